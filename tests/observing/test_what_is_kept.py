"""Only aggregates are kept, small numbers are hidden, and no more is claimed than the study design allows."""

import json
import re
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as some
from scipy import stats

from tests.observing import sheets
from tests.observing.sheets import TODAY, WELLBEING
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.observing import checking, hiding, periods, reading, summary, words
from toolkit.observing.form import form_for
from toolkit.observing.observed import Change, Estimate, Observed, Series, Shown
from toolkit.statistics import control_charts

CAUSAL = re.compile(r"\b(caus\w+|because of the service|led to|thanks to|effect of the|impact of the|due to)\b")


def observed(design: Design, base: KnowledgeBase, rows: list[dict[str, Any]]) -> Observed:
    form = form_for(design, base)
    checked = checking.check(reading.read(sheets.csv_file(form, rows), form), form, TODAY)
    assert checked.faults == ()
    return summary.observe(checked, form, design, TODAY, "An invented service")


def invented(number: int, design: Design, base: KnowledgeBase, seed: int = 1) -> Observed:
    return observed(design, base, sheets.people(number, form_for(design, base), seed))


def every_count(document: Any) -> list[int | None]:
    """Every number of people in what is kept, wherever it stands."""
    if isinstance(document, dict):
        own = [document["people"]] if set(document) == {"people", "hidden"} else []
        return own + [count for value in document.values() for count in every_count(value)]
    return [count for value in document for count in every_count(value)] if isinstance(document, list) else []


def test_the_change_is_that_of_the_people_measured_twice(base):
    design = sheets.plan()
    form = form_for(design, base)
    rows = sheets.people(60, form)
    found = observed(design, base, rows)
    pairs = np.array(
        [(row[f"{WELLBEING}:start"], row[f"{WELLBEING}:end"]) for row in rows if row[f"{WELLBEING}:end"] is not None]
    )
    main = found.changes[0]
    expected = stats.ttest_rel(pairs[:, 1], pairs[:, 0]).confidence_interval()
    assert main.key == WELLBEING
    assert main.change.value == pytest.approx(np.diff(pairs).mean())
    assert (main.change.lower, main.change.upper) == pytest.approx((expected.low, expected.high))
    assert main.people.people == 5 * round(len(pairs) / 5)
    assert main.reliable is not None
    # 1.96 x SD x sqrt(2) x sqrt(1 - 0.8)
    assert main.reliable.points == pytest.approx(1.96 * pairs[:, 0].std(ddof=1) * np.sqrt(0.4))


def test_the_way_through_counts_everyone_who_was_offered_a_place(base):
    design = sheets.plan()
    rows = sheets.people(60, form_for(design, base))
    for row in rows[:20]:
        row.update({"stands": "Offered a place", "started": None, "ended": None, f"{WELLBEING}:start": None})
    found = observed(design, base, rows)
    assert [stage.name for stage in found.stages][:2] == ["Offered a place", "Started"]
    assert [stage.people.people for stage in found.stages][:2] == [60, 40]
    assert found.stages[1].share_of_first == pytest.approx(40 / 60)


@settings(max_examples=25)
@given(some.integers(0, 45), some.integers(0, 1000))
def test_no_small_number_is_kept_anywhere(base, number, seed):
    design = sheets.plan()
    found = invented(number, design, base, seed)
    counts = every_count(found.model_dump(mode="json"))
    assert all(count is None or count == 0 or (count >= 10 and count % 5 == 0) for count in counts)
    for series in found.series:
        assert all(value == 0 or value >= 8 for value in series.values)
    for change in found.changes:
        assert change.people.people or change.change == Estimate()


def test_nothing_that_is_kept_holds_a_code_or_a_row(base):
    text = invented(50, sheets.plan(), base).model_dump_json()
    assert not re.search(r"P0\d\d", text)
    assert len(text) < 20_000


