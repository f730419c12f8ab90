"""The laws of the drawing, for theories of every shape up to 80 boxes."""

import math
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings, strategies as some

from tests.theory_of_change.theories import arrow, box, theories, theory, worked_theory
from toolkit.theory_of_change import discs, drawing, graph, layout, lettering
from toolkit.theory_of_change.drawing import Drawing, PlacedBox, Point
from toolkit.theory_of_change.graph import Theory

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def overlap(one: PlacedBox, other: PlacedBox) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def is_inside(point: Point, box: PlacedBox) -> bool:
    return box.x < point.x < box.x + box.width and box.y < point.y < box.y + box.height


def check_laws(theory: Theory, drawn: Drawing) -> None:
    """Every law at once: drawing a large theory takes longer than looking at it."""
    assert {placed.id for placed in drawn.boxes} == set(theory.boxes)
    assert {placed.id for placed in drawn.arrows} == set(theory.arrows)
    for one, other in combinations(drawn.boxes, 2):
        assert not overlap(one, other), f"{one.id} and {other.id} overlap"
    for placed in drawn.arrows:
        for point in drawing.trace(placed.points, spacing=3):
            foreign = [each.id for each in drawn.boxes if is_inside(point, each)]
            assert not foreign, f"{placed.id} runs through {foreign}"
    for one_arrow, other_arrow in combinations(drawn.arrows, 2):
        assert math.dist(one_arrow.disc, other_arrow.disc) > 2 * discs.RADIUS
    for placed in drawn.arrows:
        assert all(discs.distance(each, placed.disc) > discs.RADIUS for each in drawn.boxes)
    check_labels(drawn)
    check_edges(drawn)


def check_labels(drawn: Drawing) -> None:
    for placed in drawn.boxes:
        room = placed.width - layout.TEXT_LEFT - 4
        assert lettering.width(placed.label, layout.LABEL_SIZE, bold=True) <= room
        assert all(lettering.width(line, layout.TEXT_SIZE) <= room for line in placed.lines)
        last_baseline = layout.FIRST_BASELINE + layout.LINE_HEIGHT * (len(placed.lines) - 1)
        assert last_baseline + 4 <= placed.height
        assert "".join(placed.lines).replace(" ", "") == "".join(placed.text.split())


def check_edges(drawn: Drawing) -> None:
    points = [point for placed in drawn.arrows for point in (*placed.points, placed.disc)]
    assert all(0 <= point.x <= drawn.width and layout.HEADING_RULE < point.y < drawn.height for point in points)
    assert all(each.y > layout.HEADING_RULE and each.y + each.height < drawn.height for each in drawn.boxes)
    assert all(entry.y <= drawn.height for entry in drawn.key)


@few
@given(theories(boxes=12, arrows=24) | theories(boxes=12, arrows=24, least_boxes=6, least_arrows=12))
def test_small_theories_keep_every_law(theory: Theory) -> None:
    check_laws(theory, layout.lay_out(theory))


@settings(few, max_examples=8)
@given(theories(boxes=80, arrows=110, least_boxes=60, least_arrows=60))
def test_large_theories_keep_every_law(theory: Theory) -> None:
    check_laws(theory, layout.lay_out(theory))


@settings(few, max_examples=15)
@given(theories(boxes=20, arrows=30, least_boxes=8, least_arrows=10), some.randoms(use_true_random=False))
def test_the_same_theory_gives_the_same_drawing_however_it_is_stored(theory: Theory, random: object) -> None:
    boxes, arrows = list(theory.boxes.items()), list(theory.arrows.items())
    random.shuffle(boxes)  # type: ignore[attr-defined]
    random.shuffle(arrows)  # type: ignore[attr-defined]
    shuffled = Theory(boxes=dict(boxes), arrows=dict(arrows))
    assert layout.lay_out(shuffled) == layout.lay_out(theory)


