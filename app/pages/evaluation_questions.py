"""Shows the evaluation questions of a plan and edits them: what is asked, how, from what, when and by whom."""

from functools import partial
from typing import Any

import streamlit as st

from app import state
from app.parts import badges, fields, frame, messages, plan_fields, tables
from toolkit import design as designs
from toolkit.design import AskedQuestion, Design
from toolkit.evaluation_plan import asking, drafting, sizing

COLUMNS = ("Question", "Kind", "How", "From what", "When, and who")
LABELS = {
    "method": "How is it answered? The method",
    "data_source": "From what? The source",
    "when": "When?",
    "who": "Who sees to it? A role or an organisation",
}


def asked(design: Design) -> list[AskedQuestion]:
    """The questions in order."""
    return sorted(design.evaluation.asked.values(), key=lambda item: (item.position, item.id))


def show_questions(design: Design) -> None:
    """All questions, each with what it tests."""
    tables.show("Questions that the evaluation answers", COLUMNS, [row(item, design) for item in asked(design)])


def row(item: AskedQuestion, design: Design) -> tuple[tables.Cell, ...]:
    """One question; what is missing is said."""
    guess = badges.to_check() if item.to_check else ""
    return (
        tables.cell(item.text, where_from(item, design)),
        tables.cell(asking.KINDS[item.kind], guess),
        item.method or None,
        item.data_source or None,
        tables.cell(item.when or None, item.who or None),
    )


def where_from(item: AskedQuestion, design: Design) -> str:
    """The arrow or box of the theory that a question tests."""
    numbers = {arrow.id: number for number, arrow in design.theory.numbered_arrows()}
    if item.about in numbers:
        return f"Tests arrow {numbers[item.about]}"
    return "Tests a risk of harm" if item.about in design.theory.boxes else ""


def offer_drafts(design: Design) -> None:
    """A button that drafts questions where the theory raises some that are not asked yet."""
    if asking.take(design, state.base(), most(design)) == design:
        return
    if not design.theory.boxes:
        messages.note("There are no arrows to ask about yet.", "Questions come from the theory of change.", "empty")
    what = "From the arrows that your plan needs most and nobody is sure of, and one each on harm, fairness and cost."
    messages.paragraph(what)
    st.button("Draft the questions", key="draft-questions", type="primary", on_click=plan_fields.save,
              args=(take,))  # fmt: skip


def most(design: Design) -> int:
    return sizing.most_questions(design, state.base())


def take(design: Design) -> Design:
    """The design with the drafted questions."""
    return asking.take(design, state.base(), most(design))


def edit(design: Design) -> None:
    """One question at a time."""
    messages.heading("Work on one question")
    names = {item.id: f"{number}. {item.text}" for number, item in enumerate(asked(design), start=1)}
    chosen = st.selectbox(
        "Which question?", list(names), format_func=lambda key: names.get(key, ""), key=f"{design.id}-question"
    )
    item = design.evaluation.asked.get(chosen or next(iter(names)))
    if item is None:
        return
    if item.to_check:
        messages.note(
            "We drafted this. Nobody has checked it.", "Change what is wrong, or say that it is right.", "check"
        )
        st.button("It is right", key=f"right-{item.id}", on_click=plan_fields.save,
                  args=(drafting.look_at, "asked", item.id))  # fmt: skip
    fields.one_of("What is it about?", asking.KINDS, item.kind, f"{item.id}-kind", partial(changed, item.id, "kind"),
                  horizontal=True)  # fmt: skip
    fields.long_text("The question", item.text, f"{item.id}-text", partial(changed, item.id, "text"))
    for pair in (("method", "data_source"), ("when", "who")):
        for column, field in zip(st.columns(2), pair, strict=True):
            with column:
                fields.text(LABELS[field], getattr(item, field), f"{item.id}-{field}", partial(changed, item.id, field),
                            help=fields.NO_NAMES)  # fmt: skip
    st.button("Remove this question", key=f"remove-{item.id}", on_click=plan_fields.save, args=(without, item.id))


def changed(key: str, field: str, design: Design, value: Any) -> Design:
    """The design with one field of a question changed."""
    return drafting.change_item(design, "asked", key, **{field: value or ""})


def without(design: Design, key: str) -> Design:
    kept = {name: item for name, item in design.evaluation.asked.items() if name != key}
    return plan_fields.planned(design, kept, "asked")


def with_own(design: Design) -> Design:
    """The design with one more question, to be written."""
    asked_already = design.evaluation.asked
    own = AskedQuestion(
        id=designs.new_id("question"), position=designs.next_position(asked_already), kind="outcome",
        text="Your question",
    )  # fmt: skip
    return plan_fields.planned(design, {**asked_already, own.id: own}, "asked")


design = frame.design_for("evaluation-questions")
lede = "Questions come from your theory of change: where it is needed most and least sure."
frame.open_page("evaluation-questions", "What should the test find out?", lede)
messages.reading(*asking.in_words(design))
offer_drafts(design)
if design.evaluation.asked:
    show_questions(design)
    edit(design)
st.button("Add a question of your own", key="own-question", on_click=plan_fields.save, args=(with_own,))
