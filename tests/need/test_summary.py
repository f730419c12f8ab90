"""What stands out among readings, in two sentences."""

from typing import Any

from toolkit.need.readings import Reading
from toolkit.need.summary import in_a_sentence, what_stands_out


def reading(name: str, verdict: str, value: float | None = 2.0, reference: float = 1.0) -> Reading:
    plain: dict[str, Any] = {
        "id": name.lower().replace(" ", "-"), "name": name, "unit": "per 1,000", "area": "E06000016",
        "area_name": "Leicester", "value": value, "comparator": "E92000001", "comparator_name": "England",
        "comparator_value": reference, "difference": "higher than England", "polarity": "good_low", "source": "ons",
        "verdict": verdict,
    }  # fmt: skip
    return Reading(**plain)


def test_worse_comes_before_higher_and_three_names_are_enough() -> None:
    found = [reading("Sexual offences", "higher"), *(reading(f"Crime {letter}", "worse") for letter in "ABC")]
    assert what_stands_out(found, {})[0] == "Crime A, crime B and crime C stand out in Leicester."


def test_one_figure_is_said_as_one() -> None:
    assert what_stands_out([reading("Robbery", "worse")], {})[0] == "One figure stands out in Leicester: robbery."


def test_short_names_lose_their_unit() -> None:
    said = what_stands_out([reading("Robbery", "worse")], {"robbery": "Robberies, per 1,000"})[0]
    assert said == "One figure stands out in Leicester: robberies."


def test_higher_alone_is_never_called_worse() -> None:
    said = what_stands_out([reading("Stop and search", "higher")], {})[0]
    assert said == "One figure is higher than in England in Leicester: stop and search."


def test_nothing_worse_is_said_with_its_limits() -> None:
    said = what_stands_out([reading("Robbery", "better", 0.5)], {})
    assert said[0] == "Nothing that could be tested is worse in Leicester than in England."
    assert said[1] == "Better than England: robbery."


def test_not_everything_is_worse_is_said_where_something_is_better() -> None:
    said = what_stands_out([reading("Robbery", "worse"), reading("Injuries", "better", 0.5)], {})[1]
    assert said == "Not everything is worse. Better than England: injuries."


def test_untested_figures_are_named_by_the_side_they_lie_on() -> None:
    said = what_stands_out([reading("Absence", "not_compared"), reading("Exclusions", "not_compared", 0.4)], {})[1]
    assert said == "Not tested: on the worse side, absence; on the better side, exclusions."


def test_no_figures_at_all() -> None:
    assert what_stands_out([reading("Robbery", "not_compared", None)], {})[0] == "Nothing is known here yet."


def test_a_chart_of_tested_figures_is_said_in_one_sentence() -> None:
    said = in_a_sentence([reading("a", "worse"), reading("b", "worse"), reading("c", "similar")])
    assert said == "Of 3 figures that could be tested in Leicester: 2 worse and 1 with no clear difference."


def test_a_chart_of_untested_figures_says_that_they_are() -> None:
    said = in_a_sentence([reading("a", "not_compared")])
    assert said.startswith("None of these could be tested")
