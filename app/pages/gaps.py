"""Gaps: what people need against what is on record and what studies say, and which gap this plan means to close."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import approach_list, badges, fields, frame, messages, rail, sources, tables
from toolkit import gaps, readiness, wording
from toolkit.design import Design
from toolkit.gaps import Gap, Picture
from toolkit.need.readings import Reading

CUTS: Mapping[str, str] = {"level": "Level of prevention", "age": "Age"}
KEY = (
    "provision_gap",
    "weak_provision",
    "evidence_gap",
    "data_gap",
    "unclear_provision",
    "harmful_provision",
    "on_record",
    "no_gap",
)


def page(design: Design) -> None:
    """The grid, then each gap with its reason and what acts on it."""
    frame.open_page(
        "gaps",
        f"Gaps in {frame.place_name(design)}",
        "What people need, against what is on record. Three different gaps, never mixed.",
    )
    if state.area(design) is None:
        messages.note("No place is chosen yet.", "Gaps will stand here once you choose one.", "empty")
        rail.link("place", "Choose a place")
    else:
        _gaps(design, readiness.picture_for(design, state.base()))
        rail.link("priorities", "Which gaps first? All of them in order, and why")
        rail.link("options", "What could be done about a gap? Options side by side")
        rail.link("reach", "How many it reaches, what it costs, and what if a service stops")
    frame.next_step("gaps")


def _gaps(design: Design, picture: Picture) -> None:
    found = picture.gaps()
    messages.reading(*_reading(found, design))
    messages.show(badges.row(badges.gap(kind) for kind in KEY))
    messages.note(
        "The record may be incomplete.",
        "Nobody has confirmed it sector by sector. “None recorded” does not mean “none”.",
        "check",
    )
    _grid(design, picture, found)
    _one_by_one(design, [gap for gap in found if gap.needs_action], picture)
    _no_gap([gap for gap in found if not gap.needs_action])


def _reading(found: Sequence[Gap], design: Design) -> tuple[str, str]:
    provision = [wording.lower_first(gap.factor_name) for gap in found if gap.kind == "provision_gap"]
    unknown = sum(gap.kind == "data_gap" for gap in found)
    lead = (
        f"Need stands out and no service is recorded for {wording.join_words(provision)}."
        if provision
        else f"No gap in provision stands out in {frame.place_name(design)} on the figures here."
    )
    rest = f"For {wording.count_of(unknown, 'thing', 'things')} the need is not known here." if unknown else ""
    return lead, rest


def _grid(design: Design, picture: Picture, found: Sequence[Gap]) -> None:
    by = st.radio(
        "Columns", list(CUTS), format_func=lambda item: CUTS[item], horizontal=True, key="gaps-by", bind="query-params"
    )
    everything = st.checkbox(
        "Show everything, also where need does not stand out and is not one you chose",
        key="gaps-all",
        bind="query-params",
    )
    columns = gaps.grid_columns(picture, "age" if by == "age" else "level")
    shown = [gap for gap in found if everything or gap.needs_action or set(gap.needs) & set(design.needs)]
    factors = {factor.id: factor for factor in picture.factors}
    rows = [
        [
            _what_is_needed(gap, picture.readings.get(gap.id, ())),
            *(_cell(column.gap(factors[gap.id])) for column in columns.values()),
        ]
        for gap in shown
    ]
    tables.show(f"Need by {CUTS[by or 'level'].lower()}", ("What is needed", *columns), rows)
    sources.cite(
        dict.fromkeys(reading.source for gap in shown for reading in picture.readings.get(gap.id, ())[:1]),
        leaves_out="Links from need to service are our mapping unless marked otherwise; nobody has confirmed them yet.",
    )


def _what_is_needed(gap: Gap, readings: Sequence[Reading]) -> Markup:
    known = next((reading for reading in readings if reading.value is not None), None)
    if known is None:
        return tables.cell(gap.factor_name, badges.value("not_recorded", "no figure on file"))
    figures = wording.with_unit(known.value, known.unit)
    if known.comparator_value is not None:
        against = wording.with_unit(known.comparator_value, known.unit)
        figures = f"{wording.number(known.value)} v {against}"
    return Markup("{}<div>{}</div>{}").format(gap.factor_name, badges.verdict(known.verdict), tables.cell("", figures))


def _cell(gap: Gap) -> Markup:
    base = state.base()
    words = gaps.in_short(gap, base.services, base.approaches)
    return Markup("<div>{}</div><div>{}</div>").format(badges.gap(gap.shown_as), words)


def _one_by_one(design: Design, found: Sequence[Gap], picture: Picture) -> None:
    messages.heading("Each gap, and why")
    messages.paragraph("Tick the gap that this plan means to close. Three to five are plenty for one partnership.")
    taken = sum(key in design.gaps for key in (gap.id for gap in found))
    if taken > 5:
        messages.note(
            "That is a lot of gaps.", f"You have ticked {taken}. One service seldom closes more than a few.", "check"
        )
    for gap in found:
        mark = " (chosen)" if gap.id in design.gaps else ""
        word = badges.marks.GAP[gap.shown_as].word
        with frame.folded(f"{gap.factor_name}: {wording.lower_first(word)}{mark}", f"gap-{gap.id}"):
            _one(design, gap, picture)


def _one(design: Design, gap: Gap, picture: Picture) -> None:
    messages.paragraph(gap.reason)
    if gap.unconfirmed_links:
        count = wording.count_of(gap.unconfirmed_links, "link")
        messages.paragraph(
            Markup("{} It rests on {} that nobody has confirmed.").format(badges.to_check(), count), "small"
        )
    approach_list.show(gap.approaches, gap.excluded)
    fields.tick(
        f"This plan means to close this gap: {wording.lower_first(gap.factor_name)}",
        gap.id in design.gaps,
        f"close-{gap.id}",
        lambda now, wanted: _with_gap(now, gap, wanted),
    )
    if gap.id in design.gaps:
        fields.text(
            "Why this one?",
            design.gaps[gap.id].why,
            f"why-{gap.id}",
            lambda now, why: readiness.take_gap(now, gap, state.today(), why),
        )


def _with_gap(design: Design, gap: Gap, wanted: bool) -> Design:
    if wanted:
        return readiness.take_gap(design, gap, state.today())
    return design.without_item("gaps", gap.id)


def _no_gap(found: Sequence[Gap]) -> None:
    if found:
        with frame.folded("Where no gap was found, and why", "no-gaps"):
            messages.bullets(Markup("<strong>{}.</strong> {}").format(gap.factor_name, gap.reason) for gap in found)


page(frame.design_for("gaps"))
