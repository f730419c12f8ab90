"""Shows how many people a test takes, what the people there are could show, and which kinds of test could work."""

from functools import partial

import streamlit as st

from app import state
from app.parts import fields, frame, messages, plan_fields, sample_size, study_options
from toolkit import evaluation, readiness
from toolkit.design import Design, EvaluationPlan
from toolkit.evaluation_plan import options

MOST_PEOPLE = 100_000


def choose_people(plan: EvaluationPlan) -> None:
    """How many people are expected, how many leave, and the smallest difference that matters."""
    messages.heading("Your people")
    left, right = st.columns(2)
    with left:
        label = "How many people do you expect to take part in the test?"
        limits = {"min_value": 0, "max_value": MOST_PEOPLE, "step": 1}
        plan_fields.number(plan, label, "people_expected", "people-expected", **limits)
    with right:
        leave = partial(plan_fields.with_default, field="attrition", out_of=100)
        label, limits = "Out of 100 people, how many will leave early?", {"min_value": 0, "max_value": 90, "step": 1}
        fields.number(label, plan_fields.in_100(plan.attrition), "leave", leave, **limits)
    choose_difference(plan)


def choose_difference(plan: EvaluationPlan) -> None:
    """The smallest difference that would be worth knowing of, in words."""
    sizes = {effect: f"A {word} difference" for effect, word in evaluation.DIFFERENCES.items()}
    if plan.smallest_effect and plan.smallest_effect not in sizes:
        sizes[plan.smallest_effect] = f"Your own: {plan.smallest_effect:g} standard deviations"
    better = [f"{evaluation.better_than_average(effect)} in 100 do better" for effect in sizes]
    label = "What is the smallest difference worth knowing of?"
    plan_fields.one_of(plan, label, sizes, "smallest_effect", "smallest", captions=better)
    messages.paragraph(
        "“Do better”: end above the score that the average person would have without the service. If the service did "
        "nothing, 50 in 100 would.",
        "small",
    )


def choose_shares(plan: EvaluationPlan) -> None:
    """For an outcome that people have or have not: how many in 100 without and with the service."""
    messages.paragraph(
        "If the main outcome is yes or no, such as reoffending, say how many in 100 you think will have it."
    )
    limits = {"min_value": 0, "max_value": 100, "step": 1}
    pairs = (("Out of 100, without the service", "share_before"), ("Out of 100, with the service", "share_after"))
    for column, (label, field) in zip(st.columns(2), pairs, strict=True):
        with column:
            shares = partial(plan_fields.planned, field=field, out_of=100)
            given = plan_fields.in_100(getattr(plan, field))
            fields.number(label, given, field.replace("_", "-"), shares, **limits)


def choose_groups(plan: EvaluationPlan) -> None:
    """Whether people join as whole classes or teams, which takes more of them."""
    with st.expander("Do whole classes, teams or clubs join together?"):
        messages.paragraph(
            "People in one class or team are alike, so each tells you less. Leave this empty if they join one by one."
        )
        label, limits = "How many people are in one class or team?", {"min_value": 2, "max_value": 1000, "step": 1}
        plan_fields.number(plan, label, "cluster_size", "cluster-size", **limits)
        if plan.cluster_size:
            for_uneven_groups(plan)


def for_uneven_groups(plan: EvaluationPlan) -> None:
    """How uneven and how alike the groups are."""
    limits = {"min_value": 0.0, "max_value": 3.0, "step": 0.1}
    label = "How uneven are they? The standard deviation of their sizes over the mean (0 if all are the same size)"
    uneven = partial(plan_fields.with_default, field="cluster_size_cv")
    fields.number(label, plan.cluster_size_cv, "cluster-size-cv", uneven, **limits)
    label = (
        "How alike are people in one of them? The intracluster correlation; leave it empty to use what studies found"
    )
    plan_fields.number(plan, label, "icc", "icc", min_value=0.0, max_value=1.0, step=0.01, format="%.3f")


def for_an_evaluator(plan: EvaluationPlan) -> None:
    """Numbers that need some knowledge of statistics."""
    with st.expander("For an evaluator: set the numbers yourself"):
        label, limits = (
            "Smallest difference, in standard deviations",
            {"min_value": 0.05, "max_value": 3.0, "step": 0.05},
        )
        plan_fields.number(plan, label, "smallest_effect", "effect", **limits)
        correlation = partial(plan_fields.with_default, field="correlation")
        label, limits = "Correlation of first and last scores", {"min_value": 0.0, "max_value": 0.95, "step": 0.05}
        fields.number(label, plan.correlation, "correlation", correlation, **limits)


def show_answer(design: Design) -> None:
    """What the chosen test takes, what the people there are could show, and what to do instead."""
    plan = design.evaluation
    messages.heading("The answer")
    words = readiness.sample_size_in_words(design)
    first, _, rest = words.partition(". ")
    messages.reading(first if not rest else f"{first}.", rest)
    messages.paragraph(options.advice(design, state.base()))
    study_options.table(design)
    study_options.curves(design)
    if plan.study_design and plan.study_design != "process_only":
        sample_size.show(plan, plan.study_design)


design = frame.design_for("how-many-people")
lede = "With too few people a real change stays unseen. We give ranges, since nobody knows these things beforehand."
frame.open_page("how-many-people", "How many people does the test take?", lede)
choose_people(design.evaluation)
if design.evaluation.study_design and evaluation.groups_of(design.evaluation.study_design) == 2:
    choose_shares(design.evaluation)
choose_groups(design.evaluation)
for_an_evaluator(design.evaluation)
show_answer(design)
