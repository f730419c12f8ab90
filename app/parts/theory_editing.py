"""Carries out what the drawing and the outline ask for, and steps back and forth through what was done."""

from dataclasses import dataclass

import streamlit as st

from app import state
from app.parts import fields, messages, theory_choice, theory_forms
from toolkit import design as designs, wording
from toolkit.design import Design
from toolkit.store import looking_back
from toolkit.theory_of_change import paths, stepping
from toolkit.theory_of_change.acts import Act


@dataclass(frozen=True)
class Ways:
    """What undo and redo would bring, and what each would undo or do again, in words."""

    undo: Design | None = None
    undo_words: str = ""
    redo: Design | None = None
    redo_words: str = ""


def do(act: Act) -> None:
    """Carry out an act of the drawing or the outline on the open design."""
    opened = state.current()
    if opened is None:
        return
    design = opened.design
    if act.name in ("undo", "redo"):
        step(act.name)
    elif act.name == "path":
        show_path(design, None if lit(design) is not None else act.item)
    elif act.name == "take":
        theory_forms.ask_to_take_away(design, act.item)
        theory_choice.open_card(design, act.item)
    else:
        theory_forms.act(key_of(design), act)


def key_of(design: Design) -> str:
    """Under which a refusal is kept."""
    return f"{design.id}-theory-act"


def step(way: str) -> None:
    """Undo the last change of the theory, or do again what was undone."""
    opened = state.current()
    if opened is None:
        return
    found = ways(opened.design)
    earlier = found.undo if way == "undo" else found.redo
    if earlier:
        theory_forms.change(key_of(opened.design), lambda design: design.back_to(earlier))


def ways(design: Design) -> Ways:
    """Where undo and redo lead, worked out once for each saved version."""
    standing = state.standing()
    if standing is None or standing.failure:
        return Ways()
    version = standing.saved.version
    found = state.made_once("theory-ways", f"{design.id} {version}", lambda: _ways(design.id, version))
    return found if isinstance(found, Ways) else Ways()


def _ways(identifier: str, version: int) -> Ways:
    versions = looking_back.versions(state.store(), identifier, "theory", version)
    if not versions:
        return Ways()
    known, now = stepping.steps([each["theory"] for each in versions]), designs.from_document(versions[-1])
    undo = designs.from_document(versions[known.past[-1]]) if known.past else None
    redo = designs.from_document(versions[known.future[-1]]) if known.future else None
    return Ways(
        undo,
        stepping.change_in_words(undo.theory, now.theory) if undo else "",
        redo,
        stepping.change_in_words(now.theory, redo.theory) if redo else "",
    )


def show_steps(design: Design) -> None:
    """The buttons that undo and do again, each saying what."""
    found = ways(design)
    with st.container(horizontal=True):
        for name, label, words in (("undo", "Undo", found.undo_words), ("redo", "Redo", found.redo_words)):
            says = fields.plain(f"{label}: {words}" if words else label)
            st.button(says, key=f"{design.id}-{name}", disabled=not words, on_click=step, args=(name,))
    theory_forms.say_if_refused(key_of(design))


def show_path(design: Design, identifier: str | None) -> None:
    """Bring out the path through one box or arrow; None shows everything again."""
    state.keep(f"{design.id}-theory-path", identifier)


def lit(design: Design) -> frozenset[str] | None:
    """What is brought out; None while everything is."""
    identifier = state.kept(f"{design.id}-theory-path")
    if identifier not in design.theory.boxes and identifier not in design.theory.arrows:
        return None
    return paths.through(design.theory, str(identifier)).ids


def say_path(design: Design) -> None:
    """The path that is brought out, in words, with the way to show everything again."""
    if lit(design) is None:
        return
    identifier = str(state.kept(f"{design.id}-theory-path"))
    path = paths.through(design.theory, identifier)
    name = theory_choice.names(design.theory)[identifier]
    sides = (("Leads up to it", path.before), ("Follows from it", path.after))
    words = ". ".join(f"{side}: {_texts(design, boxes)}" for side, boxes in sides if boxes)
    messages.note("One path is shown.", f"Through {wording.lower_first(name)} {words}.", "help")
    st.button("Show everything", key=f"{design.id}-show-all", on_click=show_path, args=(design, None))


def _texts(design: Design, boxes: tuple[str, ...]) -> str:
    return "; ".join(design.theory.boxes[box].text.rstrip(".") for box in boxes)
