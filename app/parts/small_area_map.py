"""Shows the small areas of a place on a map, where somebody brought their outlines; their names come with them."""

from app import state
from app.parts import bring_boundaries, charts, map_drawing, tables
from toolkit import wording
from toolkit.charts import maps
from toolkit.charts.maps import Place
from toolkit.need import boundaries
from toolkit.need.boundaries import Boundaries
from toolkit.need.concentration import Concentrated, SmallArea


def name_of(code: str, kept: Boundaries | None) -> tables.Cell:
    """A small area by the name that came with its outline; the code below it."""
    shape = kept.shapes.get(code) if kept else None
    return tables.cell(shape.name, code) if shape and shape.name else code


def show(found: Concentrated, kept: Boundaries | None) -> None:
    """The map, once outlines of these small areas are on file; and the way to bring them."""
    here = [item for item in found.small_areas if kept and item.code in kept.shapes]
    if kept and here:
        _draw(found, here, kept)
    bring_boundaries.ask(boundaries.SMALL_AREAS, _all_codes())


def _all_codes() -> set[str]:
    known = state.base().small_areas
    return {code for edition in (known.editions if known else ()) for code in edition.place_of()}


def _draw(found: Concentrated, here: list[SmallArea], kept: Boundaries) -> None:
    places = _places(here, kept)
    title = f"Crimes by small area in {found.area_name}"
    columns = ("Small area", tables.Column("Crimes", is_number=True))
    rows = [(name_of(item.code, kept), item.count) for item in here]
    words = charts.Words(
        "small-area-map", title,
        f"Darker means more crimes. Most were in {places[0].said}.", (title, columns, rows),
        [{"small_area": item.code, "count": item.count} for item in here],
        f"Outlines: {kept.said_source or kept.file}. Darker means more crimes, in four steps.", fold_table=True,
    )  # fmt: skip
    charts.above(words)
    chosen = str(state.kept("small-area-chosen", ""))
    labels = {place.code: place.said for place in places}
    svg = maps.of_shapes(places, kept.shapes, title, chosen)
    map_drawing.show(svg, title, labels, "small-area-map-drawing", chosen, _choose, 660)
    charts.below(words, lambda: maps.of_shapes(places, kept.shapes, title))


def _choose(code: str) -> None:
    state.keep("small-area-chosen", code)


def _places(here: list[SmallArea], kept: Boundaries) -> list[Place]:
    shade = maps.shades({item.code: float(item.count) for item in here})
    return [_place(item, kept.shapes[item.code].name or item.code, shade[item.code]) for item in here]


def _place(item: SmallArea, name: str, shade: int | None) -> Place:
    said = f"{name}: {wording.number(item.count)} {'crime' if item.count == 1 else 'crimes'}"
    return Place(item.code, "", str(item.count), "", shade, said)
