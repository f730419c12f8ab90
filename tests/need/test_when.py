"""When in the week people are hurt: hidden is never zero, and a share is given only where it can be known."""

from hypothesis import given, strategies as st

from toolkit import charts
from toolkit.need import when
from toolkit.need.timed_counts import DAYS, TIMES, Shown, TimedCounts
from toolkit.vocabulary import Source

Week = list[list[Shown]]


def counts(week: Week, **more: object) -> TimedCounts:
    fields = {
        "what": "Assaults (invented)",
        "source": Source(id="invented", title="Invented department", publisher="Invented", grade="M"),
        "first_month": "2025-01",
        "last_month": "2025-06",
        "events": sum(number or 0 for row in week for number in row),
        "by_day_and_time": tuple(map(tuple, week)),
        "by_month": {},
        "rule": "Small numbers are hidden.",
    }
    return TimedCounts.model_validate({**fields, **more})


def a_week(default: Shown = 10) -> Week:
    return [[default] * len(TIMES) for _ in DAYS]


def test_the_busiest_time_and_the_weekend_nights_are_named() -> None:
    """Saturday 8pm to midnight 50, all 41 others 10: 80 of 460 on the four weekend times."""
    week = a_week()
    week[5][5] = 50
    assert when.in_a_sentence(counts(week)) == (
        "Most on Saturday, 8pm to midnight (about 50). "
        "Friday and Saturday nights had 17% of those shown; an even spread would give 10%."
    )


def test_a_hidden_night_gives_no_share_and_is_said_not_to_be_zero() -> None:
    week = a_week()
    week[4][5] = None
    said = when.in_a_sentence(counts(week))
    assert "nights had" not in said
    assert "1 time of 42 is hidden, which is not zero." in said


def test_a_week_that_is_all_hidden_says_nothing_about_when() -> None:
    assert when.in_a_sentence(counts(a_week(None))).startswith("Every count is hidden or zero")


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=6, max_size=6), min_size=7, max_size=7))
def test_any_week_has_its_42_cells_each_said_once(week: Week) -> None:
    slots = when.slots(counts(week))
    assert len({(slot.day, slot.time) for slot in slots}) == 42
    cells = charts.specification(charts.hours(slots))["layer"][0]
    assert "fill" in str(cells["encoding"]["color"])
    assert when.in_a_sentence(counts(week)).endswith(".")


def test_the_grid_is_drawn_with_hidden_cells_in_slate_and_no_number() -> None:
    week = a_week(25)
    week[0][0] = None
    drawn = charts.svg(charts.hours(when.slots(counts(week))))
    assert drawn.count(">25<") == 41
    assert "Monday, midnight to 4am: hidden" in drawn
