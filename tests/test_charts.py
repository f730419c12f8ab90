"""The chart that sets a place against a reference: what stands where, and what is left out."""

from typing import Any

import pytest

from toolkit import charts
from toolkit.need.readings import Reading


def reading(**values: Any) -> Reading:
    plain: dict[str, Any] = {
        "id": "robbery", "name": "Robbery", "unit": "per 1,000", "area": "E06000016", "area_name": "Leicester",
        "value": 2.0, "comparator": "E92000001", "comparator_name": "England", "comparator_value": 1.0,
        "difference": "higher than England", "polarity": "good_low", "source": "ons", "verdict": "worse",
    }  # fmt: skip
    return Reading(**{**plain, **values})


def rows(*readings: Reading) -> list[dict[str, Any]]:
    specification = charts.specification(charts.compare_with_reference(readings))
    found = list(specification["datasets"].values()) if "datasets" in specification else []
    found += [layer["data"]["values"] for layer in specification["layer"] if "values" in layer.get("data", {})]
    found += [specification["data"]["values"]] if "values" in specification.get("data", {}) else []
    return next(values for values in found if values and "ratio" in values[0])


def test_a_value_twice_the_reference_stands_at_two() -> None:
    assert rows(reading())[0]["ratio"] == 2


def test_limits_are_ratios_too_and_stop_at_the_edge_of_the_chart() -> None:
    # 1.5 to 40 against 1.0: the scale ends at double, since the value itself is double.
    row = rows(reading(lower=1.5, upper=40.0))[0]
    assert (row["lower"], row["upper"]) == (1.5, 2.0)


def test_a_figure_without_limits_has_no_bar() -> None:
    row = rows(reading(verdict="not_compared"))[0]
    assert (row["lower"], row["upper"]) == (None, None)


def test_only_tested_worse_and_better_are_filled() -> None:
    verdicts = ("worse", "better", "similar", "higher", "lower", "not_compared")
    fills = {verdict: rows(reading(verdict=verdict))[0]["fill"] for verdict in verdicts}
    assert [verdict for verdict, fill in fills.items() if fill != "white"] == ["worse", "better"]


def test_zero_stands_at_the_left_edge_with_its_value_beside_it() -> None:
    row = rows(reading(value=0.0, verdict="similar"))[0]
    assert (row["ratio"], row["shape"], row["short"]) == (0.5, "triangle-left", "0 (1)")


@pytest.mark.parametrize("missing", [{"value": None}, {"comparator_value": None}, {"comparator_value": 0.0}])
def test_a_figure_without_a_ratio_is_left_out(missing: dict[str, None]) -> None:
    assert not charts.can_be_drawn(reading(**missing))
    assert [row["name"] for row in rows(reading(**missing), reading(name="Drawn"))] == ["Drawn"]


def test_the_same_chart_is_a_picture_for_documents() -> None:
    made = charts.png(charts.compare_with_reference([reading(lower=1.5, upper=2.5)]), scale=1)
    assert made.startswith(b"\x89PNG")


def test_the_chart_names_what_it_is_the_same_as() -> None:
    one = str(charts.specification(charts.compare_with_reference([reading()])))
    two = str(charts.specification(charts.compare_with_reference([reading(), reading(comparator_name="Wales")])))
    assert "same as England" in one
    assert "same as" not in two
