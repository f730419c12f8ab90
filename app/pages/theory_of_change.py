"""Theory of change: how the service should lead to less violence, drawn, in words, and open to change."""

from collections import Counter

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import (
    advice_list,
    badges,
    downloads,
    frame,
    messages,
    rail,
    theory_card,
    theory_choice,
    theory_drawing,
    theory_editing,
    theory_forms,
)
from toolkit import readiness, wording
from toolkit.design import Design
from toolkit.theory_of_change import outline, svg
from toolkit.theory_of_change.graph import Theory

LOOK_AT = 3


def page(design: Design) -> None:
    """The drawing with the first things to look at, the same in words, and a card for one box or arrow."""
    frame.open_page(
        "theory-of-change",
        "Theory of change",
        "It says how a service should lead to less violence, step by step. Funders ask for it. "
        "A broken edge means a guess, to check.",
    )
    if design.theory.boxes:
        _theory(design)
    else:
        _nothing_yet(design)
    frame.next_step("theory-of-change")


def _nothing_yet(design: Design) -> None:
    messages.note(
        "No theory of change yet.",
        "Here will stand boxes and arrows: from the need, to what you do, to what changes. We can draft it from what "
        "you have chosen so far. Every guess is marked, and you can change all of it.",
        "empty",
    )
    st.button("Draft it for me", type="primary", key=f"{design.id}-draft-theory", on_click=_draft)
    rail.link("theory-begin", "Other ways to begin: a worked theory, backwards, an outline, a table or a file")


def _draft() -> None:
    theory_forms.change(
        "draft-theory",
        lambda design: design.with_theory(readiness.draft_theory(design, state.base())),
    )


def _theory(design: Design) -> None:
    messages.reading(*_reading(design.theory))
    theory_editing.show_steps(design)
    theory_drawing.show(
        design.theory,
        f"{design.id}-drawing",
        theory_choice.chosen(design),
        lambda identifier: theory_choice.choose(design, identifier),
        theory_editing.do,
        theory_choice.times_asked(design),
        theory_editing.lit(design),
    )
    theory_editing.say_path(design)
    _other_views()
    _first_things(design)
    words, card = st.columns([1.15, 1], gap="large")
    with words:
        _in_words(design)
    with card, st.container(key="theory-card", border=True):
        theory_card.show(design)


def _other_views() -> None:
    with st.container(horizontal=True):
        rail.link("theory-outline", "Edit it as an outline")
        rail.link("theory-narrative", "Read it as a text")
        rail.link("challenge", "Challenge me")
        rail.link("theory-begin", "Begin anew or bring one in")


def _reading(theory: Theory) -> tuple[str, str]:
    boxes = wording.count_of(len(theory.boxes), "box", "boxes")
    arrows = wording.count_of(len(theory.arrows), "arrow")
    ratings = Counter(arrow.rating for arrow in theory.arrows.values())
    studies = ratings["studies_fit"] + ratings["studies_partly_fit"] + ratings["some_studies"]
    harm = wording.count_of(ratings["may_do_harm"], "arrow") if ratings["may_do_harm"] else ""
    rest = (
        f"{studies} of the arrows rest on studies, {ratings['assumption']} are assumptions to test, and "
        f"{ratings['not_rated']} are not rated yet. " + (f"{harm} may do harm." if harm else "")
    )
    return f"{boxes} and {arrows}, from the need to lasting change.", rest if theory.arrows else ""


def _first_things(design: Design) -> None:
    found = [item for item in readiness.advice(design, state.base()) if item.page == "theory-of-change"]
    if found:
        first = found[:LOOK_AT]
        messages.heading(f"First {('thing', 'two things', 'three things')[len(first) - 1]} to look at")
        advice_list.show(design, first, "theory-of-change")
    else:
        messages.note("Nothing here needs a look first.", "All boxes and arrows have what they need.")
    rail.link("theory-checks", "All checks: six gates and the advice")


def _in_words(design: Design) -> None:
    messages.heading("The same in words")
    items = Markup("").join(_item(item) for item in outline.outline(design.theory))
    messages.show(Markup('<ol class="outline">{}</ol>').format(items))
    with st.container(horizontal=True):
        picture, name = (
            svg.to_svg(theory_drawing.lay_out(design.theory), f"Theory of change: {design.name}"),
            "theory-of-change",
        )
        downloads.file("Picture (SVG)", picture, f"{name}.svg", downloads.SVG, f"{design.id}-svg")
        downloads.file("Picture (PNG)", lambda: svg.to_png(picture), f"{name}.png", downloads.PNG, f"{design.id}-png")
        downloads.file("Words (text)", outline.as_text(design.theory), f"{name}.txt", "text/plain", f"{design.id}-text")
    rail.link("theory-files", "Take it away: PDF, PowerPoint, Word, draw.io and more")


def _item(item: outline.OutlineItem) -> Markup:
    check = badges.to_check() if item.to_check else ""
    arrows = Markup("").join(Markup("<li>{}</li>").format(arrow.words) for arrow in item.arrows)
    leads = Markup("<ul>{}</ul>").format(arrows) if arrows else ""
    kind = Markup('<span class="small">{}:</span>').format(item.kind)
    return Markup("<li>{} <strong>{}</strong> {}{}</li>").format(kind, item.text, check, leads)


page(frame.design_for("theory-of-change"))
