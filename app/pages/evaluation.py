"""Shows where the plan stands on the ten steps of evaluation, and plans the study: its kind, people and questions."""

from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, fields, frame, messages, rail, sample_size, sources, standing, ten_steps
from toolkit import evaluation, readiness
from toolkit.design import Design, EvaluationPlan
from toolkit.readiness import data_protection

KNOWN_MARKS = {"partly_read": "only partly read", "our_proposal": "our proposal"}


def planned(design: Design, value: Any, field: str, *, out_of: int = 1) -> Design:
    """The design with one field of its evaluation plan changed; shares are typed as so many in 100."""
    kept = value / out_of if out_of > 1 and value is not None else value
    return design.with_(evaluation={**dict(design.evaluation), field: kept})


def text_planned(design: Design, value: str | None, field: str) -> Design:
    """The same for words, where nothing is empty text."""
    return planned(design, value or "", field)


def in_100(share: float | None) -> int | None:
    """A share as a whole number in 100, as the fields show it."""
    return None if share is None else round(share * 100)


def choose_study(plan: EvaluationPlan) -> None:
    """Which kind of test, and what it can and cannot say."""
    messages.heading("Which kind of test?")
    study = partial(planned, field="study_design")
    fields.one_of(
        "Choose the kind of test (the study design)",
        evaluation.STUDY_DESIGNS, plan.study_design, "study-design", study,
        captions=[evaluation.WHAT_IT_CAN_SAY[kind] for kind in evaluation.STUDY_DESIGNS],
    )  # fmt: skip
    if plan.study_design in ("process_only", "before_and_after"):
        text = "To say that the service caused a change you need people like them who did not get it."
        messages.note("This test cannot show that the service works.", text, "check")


def choose_people(plan: EvaluationPlan) -> None:
    """How many people are expected, how many leave, and the smallest difference that matters."""
    messages.heading("How many people would it take?")
    left, right = st.columns(2)
    with left:
        people = partial(planned, field="people_expected")
        limits = {"min_value": 0, "step": 1}
        fields.number(
            "How many people do you expect to take part in the test?",
            plan.people_expected,
            "people-expected",
            people,
            **limits,
        )
    with right:
        leave = partial(leaving_changed)
        limits = {"min_value": 0, "max_value": 90, "step": 1}
        fields.number("Out of 100 people, how many will leave early?", in_100(plan.attrition), "leave", leave, **limits)
    if plan.study_design not in (None, "process_only"):
        choose_difference(plan)
    if plan.study_design and evaluation.groups_of(plan.study_design) == 2:
        choose_shares(plan)


def leaving_changed(design: Design, value: int | None) -> Design:
    """An empty field means that nobody is expected to leave."""
    return planned(design, value or 0, "attrition", out_of=100)


def choose_difference(plan: EvaluationPlan) -> None:
    """The smallest difference that would be worth knowing of, in words."""
    sizes = {effect: f"A {word} difference" for effect, word in evaluation.DIFFERENCES.items()}
    if plan.smallest_effect and plan.smallest_effect not in sizes:
        sizes[plan.smallest_effect] = f"Your own: {plan.smallest_effect:g} standard deviations"
    better = (f"{evaluation.better_than_average(effect)} in 100 do better" for effect in sizes)
    smallest = partial(planned, field="smallest_effect")
    label = "What is the smallest difference worth knowing of?"
    fields.one_of(label, sizes, plan.smallest_effect, "smallest", smallest, captions=list(better))
    why = (
        "“Do better”: end above the score that the average person would have without the service. If the service did "
        "nothing, 50 in 100 would."
    )
    messages.paragraph(why, "small")


def choose_shares(plan: EvaluationPlan) -> None:
    """For an outcome that people have or have not: how many in 100 without and with the service."""
    why = "If the main outcome is yes or no, such as reoffending, say how many in 100 you think will have it."
    messages.paragraph(why)
    limits = {"min_value": 0, "max_value": 100, "step": 1}
    pairs = (("Out of 100, without the service", "share_before"), ("Out of 100, with the service", "share_after"))
    for column, (label, field) in zip(st.columns(2), pairs, strict=True):
        with column:
            shares = partial(planned, field=field, out_of=100)
            fields.number(label, in_100(getattr(plan, field)), field.replace("_", "-"), shares, **limits)


