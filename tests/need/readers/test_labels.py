"""A publisher's ready-made verdicts are worked out anew; those that contradict their own values are reported."""

import csv
import io
from pathlib import Path

import pytest

from tests.need.readers import made
from tests.need.readers.made import ENGLAND, LEICESTER, RUTLAND
from toolkit.knowledge_base import KnowledgeBase

REAL = Path(__file__).parents[4] / "shared" / "data" / "fingertips"
UP, DOWN, FLAT = "Increasing and getting worse", "Decreasing and getting better", "No significant change"


def years(area: str, name: str, values: list[float], label: str) -> list[dict[str, object]]:
    """One value a year with limits of 2 on both sides; the label stands on the last, as it does in the export."""
    last = len(values) - 1
    return [
        {"Area Code": area, "Area Name": name, "Time period": f"{2019 + number}", "Value": value,
         "Lower CI 95.0 limit": value - 2, "Upper CI 95.0 limit": value + 2,
         "Time period Sortable": f"{2019 + number}0000", "Recent Trend": label if number == last else ""}
        for number, value in enumerate(values)
    ]  # fmt: skip


def notes(base: KnowledgeBase, *groups: list[dict[str, object]]) -> tuple[str, ...]:
    return made.found(base, made.profile([row for group in groups for row in group])).report.notes


def test_a_trend_label_that_is_turned_round_is_reported_and_the_values_stay(base: KnowledgeBase) -> None:
    """The export with parent England says of every falling area that it is increasing."""
    falling = years(LEICESTER, "Leicester", [68, 61, 54, 47, 40], UP)
    rising = years(RUTLAND, "Rutland", [40, 47, 54, 61, 68], DOWN)
    (note,) = notes(base, falling, rising)
    assert note.startswith("2 of 2 labels about a trend contradict the values beside them.")
    assert "Leicester: “Increasing and getting worse”, but its values fall" in note


def test_a_trend_label_that_holds_is_not_mentioned(base: KnowledgeBase) -> None:
    falling = years(LEICESTER, "Leicester", [68, 61, 54, 47, 40], DOWN)
    level = years(RUTLAND, "Rutland", [40, 41, 40, 41, 40], FLAT)
    assert notes(base, falling, level) == ()


def test_a_label_that_nothing_was_worked_out_is_no_claim(base: KnowledgeBase) -> None:
    assert notes(base, years(LEICESTER, "Leicester", [68, 61, 54, 47, 40], "Cannot be calculated")) == ()


def compared(label: str, value: float, area: str = LEICESTER) -> dict[str, object]:
    return {"Area Code": area, "Area Name": area, "Value": value, "Lower CI 95.0 limit": value - 2,
            "Upper CI 95.0 limit": value + 2, "Compared to England value or percentiles": label}  # fmt: skip


def test_a_comparison_that_its_limits_contradict_is_reported(base: KnowledgeBase) -> None:
    others = [
        compared("Better", 40, "E06000001"),
        compared("Worse", 60, "E06000002"),
        compared("Better", 41, "E06000003"),
    ]
    rows = [compared("Not compared", 50, ENGLAND), *others, compared("Similar", 30)]
    (note,) = notes(base, rows)
    assert note.startswith("1 of 4 labels about a difference from England contradict")
    assert f"{LEICESTER}, 2023/24: “Similar”" in note


def test_comparisons_that_hold_are_not_mentioned(base: KnowledgeBase) -> None:
    rows = [compared("Not compared", 50, ENGLAND), compared("Better", 40), compared("Similar", 51, RUTLAND)]
    assert notes(base, rows) == ()


def test_fifths_and_percentiles_are_no_comparison(base: KnowledgeBase) -> None:
    assert notes(base, [compared("Not compared", 50, ENGLAND), compared("2nd highest quintile", 40)]) == ()


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
def test_all_labels_of_the_real_export_hold_and_none_does_once_they_are_turned_round(base: KnowledgeBase) -> None:
    text = next(REAL.glob("*90284*Region*")).read_text(encoding="utf-8")
    assert made.found(base, text).report.notes == ()
    found = made.found(base, _turned(text)).report.notes
    wrong = sum(int(note.split(" of ")[0]) for note in found)
    rows = [row for row in csv.DictReader(io.StringIO(text)) if not row["Category Type"]]
    # 195 areas and sexes fall and 5 rise clearly; the others say that there is no clear change.
    assert wrong == sum(row["Recent Trend"] in (UP, DOWN) for row in rows) == 200


def _turned(text: str) -> str:
    mark = "\N{SNOWMAN}"
    return text.replace(UP, mark).replace(DOWN, UP).replace(mark, DOWN)
