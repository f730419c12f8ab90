"""Takes one entry of the data sharing register as the partnership knows it, and shows who changed it before."""

from collections.abc import Mapping, Sequence
from typing import Any

import pydantic
import streamlit as st

from app import state
from app.parts import fields, frame, messages
from toolkit import design as designs
from toolkit.errors import UserError
from toolkit.need import data_sharing
from toolkit.need.data_sharing import SharedData
from toolkit.store import Collection, Conflict, Kept

NEW = "new"
KEY = "sharing-form"
FROM_THE_FILES = "the list that came with the tool"
LABELS: Mapping[str, str] = {
    "name": "What are the data?",
    "holder": "Which organisation holds them?",
    "tells": "What can they tell?",
    "leaves_out": "What can they not tell?",
    "updated": "How often are they made new?",
    "newest": "Until when do the data reach that you have seen?",
    "indicators": "Which figures could they give?",
    "agreement": "Where does the agreement stand?",
    "agreed_until": "Until when is it agreed?",
    "agreement_note": "What is agreed, and for which use?",
    "confirmed_by": "Who says so? A role or organisation, no name",
}
LONG = ("tells", "leaves_out", "agreement_note")
EXAMPLES: Mapping[str, str] = {"updated": "Empty if nobody has said", "newest": "2026-09", "agreed_until": "2027-03-31"}
HOW: Mapping[str, str] = {
    "newest": "Write it as a year, a month or a day: 2026, 2026-09 or 2026-09-30.",
    "agreed_until": "Write it as a year, a month or a day: 2027, 2027-03 or 2027-03-31.",
}


def show(register: Sequence[SharedData]) -> None:
    """The choice of an entry and its form."""
    messages.heading("Put it right, or add a source")
    known = {entry.id: entry for entry in register}
    names = {key: f"{entry.name} ({entry.holder})" for key, entry in known.items()}
    names[NEW] = "A source that is not listed"
    chosen = st.selectbox("Which source?", list(names), format_func=lambda key: names[key], key="sharing-entry")
    entry = known.get(chosen) or SharedData.model_construct(id=NEW, name="", holder="", tells="")
    _form(entry)
    if state.kept("sharing-said"):
        messages.note("Kept.", state.kept("sharing-said"))
        state.keep("sharing-said", "")
    if state.refused(KEY):
        messages.note("Not taken.", f"{state.refused(KEY)} Nothing was changed.", "error")
    for conflict in state.kept("sharing-conflicts", ()):
        _say(conflict)
    if entry.id != NEW:
        _history(entry)


def _form(entry: SharedData) -> None:
    """The fields of an entry. Their keys hold the version that is shown, so that a newer one does not hide in them."""
    own = f"{entry.id}-{_version_shown(entry.id)}"
    with st.form(f"sharing-{own}"):
        given = {name: _field(entry, name, f"sharing-{name}-{own}") for name in LABELS}
        if st.form_submit_button("Keep this", type="primary"):
            _take(entry, given)


def _field(entry: SharedData, name: str, key: str) -> Any:
    value, label = getattr(entry, name), LABELS[name]
    if name == "indicators":
        known = {item.id: item.name for item in state.base().indicators.values()}
        now = [item for item in value if item in known]
        return tuple(st.multiselect(label, list(known), now, format_func=lambda item: known[item], key=key))
    if name == "agreement":
        options = data_sharing.AGREEMENTS
        first = list(options).index(value)
        return st.radio(label, list(options), first, format_func=lambda item: options[item], key=key)
    if name in LONG:
        return st.text_area(label, value or "", max_chars=600, help=fields.NO_NAMES, key=key)
    return st.text_input(label, value or "", max_chars=120, placeholder=EXAMPLES.get(name, ""), key=key)


def _take(entry: SharedData, given: Mapping[str, Any]) -> None:
    key = designs.new_id("source") if entry.id == NEW else entry.id
    values = {name: value or None if isinstance(value, str) else value for name, value in given.items()}
    said_on = state.today() if values["confirmed_by"] else None
    try:
        record = SharedData.model_validate({**values, "id": key, "source": entry.source, "confirmed_on": said_on})
        conflicts = _keep(entry, record, given["confirmed_by"])
    except pydantic.ValidationError as error:
        state.refuse(KEY, _in_words(error))
    except UserError as error:
        state.refuse(KEY, str(error))
    else:
        state.refuse(KEY, "")
        state.keep("sharing-conflicts", conflicts)
        state.keep("sharing-said", f"{record.name} ({record.holder}) stands in the register above.")
    st.rerun()


def _keep(entry: SharedData, record: SharedData, by: str) -> tuple[Conflict, ...]:
    """Keep an entry over that of the files; what somebody else changed meanwhile is merged and shown."""
    if entry.id == NEW:
        _records().create(record.id, record, by)
        # An empty form comes next, so that a second press does not add the same source again.
        state.keep(f"sharing-shown-{NEW}", _version_shown(NEW) + 1)
        return ()
    if not _version_shown(entry.id):
        # The first version is what the files say, so that two people's first changes can be told apart.
        _begin(entry)
    result = _records().save(record.id, record, max(_version_shown(entry.id), 1), by)
    state.keep(f"sharing-shown-{entry.id}", result.kept.version)
    return result.conflicts


def _begin(on_file: SharedData) -> None:
    if _kept(on_file.id) is None:
        _records().create(on_file.id, on_file, FROM_THE_FILES)


def _version_shown(identifier: str) -> int:
    """The version that this session saw first: a later one of somebody else is merged with it, not hidden by it."""
    key = f"sharing-shown-{identifier}"
    if state.kept(key) is None:
        now = _kept(identifier)
        state.keep(key, now.version if now else 0)
    return int(state.kept(key))


def _records() -> Collection[SharedData]:
    return state.store().records(data_sharing.KIND, SharedData)


def _kept(key: str) -> Kept[SharedData] | None:
    return next((item for item in _records().all() if item.id == key), None)


def _in_words(error: pydantic.ValidationError) -> str:
    """Which field cannot be read, and how it should be written."""
    wrong = dict.fromkeys(str(item["loc"][0]) for item in error.errors())
    return " ".join(f"“{LABELS.get(name, name)}”: {HOW.get(name, 'please fill it in.')}" for name in wrong)


def _say(conflict: Conflict) -> None:
    label = LABELS.get(conflict.place, conflict.place)
    words = f"“{label}”: they wrote “{conflict.theirs}”, you wrote “{conflict.mine}”."
    messages.note("Someone else changed this entry at the same time. Theirs stands.", words, "check")


def _history(entry: SharedData) -> None:
    if _kept(entry.id) is None:
        return
    with frame.folded("Who changed this entry, and when", f"sharing-history-{entry.id}"):
        messages.bullets(_version(item) for item in _records().history(entry.id))


def _version(item: Kept[SharedData]) -> str:
    at = state.local_time(item.saved_at)
    agreement = data_sharing.AGREEMENTS[item.record.agreement].lower()
    return f"{at.day} {at:%B %Y, %H:%M}, {item.saved_by or 'nobody named'}: agreement {agreement}"
