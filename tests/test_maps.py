"""The maps: every place drawn once with its value, hidden ones hatched, and people's words harmless."""

import xml.etree.ElementTree as ET

from hypothesis import given, strategies as st

from toolkit.charts import maps
from toolkit.charts.maps import Place
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import tile_map
from toolkit.need.boundaries import Shape
from toolkit.need.tile_map import Tile
from toolkit.vocabulary import Area

SVG = "{http://www.w3.org/2000/svg}"


def place(number: int, **more: object) -> Place:
    fields = {"code": f"E0699990{number}", "name": f"Place {number}", "value": "1.5", "verdict": "worse", "shade": 1}
    return Place(**{**fields, "said": f"Place {number} 1.5", **more})  # type: ignore[arg-type]


def tiles(*places: Place) -> ET.Element:
    positions = {item.code: (number, 0) for number, item in enumerate(places)}
    return ET.fromstring(maps.of_tiles(places, positions, "A map"))


def groups(drawn: ET.Element) -> list[ET.Element]:
    return [element for element in drawn.iter(f"{SVG}g") if "data-id" in element.attrib]


def words(element: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in element.iter(f"{SVG}text")]


def test_every_place_stands_once_with_name_and_value() -> None:
    drawn = tiles(place(1), place(2, name="Bournemouth, Christchurch and Poole"))
    found = groups(drawn)
    assert [item.attrib["data-id"] for item in found] == ["E06999901", "E06999902"]
    assert " ".join(words(drawn)) == "Place 1 1.5 Bournemouth, Christchurch and Poole 1.5"


def test_a_place_without_a_figure_is_hatched_and_not_pale() -> None:
    drawn = groups(tiles(place(1, shade=None, value="hidden", verdict="not_compared")))[0]
    shape = next(element for element in drawn.iter(f"{SVG}rect") if element.get("class") == "shape")
    assert shape.get("fill") == "url(#none)"
    assert shape.get("stroke-dasharray")


@given(st.text(max_size=40))
def test_any_name_is_harmless_text(name: str) -> None:
    clean = "".join(letter for letter in name if letter.isprintable())
    drawn = tiles(place(1, name=f"<script>alert(1)</script>{clean}", said=f"'\"<&>{clean}"))
    assert not [element for element in drawn.iter() if element.tag.endswith("script")]


def test_outlines_are_drawn_with_their_holes_and_the_chosen_one_last() -> None:
    ring = ((-1.0, 52.0), (-0.8, 52.0), (-0.8, 52.2), (-1.0, 52.2), (-1.0, 52.0))
    hole = ((-0.95, 52.05), (-0.9, 52.05), (-0.9, 52.1), (-0.95, 52.05))
    shapes = {"E06999901": Shape(rings=(ring, hole)), "E06999902": Shape(rings=(tuple((x + 0.2, y) for x, y in ring),))}
    drawn = ET.fromstring(maps.of_shapes([place(1), place(2)], shapes, "A map", "E06999901"))
    found = groups(drawn)
    assert [item.attrib["data-id"] for item in found] == ["E06999902", "E06999901"]
    path = next(element for element in found[1].iter(f"{SVG}path") if element.get("class") == "shape")
    assert path.get("fill-rule") == "evenodd"
    assert (path.get("d") or "").count("M") == 2


def test_shades_are_quarters_by_rank_and_equal_values_share_one() -> None:
    assert maps.shades({"a": 1, "b": 2, "c": 3, "d": 4, "e": None}) == {"a": 0, "b": 1, "c": 2, "d": 3, "e": None}
    assert maps.shades({"a": 5, "b": 5, "c": 5}) == {"a": 0, "b": 0, "c": 0}
    assert maps.shades({}) == {}


def test_tiles_on_file_are_used_and_the_rest_follow_below(base: KnowledgeBase) -> None:
    placed = [base.areas[code] for code in base.tile_map]
    extra = base.areas["E10000018"]
    found = tile_map.positions([*placed, extra], base.tile_map)
    assert len(set(found.values())) == len(found)
    assert found[extra.code][1] > max(row for code, (_, row) in found.items() if code != extra.code)


@given(st.integers(1, 40))
def test_a_network_without_tiles_gets_a_grid_in_which_no_two_meet(number: int) -> None:
    areas = [Area(code=f"E069999{item:02d}", name=f"Place {item:02d}", kind="district") for item in range(number)]
    found = tile_map.positions(areas, {})
    assert len(set(found.values())) == number
    assert max(column for column, _ in found.values()) < 7


def test_two_tiles_in_one_place_fall_back_to_the_grid(base: KnowledgeBase) -> None:
    areas = [base.areas[code] for code in base.tile_map][:2]
    same = {area.code: Tile(area=area.code, column=0, row=0) for area in areas}
    assert len(set(tile_map.positions(areas, same).values())) == 2
