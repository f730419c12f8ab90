"""Shows where the plan stands on the ten steps of evaluation, what it could prove, and what stops a signature."""

import streamlit as st

from app import state
from app.parts import frame, messages, plan_fields, plan_standing, rail, standing, ten_steps
from toolkit import evaluation, readiness
from toolkit.design import EvaluationPlan

BELOW = {
    "evaluation-questions": "What the test should find out, how, when and by whom.",
    "how-many-people": "How many people it takes, and which kinds of test could work with yours.",
    "evaluation-size": "What it asks of people and staff, what it costs, and what the grant leaves out.",
    "fairness-and-data": "Who is reached and who is not, consent, safety and data protection.",
    "evaluation-timetable": "What happens when, with a file for your calendar.",
}
COUNTED = {"everyone": "Everyone who starts", "completers": "Only those who finish"}
COUNTED_WHY = {
    "everyone": "The honest way. Say how you deal with missing answers.",
    "completers": "Those who gain least often leave first, so it would look better than it is.",
}


def choose_study(plan: EvaluationPlan) -> None:
    """Which kind of test, and what it can and cannot say."""
    messages.heading("Which kind of test?")
    captions = [evaluation.WHAT_IT_CAN_SAY[kind] for kind in evaluation.STUDY_DESIGNS]
    label = "Choose the kind of test (the study design)"
    plan_fields.one_of(plan, label, evaluation.STUDY_DESIGNS, "study_design", "study-design", captions=captions)
    if plan.study_design in ("process_only", "before_and_after"):
        text = "To say that the service caused a change you need people like them who did not get it."
        messages.note("This test cannot show that the service works.", text, "check")
    if plan.study_design not in (None, "process_only"):
        label = "Whose results count at the end?"
        plan_fields.one_of(plan, label, COUNTED, "counted_in", "counted-in", captions=list(COUNTED_WHY.values()))
        ask_about_entry(plan)


def ask_about_entry(plan: EvaluationPlan) -> None:
    """Whether people are taken in at their worst, so that many would get better anyway."""
    options = {True: "Yes, by their score", False: "No, in another way"}
    plan_fields.one_of(
        plan, "Are people taken in because their first score is high or low?", options, "enters_by_score", "by-score",
        horizontal=True,
    )  # fmt: skip
    if plan.enters_by_score:
        why = "Those who start at their worst often get better with no help at all. Only a comparison group can tell."
        messages.note("Some change would come by itself.", why, "check")


def ask_about_delivery(plan: EvaluationPlan) -> None:
    """What is known on delivery, and who evaluates."""
    messages.heading("Who tests it, and what do you know already?")
    label = "What do you know already about whether it can be delivered? Who comes, who stays, what it costs"
    plan_fields.text(plan, label, "delivery_tested", "delivery-tested", long=True)
    plan_fields.text(plan, "Who will evaluate it? An organisation or a role", "evaluator", "evaluator")


def show_pages_below() -> None:
    """The parts of the plan that have a page of their own."""
    messages.heading("The parts of the plan")
    for page, words in BELOW.items():
        with st.container(key=f"offer-{page}", gap=None):
            rail.link(page, rail.name_of(page))
            messages.paragraph(words)


design = frame.design_for("evaluation")
frame.open_page("evaluation", "A plan to find out if it works", "Ten steps, one after the other, sized to your grant.")
standings = readiness.ten_steps(design, state.base())
messages.reading(*readiness.ten_steps_in_words(standings))
plan_standing.signature(design)
show_pages_below()
messages.heading("The ten steps")
ten_steps.table(standings)
messages.heading("What each step asks")
ten_steps.each(standings)
choose_study(design.evaluation)
plan_standing.reach(design)
plan_standing.pitfalls(design)
ask_about_delivery(design.evaluation)
messages.heading("Does the plan keep to the six principles?")
standing.principles(design)
frame.next_step("evaluation")
