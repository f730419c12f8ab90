"""Shows the ten steps of evaluation: where the design stands on each, and what each asks."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from app.parts import badges, messages, sources, tables
from toolkit.evaluation import EvaluationStep
from toolkit.readiness import EvaluationStanding

STATE_WORDS = {"done": "Done", "started": "Started", "missing": "To do"}
OURS = "our wording"
LEAVES_OUT = (
    f"“{OURS.capitalize()}”: nobody has checked it against the printed framework yet. Each step’s own source stands "
    "with it below."
)
METHOD = "where the plan stands is worked out from what you entered, not ticked by hand."


def table(standings: Sequence[EvaluationStanding]) -> None:
    """One row for each step: its state, what the plan has, and what comes next."""
    columns = ("Step", "State", "What the plan has", "What comes next")
    tables.show("Where this plan stands on each step", columns, [_row(standing) for standing in standings])
    sources.cite([standing.step.source for standing in standings[:1]], method=METHOD, leaves_out=LEAVES_OUT)


def each(standings: Sequence[EvaluationStanding]) -> None:
    """Each step, to be opened: what it asks, what to do, what comes out, and what must be in place before the next."""
    with st.container(gap="xsmall"):
        for step in (standing.step for standing in standings):
            with st.expander(f"{step.number}. {step.name}"), st.container(gap="xsmall"):
                _details(step)


def _row(standing: EvaluationStanding) -> tuple[tables.Cell, ...]:
    step = standing.step
    name = f"{step.number}. {step.name}"
    return (
        name if step.name_verified else Markup("{} {}").format(name, badges.to_check(OURS)),
        badges.step(standing.state, STATE_WORDS[standing.state]),
        Markup("<br>").join(standing.has) if standing.has else "Nothing yet",
        standing.next,
    )


def _details(step: EvaluationStep) -> None:
    mark = "" if step.wording_verified else badges.to_check(OURS)
    messages.paragraph(Markup("<strong>{}</strong> {}").format(step.asks, mark))
    messages.heading("What to do", 3)
    messages.bullets(step.tasks)
    messages.heading("What comes out of it", 3)
    messages.bullets(step.products)
    messages.heading("Before the next step", 3)
    messages.paragraph(step.gate)
    sources.cite([step.source], leaves_out=step.note or "")