def test_every_pair_of_boxes_joined_still_keeps_every_law() -> None:
    boxes = [box(number, kind) for number, kind in enumerate(graph.BOX_WORDS, start=1)]
    pairs = combinations(range(1, len(boxes) + 1), 2)
    dense = theory(boxes, [arrow(number, *pair) for number, pair in enumerate(pairs, start=1)])
    assert len(dense.arrows) == 66
    check_laws(dense, layout.lay_out(dense))


def test_an_empty_theory_gives_headings_alone() -> None:
    drawn = layout.lay_out(Theory())
    assert [heading.text for heading in drawn.headings] == [name for name, _ in graph.COLUMNS]
    assert not drawn.boxes
    assert not drawn.arrows
    assert not drawn.key
    assert drawn.width == 928


def test_one_box_stands_alone() -> None:
    drawn = layout.lay_out(theory([box(1, "impact")], []))
    assert drawn.boxes[0].x == drawn.headings[4].x
    check_laws(theory([box(1, "impact")], []), drawn)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("short_outcome", "activity"),
        ("impact", "need"),
        ("long_outcome", "long_outcome"),
        ("impact", "long_outcome"),
    ],
)
def test_an_arrow_may_run_backwards_or_stay_in_its_column(start: str, end: str) -> None:
    two = theory([box(1, start), box(2, end)], [arrow(1, 1, 2)])
    drawn = layout.lay_out(two)
    check_laws(two, drawn)
    first, last = drawn.arrows[0].points[0], drawn.arrows[0].points[-1]
    placed = {each.id: each for each in drawn.boxes}
    assert discs.distance(placed["box-1"], first) == 0
    assert discs.distance(placed["box-2"], last) == 0


def test_an_arrow_back_to_its_own_box_is_a_loop() -> None:
    loop = theory([box(1, "activity")], [arrow(1, 1, 1)])
    check_laws(loop, layout.lay_out(loop))


def test_two_arrows_between_the_same_boxes_are_two_lines() -> None:
    twice = theory([box(1, "need"), box(2, "activity")], [arrow(1, 1, 2), arrow(2, 1, 2)])
    drawn = layout.lay_out(twice)
    assert drawn.arrows[0].points != drawn.arrows[1].points
    check_laws(twice, drawn)


def test_an_arrow_to_a_box_that_is_not_there_is_left_out_and_numbers_stay() -> None:
    lame = theory([box(1, "need"), box(2, "activity")], [arrow(1, 1, 9), arrow(2, 1, 2)])
    assert [placed.number for placed in layout.lay_out(lame).arrows] == [2]


def test_kinds_keep_their_order_within_a_column() -> None:
    kinds = ("output", "input", "activity")
    drawn = layout.lay_out(theory([box(number, kind) for number, kind in enumerate(kinds, start=1)], []))
    from_the_top = sorted(drawn.boxes, key=lambda placed: placed.y)
    assert [placed.kind for placed in from_the_top] == ["input", "activity", "output"]


def test_the_worked_theory_stays_as_wide_as_the_page_and_keeps_its_order() -> None:
    drawn = layout.lay_out(worked_theory())
    assert drawn.width == 928
    activities = sorted((placed for placed in drawn.boxes if placed.kind == "activity"), key=lambda each: each.y)
    # Arrows 3 and 8 lead from each activity to the next, so they stand in this order.
    assert [placed.id for placed in activities] == ["box-3", "box-4", "box-5"]


def test_the_key_shows_only_the_ratings_that_occur() -> None:
    drawn = layout.lay_out(worked_theory())
    assert [entry.text for entry in drawn.key] == [
        "Studies that partly fit",
        "Some studies",
        "Assumption to test",
        "Not rated yet",
        "May do harm",
    ]


def test_a_word_that_is_too_long_for_a_box_is_broken() -> None:
    long_word = "Antisocialbehaviourpreventionpartnership"
    drawn = layout.lay_out(theory([box(1, "need", long_word)], []))
    assert len(drawn.boxes[0].lines) > 1
    check_labels(drawn)
