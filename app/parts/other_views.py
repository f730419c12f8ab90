"""Keeps what other partners think of an arrow beside the first judgement; where they differ, both stay."""

import streamlit as st

from app import state
from app.parts import fields, messages, theory_forms
from toolkit import design as designs
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.theory_of_change import details
from toolkit.theory_of_change.details import Judgement
from toolkit.theory_of_change.graph import Arrow


def show(design: Design, arrow: Arrow) -> None:
    """What other partners said, each with the way to take it out, and the way to add one."""
    if arrow.is_disputed():
        messages.note(
            "Partners see this arrow differently.", "Both views are kept, here and in the documents.", "check"
        )
    for judgement in sorted(arrow.judgements.values(), key=lambda each: (each.position, each.id)):
        messages.paragraph(_in_words(judgement))
        key = f"{design.id}-{arrow.id}-{judgement.id}"
        label = fields.plain(f"Take out what {judgement.by} said")
        st.button(label, key=key, type="tertiary", on_click=_take_out, args=(key, arrow.id, judgement.id))
    _add(design, arrow)


def _in_words(judgement: Judgement) -> str:
    parts = [details.SURE_WORDS[judgement.sure]] if judgement.sure else []
    parts += (
        [f"Applies here: {details.APPLIES_WORDS[judgement.applies_here].lower()}"] if judgement.applies_here else []
    )
    said = ". ".join([*parts, judgement.because.rstrip(".")] if judgement.because else parts)
    return f"{judgement.by}: {said or 'nothing said yet'}."


def _add(design: Design, arrow: Arrow) -> None:
    key = f"{design.id}-{arrow.id}-view"
    with st.expander("Add what another partner thinks"), st.form(key, clear_on_submit=True, border=False):
        st.text_input("Which partner? A role or organisation", key=f"{key}-by", help=fields.NO_NAMES)
        st.radio(
            "How sure are they?", list(details.SURE_WORDS), index=None, key=f"{key}-sure",
            format_func=lambda item: details.SURE_WORDS[item],
        )  # fmt: skip
        st.radio(
            "Do they think it applies here?", list(details.APPLIES_WORDS), index=None, key=f"{key}-applies",
            horizontal=True, format_func=lambda item: details.APPLIES_WORDS[item],
        )  # fmt: skip
        st.text_area("Why do they think so?", key=f"{key}-because", height=80, help=fields.NO_NAMES)
        st.form_submit_button("Add their view", on_click=_add_view, args=(key, arrow.id))
    theory_forms.say_if_refused(key)


def _add_view(key: str, arrow_id: str) -> None:
    by = str(state.kept(f"{key}-by") or "").strip()

    def with_view(design: Design) -> Design:
        if not by:
            raise UserError("Say which partner thinks so: a role or organisation.")
        arrow = design.theory.arrows[arrow_id]
        judgement = Judgement(
            id=designs.new_id("judgement"), position=designs.next_position(arrow.judgements), by=by,
            sure=state.kept(f"{key}-sure"), applies_here=state.kept(f"{key}-applies"),
            because=str(state.kept(f"{key}-because") or ""),
        )  # fmt: skip
        views = {**arrow.judgements, judgement.id: judgement}
        return theory_forms.arrow_field(arrow_id, "judgements")(design, views)

    theory_forms.change(key, with_view)


def _take_out(key: str, arrow_id: str, judgement_id: str) -> None:
    def without(design: Design) -> Design:
        views = design.theory.arrows[arrow_id].judgements
        kept = {name: each for name, each in views.items() if name != judgement_id}
        return theory_forms.arrow_field(arrow_id, "judgements")(design, kept)

    theory_forms.change(key, without)
