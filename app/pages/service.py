"""One service of the register: every field, where it comes from, how it changed; or a new one."""

import streamlit as st

from app import state
from app.parts import badges, frame, messages, rail, service_form, sources, tables
from app.parts.service_form import Shown
from toolkit import register
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.provision import Service
from toolkit.register import columns, editing, history
from toolkit.store import Kept


def page(design: Design) -> None:
    """The service that the address names, or the questions for a new one."""
    identifier = st.query_params.get("service", "")
    kept = _kept(identifier)
    on_record = state.base().services.get(identifier)
    if on_record is None and kept is None:
        _new(design, identifier)
        return
    service = kept.record if kept else on_record
    assert service is not None
    frame.open_page("service", service.name, "What the register says of it. Every change is kept at once.")
    service_form.ask_who()
    if (kept and kept.retired) or on_record is None:
        _off_the_register(service)
        return
    _where_from(service, kept)
    _say_conflicts(service)
    service_form.show(Shown(service, kept.version if kept else None))
    _history(identifier)
    _retire(service, kept)


def _kept(identifier: str) -> Kept[Service] | None:
    if not identifier:
        return None
    try:
        return state.records(register.SERVICES, Service).get(identifier)
    except UserError:
        return None


def _new(design: Design, identifier: str) -> None:
    frame.open_page("service", "Add a service", "Its name and place first. Everything else can wait.")
    if identifier:
        messages.note("This service is not on the register.", "You can add it anew, or go back to the list.", "empty")
    service_form.ask_who()
    name = st.text_input("Name of the service", key="new-service-name", max_chars=150)
    options = columns.area_names(state.base())
    usual = [design.area] if design.area in options else []
    areas = st.multiselect(
        "Which places does it cover?", list(options), usual, format_func=lambda code: options[code],
        key=f"new-service-areas-{design.area}", placeholder="Choose from the list",
    )  # fmt: skip
    if (name or "").casefold() in {item.name.casefold() for item in state.base().services.values()}:
        words = "Open it there instead of adding it again."
        messages.note("A service of this name is on the register.", words, "check")
    if st.button("Add it to the register", type="primary", key="add-service"):
        _add(name or "", areas)


def _add(name: str, areas: list[str]) -> None:
    kept = state.records(register.SERVICES, Service)
    try:
        taken = {*state.base().services, *(item.id for item in kept.all(with_retired=True))}
        identifier = register.new_id(name, taken)
        new = editing.new_service(identifier, name, areas, state.who(), state.today())
        state.keeping(lambda: kept.create(identifier, new, state.who()))
    except UserError as error:
        messages.error(str(error))
        return
    st.query_params["service"] = identifier
    st.rerun()


def _where_from(service: Service, kept: Kept[Service] | None) -> None:
    before = state.base().services_in_files.get(service.id)
    if service.source != register.SOURCE:
        sources.cite([service.source], leaves_out=f"As of {service.as_of}. What you change is kept beside this.")
        return
    told = f" Told by: {service.told_by}." if service.told_by else " Who told us is not recorded."
    sources.cite([service.source], leaves_out=f"As of {service.as_of}.{told}")
    if before is not None:
        messages.note("Changed here.", "The list that came with the tool says something else. Both are kept.", "check")
        with frame.folded("What the list that came with the tool says", f"file-{service.id}"):
            rows = history.differences(before, service, state.base())
            tables.show("Then and now", ("What", "In the file", "Here, in use"), rows)
            sources.cite([before.source], leaves_out=f"As of {before.as_of}.")


def _say_conflicts(service: Service) -> None:
    for conflict in state.kept(f"service-{service.id}-conflicts", ()):
        field = columns.BY_KEY.get(conflict.place.split(".")[0])
        name = field.heading if field else conflict.place
        both = f"Theirs stands: {_shown(conflict.theirs)}. Yours was: {_shown(conflict.mine)}."
        lead = f"Someone else changed “{name}” at the same time."
        messages.note(lead, f"{both} Type yours again to put it back.", "check")


def _shown(value: object) -> str:
    return "not recorded" if value in (None, "", []) else str(value)


def _history(identifier: str) -> None:
    found = history.changes(state.records(register.SERVICES, Service).history(identifier), state.base())
    if not found:
        return
    with frame.folded("What changed, and when", f"history-{identifier}"):
        rows = [(_when(item), item.by or badges.value("not_recorded"), item.words) for item in found]
        tables.show("What changed, the newest first", ("When", "By whose word", "What"), rows)


def _when(change: history.Change) -> str:
    moment = state.local_time(change.at)
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def _retire(service: Service, kept: Kept[Service] | None) -> None:
    messages.heading("Is it over?")
    words = "Taken off the register it no longer counts in any gap. It is kept, and you can put it back."
    messages.paragraph(words, "small")
    if st.button("Take it off the register", key=f"retire-{service.id}"):
        records = state.records(register.SERVICES, Service)
        if kept is None:
            state.keeping(lambda: records.create(service.id, service))
        state.keeping(lambda: records.retire(service.id, state.who()))
        st.rerun()


def _off_the_register(service: Service) -> None:
    messages.note("This service is off the register.", "It counts in no gap. What was known of it is kept.", "empty")
    if st.button("Put it back on the register", type="primary", key=f"restore-{service.id}"):
        state.keeping(lambda: state.records(register.SERVICES, Service).restore(service.id, state.who()))
        st.rerun()
    _history(service.id)
    rail.link("provision", "Back to the list")


page(frame.design_for("service"))
