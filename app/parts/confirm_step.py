"""Asks what somebody found on one of the ten steps in the printed framework, and keeps it for the whole partnership."""

import streamlit as st

from app import state
from app.parts import messages
from toolkit import local_knowledge
from toolkit.errors import UserError
from toolkit.evaluation import EvaluationStep, StepConfirmation


def offer(step: EvaluationStep) -> None:
    """A small form under a step whose name or wording nobody has compared yet."""
    if step.name_verified and step.wording_verified:
        return
    messages.heading("Do you have the printed framework?", 3)
    key = f"confirm-{step.id}"
    with st.form(key, border=False):
        st.text_input("The name of this step as it is printed", key=f"{key}-name")
        st.checkbox("I have compared what to do and what must be in place as well", key=f"{key}-wording")
        st.text_input("Who compared it? A role or an organisation, not a name", key=f"{key}-by")
        st.form_submit_button("Keep this", on_click=_keep, args=(step.id, key))
    if state.refused(key):
        messages.note("Not kept.", state.refused(key), "error")


def _keep(step: str, key: str) -> None:
    name, by = (str(state.kept(f"{key}-{part}", "")).strip() for part in ("name", "by"))
    try:
        if not by:
            raise UserError("Say who compared it, as a role or an organisation. Nothing was changed.")
        if not name and not state.kept(f"{key}-wording"):
            raise UserError("Write the printed name, or tick that you compared the rest. Nothing was changed.")
        kept = StepConfirmation(
            step=step, printed_name=name, wording_checked=bool(state.kept(f"{key}-wording")), confirmed_by=by,
            confirmed_on=state.today(),
        )  # fmt: skip
        local_knowledge.confirm_step(state.store(), kept)
    except UserError as error:
        state.refuse(key, str(error))
    else:
        state.refuse(key, "")
