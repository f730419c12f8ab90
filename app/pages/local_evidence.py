"""Local evidence: the partnership's own findings, added, changed and put aside, apart from the published evidence."""

from typing import Any

import pydantic
import streamlit as st

from app import state
from app.parts import approach_card, fields, findings, frame, messages, records, tables
from toolkit import design as designs, wording, yaml_files
from toolkit.evidence import LocalFinding
from toolkit.evidence.local import FINDINGS, HOW_FOUND
from toolkit.store import Kept
from toolkit.vocabulary import STAGES

KIND = "local_evidence"
REQUIRED = ("title", "approaches", "in_words", "found_by", "found_on")


def page() -> None:
    """What is on record, then the form to add or change a finding."""
    frame.open_page(
        "local-evidence",
        "Your own findings",
        "What was tried here and what came of it. Failures are as useful as successes: write them down too.",
    )
    kept = state.store().records(KIND, LocalFinding).all(with_retired=True)
    in_use = [item for item in kept if not item.retired]
    _on_record(in_use)
    records.say_what_happened()
    _say_how_it_went()
    _add()
    _change(in_use)
    _put_aside([item for item in kept if item.retired])


def _on_record(kept: list[Kept[LocalFinding]]) -> None:
    if not kept:
        messages.note(
            "No finding is on record.", "Add the first one below. It will stand beside its approach.", "empty"
        )
        return
    failures = sum(item.record.finding in ("no_difference", "worse") for item in kept)
    lead = f"{wording.count_of(len(kept), 'finding')} on record, {failures or 'none'} of them where nothing got better."
    messages.reading(lead, findings.APART)
    latest_first = sorted((item.record for item in kept), key=lambda finding: finding.found_on, reverse=True)
    tables.show("Your own findings", findings.COLUMNS, findings.rows(latest_first))


def _say_how_it_went() -> None:
    if state.refused(KIND):
        messages.note("Not kept.", state.refused(KIND), "error")
    elif state.kept("finding-done"):
        messages.note("Done.", state.kept("finding-done"))
        state.keep("finding-done", "")


def _add() -> None:
    with frame.folded("Add a finding", "add-finding"):
        number = state.kept("finding-number", 0)
        _form(f"new-{number}", None)


def _change(kept: list[Kept[LocalFinding]]) -> None:
    for item in kept:
        with frame.folded(f"Change: {item.record.title}", f"finding-{item.id}"):
            _form(f"{item.id}-{item.version}", item)
            st.button(
                "Put this finding aside", key=f"aside-{item.id}", on_click=_retire, args=(item.id,),
                help="It is kept, but shown nowhere until you take it back.",
            )  # fmt: skip


def _put_aside(kept: list[Kept[LocalFinding]]) -> None:
    if kept:
        messages.heading("Put aside")
    for item in kept:
        messages.paragraph(item.record.title)
        st.button("Take it back", key=f"back-{item.id}", on_click=_restore, args=(item.id,))


def _form(key: str, item: Kept[LocalFinding] | None) -> None:
    before: dict[str, Any] = dict(item.record) if item else {}
    base = state.base()
    services = {service.id: service.name for service in base.services.values()}
    areas = {area.code: area.name for area in base.areas.values() if area.can_be_chosen}
    with st.form(f"form-{key}", border=False):
        _text("What was looked at? For example: the first year of a mentoring service", "title", key, before)
        st.multiselect(
            "Which approaches does it use?", list(base.approaches), default=before.get("approaches") or None,
            format_func=lambda one: approach_card.name_with_warning(base.approaches[one]), key=f"{key}-approaches",
            placeholder="Choose one or more",
        )  # fmt: skip
        _one("Which service on record, if one?", "service", key, before, services)
        _one("Where?", "area", key, before, areas)
        _one("How far is it?", "stage", key, before, STAGES, "running")
        _one("What came of it?", "finding", key, before, FINDINGS, "not_known")
        _text("On what? For example: suspensions from school", "outcome", key, before)
        _text("What was found, in your own words", "in_words", key, before, long=True)
        _one("How was it found out?", "how_found", key, before, HOW_FOUND)
        st.number_input(
            "How many people does it rest on?", value=before.get("people"), min_value=0, step=1, key=f"{key}-people"
        )
        _text("Who found it out? A role or an organisation, no names of people", "found_by", key, before)
        _text("When? For example 2026-09", "found_on", key, before)
        _text("Where can it be read?", "where_to_read", key, before)
        _text("Its address on the internet, if it has one", "link", key, before)
        _text("What would you do differently?", "learned", key, before, long=True)
        _one("Whose documents may show it?", "share_with", key, before, SHARED_WITH, "partnership")
        st.form_submit_button("Keep this finding", type="primary", on_click=_keep, args=(key, item))


def _text(label: str, name: str, key: str, before: dict[str, Any], *, long: bool = False) -> None:
    value = before.get(name) or ""
    if long:
        st.text_area(label, value=value, key=f"{key}-{name}", help=fields.NO_NAMES, max_chars=2000)
    else:
        st.text_input(label, value=value, key=f"{key}-{name}", max_chars=300)


def _one(label: str, name: str, key: str, before: dict[str, Any], options: Any, usual: str | None = None) -> None:
    value = before.get(name, usual)
    st.selectbox(
        label, list(options), index=list(options).index(value) if value in options else None,
        format_func=lambda item: options[item], key=f"{key}-{name}", placeholder="Choose, or leave empty",
    )  # fmt: skip


def _keep(key: str, item: Kept[LocalFinding] | None) -> None:
    typed = {name: state.kept(f"{key}-{name}") for name in LocalFinding.model_fields if name != "id"}
    words = {name: value.strip() if isinstance(value, str) else value for name, value in typed.items()}
    missing = [name for name in REQUIRED if not words[name]]
    if missing:
        state.refuse(KIND, f"Fill in: {wording.join_words([MISSING[name] for name in missing])}. Nothing was changed.")
        return
    values = {**words, "link": words["link"] or None, "id": item.id if item else designs.new_id("finding")}
    try:
        finding = LocalFinding.model_validate(values)
    except pydantic.ValidationError as error:
        state.refuse(KIND, f"{yaml_files.explain(LocalFinding, error.errors()[0])}. Nothing was changed.")
        return
    shown = records.Open(KIND, finding.id, item.record, item.version) if item else None
    if (shown or records.opened(KIND, finding.id, finding)).changed(finding.found_by, **dict(finding)):
        state.refuse(KIND, "")
        state.keep("finding-number", state.kept("finding-number", 0) + 1)
        state.keep("finding-done", f"“{finding.title}” is on record and stands beside its approach.")


SHARED_WITH = {
    "private": "Only your own",
    "partnership": "The partnership’s too",
    "funder": "A funder’s too",
    "public": "Everybody’s",
}
MISSING = {
    "title": "what was looked at",
    "approaches": "which approaches it uses",
    "in_words": "what was found",
    "found_by": "who found it out",
    "found_on": "when",
}


def _retire(identifier: str) -> None:
    state.store().records(KIND, LocalFinding).retire(identifier)
    state.keep("finding-done", "The finding is put aside. You can take it back at the end of this page.")


def _restore(identifier: str) -> None:
    state.store().records(KIND, LocalFinding).restore(identifier)
    state.keep("finding-done", "The finding is back on record.")


page()
