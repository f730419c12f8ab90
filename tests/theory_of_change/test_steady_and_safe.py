"""A drawing that stays steady while people edit, and that reads in grey and in high contrast."""

from collections.abc import Mapping
from itertools import combinations, pairwise

import pytest

from benchmarks import theories as sized
from tests.theory_of_change.theories import arrow, box, worked_theory
from toolkit import marks
from toolkit.theory_of_change import editing, layout, looks
from toolkit.theory_of_change.drawing import Drawing
from toolkit.theory_of_change.graph import Theory

LEAST_FOR_TEXT, LEAST_FOR_LINES = 4.5, 3.0
"""WCAG 2.2, criteria 1.4.3 and 1.4.11."""


def test_a_change_of_words_of_the_same_length_moves_nothing() -> None:
    before = layout.lay_out(worked_theory())
    renamed = worked_theory().boxes["box-7"].model_copy(update={"text": "They trust one adult now"})
    after = layout.lay_out(worked_theory().with_box(renamed))
    assert [(each.x, each.y, each.height) for each in after.boxes] == [(e.x, e.y, e.height) for e in before.boxes]
    assert [each.points for each in after.arrows] == [each.points for each in before.arrows]


def test_a_new_rating_moves_nothing() -> None:
    theory = worked_theory()
    rated = theory.with_arrow(theory.arrows["arrow-5"].model_copy(update={"rating": "studies_fit"}))
    before, after = layout.lay_out(theory), layout.lay_out(rated)
    assert after.boxes == before.boxes
    assert [each.points for each in after.arrows] == [each.points for each in before.arrows]


def heights(drawn: Drawing) -> Mapping[str, tuple[float, float]]:
    return {placed.id: (placed.x, placed.y) for placed in drawn.boxes}


def share_turned(before: Theory, after: Theory) -> float:
    """The share of pairs of boxes in one column that stand the other way round after an edit."""
    old, new = heights(layout.lay_out(before)), heights(layout.lay_out(after))
    kept = sorted(old.keys() & new.keys())
    pairs = [(one, other) for one, other in combinations(kept, 2) if abs(old[one][0] - old[other][0]) < 1]
    turned = sum((old[one][1] < old[other][1]) != (new[one][1] < new[other][1]) for one, other in pairs)
    return turned / len(pairs)


def test_an_edit_moves_little_in_a_theory_of_forty_boxes() -> None:
    shares = []
    for seed in range(1, 7):
        theory = sized.theory(40, 60, seed)
        ids = [each.id for each in theory.boxes_as_read()]
        grown = editing.add_box(theory, "box-new", "short_outcome", "They feel safe", ids[9])
        shares.append(share_turned(theory, editing.connect(grown, "arrow-new", ids[9], "box-new")))
        shares.append(share_turned(theory, theory.without_arrow(f"arrow-{seed * 7}")))
    # If nothing were steady, half of all pairs would turn.
    assert sum(shares) / len(shares) < 0.15


def test_a_box_that_nothing_touches_moves_no_other_out_of_order() -> None:
    theory = worked_theory()
    grown = editing.add_box(theory, "box-new", "medium_outcome", "They feel safe")
    assert share_turned(theory, grown) == 0


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_worked_out_as_published() -> None:
    # Black on white is 21, and #767676 on white is 4.54, as WebAIM's examples have it.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("kind", looks.BOXES)
def test_words_and_edges_of_boxes_stand_out(kind: str) -> None:
    look = looks.BOXES[kind]
    assert contrast(look.text, look.fill) >= LEAST_FOR_TEXT
    assert contrast(look.label, look.fill) >= LEAST_FOR_TEXT
    assert contrast(look.edge, marks.WHITE) >= LEAST_FOR_LINES


def test_lines_stand_out_and_differ_in_shape_and_not_only_in_colour() -> None:
    for look in looks.LINES.values():
        assert contrast(look.colour, marks.WHITE) >= LEAST_FOR_LINES
    shapes = [(look.dashes, look.is_hollow, look.thickness) for look in looks.LINES.values()]
    for one, other in combinations(shapes, 2):
        # Lines of the same dashes must differ by at least a third in thickness, or one is hollow.
        assert one[:2] != other[:2] or max(one[2], other[2]) / min(one[2], other[2]) > 4 / 3


def test_boxes_one_above_the_other_lead_downwards_where_they_can() -> None:
    boxes = [box(number, "activity") for number in range(1, 5)]
    chain = Theory(
        boxes={each.id: each for each in reversed(boxes)},
        arrows={f"arrow-{n}": arrow(n, n, n + 1) for n in range(1, 4)},
    )
    placed = heights(layout.lay_out(chain))
    assert all(placed[one.id][1] < placed[other.id][1] for one, other in pairwise(boxes))
