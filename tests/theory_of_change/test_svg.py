"""The picture: well formed, with real text, and harmless whatever people type."""

import struct
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given, settings

from tests.theory_of_change.theories import KINDS, RATINGS, arrow, box, theories, theory, worked_theory
from toolkit.theory_of_change import graph, svg
from toolkit.theory_of_change.graph import Theory

NAME = "{http://www.w3.org/2000/svg}"


def parsed(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)


def words(picture: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{NAME}text")]


@settings(max_examples=25, deadline=None)
@given(theories(boxes=8, arrows=12))
def test_the_picture_is_well_formed_for_any_text(theory: Theory) -> None:
    picture = parsed(svg.from_theory(theory))
    assert len(picture.findall(f"{NAME}g[@data-box]")) == len(theory.boxes)
    assert len(picture.findall(f"{NAME}g[@data-arrow]")) == len(theory.arrows)


def test_typed_markup_stays_text() -> None:
    typed = '<script>alert("x")</script> & \x00\x1b\ufffe'
    picture = svg.from_theory(theory([box(1, "need", typed)], []), name="<script>")
    assert "<script" not in picture
    assert "".join(words(parsed(picture))).endswith('<script>alert("x")</script> & ')


def test_the_picture_says_what_it_is() -> None:
    picture = parsed(svg.from_theory(worked_theory(), name="How the project should lead to less violence"))
    assert picture.findtext(f"{NAME}title") == "How the project should lead to less violence"
    assert picture.findtext(f"{NAME}desc") == (
        "13 boxes in five columns (need and people, what we do, early change, later change, lasting change), "
        "joined by 17 arrows. 7 boxes are a guess, to check."
    )


def test_an_empty_theory_is_a_picture_of_the_headings() -> None:
    picture = parsed(svg.from_theory(Theory()))
    assert words(picture) == [name for name, _ in graph.COLUMNS]
    assert picture.findtext(f"{NAME}desc") == "There are no boxes yet."


def test_a_guess_has_a_broken_edge_and_says_so() -> None:
    picture = parsed(svg.from_theory(theory([box(1, "activity", to_check=True), box(2, "activity")], [])))
    guess, known = (picture.find(f"{NAME}g[@data-box='box-{number}']") for number in (1, 2))
    assert guess is not None
    assert known is not None
    assert words(guess)[0] == "Activity, to check"
    assert words(known)[0] == "Activity"
    assert guess[0].get("stroke-dasharray")
    assert known[0].get("stroke-dasharray") is None


def test_every_rating_has_a_line_of_its_own_without_colour() -> None:
    two = [box(1, "need"), box(2, "activity")]
    looks = set()
    for rating in RATINGS:
        picture = parsed(svg.from_theory(theory(two, [arrow(1, 1, 2, rating)])))
        lines = picture.findall(f"{NAME}g[@data-line]/{NAME}path[@stroke]")
        looks.add(tuple((line.get("stroke-width"), line.get("stroke-dasharray")) for line in lines))
    assert len(looks) == len(RATINGS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_box_can_be_drawn(kind: str) -> None:
    assert graph.BOX_WORDS[kind]
    parsed(svg.from_theory(theory([box(1, kind)], [])))


def test_a_chosen_arrow_or_box_is_brought_out() -> None:
    plain = svg.from_theory(worked_theory())
    assert "#C25E00" not in plain
    for chosen in ("arrow-5", "box-3"):
        assert "#C25E00" in svg.from_theory(worked_theory(), chosen=chosen)


def test_the_picture_can_be_written_as_png() -> None:
    png = svg.to_png(svg.from_theory(worked_theory()), scale=2)
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert width == 2 * (928 + 2 * svg.MARGIN)
    assert height > 600
