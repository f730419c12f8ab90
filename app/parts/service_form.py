"""Shows the fields of one service of the register, and keeps each change at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from app import state
from app.parts import fields, messages
from toolkit import register
from toolkit.errors import UserError
from toolkit.provision import UNKNOWN_SECTOR, Service
from toolkit.register import cells, columns, editing
from toolkit.vocabulary import PREVENTION_LEVELS, SETTINGS, STAGES

Values = Callable[[Service, Any], dict[str, Any]]
"""The values that change when somebody types something. Raises UserError for what cannot be."""
NOT_KNOWN = "Leave it empty if you do not know. Unknown stays unknown."


@dataclass(frozen=True)
class Shown:
    """The service as this session last saw it, and its version in the store; None while only a file has it."""

    service: Service
    version: int | None


def ask_who() -> None:
    """By whose word changes are kept; asked once in a session."""
    st.text_input(
        "Who are you? A role or an organisation, such as “Network team”. It stands beside what you change",
        key="who", max_chars=80, help=fields.NO_NAMES, persist_state="session",
    )  # fmt: skip


def show(shown: Shown) -> None:
    """Every field, in the order in which people ask for them."""
    _what_it_is(shown)
    _for_whom(shown)
    _what_it_does_about(shown)
    _how_many(shown)
    _money(shown)
    _how_good(shown)
    _whose_word(shown)


def _what_it_is(shown: Shown) -> None:
    messages.heading("What it is")
    _text(shown, "name", "Name of the service")
    _long(shown, "what", "What does it do?")
    _text(shown, "provider", "Who provides it? An organisation, not a person")
    sectors = {item.sector: item.sector for item in state.base().partnership.sectors}
    offered = {UNKNOWN_SECTOR: "Not recorded", **sectors, shown.service.sector: shown.service.sector.capitalize()}
    _pick(shown, "sector", "Which sector is it part of?", offered)
    _text(shown, "link", "Its page on the web", help="It starts with https://")


def _for_whom(shown: Shown) -> None:
    messages.heading("For whom, and where")
    _long(shown, "who_for", "Whom is it for?", help=fields.NO_NAMES)
    ages = shown.service.ages
    with st.container(horizontal=True):
        _number(shown, "lowest", "Youngest age", ages.lowest if ages else None, _lowest, max_value=110, width=220)
        _number(shown, "highest", "Oldest age", ages.highest if ages else None, _highest, max_value=110, width=220)
    base = state.base()
    _some(shown, "areas", "Which places does it cover?", columns.area_names(base), shown.service.areas)
    _some(shown, "levels", "Which level of prevention is it?", PREVENTION_LEVELS, shown.service.levels or ())
    _some(shown, "settings", "Where does it meet people?", SETTINGS, shown.service.settings)
    _text(shown, "who_can_refer", "Who can refer people to it?")
    others = {key: item.name for key, item in base.services.items() if key != shown.service.id}
    _some(shown, "only_within", "Is it only for people in another service?", others, shown.service.only_within)


def _what_it_does_about(shown: Shown) -> None:
    messages.heading("What it works on, and how")
    base = state.base()
    factors = {key: item.name for key, item in base.factors.items()}
    _some(shown, "acts_on", "What does it work on?", factors, shown.service.factors)
    approaches = {key: item.name for key, item in base.approaches.items()}
    used = tuple(use.approach for use in shown.service.approaches)
    _some(shown, "approaches", "Which approaches does it use?", approaches, used)


def _how_many(shown: Shown) -> None:
    messages.heading("For how many")
    messages.paragraph(NOT_KNOWN, "small")
    with st.container(horizontal=True):
        for key, label in (("places_per_year", "Places a year"), ("places_used", "Places used last year")):
            _number(shown, key, label, getattr(shown.service, key), _plain(key), width=220)


def _money(shown: Shown) -> None:
    messages.heading("Money")
    example = "Such as March 2026, or 2026-03-31"
    with st.container(horizontal=True):
        for key, label in (("funded_from", "Funding starts"), ("funded_until", "Funding ends")):
            _date(shown, key, label, help=example, width=220)
        _number(
            shown, "cost_pounds", "Cost a year, in pounds", shown.service.cost_pounds, _plain("cost_pounds"), width=220
        )
    _text(shown, "cost", "The cost in words: what is in it, and for how long")


def _how_good(shown: Shown) -> None:
    messages.heading("How far it has come")
    _pick(shown, "stage_of_practice", "Stage", {None: "Not recorded", **STAGES})
    _long(
        shown, "evaluation", "How is it being evaluated, and by whom?", help="A role or an organisation, not a person"
    )


def _whose_word(shown: Shown) -> None:
    messages.heading("Where this comes from")
    _text(shown, "told_by", "Who told us? A role or an organisation, not a person")
    _date(shown, "as_of", "When was it true?", help="Such as March 2026, or 2026-03-31", width=220)


def _plain(key: str) -> Values:
    return lambda _, value: {key: value}


def _lowest(service: Service, value: int | None) -> dict[str, Any]:
    return {"ages": editing.with_ages(service, value, service.ages.highest if service.ages else None)}


def _highest(service: Service, value: int | None) -> dict[str, Any]:
    return {"ages": editing.with_ages(service, service.ages.lowest if service.ages else None, value)}


def _words(key: str) -> Values:
    return lambda _, value: {key: cells.text(str(value or ""))}


def _text(shown: Shown, key: str, label: str, **more: Any) -> None:
    own = _ready(shown, key, getattr(shown.service, key) or "")
    st.text_input(label, key=own, on_change=_store, args=(shown, own, _words(key)), **more)
    _say_if_refused(own)


def _date(shown: Shown, key: str, label: str, **more: Any) -> None:
    own = _ready(shown, key, getattr(shown.service, key) or "")
    read: Values = lambda _, value: {key: cells.partial_date(str(value or ""))}  # noqa: E731
    with st.container(width=more.get("width", "stretch")):
        st.text_input(label, key=own, on_change=_store, args=(shown, own, read), **more)
        _say_if_refused(own)


def _long(shown: Shown, key: str, label: str, **more: Any) -> None:
    own = _ready(shown, key, getattr(shown.service, key) or "")
    st.text_area(label, key=own, on_change=_store, args=(shown, own, _words(key)), **more)
    _say_if_refused(own)


def _number(shown: Shown, key: str, label: str, value: int | None, read: Values, **more: Any) -> None:
    own = _ready(shown, key, value)
    with st.container(width=more.get("width", "stretch")):
        st.number_input(
            label, value=None, min_value=0, step=1, key=own, on_change=_store, args=(shown, own, read), **more
        )
        _say_if_refused(own)


def _pick(shown: Shown, key: str, label: str, options: Mapping[Any, str]) -> None:
    own = _ready(shown, key, getattr(shown.service, key))
    st.selectbox(
        label, list(options), format_func=lambda item: options.get(item, str(item)), key=own,
        on_change=_store, args=(shown, own, _plain(key)),
    )  # fmt: skip


def _some(shown: Shown, key: str, label: str, options: Mapping[str, str], value: Sequence[str]) -> None:
    own = _ready(shown, key, [item for item in value if item in options])
    st.multiselect(
        label, list(options), format_func=lambda item: options.get(item, item), key=own,
        on_change=_store, args=(shown, own, _list(key)), placeholder="Choose from the list",
    )  # fmt: skip
    _say_if_refused(own)


def _list(key: str) -> Values:
    def values(service: Service, chosen: Sequence[str]) -> dict[str, Any]:
        if key == "acts_on":
            return {key: editing.links(service, chosen, state.who(), state.today())}
        if key == "approaches":
            return {key: editing.uses(service, chosen)}
        return {key: tuple(chosen) or (None if key == "levels" else ())}

    return values


def _ready(shown: Shown, key: str, value: Any) -> str:
    own = f"service-{shown.service.id}-{key}"
    state.put_in_widget(own, value)
    return own


def _say_if_refused(key: str) -> None:
    if state.refused(key):
        messages.note("Not taken.", f"{state.refused(key)} Nothing was changed.", "error")


def _store(shown: Shown, key: str, read: Values) -> None:
    try:
        values = read(shown.service, state.kept(key))
        after = editing.changed(shown.service, values, state.who(), state.today())
        keep(shown, after)
    except UserError as error:
        state.refuse(key, f"{str(error)[:1].upper()}{str(error)[1:]}".rstrip(".") + ".")
    else:
        state.refuse(key, "")


def keep(shown: Shown, after: Service) -> None:
    """Keep a changed service: over what others saved meanwhile, field by field. Raises UserError.

    Of one that only a file has, the file's own words are kept first, so that its history begins with them.
    """
    kept = state.records(register.SERVICES, Service)
    version = shown.version or state.keeping(lambda: kept.create(after.id, shown.service)).version
    result = state.keeping(lambda: kept.save(after.id, after, version, state.who()))
    state.keep(f"service-{after.id}-conflicts", result.conflicts)