def test_one_hidden_group_takes_another_with_it_so_that_nobody_can_subtract():
    parts = hiding.several([40, 5, 30])
    assert [part.people for part in parts] == [40, None, None]


def test_a_group_whose_number_is_hidden_has_no_change_either(base):
    design = sheets.plan()
    rows = sheets.people(60, form_for(design, base))
    for place, row in enumerate(rows):
        row["sex"] = "Male" if place < 6 else "Female"
    groups = [group for group in observed(design, base, rows).changes[0].by_group if group.split == "Sex"]
    assert [group.label for group in groups] == ["Female", "Male"]
    assert all(group.people.hidden and group.change == Estimate() for group in groups)


def test_a_group_whose_share_alone_is_hidden_takes_another_with_it(base):
    lines = {"in-work": sheets.plan().outcomes["in-work"]}
    design = sheets.plan(outcomes=lines)
    rows = sheets.people(60, form_for(design, base))
    key = "in-education-training-or-work"
    for place, row in enumerate(rows):
        row["sex"] = ("Male", "Female", "Not known")[place % 3]
        answer = "Yes" if place % 2 else "No"
        row[f"{key}:start"], row[f"{key}:end"] = answer, "Yes" if place % 3 == 0 and place > 6 else answer
    groups = {group.label: group for group in observed(design, base, rows).changes[0].by_group if group.split == "Sex"}
    assert not any(group.people.hidden for group in groups.values())
    assert sorted(group.change.value is None for group in groups.values()) == [False, True, True]


def test_shares_of_the_way_through_come_from_the_rounded_numbers(base):
    design = sheets.plan()
    rows = sheets.people(60, form_for(design, base))
    rows[0].update({"stands": "Offered a place", "started": None, "ended": None})
    found = observed(design, base, rows)
    assert found.stages[1].people.people == 60  # 59, to the nearest five
    assert found.stages[1].share_of_first == 1


def test_a_share_with_few_on_one_side_is_hidden(base):
    design = sheets.plan()
    rows = sheets.people(40, form_for(design, base))
    for place, row in enumerate(rows):
        row["agreed:end"] = "No" if place < 3 else "Yes"
    assert observed(design, base, rows).results[0].result == Estimate()


def test_a_comparison_group_is_compared_and_not_counted_among_those_reached(base):
    design = sheets.plan(evaluation={"study_design": "two_groups_by_chance"})
    form = form_for(design, base)
    rows = sheets.people(120, form)
    for row in rows:
        if row["group"] == "Comparison" and row[f"{WELLBEING}:end"] is not None:
            row[f"{WELLBEING}:end"] = row[f"{WELLBEING}:start"]
    found = observed(design, base, rows)
    assert found.stages[0].people.people == 60
    main = found.changes[0]
    assert main.compared.value == pytest.approx(main.change.value)
    assert (main.compared_effect.value or 0) > 0
    assert "likely cause" in words.claim(found, main)


@pytest.mark.parametrize("study_design", [None, "before_and_after", "process_only"])
def test_without_a_comparison_group_no_cause_is_claimed(base, study_design):
    design = sheets.plan(evaluation={"study_design": study_design})
    found = invented(60, design, base)
    claim = words.claim(found, found.changes[0])
    assert "does not show that the service caused it" in claim or claim == words.DELIVERY_ONLY
    said = [words.change_in_words(change) for change in found.changes] + list(words.in_short(found))[:1]
    said += [words.result_in_words(result) for result in found.results]
    assert not [text for text in said if CAUSAL.search(text)]


def test_regression_to_the_mean_is_named_when_people_come_in_by_a_score(base):
    plain, by_score = (
        invented(60, sheets.plan(evaluation={"study_design": "before_and_after", "enters_by_score": by}), base)
        for by in (False, True)
    )
    assert "regression to the mean" not in words.claim(plain)
    assert "regression to the mean" in words.claim(by_score)


