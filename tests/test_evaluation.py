"""How many people a test takes, by the size of the difference."""

import vl_convert

from toolkit import charts, evaluation


def test_people_by_difference_before_and_after():
    """n = 2(1 - 0.5)(1.96 + 0.84)^2 / d^2 = 197, 32 and 13, two or three more by t, and none leave."""
    needed = evaluation.people_by_difference("before_and_after", correlation=0.5, attrition=0.0)
    assert [(item.effect, item.people, item.groups) for item in needed] == [(0.2, 199, 1), (0.5, 34, 1), (0.8, 15, 1)]
    assert needed[0].difference == "small difference (0.2)"


def test_people_by_difference_in_two_groups_is_even():
    """n per group = 2(1 - 0)(2.8)^2 / d^2 = 393 and 63 and 25, one or two more by t, over both groups."""
    needed = evaluation.people_by_difference("two_groups_by_chance", correlation=0.0, attrition=0.0)
    assert [item.people for item in needed] == [788, 128, 52]
    assert all(item.people % 2 == 0 and item.groups == 2 for item in needed)


def test_a_difference_of_ones_own_stands_in_order_among_the_others():
    needed = evaluation.people_by_difference("before_and_after", 0.3, correlation=0.5, attrition=0.2)
    assert [item.effect for item in needed] == [0.2, 0.3, 0.5, 0.8]
    assert needed[1].difference == "own difference (0.3)"
    people = [item.people for item in needed]
    assert people == sorted(people, reverse=True)


def test_the_chart_has_a_bar_for_each_difference_and_a_line_for_the_people():
    needed = evaluation.people_by_difference("before_and_after", correlation=0.5, attrition=0.2)
    svg = vl_convert.vegalite_to_svg({**charts.specification(charts.people_by_difference(needed, 60)), "width": 640})
    assert [f"{item.people} people" for item in needed if f"{item.people} people" in svg] == [
        "249 people", "43 people", "19 people",
    ]  # fmt: skip
    assert "60 people expected" in svg
    without = vl_convert.vegalite_to_svg({**charts.specification(charts.people_by_difference(needed)), "width": 640})
    assert "expected" not in without