def show_sample_size(design: Design) -> None:
    """The sample size in plain words, the chart of people by difference, and what an evaluator can change."""
    plan = design.evaluation
    words = readiness.sample_size_in_words(design)
    first, _, rest = words.partition(". ")
    messages.reading(first if not rest else f"{first}.", rest)
    if plan.study_design and plan.study_design != "process_only":
        sample_size.show(plan, plan.study_design)
        for_an_evaluator(plan)


def for_an_evaluator(plan: EvaluationPlan) -> None:
    """Numbers that need some knowledge of statistics."""
    with st.expander("For an evaluator: set the numbers yourself"):
        limits = {"min_value": 0.05, "max_value": 3.0, "step": 0.05}
        smallest = partial(planned, field="smallest_effect")
        fields.number("Smallest difference, in standard deviations", plan.smallest_effect, "effect", smallest, **limits)
        limits = {"min_value": 0.0, "max_value": 0.95, "step": 0.05}
        fields.number(
            "Correlation of first and last scores", plan.correlation, "correlation", with_correlation, **limits
        )


def with_correlation(design: Design, value: float | None) -> Design:
    """An empty field means what a new plan starts from."""
    return planned(design, EvaluationPlan().correlation if value is None else value, "correlation")


def ask_questions(design: Design) -> None:
    """Questions drafted from the weakest arrows, and the user's own."""
    messages.heading("What should the test find out?")
    drafted = readiness.questions(design)
    if drafted and readiness.take_questions(design) == design:
        messages.paragraph(
            "The questions from the arrows that nobody is sure of yet are in your list. Change them freely."
        )
    elif drafted:
        messages.paragraph("These come from the arrows that your plan needs most and that nobody is sure of yet:")
        messages.bullets(drafted)
        st.button("Copy these into the plan", key="take-questions", on_click=take_questions)
    elif not design.theory.boxes:
        messages.note("There are no arrows to ask about yet.", "Questions come from the theory of change.", "empty")
        rail.link("theory-of-change", "Draw the theory of change")
    else:
        messages.paragraph("No arrow is unrated or a mere assumption, so no question is drafted from them.")
    written = partial(text_planned, field="questions")
    fields.long_text("Your questions, one on each line", design.evaluation.questions, "questions", written, height=240)


def take_questions() -> None:
    """Add the drafted questions to the plan."""
    opened = state.current()
    if opened:
        state.save(readiness.take_questions(opened.design))


def ask_about_delivery(plan: EvaluationPlan) -> None:
    """What is known on delivery, and who evaluates."""
    messages.heading("Who tests it, and what do you know already?")
    label = "What do you know already about whether it can be delivered? Who comes, who stays, what it costs"
    tested = partial(text_planned, field="delivery_tested")
    fields.long_text(label, plan.delivery_tested, "delivery-tested", tested, help=fields.NO_NAMES)
    evaluator = partial(text_planned, field="evaluator")
    fields.text("Who will evaluate it? An organisation or a role", plan.evaluator, "evaluator", evaluator)


def ask_about_data(plan: EvaluationPlan) -> None:
    """What to settle on data protection, each point with how far it is known."""
    messages.heading("Data protection: settle this first")
    messages.bullets(prompt_line(prompt) for prompt in data_protection.PROMPTS)
    cited = [prompt.source for prompt in data_protection.PROMPTS if prompt.source]
    sources.cite(cited, leaves_out=f"In our own words; this is not legal advice. {data_protection.NOT_LOOKED_INTO}")
    settled = partial(text_planned, field="data_protection")
    fields.long_text("What have you settled on data protection?", plan.data_protection, "data-protection", settled)


def prompt_line(prompt: data_protection.Prompt) -> Markup:
    """One question, why it matters, and a mark where it is not read in full."""
    mark = badges.to_check(KNOWN_MARKS[prompt.known]) if prompt.known in KNOWN_MARKS else ""
    return Markup("<strong>{}</strong> {} {}").format(prompt.question, prompt.why, mark)


design = frame.design_for("evaluation")
frame.open_page("evaluation", "Ten steps to a good evaluation", "What each step has already, and what comes next.")
standings = readiness.ten_steps(design, state.base())
messages.reading(*readiness.ten_steps_in_words(standings))
ten_steps.table(standings)
messages.heading("What each step asks")
ten_steps.each(standings)
choose_study(design.evaluation)
choose_people(design.evaluation)
show_sample_size(design)
ask_questions(design)
ask_about_delivery(design.evaluation)
ask_about_data(design.evaluation)
messages.heading("Does the plan keep to the six principles?")
standing.principles(design)
frame.next_step("evaluation")
