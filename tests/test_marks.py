"""The marks: each has its own shape, a word, and a colour that can be read."""

from xml.etree import ElementTree

import pytest

from toolkit import marks
from toolkit.marks import Mark

EVERY = [(family, value, mark) for family, values in marks.FAMILIES.items() for value, mark in values.items()]
DRAWN = [item for item in EVERY if item[2].svg]


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("family", "value", "mark"), DRAWN, ids=[f"{item[0]} {item[1]}" for item in DRAWN])
def test_every_mark_is_one_picture_of_the_right_size_with_a_word(family: str, value: str, mark: Mark) -> None:
    picture = ElementTree.fromstring(mark.svg)
    size = (picture.get("width"), picture.get("height"))
    assert size == (("35", "14") if family == "certainty" else ("16", "16"))
    assert size == (str(mark.width), str(mark.height))
    assert mark.word


@pytest.mark.parametrize(("family", "value", "mark"), EVERY, ids=[f"{item[0]} {item[1]}" for item in EVERY])
def test_every_word_can_be_read_on_white(family: str, value: str, mark: Mark) -> None:
    assert contrast(mark.colour, marks.WHITE) >= 4.5


@pytest.mark.parametrize("label", marks.IMPACT)
def test_the_words_on_chips_can_be_read(label: str) -> None:
    fill = marks.IMPACT[label].fill
    words = marks.WHITE if label in ("high", "moderate", "harmful") else marks.IMPACT[label].colour
    assert contrast(words, fill) >= 4.5


@pytest.mark.parametrize("family", marks.FAMILIES)
def test_no_two_marks_of_a_family_share_a_shape(family: str) -> None:
    shapes: dict[str, str] = {}
    # What is on record is no gap, and what does not apply cannot be worked out: the words tell them apart.
    same = {"no_gap", "cannot_be_worked_out"}
    for value, mark in marks.FAMILIES[family].items():
        if value not in same:
            assert mark.svg not in shapes, f"{value} looks like {shapes.get(mark.svg)}"
            shapes[mark.svg] = value
    assert shapes


def test_the_three_gaps_share_neither_colour_nor_word() -> None:
    gaps = [marks.GAP[kind] for kind in ("provision_gap", "evidence_gap", "data_gap")]
    assert len({gap.colour for gap in gaps}) == 3
    assert len({gap.word for gap in gaps}) == 3
