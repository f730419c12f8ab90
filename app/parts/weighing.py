"""Asks what counts when gaps are put in order: the weights, how much harm each need does, and what comes first."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from app import state
from app.parts import fields, frame, messages, records
from app.parts.records import Open
from toolkit import wording
from toolkit.gaps import Harm, Priorities, Priority, Weighing
from toolkit.gaps.weighing import FEWEST, HARM_WORDS, MOST, PARTS
from toolkit.readiness import RankedGap
from toolkit.vocabulary import Area

NOT_JUDGED = "not judged"
HARMS: Mapping[str, str] = {NOT_JUDGED: "Not judged yet", **HARM_WORDS}


def opened() -> Open[Weighing]:
    """The partnership's weights: one set for all its places."""
    return records.opened("weighing", "ours", Weighing())


def opened_priorities(area: Area) -> Open[Priorities]:
    """What the partnership puts first in a place."""
    return records.opened("priorities", area.code.lower(), Priorities(area=area.code))


def ask(ours: Open[Weighing]) -> None:
    """The weights with their sum, and how far each may move."""
    now = ours.record
    share = wording.join_words([f"{PARTS[name].lower()} {part:.0%}" for name, part in now.shares.items()])
    with frame.folded(f"Change what counts: {now.total} points in all", "weights"):
        messages.paragraph(f"These weights hold for every place of the partnership. Now: {share}. Together 100%.")
        with st.container(horizontal=True):
            for name, words in PARTS.items():
                take = partial(_with_weight, ours, name)
                value = getattr(now, name)
                records.field(
                    st.number_input, words, f"weight-{name}", value, take, min_value=0, max_value=10, step=1, width=250
                )
        _ask_spread(ours)


def _ask_spread(ours: Open[Weighing]) -> None:
    with st.container(horizontal=True):
        _percent(ours, "spread", "How far may each weight move either way, in %?", 100)
        _percent(ours, "untested", "How far off may a figure without a range be, in %?", 90)
        records.field(
            st.number_input, "How many can come first?", "weight-first", ours.record.first,
            lambda value: ours.changed(first=value), min_value=FEWEST, max_value=MOST, step=1, width=250,
        )  # fmt: skip
    messages.paragraph(
        "People seldom agree on weights. So each try moves every weight a little, and we count how the order changes.",
        "small",
    )


def _percent(ours: Open[Weighing], name: str, label: str, highest: int) -> None:
    value = round(getattr(ours.record, name) * 100)

    def take(percent: int | None) -> bool:
        return percent is not None and ours.changed(**{name: percent / 100})

    records.field(
        st.number_input, label, f"weight-{name}", value, take, min_value=0, max_value=highest, step=5, width=250
    )


def _with_weight(ours: Open[Weighing], name: str, value: int | None) -> bool:
    return value is not None and ours.changed(**{name: value})


def ask_harm(ours: Open[Weighing], ranked: RankedGap) -> None:
    """How much harm one need does, in the partnership's words."""
    factor = ranked.gap.factor
    judged = ours.record.harm_of.get(factor)
    now = judged.level if judged else NOT_JUDGED
    records.field(
        st.radio, fields.plain(f"How much harm does it do? ({ranked.gap.factor_name})"), f"harm-{factor}", now,
        partial(_with_harm, ours, factor), options=list(HARMS), format_func=HARMS.__getitem__, horizontal=True,
    )  # fmt: skip
    if judged:
        records.field(
            st.text_input, fields.plain(f"Why do you judge it so? ({ranked.gap.factor_name})"), f"harm-why-{factor}",
            judged.why, partial(_with_harm_reason, ours, factor, judged), help=fields.NO_NAMES,
        )  # fmt: skip


def _with_harm(ours: Open[Weighing], factor: str, level: str) -> bool:
    others = {key: item for key, item in ours.record.harm_of.items() if key != factor}
    why = ours.record.harm_of[factor].why if factor in ours.record.harm_of else ""
    judged = {} if level == NOT_JUDGED else {factor: {"level": level, "why": why}}
    return ours.changed(harm_of={**others, **judged})


def _with_harm_reason(ours: Open[Weighing], factor: str, judged: Harm, why: str) -> bool:
    return ours.changed(harm_of={**ours.record.harm_of, factor: judged.model_copy(update={"why": why})})


def ask_first(ours: Open[Priorities], ranked: RankedGap) -> None:
    """Whether the partnership puts a gap first, and why."""
    factor = ranked.gap.factor
    chosen = ours.record.chosen.get(factor)
    records.field(
        st.checkbox, fields.plain(f"Put this first here: {wording.lower_first(ranked.gap.factor_name)}"),
        f"first-{ours.id}-{factor}", chosen is not None, partial(_with_first, ours, ranked),
    )  # fmt: skip
    if chosen:
        records.field(
            st.text_area, fields.plain(f"Why does it come first? ({ranked.gap.factor_name})"),
            f"first-why-{ours.id}-{factor}", chosen.reason, partial(_with_reason, ours, chosen), help=fields.NO_NAMES,
        )  # fmt: skip


def _with_first(ours: Open[Priorities], ranked: RankedGap, wanted: bool) -> bool:
    factor = ranked.gap.factor
    others = {key: item for key, item in ours.record.chosen.items() if key != factor}
    if not wanted:
        return ours.changed(chosen=others, decided_on=state.today())
    last = max((item.position for item in others.values()), default=0.0)
    added = Priority(factor=factor, factor_name=ranked.gap.factor_name, position=last + 1)
    return ours.changed(chosen={**others, factor: added}, decided_on=state.today())


def _with_reason(ours: Open[Priorities], chosen: Priority, reason: str) -> bool:
    changed = chosen.model_copy(update={"reason": reason})
    return ours.changed(chosen={**ours.record.chosen, chosen.factor: changed}, decided_on=state.today())


def show_first(ours: Open[Priorities], place: str) -> None:
    """What the partnership puts first, in its own words, and what is still asked of it."""
    messages.heading(f"Your priorities for {place}")
    now = ours.record
    if not now.chosen:
        words = "Open a gap below and tick “Put this first here”. Three to five are plenty: more are hard to act on."
        messages.note("None is chosen yet.", words, "empty")
        return
    messages.bullets(f"{item.factor_name}. {item.reason or 'No reason is written yet.'}" for item in now.in_order)
    if not FEWEST <= len(now.chosen) <= MOST:
        records.field(
            st.text_input, f"Why {len(now.chosen)}, and not {FEWEST} to {MOST}?", f"cap-{ours.id}", now.cap_reason,
            lambda why: ours.changed(cap_reason=why),
        )  # fmt: skip
    records.field(
        st.text_input, "Who decided it? Roles or organisations, no names", f"decided-{ours.id}", now.decided_by,
        lambda who: ours.changed(decided_by=who, decided_on=state.today()), help=fields.NO_NAMES,
    )  # fmt: skip
    if now.still_asked:
        messages.note("Still to write down:", f"{wording.join_words(now.still_asked)}.", "check")
