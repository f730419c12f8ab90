"""Shows what a plan could prove at most, which pitfalls it steps into, and whether anyone could sign it."""

import streamlit as st

from app import state
from app.parts import badges, messages, plan_fields, rail, sources, tables
from toolkit import wording
from toolkit.design import Design
from toolkit.evaluation_plan import drafting, pitfalls as known_pitfalls, reach as reaching, signing

MOST = 3
STATES = {"avoided": ("done", "Avoided"), "warning": ("started", "Look at this"), "not_known": ("missing", "Not known")}


def signature(design: Design) -> None:
    """Whether a commissioner and an evaluator could sign, the first open points, and one press that drafts the rest."""
    open_points = signing.open_points(design, state.base())
    bold, rest = signing.in_words(design, state.base())
    messages.note(bold, "" if open_points else rest, "check" if open_points else "help")
    if not open_points:
        return
    messages.bullets(point.message for point in open_points[:MOST])
    if len(open_points) > MOST:
        with st.expander(f"All {len(open_points)} open points"):
            messages.bullets(point.message for point in open_points)
    with st.container(horizontal=True):
        for page in list(dict.fromkeys(point.page for point in open_points))[:MOST]:
            rail.link(page, f"Put it right: {wording.lower_first(rail.name_of(page))}")
    if design.theory.boxes:
        why = "We draft questions, lines and safeguards from your theory of change. Each is marked as a guess to check."
        messages.paragraph(why, "small")
        st.button("Draft what is missing", key="draft-plan", type="primary", on_click=plan_fields.save,
                  args=(_completed,))  # fmt: skip


def _completed(design: Design) -> Design:
    return drafting.complete(design, state.base())


def reach(design: Design) -> None:
    """The level of evidence that the plan could reach at most, and what keeps it there."""
    found = reaching.reach(design, state.base())
    messages.heading("What could it prove at most?")
    messages.reading(found.in_words, found.why)
    if found.held_back_by:
        messages.paragraph("What keeps it there:")
        messages.bullets(found.held_back_by)
    sources.cite([found.level.source], leaves_out=reaching.OURS)


def pitfalls(design: Design) -> None:
    """The six common pitfalls, each held against the plan's own values."""
    found = known_pitfalls.pitfalls(design, state.base())
    messages.heading("The six common pitfalls")
    warned = sum(item.state != "avoided" for item in found)
    messages.paragraph(
        "The plan steps round all six." if not warned else f"{warned} of 6 need a look. Nothing here stops you."
    )
    columns = ("Pitfall", "State", "Why we say so", "What to do")
    rows = [(f"{item.number}. {item.name}", badges.step(*STATES[item.state]), item.says, item.do or "Nothing more")
            for item in found]  # fmt: skip
    tables.show("The six pitfalls, by this plan’s own values", columns, rows)
    cited = [known_pitfalls.SOURCE, state.base().planning.most_drop_out.source]
    sources.cite(cited, leaves_out="The pitfalls are theirs; how we tell them from a plan is our mapping.")
