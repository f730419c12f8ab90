"""Which gaps first: every gap of the place in three tiers, why in words, and what the partnership puts first."""

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st
from markupsafe import Markup

from app import page_order, state
from app.parts import badges, fields, frame, messages, rail, records, sources, tables, weighing
from toolkit import readiness, wording
from toolkit.design import Design
from toolkit.gaps import By
from toolkit.gaps.ranking import DRAWS, TIERS
from toolkit.gaps.weighing import PARTS
from toolkit.readiness import RankedGap
from toolkit.vocabulary import Area

CUTS: Mapping[By | Literal["whole"], str] = {
    "whole": "Each need once",
    "level": "By level of prevention",
    "age": "By age",
    "place": "By place",
}
LEFT_OUT = (
    "The ranges leave out how well things are recorded and reported. What people do not report, or what services do "
    "not write down, looks smaller than it is."
)
TIER_WORDS: Mapping[str, tuple[str, str]] = {
    "clear": ("Clear", "Among the first in nineteen tries of twenty or more, however the unknowns turn out."),
    "could go either way": ("Could go either way", "What is known does not settle it. Finding out more can."),
    "lower": ("Lower", "Not among the first in nineteen tries of twenty or more. It can still matter to someone."),
}


def page(design: Design) -> None:
    """The tiers, then each gap read aloud."""
    frame.open_page(
        "priorities",
        f"Which gaps first in {frame.place_name(design)}?",
        "Every gap here in order, with how sure that order is. You decide; this shows what it rests on.",
    )
    records.say_what_happened()
    area = state.area(design)
    if area is None:
        messages.note("No place is chosen yet.", "The order will stand here once you choose one.", "empty")
        rail.link("place", "Choose a place")
    else:
        _priorities(design, area)


def _priorities(design: Design, area: Area) -> None:
    by = st.radio(
        "One line for", list(CUTS), format_func=lambda item: CUTS[item], horizontal=True, key="rank-by",
        bind="query-params",
    )  # fmt: skip
    ranked = readiness.ranked_gaps(area, state.base(), None if by is None or by == "whole" else by)
    messages.reading(*_reading(ranked))
    messages.note("What the ranges leave out.", LEFT_OUT, "check")
    ours, first = weighing.opened(), weighing.opened_priorities(area)
    weighing.show_first(first, area.name)
    messages.heading("Three tiers")
    asked = st.toggle("Show ranges of ranks and chances", key="rank-ranges", bind="query-params")
    for tier in TIERS:
        _tier(tier, [item for item in ranked if item.tier == tier], bool(asked))
    _method(ranked, bool(asked))
    weighing.ask(ours)
    if by in (None, "whole"):
        _each(design, area, ranked, ours, first)


def _reading(ranked: Sequence[RankedGap]) -> tuple[str, str]:
    clear = [wording.lower_first(_name(item)) for item in ranked if item.tier == "clear"]
    open_ = sum(item.tier == "could go either way" for item in ranked)
    lead = (
        f"{wording.join_words(clear)} clearly come first.".capitalize() if clear else "No gap clearly comes first yet."
    )
    if len(clear) == 1:
        lead = lead.replace("come first", "comes first")
    unjudged = sum("harm" in item.to_find_out for item in ranked)
    rest = f"{wording.count_of(open_, 'gap')} could go either way."
    if unjudged:
        rest += f" For {unjudged} nobody has said how much harm it does: judging that will sharpen the order most."
    return lead, rest


def _name(item: RankedGap) -> str:
    return f"{item.gap.factor_name}, {wording.lower_first(item.column)}" if item.column else item.gap.factor_name


def _tier(tier: str, found: Sequence[RankedGap], asked: bool) -> None:
    words, meaning = TIER_WORDS[tier]
    messages.heading(f"{words}: {len(found) or 'none'}", 3)
    messages.paragraph(meaning, "small")
    if not found:
        return
    extra = ("Rank and range", "Among the first") if asked else ()
    columns = ("Gap", *extra, *PARTS.values())
    tables.show(f"{words}: what each gap’s place rests on", columns, [_row(item, asked) for item in found])


def _row(item: RankedGap, asked: bool) -> list[tables.Cell]:
    extra: list[tables.Cell] = [_rank(item), f"{item.chance:.0%} of tries"] if asked else []
    named = Markup("{}<div>{}</div>").format(_name(item), badges.gap(item.gap.shown_as))
    return [named, *extra, *(_part(item.parts[name].words, item.parts[name].needs_finding_out) for name in PARTS)]


def _rank(item: RankedGap) -> str:
    return f"{item.rank}, from {item.rank_low} to {item.rank_high}"


def _part(words: str, unknown: bool) -> tables.Cell:
    return Markup('<span class="missing">{}</span>').format(words) if unknown else words


def _method(ranked: Sequence[RankedGap], asked: bool) -> None:
    readings = [item.facts.readings[0].source for item in ranked if item.facts.readings]
    method = (
        "each part lies on a scale from 0 to 1; what is not known can lie anywhere on it, and never counts as nothing. "
        f"We try {DRAWS:,} ways in which ranges and weights could turn out, the same ones every time"
    )
    ranges = " and leave out the outermost 5% at either end of a gap’s own range." if asked else "."
    sources.cite(readings, method=method + ranges, leaves_out=LEFT_OUT)


def _each(
    design: Design,
    area: Area,
    ranked: Sequence[RankedGap],
    ours: records.Open[weighing.Weighing],
    first: records.Open[weighing.Priorities],
) -> None:
    messages.heading("Each gap, to read aloud")
    messages.paragraph("Open a gap for its reasons in full sentences, to judge its harm, and to put it first.")
    # By name and not by rank: what somebody judges must not move away, and close, while they judge it.
    for item in sorted(ranked, key=lambda item: item.gap.factor_name):
        mark = " (put first)" if item.gap.factor in first.record.chosen else ""
        with frame.folded(f"{item.gap.factor_name}: {TIER_WORDS[item.tier][0].lower()}{mark}", f"rank-{item.gap.id}"):
            told = readiness.told(item, area.name, state.base())
            messages.paragraph(told.text)
            sources.cite(told.sources)
            weighing.ask_harm(ours, item)
            weighing.ask_first(first, item)
            options = {"gap": item.gap.factor_name, **rail.address_parts()}
            words = f"Options for this gap: {wording.lower_first(item.gap.factor_name)}"
            st.page_link(page_order.entry("options").path, label=fields.plain(words), query_params=options)


page(frame.design_for("priorities"))
