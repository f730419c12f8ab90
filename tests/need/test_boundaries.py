"""Outlines from a GeoJSON: read whole, made simple, and one clear sentence for each thing that can be wrong."""

import contextlib
import json
import math
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.conftest import PROJECT
from toolkit.errors import UserError
from toolkit.need import boundaries

WANTED = {"E06999901", "E06999902"}
REAL = PROJECT / ".." / "shared" / "data" / "boundaries"


def square(west: float, south: float, size: float = 0.2) -> list[list[float]]:
    corners = [(0, 0), (size, 0), (size, size), (0, size), (0, 0)]
    return [[west + across, south + up] for across, up in corners]


def feature(code: str, *rings: list[list[float]], kind: str = "Polygon", **properties: str) -> dict[str, Any]:
    coordinates: Any = list(rings) if kind == "Polygon" else [list(rings)]
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"CODE": code, **properties}, "geometry": geometry}


def collection(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def test_areas_are_known_by_their_code_whatever_the_column_is_called() -> None:
    content = collection(
        feature("E06999901", square(-1, 52), LAD24NM="Upper Eastmere"),
        feature("E06999902", square(-0.8, 52), kind="MultiPolygon"),
        feature("E06999999", square(3, 52)),
    )
    shapes = boundaries.read(content, WANTED, "places.geojson")
    assert set(shapes) == WANTED
    assert shapes["E06999901"].name == "Upper Eastmere"
    assert boundaries.summary(shapes, WANTED | {"E06999903"}) == "2 outlines read. 1 place had no outline in it."


def test_a_shared_edge_stays_shared_when_both_sides_are_made_simple() -> None:
    shapes = boundaries.read(
        collection(feature("E06999901", square(-1, 52)), feature("E06999902", square(-0.8, 52))), WANTED, "x"
    )
    left, right = (set(shapes[code].rings[0]) for code in sorted(WANTED))
    assert len(left & right) == 2


@given(st.integers(4, 3000), st.floats(-1, 1))
def test_making_simple_never_adds_a_point_and_moves_none_by_more_than_a_step(corners: int, west: float) -> None:
    turns = [2 * math.pi * number / corners for number in range(corners)]
    ring = [[west + 0.1 * math.cos(turn), 52 + 0.1 * math.sin(turn)] for turn in turns]
    ring.append(ring[0])
    shape = boundaries.read(collection(feature("E06999901", ring)), WANTED, "x")["E06999901"]
    assert 4 <= len(shape.rings[0]) <= max(len(ring), 4)
    step = 0.2 / boundaries.FINEST
    for across, up in shape.rings[0]:
        away = abs(math.hypot(across - west, up - 52) - 0.1)
        # A chord between few corners runs inside the circle; the corners themselves stay on it.
        assert away <= 2 * step


MISTAKES: dict[str, tuple[bytes, str]] = {
    "cut short": (collection(feature("E06999901", square(-1, 52)))[:-40], "cut short or another kind of file"),
    "another kind of file": (b"PK\x03\x04\xff\xfe", "cut short or another kind of file"),
    "not a number": (b'{"features": [{"properties": {"c": "E06999901"}, "geometry": NaN}]}', "cut short or another"),
    "no features": (b'{"type": "Topology"}', "no list of 'features'"),
    "another network": (collection(feature("E06000016", square(-1, 52))), "no area of this network"),
    "points instead of areas": (
        collection({"properties": {"c": "E06999901"}, "geometry": {"type": "Point", "coordinates": [-1, 52]}}),
        "an area that is no polygon (Point)",
    ),
    "no geometry": (collection({"properties": {"c": "E06999901"}, "geometry": None}), "no polygon (None)"),
    "British National Grid": (collection(feature("E06999901", square(450_000, 300_000))), "Ask for WGS84"),
    "words for numbers": (collection(feature("E06999901", [["west", "north"]] * 4)), "not two numbers"),  # type: ignore[list-item]
    "no outline": (collection(feature("E06999901")), "have no outline"),
    "too large": (b" " * (boundaries.MOST_BYTES + 1), "larger than 5 MB"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_bad_file_gets_one_clear_sentence(mistake: str) -> None:
    content, message = MISTAKES[mistake]
    with pytest.raises(UserError) as refused:
        boundaries.read(content, WANTED, "places.geojson")
    assert message in str(refused.value)
    assert str(refused.value).endswith("Nothing was changed.")


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=12,
)


@given(ANYTHING, st.sampled_from(["Polygon", "MultiPolygon"]), ANYTHING)
def test_whatever_stands_in_a_file_it_is_read_or_refused_in_words(coordinates: Any, kind: str, geometry: Any) -> None:
    for inside in ({"type": kind, "coordinates": coordinates}, geometry):
        content = collection({"properties": {"c": "E06999901"}, "geometry": inside})
        with contextlib.suppress(UserError):
            shapes = boundaries.read(content, WANTED, "x.geojson")
            assert all(ring for shape in shapes.values() for ring in shape.rings)
            assert boundaries.flat(shapes, 600)[0].keys() == {"E06999901"}


@given(ANYTHING)
def test_a_file_of_anything_is_refused_in_words(content: Any) -> None:
    with pytest.raises(UserError, match=r"Nothing was changed\.$"):
        boundaries.read(json.dumps({"features": content}).encode(), WANTED, "x.geojson")


def test_the_map_has_north_at_the_top_and_fits_its_width() -> None:
    shapes = boundaries.read(
        collection(feature("E06999901", square(-1, 53)), feature("E06999902", square(-1, 52))), WANTED, "x"
    )
    drawn, height = boundaries.flat(shapes, 600)
    north = max(y for ring in drawn["E06999901"] for _, y in ring)
    south = min(y for ring in drawn["E06999902"] for _, y in ring)
    assert north < south
    assert 0 < height <= 600 * 1.2 + 1
    assert all(0 <= x <= 600 for rings in drawn.values() for ring in rings for x, _ in ring)


@pytest.mark.skipif(not REAL.exists(), reason="the real boundary files are not on this machine")
@pytest.mark.parametrize(("name", "areas"), [("ltla2024_LLR.geojson", 9), ("lsoa2021_LLR.geojson", 634)])
def test_real_files_are_read_whole(name: str, areas: int) -> None:
    content = (REAL / name).read_bytes()
    codes = {
        value
        for item in json.loads(content)["features"]
        for value in item["properties"].values()
        if value[1:].isdigit()
    }
    shapes = boundaries.read(content, codes, name)
    assert len(shapes) == areas
    assert all(shape.name and shape.rings for shape in shapes.values())
