"""The figures that we entered, against the file of published figures that they were read from."""

import csv
import re
from pathlib import Path

import pytest

from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.readings import period_end

PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "llr_published_figures.csv"
MARKS = {
    "violence-with-injury": "Violence with injury",
    "violence-without-injury": "Violence without injury",
    "robbery": "Robbery",
    "sexual-offences": "Sexual offences",
    "possession-of-weapons": "Possession of weapons",
    "first-time-entrants": "LAIT FirstYJS",
    "permanent-exclusions": "LAIT TotPermEx",
    "suspensions": "LAIT TotFixedEx",
    "persistent-absence": "LAIT TotPerAbNew",
    "not-in-education-or-work": "LAIT 16-17 NEET",
    "low-income-families": "LAIT ChildPov",
    "good-level-of-development": "FSP_NEW_GOODDEV",
    "child-protection-plans": "LAIT CPP_rate",
    "children-looked-after": "Children looked after on",
    "injury-admissions-under-15": "Fingertips 90284",
}
"""Our indicator, and words that mark its rows in the file."""

pytestmark = pytest.mark.skipif(
    not PUBLISHED.exists(), reason="the folder of published files is not beside the project"
)


def published(mark: str) -> dict[tuple[str, int], dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if mark in row["indicator"]]
    return {(row["area_code"], period_end(row["period"])): row for row in rows}


@pytest.mark.parametrize("indicator", MARKS)
def test_each_figure_is_the_published_one(base: KnowledgeBase, indicator: str) -> None:
    rows, compared = published(MARKS[indicator]), 0
    for figure in base.figures[indicator].figures:
        row = rows.get((figure.area, period_end(figure.period)))
        if row is None or figure.status == "wrong_in_source":
            continue
        compared += 1
        where = f"{figure.area} {figure.period}"
        assert (figure.value is None) == (row["value"] == ""), where
        if figure.value is not None:
            decimals = len(re.sub(r"^[^.]*\.?", "", f"{figure.value}"))
            assert figure.value == pytest.approx(float(row["value"]), abs=max(0.51 * 10**-decimals, 0.0006)), where
        if row["numerator"]:
            assert figure.numerator == float(row["numerator"]), where
        if row["lower_ci95"]:
            assert figure.lower == pytest.approx(float(row["lower_ci95"]), abs=0.051), where
    assert compared >= 9


def test_the_row_that_is_a_sum_of_rates_is_left_out(base: KnowledgeBase) -> None:
    rows = published("LAIT FirstYJS")
    england = [figure for figure in base.figures["first-time-entrants"].figures if figure.area == "E92000001"]
    assert any("ERROR IN SOURCE" in row["note"] for (area, _), row in rows.items() if area == "E92000001")
    assert england
    assert {figure.status for figure in england} == {"wrong_in_source"}
