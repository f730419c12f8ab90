"""Shows what a plan asks of people and staff, what it costs, and what its grant buys and leaves out."""

import streamlit as st

from app import state
from app.parts import badges, fields, frame, messages, plan_fields, sources, tables
from toolkit import evaluation, wording
from toolkit.design import Design, EvaluationPlan
from toolkit.evaluation_plan import burden, costs, drafting, sizing
from toolkit.evaluation_plan.sizing import Piece, Sized

BOUGHT = {"in": ("done", "In"), "in_part": ("started", "In part"), "left_out": ("missing", "Left out")}


def cost_changed(design: Design, value: int | None) -> Design:
    """What the whole service costs stands with its delivery."""
    return design.with_(delivery={**dict(design.delivery), "cost": value})


def ask_about_money(design: Design) -> None:
    """What there is to spend, and what time costs; empty fields take the value to start from."""
    plan, start = design.evaluation, state.base().planning
    messages.heading("The money")
    share = f"{start.share_of_grant.value:.0%} of it"
    limits = {"min_value": 0, "max_value": 1_000_000_000, "step": 100}
    left, right = st.columns(2)
    with left:
        fields.number(
            "What does the whole service cost, in whole pounds?", design.delivery.cost, "grant", cost_changed, **limits
        )
        own(plan, "One hour of a worker, in pounds", "staff_hour", f"Empty: we take £{start.staff_hour.value:g}.")
    with right:
        plan_fields.number(plan, "What may evaluation cost, in whole pounds?", "budget", "budget",
                           help=f"Empty: we take {share}.", **limits)  # fmt: skip
        own(
            plan,
            "One day of an outside evaluator, in pounds",
            "evaluator_day",
            f"Empty: we take £{start.evaluator_day.value:g}.",
        )


def own(plan: EvaluationPlan, label: str, field: str, hint: str) -> None:
    """A price that people may put in for ours."""
    plan_fields.number(
        plan, label, field, field.replace("_", "-"), min_value=0.0, max_value=10000.0, step=1.0, help=hint
    )


def say_what_is_guessed(design: Design) -> None:
    """Each value that stands in for what nobody has said."""
    guessed = costs.guesses(design, state.base())
    messages.bullets(value.note for value in guessed)
    sources.cite([value.source for value in guessed], leaves_out="Put in your own figures, and these lines go away.")


def show_burden(design: Design) -> None:
    """What the framework asks of each young person and of staff."""
    messages.heading("What does it ask of people?")
    first, *rest = burden.in_words(burden.load(design, state.base()))
    messages.reading(first, plan_fields.lines_of(rest))
    sources.note(
        "Our method: minutes of each form as on file, times how often it is asked; staff time for one visit with all "
        "forms, times people and visits. Reading letters, reminders and typing up talks are left out."
    )


def show_pieces(found: Sized) -> None:
    """What is bought, in order of need, and what is left out and why."""
    messages.heading("What does the grant buy?")
    spent, budget = (f"£{wording.number(round(value))}" for value in (found.pounds, found.budget))
    kind = wording.lower_first(evaluation.STUDY_DESIGNS[found.study_design])
    messages.reading(
        f"{budget} buys {wording.count_of(len(found.bought), 'piece')} for about {spent}.",
        f"The strongest test in it: {kind}.",
    )
    pounds = tables.Column("About, in pounds", is_number=True)
    tables.show(
        "Pieces of an evaluation, the most needed first",
        ("Piece", "State", pounds, "Why"),
        [row(item) for item in found.pieces],
    )
    sources.note(
        "Our method: one list for every grant, bought from the top as far as the money goes. Days of an evaluator and "
        "minutes for each piece are our guesses."
    )


def row(item: Piece) -> tuple[tables.Cell, ...]:
    return item.name, badges.step(*BOUGHT[item.bought]), round(item.pounds), item.why or "There is money for it."


def offer_fit(design: Design, found: Sized) -> None:
    """One press that takes the kind of test and the follow-ups that the money buys into the plan."""
    if drafting.fit_to_grant(design, state.base()) == design:
        messages.note("Your plan has the size that the grant allows.", "", "help")
        return
    what = "It changes the kind of test, and when the main outcome is asked again. Nothing else."
    messages.paragraph(what)
    st.button("Make the plan this size", key="fit", type="primary", on_click=plan_fields.save, args=(fitted,))


def fitted(design: Design) -> Design:
    return drafting.fit_to_grant(design, state.base())


design = frame.design_for("evaluation-size")
lede = "A small grant pays for a small evaluation. Say what was left out, and why."
frame.open_page("evaluation-size", "How big can the evaluation be?", lede)
ask_about_money(design)
show_burden(design)
size = sizing.sized(design, state.base())
if size is None:
    text = "Say above what the service costs. Say on the page How many people how many you expect."
    messages.note("What the grant buys will stand here.", text, "empty")
else:
    show_pieces(size)
    offer_fit(design, size)
messages.heading("What we guessed")
say_what_is_guessed(design)
