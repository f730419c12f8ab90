"""Shows one place: what stands out high and low, how sure, how many more than expected, and which way it goes."""

from collections.abc import Mapping, Sequence
from functools import partial

from app import state
from app.parts import badges, choices, downloads, figures, frame, messages, missing_figures, rail, tables, trend_chart
from toolkit import wording
from toolkit.documents import write
from toolkit.need import summary, trends
from toolkit.need.readings import Reading
from toolkit.need.trends import Trend
from toolkit.vocabulary import Area

GROUPS: Mapping[str, tuple[str, ...]] = {
    "What stands out as worse or higher": ("worse", "higher"),
    "What stands out as better or lower": ("better", "lower"),
    "No clear difference": ("similar",),
}
MOVES = {"increasing": "↑", "decreasing": "↓", "no_significant_change": "→"}


def page() -> None:
    """The profile of the chosen place."""
    frame.open_page(
        "place-profile", "Place profile", "One place in all its figures: high and low, how sure, and which way they go."
    )
    area = choices.place()
    readings = state.need().readings(area)
    known = [reading for reading in readings if reading.value is not None]
    messages.reading(*summary.what_stands_out(known, figures.short_names()))
    moved = {item.indicator: item for item in trends.all_of(state.need(), area)}
    for heading, verdicts in GROUPS.items():
        _group(heading, [reading for reading in known if reading.verdict in verdicts], moved)
    _untested([reading for reading in known if not reading.is_tested], moved)
    _over_time(list(moved.values()))
    missing_figures.show(area, readings)
    _inside(area)
    _take_away(area)


def _group(heading: str, readings: Sequence[Reading], moved: Mapping[str, Trend]) -> None:
    if not readings:
        return
    columns: list[str | tables.Column] = [
        "Indicator",
        tables.Column("Here", is_number=True),
        "Compared",
        "More or fewer than expected",
        "Trend",
    ]
    messages.heading(heading)
    rows = [_row(reading, moved.get(reading.id)) for reading in readings]
    tables.show(f"{readings[0].area_name} next to its comparator", columns, rows)


def _row(reading: Reading, moved: Trend | None) -> tuple[tables.Cell, ...]:
    sure = trend_chart.limits(reading.lower, reading.upper)
    compared = tables.cell(badges.verdict(reading.verdict), _against(reading))
    return (
        _named(reading),
        tables.cell(figures.value(reading), sure),
        compared,
        figures.excess(reading),
        _movement(moved),
    )


def _against(reading: Reading) -> str:
    if reading.comparator_value is None:
        return ""
    return f"{reading.comparator_name} {wording.number(reading.comparator_value)}"


def _untested(readings: Sequence[Reading], moved: Mapping[str, Trend]) -> None:
    """Figures without counts or ranges: said once for all of them."""
    if not readings:
        return
    messages.heading("What could not be tested")
    why = "These figures come without counts or ranges, so nobody can tell whether a difference is more than chance."
    messages.paragraph(why)
    columns = ("Indicator", tables.Column("Here", is_number=True), "Next to", "Before")
    rows = [(_named(item), figures.value(item), _beside(item), _before(item, moved.get(item.id))) for item in readings]
    tables.show(f"Figures of {readings[0].area_name} that could not be tested", columns, rows)


def _beside(reading: Reading) -> tables.Cell:
    return _against(reading) or badges.value("not_recorded", "nothing for the same time")


def _before(reading: Reading, moved: Trend | None) -> tables.Cell:
    """The first figure on file, so that a long way up or down can be seen though it cannot be tested."""
    if moved is None:
        return badges.value("not_recorded", "one period only")
    first = moved.known[0]
    return f"{wording.number(first.value)} in {first.period}"


def _named(reading: Reading) -> tables.Cell:
    indicator = figures.indicator_of(reading)
    return tables.cell(indicator.short_name, f"{reading.period or ''}, {indicator.unit}")


def _movement(moved: Trend | None) -> tables.Cell:
    if moved is None:
        return badges.value("not_recorded", "one period only")
    if moved.word == "cannot_be_calculated":
        return badges.value("cannot_be_worked_out")
    word = trends.SIGNS[moved.word]
    judged = {"better": ": better", "worse": ": worse"}.get(moved.verdict, "")
    return f"{MOVES[moved.word]} {word}{judged}"


def _over_time(moved: Sequence[Trend]) -> None:
    messages.heading("Over time")
    messages.paragraph(trends.in_short(moved))
    if not moved:
        return
    known = {item.indicator: item for item in moved}
    chosen = choices.one_of("Show over time", {key: item.name for key, item in known.items()}, "over-time")
    ours = known[chosen]
    trend_chart.show(ours, trend_chart.reference(ours))


def _inside(area: Area) -> None:
    words = f"A figure for all of {area.name} can be low while need in some streets or groups is high."
    messages.note("What an average cannot show.", words, "check")
    rail.link("concentration", "Look inside: where crime gathers")


def _take_away(area: Area) -> None:
    messages.heading("Take it with you")
    base, today = state.base(), state.now().date()
    make = partial(write.profile_to_bytes, area.code, base, ".docx", today, state.small_area_counts())
    content = f"{area.code}{today}{state.records_stamp()}"
    downloads.made(f"Locality profile of {area.name} (Word)", make, f"profile-{area.code}.docx", content, "profile")


page()
