"""Gaps: what people need against what is on record and what studies say, and which gap this plan means to close."""

from collections.abc import Sequence

from markupsafe import Markup

from app import state
from app.parts import approach_list, badges, completeness, fields, frame, gap_grid, messages, rail
from toolkit import readiness, wording
from toolkit.design import Design
from toolkit.gaps import Gap, Picture

KEY = (
    "provision_gap",
    "weak_provision",
    "ends_within_a_year",
    "evidence_gap",
    "data_gap",
    "unclear_provision",
    "harmful_provision",
    "on_record",
    "average_low",
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
    messages.reading(*_reading(found, design, picture))
    messages.show(badges.row(badges.gap(kind) for kind in KEY))
    completeness.note(design)
    area = state.area(design)
    assert area is not None
    gap_grid.show(design, area, picture, found)
    rail.link("partner-view", "What matters for each partner")
    to_close = [gap for gap in found if gap.needs_action or gap.id in design.gaps]
    _one_by_one(design, to_close, picture)
    _no_gap([gap for gap in found if gap not in to_close])


def _reading(found: Sequence[Gap], design: Design, picture: Picture) -> tuple[str, str]:
    gaps_in_provision = [gap for gap in found if gap.kind == "provision_gap"]
    tested = [gap for gap in gaps_in_provision if picture.is_tested(gap)]
    provision = [wording.lower_first(gap.factor_name) for gap in tested]
    untested = [wording.lower_first(gap.factor_name) for gap in gaps_in_provision if gap not in tested]
    unknown = sum(gap.kind == "data_gap" for gap in found)
    lead = (
        f"Need stands out and no service is recorded for {wording.join_words(provision)}."
        if provision
        else f"No gap in provision stands out in {frame.place_name(design)} on the figures here."
    )
    more = [
        f"Nothing is recorded for {wording.join_words(untested)} either; there the figure is on the worse side, but "
        "could not be tested."
        if untested
        else "",
        f"For {wording.count_of(unknown, 'thing', 'things')} the need is not known here." if unknown else "",
    ]
    return lead, " ".join(part for part in more if part)


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
