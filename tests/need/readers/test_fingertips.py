"""Exports of the public health profiles: both layouts, and every row that is not what it seems."""

from pathlib import Path

import pytest

from tests.need.readers import made
from tests.need.readers.made import ENGLAND, FINGERTIPS, LEICESTER
from toolkit.knowledge_base import KnowledgeBase

REAL = Path(__file__).parents[4] / "shared" / "data" / "fingertips"


def test_the_number_of_the_indicator_names_it_and_values_keep_their_limits(base: KnowledgeBase) -> None:
    series = made.found(base, made.profile([{}])).series[0]
    figure = made.figure(series, LEICESTER)
    assert series.indicator == "injury-admissions-under-15"
    assert (figure.value, figure.lower, figure.upper, figure.numerator) == (29.3, 25.3, 33.2, 215)
    assert (series.multiplier, series.unit) == (10_000, "per 10,000")


@pytest.mark.parametrize(
    "name", ["Compared to Regions (statistical) value or percentiles", "Compared to ICB sub locations (new) value"]
)
def test_column_23_may_have_any_name(base: KnowledgeBase, name: str) -> None:
    headings = [*FINGERTIPS[:22], name, *FINGERTIPS[23:]]
    assert made.found(base, made.profile([{}], headings)).report.used == 1


def test_the_older_layout_has_26_columns(base: KnowledgeBase) -> None:
    assert made.found(base, made.profile([{}], FINGERTIPS[:-1])).report.used == 1


def test_headings_without_spaces_are_the_same(base: KnowledgeBase) -> None:
    text = made.profile([{}])
    head, rest = text.split("\n", 1)
    assert made.found(base, head.replace(" ", "") + "\n" + rest).report.used == 1


def test_england_twice_counts_once(base: KnowledgeBase) -> None:
    row = {"Area Code": ENGLAND, "Area Name": "England", "Value": 72.7, "Lower CI 95.0 limit": 72.2,
           "Upper CI 95.0 limit": 73.2, "Count": 72293, "Denominator": 9942344}  # fmt: skip
    item = made.found(base, made.profile([{**row, "Parent Code": ""}, {**row, "Parent Code": ENGLAND}]))
    assert len(item.series[0].figures) == 1
    assert made.left_out(item) == {"the same place and period a second time": 1}


def test_rows_by_deprivation_are_not_places(base: KnowledgeBase) -> None:
    item = made.found(base, made.profile([{}, {"Category Type": "Deprivation deciles", "Category": "Most deprived"}]))
    assert made.left_out(item) == {"a group inside England by deprivation, not a place": 1}
    assert made.figure(item.series[0], LEICESTER).value == 29.3


def test_men_and_women_are_series_of_their_own_and_never_stand_for_all(base: KnowledgeBase) -> None:
    item = made.found(base, made.profile([{"Sex": "Male", "Value": 31, "Upper CI 95.0 limit": 35}, {}]))
    assert [(series.indicator, made.figure(series, LEICESTER).value) for series in item.series] == [
        ("injury-admissions-under-15", 29.3),
        (None, 31),
    ]


def test_ages_are_kept_apart(base: KnowledgeBase) -> None:
    item = made.found(base, made.profile([{}, {"Age": "10-24 yrs", "Indicator ID": 1}]))
    assert {str(series.ages) for series in item.series} == {"0 to 14", "10 to 24"}


def test_a_line_break_in_a_name_does_not_break_the_table(base: KnowledgeBase) -> None:
    item = made.found(
        base, made.profile([{"Indicator Name": "Rate per 100,000\n"}, {"Indicator Name": "Rate per 100,000\n"}])
    )
    assert item.report.rows == 2
    assert item.series[0].name.startswith("Rate per 100,000 (")


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("Value suppressed for disclosure control", "suppressed"),
        ("Not presented due to hospital trust coding", "unavailable"),
        ("", "unavailable"),
    ],
)
def test_a_blank_value_is_no_zero_and_its_note_says_which_kind(base: KnowledgeBase, note: str, status: str) -> None:
    row = {"Value": "", "Lower CI 95.0 limit": "", "Upper CI 95.0 limit": "", "Count": "", "Value note": note}
    figure = made.figure(made.found(base, made.profile([row])).series[0], LEICESTER)
    assert (figure.value, figure.status, figure.note) == (None, status, note or None)


def test_a_note_beside_a_real_value_is_kept(base: KnowledgeBase) -> None:
    series = made.found(base, made.profile([{"Value note": "Should be treated with caution"}])).series[0]
    assert made.figure(series, LEICESTER).note == "Should be treated with caution"


def test_a_true_zero_stays_zero(base: KnowledgeBase) -> None:
    row = {"Value": 0, "Lower CI 95.0 limit": 0, "Upper CI 95.0 limit": 0.5, "Count": 0}
    figure = made.figure(made.found(base, made.profile([row])).series[0], LEICESTER)
    assert (figure.value, figure.numerator, figure.status) == (0, 0, "published")


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
def test_the_real_exports_give_what_is_on_file(base: KnowledgeBase) -> None:
    content = next(REAL.glob("*90284*Region*")).read_bytes()
    item = made.found(base, content)
    assert item.series[0].indicator == "injury-admissions-under-15"
    read = {(one.area, one.period): one for one in item.series[0].figures}
    on_file = base.figures["injury-admissions-under-15"].figures
    assert len(on_file) >= 70
    for one in on_file:
        value = read[one.area, one.period].value
        assert value == pytest.approx(one.value, abs=0.0500001)
        assert read[one.area, one.period].numerator == one.numerator


@pytest.mark.skipif(not REAL.exists(), reason="the folder of published files is not beside the project")
def test_the_real_older_export_is_read(base: KnowledgeBase) -> None:
    item = made.found(base, next(REAL.glob("*93356*")).read_bytes())
    assert item.report.rows == 852
    assert item.report.used + sum(made.left_out(item).values()) == 852
