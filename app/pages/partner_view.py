"""What matters for one partner: the gaps that health, schools, police or another partner can act on."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from app import state
from app.parts import badges, completeness, downloads, frame, messages, rail, tables
from toolkit import wording
from toolkit.design import Design
from toolkit.documents import write
from toolkit.provision import ActingPartner
from toolkit.readiness import partner_views
from toolkit.readiness.partner_views import Matter
from toolkit.vocabulary import Area


def page(design: Design) -> None:
    """The choice of partner, then what that partner can act on here."""
    frame.open_page(
        "partner-view",
        f"What matters for each partner in {frame.place_name(design)}",
        "The same gaps, cut by who can act on them.",
    )
    area, partners = state.area(design), state.base().who_can_act
    if area is None:
        messages.note("No place is chosen yet.", "This follows the place.", "empty")
        rail.link("place", "Choose a place")
    elif not partners:
        messages.note("Nobody has said who can act on what.", "It stands in who_can_act.yaml of the evidence.", "empty")
    else:
        _show(area, partners[_ask(partners)])
        completeness.note(design)


def _ask(partners: Mapping[str, ActingPartner]) -> str:
    chosen = st.radio(
        "Which partner?", list(partners), format_func=lambda key: partners[key].name, horizontal=True, key="partner",
        bind="query-params",
    )  # fmt: skip
    return str(chosen or next(iter(partners)))


def _show(area: Area, partner: ActingPartner) -> None:
    found = partner_views.matters(area, state.base(), partner)
    pressing = [item for item in found if item.gap.needs_action and item.gap.kind != "data_gap"]
    name = wording.lower_first(partner.name)
    messages.reading(
        f"{wording.count_of(len(pressing), 'gap').capitalize()} in {area.name} that {name} can act on.",
        f"Of {wording.count_of(len(found), 'thing')} that our mapping names for this partner.",
    )
    messages.note("Who can act on what is our mapping.", "Please confirm or correct it with each partner.", "check")
    _table("Gaps to act on", pressing)
    _table("Where the need is not known here", [item for item in found if item.gap.kind == "data_gap"])
    _table("Where no gap was found", [item for item in found if not item.gap.needs_action])
    _download(area, partner)


def _table(heading: str, found: Sequence[Matter]) -> None:
    if not found:
        return
    messages.heading(heading)
    rows = [_row(item) for item in found]
    tables.show(
        "What is here, and what this partner can do",
        ("What drives or protects", "Here", "What this partner can do", "Who else can act"),
        rows,
    )


def _row(item: Matter) -> list[tables.Cell]:
    others = wording.join_words([wording.lower_first(name) for name in item.others]) or "nobody else in our mapping"
    can = item.can.how if item.can.is_confirmed else messages.Markup("{} {}").format(item.can.how, badges.to_check())
    return [item.gap.factor_name, tables.cell(badges.gap(item.gap.shown_as), item.gap.reason), can, others]


def _download(area: Area, partner: ActingPartner) -> None:
    make = partial(write.partner_view_to_bytes, area.code, partner.id, state.base(), ".docx")
    name = f"{partner.id}-{area.code}.docx"
    content = f"{state.today()} {state.records_stamp()}"
    downloads.made(f"What matters for {wording.lower_first(partner.name)} (Word)", make, name, content, "partner")


page(frame.design_for("partner-view"))
