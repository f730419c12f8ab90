"""The simple view hides and never deletes; sheets of paper show every box whole on one of them."""

import re

import pytest
from hypothesis import HealthCheck, given, settings, strategies as some

from tests.theory_of_change.test_layout import check_laws
from tests.theory_of_change.theories import arrow, box, theories, theory, worked_theory
from toolkit.theory_of_change import core, graph, layout, sheets
from toolkit.theory_of_change.graph import Theory

few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_the_simple_view_joins_what_a_hidden_box_stood_between() -> None:
    boxes = [box(1, "activity"), box(2, "output"), box(3, "short_outcome"), box(4, "risk")]
    arrows = [arrow(1, 1, 2, "studies_fit"), arrow(2, 2, 3, "assumption"), arrow(3, 1, 4, "may_do_harm")]
    simple = core.core(theory(boxes, arrows))
    assert set(simple.boxes) == {"box-1", "box-3", "box-4"}
    joined = {(each.start, each.end): each for each in simple.arrows.values()}
    assert set(joined) == {("box-1", "box-3"), ("box-1", "box-4")}
    # The weakest of the two stands for the whole way, under the number of the first.
    assert joined["box-1", "box-3"].rating == "assumption"
    assert core.numbers(theory(boxes, arrows)) == {"arrow-1": 1, "arrow-3": 3}
    assert core.hidden(theory(boxes, arrows)) == (1, 1)


def test_two_ways_through_one_hidden_box_are_two_arrows() -> None:
    boxes = [box(1, "activity"), box(2, "output"), box(3, "short_outcome"), box(4, "short_outcome")]
    simple = core.core(theory(boxes, [arrow(1, 1, 2), arrow(2, 2, 3), arrow(3, 2, 4)]))
    assert {(each.start, each.end) for each in simple.arrows.values()} == {("box-1", "box-3"), ("box-1", "box-4")}
    assert set(core.numbers(theory(boxes, [arrow(1, 1, 2), arrow(2, 2, 3), arrow(3, 2, 4)])).values()) == {1}


@few
@given(theories(boxes=14, arrows=26, least_boxes=5, least_arrows=6))
def test_the_simple_view_keeps_every_way_between_the_boxes_that_it_shows(whole: Theory) -> None:
    simple = core.core(whole)
    for each in simple.boxes:
        reached = graph.reachable(whole, [each]) & simple.boxes.keys()
        assert graph.reachable(simple, [each]) == reached
    assert set(core.numbers(whole)) == set(simple.arrows)
    check_laws(simple, layout.lay_out(simple, core.numbers(whole)))


ROOMS = {"A4": (253.0, 124.0), "A4 upright": (166.0, 211.0), "A3": (376.0, 211.0)}


@few
@given(theories(boxes=40, arrows=50, least_boxes=2), some.sampled_from(sorted(ROOMS)))
def test_every_box_and_every_number_is_whole_on_some_sheet(whole: Theory, room: str) -> None:
    drawn = layout.lay_out(whole)
    cut = sheets.cut(drawn, ROOMS[room])
    for placed in drawn.boxes:
        assert any(sheet.shows(placed.x, placed.y, placed.width, placed.height) for sheet in cut), placed.id
    for placed_arrow in drawn.arrows:
        assert any(sheet.shows(placed_arrow.disc.x, placed_arrow.disc.y, 0, 0) for sheet in cut)
    for sheet in cut:
        assert sheet.size[0] <= ROOMS[room][0] + 0.01
        assert sheet.size[1] <= ROOMS[room][1] + 0.01


@few
@given(theories(boxes=60, arrows=60, least_boxes=20), some.sampled_from(sorted(ROOMS)))
def test_words_on_sheets_are_never_smaller_than_we_print(whole: Theory, room: str) -> None:
    drawn = layout.lay_out(whole)
    tallest = max(placed.height for placed in drawn.boxes)
    for sheet in sheets.cut(drawn, ROOMS[room]):
        points = sheet.scale * layout.TEXT_SIZE / sheets.POINT
        fits = ROOMS[room][1] * sheets.MOST_OF_A_SHEET / (tallest + sheets.HEAD)
        assert points >= sheets.SMALL_TEXT - 1e-6 or sheet.scale == pytest.approx(fits)


def test_a_drawing_that_fits_stays_on_one_sheet() -> None:
    assert len(sheets.cut(layout.lay_out(worked_theory()), ROOMS["A3"])) == 1


def test_every_sheet_carries_the_headings_and_says_which_it_is() -> None:
    column = theory([box(number, "activity") for number in range(1, 30)], [])
    drawn = layout.lay_out(column)
    cut = sheets.cut(drawn, ROOMS["A4"])
    shown = sheets.pictures(drawn, cut, "Walks")
    assert len(shown) > 2
    for place, picture in enumerate(shown, start=1):
        assert f"<title>Walks, sheet {place} of {len(shown)}</title>" in picture
        assert all(f">{heading.text}</text>" in picture for heading in drawn.headings)
        assert re.match(r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ', picture)
