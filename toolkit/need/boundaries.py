"""Knows the outlines of places: read from a GeoJSON file that somebody brings, made simple enough to draw."""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from pydantic import Field

from toolkit import wording
from toolkit.errors import UserError
from toolkit.vocabulary import AreaCode, Record, Text

KIND = "boundaries"
PLACES, SMALL_AREAS = "places", "small-areas"
"""The two layers that are kept: outlines of the network's places, and of the small areas inside them."""
MOST_BYTES = 5_000_000
MOST_POINTS = 400_000
FINEST = 3000
"""How many steps the longest side of the whole map is divided into; finer turns cannot be seen."""
SAFE = "Nothing was changed."
_CODE = re.compile(r"^[EWKJX][0-9]{8}$")

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Shape(Record):
    """The outline of one area: rings of longitude and latitude; a ring inside a ring is a hole."""

    name: str = ""
    rings: tuple[Ring, ...]


class Boundaries(Record):
    """The outlines of one layer, with where they are from."""

    layer: Text
    shapes: Mapping[AreaCode, Shape]
    said_source: str = Field(default="", description="Where the file is from, as the person who brought it says.")
    file: str = ""
    brought_on: str = ""


def read(content: bytes, wanted: set[str], name: str) -> dict[str, Shape]:
    """The shapes of a GeoJSON file for the areas that are wanted. Raises UserError with one sentence."""
    if len(content) > MOST_BYTES:
        raise UserError(
            f"{name} is larger than 5 MB. Ask for generalised boundaries (they are called BUC or BSC). {SAFE}"
        )
    features = _features(content, name)
    found = dict(_named(features, wanted))
    if not found:
        raise UserError(f"{name} has no area of this network: no code in it is the code of one of its places. {SAFE}")
    shapes = {code: Shape(name=_name(feature), rings=tuple(_rings(feature, name))) for code, feature in found.items()}
    return simple(shapes)


def _features(content: bytes, name: str) -> list[Mapping[str, Any]]:
    try:
        read = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise UserError(
            f"{name} cannot be read as GeoJSON: it may be cut short or another kind of file. {SAFE}"
        ) from None
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list) or not features:
        raise UserError(f"{name} is no GeoJSON with areas: it has no list of 'features'. {SAFE}")
    return [feature for feature in features if isinstance(feature, dict)]


def _refuse_constant(word: str) -> float:
    raise ValueError(word)


def _named(features: Sequence[Mapping[str, Any]], wanted: set[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for feature in features:
        properties = feature.get("properties")
        values = properties.values() if isinstance(properties, dict) else ()
        code = next((value for value in values if isinstance(value, str) and value in wanted), None)
        if code:
            yield code, feature


def _name(feature: Mapping[str, Any]) -> str:
    """The first text beside the code that reads like a name; shown as plain text only."""
    texts = [value for value in feature["properties"].values() if isinstance(value, str) and not _CODE.match(value)]
    return texts[0].strip()[:80] if texts else ""


def _rings(feature: Mapping[str, Any], name: str) -> list[Ring]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise UserError(f"{name} holds an area that is no polygon ({kind}). Ask for boundaries as polygons. {SAFE}")
    coordinates: Any = geometry.get("coordinates")
    polygons = coordinates if kind == "MultiPolygon" else [coordinates]
    try:
        rings = [[(float(pair[0]), float(pair[1])) for pair in ring] for polygon in polygons for ring in polygon]
    except (TypeError, ValueError, IndexError, KeyError):
        raise UserError(f"{name} holds a point that is not two numbers. {SAFE}") from None
    return [tuple(_point(*point, name) for point in ring) for ring in rings if ring]


def _point(across: float, up: float, name: str) -> Point:
    if not (-180 <= across <= 180 and -90 <= up <= 90):
        words = "its points are not longitude and latitude. Ask for WGS84 (EPSG:4326), not British National Grid"
        raise UserError(f"{name} cannot be drawn: {words}. {SAFE}")
    return round(across, 5), round(up, 5)


def simple(shapes: Mapping[str, Shape]) -> dict[str, Shape]:
    """The shapes without turns that are too small to be seen, and without islands of no size."""
    points = [point for shape in shapes.values() for ring in shape.rings for point in ring]
    if len(points) > MOST_POINTS:
        raise UserError(
            f"The file has {len(points):,} points; {MOST_POINTS:,} can be drawn. Ask for generalised ones. {SAFE}"
        )
    if not points:
        raise UserError(f"The areas in the file have no outline. {SAFE}")
    step = _widest(points) / FINEST
    return {code: _simple(shape, step) for code, shape in shapes.items() if shape.rings}


def _widest(points: Sequence[Point]) -> float:
    return max(max(values) - min(values) for values in zip(*points, strict=True)) or 1.0


def _simple(shape: Shape, step: float) -> Shape:
    rings = [_thin(ring, step) for ring in shape.rings]
    kept = [ring for ring in rings if len(ring) >= 4] or [max(shape.rings, key=len)]
    return shape.model_copy(update={"rings": tuple(kept)})


def _thin(ring: Ring, step: float) -> Ring:
    """Points that are at least one step apart; neighbours thin a shared edge alike, since it starts from a grid."""
    snapped = [(round(x / step) * step, round(y / step) * step) for x, y in ring]
    kept = [snapped[0], *(here for before, here in pairwise(snapped) if here != before)]
    return tuple((round(x, 5), round(y, 5)) for x, y in kept)


def summary(shapes: Mapping[str, Shape], wanted: set[str]) -> str:
    """How many of the wanted areas a file holds."""
    missing = len(wanted - set(shapes))
    rest = f"{wording.count_of(missing, 'place')} had no outline in it." if missing else "No place is missing."
    return f"{wording.count_of(len(shapes), 'outline')} read. {rest}"


def flat(shapes: Mapping[str, Shape], width: float) -> tuple[dict[str, list[Ring]], float]:
    """The rings in pixels of a drawing of that width, north at the top, and its height."""
    points = [point for shape in shapes.values() for ring in shape.rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = width / max((east - west) * squeeze, (north - south) / 1.2, 1e-9)
    left = (width - (east - west) * squeeze * scale) / 2
    drawn = {
        code: [
            tuple((left + (x - west) * squeeze * scale, (north - y) * scale) for x, y in ring) for ring in shape.rings
        ]
        for code, shape in shapes.items()
    }
    return drawn, (north - south) * scale
