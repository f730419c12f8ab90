"""Shows the ten steps of evaluation: where the design stands on each, and what each asks."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from app.parts import badges, confirm_step, messages, sources, tables
from toolkit import wording
from toolkit.evaluation import EvaluationStep
from toolkit.readiness import EvaluationStanding

STATE_WORDS = {"done": "Done", "started": "Started", "missing": "To do"}
OURS = "our wording"
LEAVES_OUT = (
    f"“{OURS.capitalize()}”: check against the printed framework. Nobody has done so yet. Each step’s own source "
    "stands with it below."
)
METHOD = "where the plan stands is worked out from what you entered, not ticked by hand."


def table(standings: Sequence[EvaluationStanding]) -> None:
    """One row for each step: its state, what the plan has, what is missing, and whether the next step may begin."""
    columns = ("Step", "State", "What the plan has", "What is missing, or comes next", "The gate to the next step")
    tables.show("Where this plan stands on each step", columns, [_row(standing) for standing in standings])
    unchecked = any(not item.step.name_verified or not item.step.wording_verified for item in standings)
    cited = [standing.step.source for standing in standings[:1]]
    sources.cite(cited, method=METHOD, leaves_out=LEAVES_OUT if unchecked else "")


def each(standings: Sequence[EvaluationStanding]) -> None:
    """Each step, to be opened: what it asks, what to do, what comes out, and what must be in place before the next."""
    with st.container(gap="xsmall"):
        for step in (standing.step for standing in standings):
            with st.expander(f"{step.number}. {step.name}"), st.container(gap="xsmall"):
                _details(step)
                confirm_step.offer(step)


def _row(standing: EvaluationStanding) -> tuple[tables.Cell, ...]:
    step = standing.step
    name = f"{step.number}. {step.name}"
    return (
        name if step.name_verified else Markup("{} {}").format(name, badges.to_check(OURS)),
        badges.step(standing.state, STATE_WORDS[standing.state]),
        Markup("<br>").join(standing.has) if standing.has else "Nothing yet",
        standing.next,
        gate(standing),
    )


def gate(standing: EvaluationStanding) -> str:
    """Whether the step after this one may begin, and what it waits for."""
    if standing.gate_is_open:
        return "Open"
    if standing.waits_for and standing.state == "done":
        numbers = wording.join_words([str(number) for number in standing.waits_for])
        return f"Waits for {'step' if len(standing.waits_for) == 1 else 'steps'} {numbers}"
    return "Waits for this step"


def _details(step: EvaluationStep) -> None:
    mark = "" if step.wording_verified else badges.to_check(OURS)
    messages.paragraph(Markup("<strong>{}</strong> {}").format(step.asks, mark))
    for title, items in (("What to do", step.tasks), ("What comes out of it", step.products)):
        messages.heading(title, 3)
        messages.bullets(items)
    known = (("Who leads it", step.led_by), ("When", step.when), ("Before the next step", step.gate))
    for title, words in known:
        if words:
            messages.heading(title, 3)
            messages.paragraph(words)
    sources.cite([step.source], leaves_out=step.note or "")
