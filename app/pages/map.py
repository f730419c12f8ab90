"""Shows one figure on a map of the places: real outlines where somebody brought them, equal tiles otherwise."""

from collections.abc import Mapping, Sequence

from app import state
from app.parts import (
    bring_boundaries,
    charts,
    choices,
    fields,
    figures,
    frame,
    map_drawing,
    messages,
    rail,
    sources,
    tables,
)
from toolkit import wording
from toolkit.charts import maps
from toolkit.charts.maps import Place
from toolkit.need import across, boundaries, tile_map
from toolkit.need.across import Across
from toolkit.need.boundaries import Boundaries
from toolkit.need.indicators import Indicator
from toolkit.need.readings import Reading
from toolkit.vocabulary import Area

TILES = "Every place has a tile of the same size, roughly where it lies. The size says nothing about people or land."
OUTLINES = "The size of a place on the map is land, not people: a large place can have few people."


def page() -> None:
    """The map, what is known of the chosen place, and the same in a table."""
    frame.open_page("map", "Map of the places", "Where a figure is high and where it is low, with every verdict on it.")
    base = state.base()
    with_figures = [item for item in base.indicators.values() if item.id in base.figures]
    if not with_figures:
        messages.note("No figure is on file yet.", "Bring your own figures, and they will stand here.", "empty")
        return
    indicator = choices.indicator(with_figures)
    found = across.across(state.need(), indicator, choices.places())
    areas = [base.areas[reading.area] for reading in [*found.readings, *found.other_periods, *found.without]]
    if areas:
        _draw(indicator, found, areas)
    else:
        messages.note("No place has this figure.", "Choose another one.", "empty")
    bring_boundaries.ask(boundaries.PLACES, {area.code for area in choices.places()})


def _draw(indicator: Indicator, found: Across, areas: Sequence[Area]) -> None:
    kept = bring_boundaries.kept(boundaries.PLACES)
    outlined = kept if kept and all(area.code in kept.shapes for area in areas) else None
    if kept and not outlined:
        missing = wording.join_words([area.name for area in areas if area.code not in kept.shapes])
        messages.note("Shown as tiles.", f"The outlines that were brought have none for {missing}.", "check")
    places = _places(found, areas)
    words = _words(indicator, found, outlined)
    charts.above(words)
    chosen = str(state.kept("map-chosen", ""))
    svg = _svg(words.title, places, areas, outlined, chosen)
    labels = {place.code: place.said for place in places}
    map_drawing.show(svg, words.title, labels, "map-drawing", chosen, _choose, 660 if outlined else 350)
    _card(found, chosen)
    charts.below(words, lambda: _svg(words.title, places, areas, outlined, ""))


def _choose(code: str) -> None:
    state.keep("map-chosen", code)


def _svg(title: str, places: Sequence[Place], areas: Sequence[Area], outlined: Boundaries | None, chosen: str) -> str:
    if outlined:
        return maps.of_shapes(places, outlined.shapes, title, chosen)
    return maps.of_tiles(places, tile_map.positions(areas, state.base().tile_map), title, chosen)


def _places(found: Across, areas: Sequence[Area]) -> list[Place]:
    readings = {item.area: item for item in [*found.readings, *found.other_periods, *found.without]}
    same = {item.area for item in found.readings}
    values = {code: item.value if code in same else None for code, item in readings.items()}
    shade = maps.shades(values)
    return [_place(area, readings[area.code], shade[area.code]) for area in sorted(areas, key=lambda item: item.name)]


def _place(area: Area, reading: Reading, shade: int | None) -> Place:
    if reading.value is None:
        missing = "hidden" if reading.status in ("suppressed", "hidden_here") else "no figure"
        return Place(
            area.code, area.name, missing, "not_compared", None, f"{area.name} {missing}: {reading.difference}"
        )
    value = wording.number(reading.value)
    if shade is None:
        value = f"{value} ({reading.period})"
    said = f"{area.name} {wording.with_unit(reading.value, reading.unit)}, {reading.difference}"
    return Place(area.code, area.name, value, reading.verdict, shade, said)


def _words(indicator: Indicator, found: Across, outlined: Boundaries | None) -> charts.Words:
    everything: Sequence[Reading] = [*found.readings, *found.other_periods, *found.without]
    rows = [_row(reading) for reading in everything]
    columns = ("Place", tables.Column("Value", is_number=True), "Verdict", "Period")
    drawn_from = f"Outlines: {outlined.said_source or outlined.file}. {OUTLINES}" if outlined else TILES
    shades = (
        f"Darker means a higher number, in four steps. Hatched means hidden or missing, which is not low. {drawn_from}"
    )
    return charts.Words(
        f"map-{indicator.id}", f"{indicator.name}, {found.period}", across.in_a_sentence(found),
        (f"{indicator.name}, {indicator.unit}", columns, rows), [figures.listing(item) for item in everything],
        sources.line([item.source for item in found.readings], period=found.period, leaves_out=shades),
    )  # fmt: skip


def _row(reading: Reading) -> tuple[tables.Cell, ...]:
    return (reading.area_name, figures.value(reading), figures.verdict(reading), reading.period or "none on file")


def _card(found: Across, chosen: str) -> None:
    """What is known of the chosen place, and the way to its profile."""
    readings: Mapping[str, Reading] = {
        item.area: item for item in [*found.readings, *found.other_periods, *found.without]
    }
    if chosen not in readings:
        messages.paragraph("Choose a place on the map to read more about it.", "small")
        return
    reading = readings[chosen]
    value = wording.with_unit(reading.value, reading.unit) if reading.value is not None else reading.difference
    beside = f", {reading.difference}" if reading.value is not None else ""
    messages.reading(f"{reading.area_name}: {value}{beside}.", reading.note or "")
    words = f"Open the profile of {fields.plain(reading.area_name)}"
    rail.link("place-profile", words, place=reading.area)


page()