def test_without_a_reliability_no_reliable_change_is_made_up(base):
    design = sheets.plan()
    line = design.outcomes["wellbeing"].model_copy(update={"reliability": None})
    found = invented(60, design.with_item("outcomes", "wellbeing", line), base).changes[0]
    assert found.reliable is None
    assert "Nobody has said yet how reliable" in found.why_not_reliable


def test_a_count_from_records_has_no_noise_to_tell_change_from(base):
    counted = next(item for item in invented(60, sheets.plan(), base).changes if item.key == "school-suspensions")
    assert counted.reliable is None
    assert "count from records" in counted.why_not_reliable


def test_the_three_kinds_of_reliable_change_are_always_there(base):
    found = invented(60, sheets.plan(), base).changes[0].reliable
    assert found is not None
    for part in (found.improved, found.no_reliable_change, found.worse):
        assert isinstance(part, Shown)


def test_rows_left_out_are_recorded_with_their_columns(base):
    design = sheets.plan()
    form = form_for(design, base)
    rows = sheets.people(30, form)
    rows[0]["sex"], rows[1]["sex"], rows[1]["age"] = "?", "?", "?"
    checked = checking.check(reading.read(sheets.csv_file(form, rows), form), form, TODAY)
    found = summary.observe(checked, form, design, TODAY)
    assert found.rows.people == 30
    assert found.left_out.rows == 2
    assert dict(found.left_out.columns) == {"Sex": 2, "Age band": 1}


def test_months_become_quarters_where_few_start_and_nothing_where_even_those_are_small():
    def days(per_month: int, months: int) -> list[date]:
        return [date(2024 + month // 12, month % 12 + 1, 10) for month in range(months) for _ in range(per_month)]

    monthly, quarterly = periods.of_dates("a", days(8, 12)), periods.of_dates("a", days(3, 12))
    assert monthly is not None
    assert (monthly.period, monthly.values) == ("month", (8.0,) * 12)
    assert quarterly is not None
    assert (quarterly.period, quarterly.values) == ("quarter", (9.0,) * 4)
    assert periods.of_dates("a", days(1, 12)) is None
    assert periods.of_dates("a", []) is None


def test_signals_are_told_in_words_with_their_months():
    series = Series(
        name="a", period="month", first="2025-01", values=(10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 30)
    )
    chart = control_charts.xmr(series.values, baseline=12, lowest=0)
    said = words.signals_in_words(series, chart)
    assert said == [
        "A point lies outside the limits: such a point is rare by chance. Here: January 2026, on the high side."
    ]
    worse = words.signals_in_words(series.model_copy(update={"good": "lower"}), chart)
    assert worse == [f"{said[0][:-1]} (the bad one)."]
    flat = series.model_copy(update={"values": (10.0, 12.0) * 6})
    assert "Only the usual ups and downs" in words.signals_in_words(flat, control_charts.xmr(flat.values))[0]


def test_an_empty_sheet_gives_zeros_and_no_fault(base):
    found = invented(0, sheets.plan(), base)
    assert found.rows.people == 0
    assert [stage.people.people for stage in found.stages] == [0, 0, 0, 0]
    assert json.loads(found.model_dump_json())["changes"]


@pytest.mark.parametrize(
    ("estimate", "good", "verdict"),
    [
        (Estimate(value=2, lower=1, upper=3), "higher", "better"),
        (Estimate(value=2, lower=1, upper=3), "lower", "worse"),
        (Estimate(value=2, lower=-1, upper=3), "higher", "no_clear_change"),
        (Estimate(value=2, lower=0, upper=3), "higher", "no_clear_change"),
        (Estimate(value=2, lower=1, upper=3), "", "no_direction"),
        (Estimate(), "higher", "not_shown"),
    ],
)
def test_a_change_is_better_or_worse_only_when_its_interval_leaves_out_none(estimate, good, verdict):
    change = Change(key="a", name="A", good=good, lines=(), people=Shown(people=10), change=estimate)
    assert words.verdict(change) == verdict
