"""A plan in time, and the same in a calendar."""

from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given, settings, strategies

from tests.evaluation_plan.conftest import Changed
from toolkit import knowledge_base, readiness
from toolkit.design import Design
from toolkit.documents import calendar_file
from toolkit.errors import UserError
from toolkit.evaluation_plan import timetable
from toolkit.knowledge_base import KnowledgeBase

BASE, WHOLE = knowledge_base.load(), readiness.worked_example("reach")


def entries(design: Design, base: KnowledgeBase) -> dict[str, timetable.Entry]:
    return {entry.id: entry for entry in timetable.timetable(design, base)}


def test_everything_follows_from_two_days(changed: Changed, base: KnowledgeBase) -> None:
    """Each person takes part for 26 weeks, so the last one starts 26 weeks before the end."""
    found = entries(changed(first_day="2027-04-01", last_day="2028-03-31", weeks_each=26, review_months=3), base)
    assert (found["deliver"].first, found["deliver"].last) == (date(2027, 4, 1), date(2028, 3, 31))
    assert found["prepare"].first == date(2027, 4, 1) - timedelta(weeks=8)
    assert found["collect-start"].last == date(2028, 3, 31) - timedelta(weeks=26)
    assert found["collect-end"].first == date(2027, 4, 1) + timedelta(weeks=26)
    reviews = [entry.first for key, entry in found.items() if key.startswith("review")]
    assert reviews == [date(2027, 7, 1), date(2027, 10, 1), date(2028, 1, 1), date(2028, 3, 31)]
    assert found["report"].first == date(2028, 4, 1)


def test_a_follow_up_moves_the_report(changed: Changed, with_line: Changed, base: KnowledgeBase) -> None:
    found = entries(with_line(moments=("start", "end", "after_6_months")), base)
    last = date.fromisoformat(with_line().evaluation.last_day)
    assert found["collect-after-6-months"].last == timetable.later(last, 6)
    assert found["report"].first == timetable.later(last, 6) + timedelta(days=1)


def test_reoffending_is_known_a_year_and_a_half_on(with_line: Changed, base: KnowledgeBase) -> None:
    design = with_line(measure="proven-reoffending")
    last = date.fromisoformat(design.evaluation.last_day)
    assert entries(design, base)["collect-reoffending"].first == timetable.later(last, 18)


def test_no_days_no_timetable(changed: Changed, base: KnowledgeBase) -> None:
    assert timetable.timetable(changed(first_day=""), base) == []


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("2027-04-01", "2027-03-31", "The last day (31/03/2027) is before the first day (01/04/2027)"),
        ("2027-02-30", "2027-03-31", "“2027-02-30” is not a day of the calendar"),
        ("2027-02-01", "2097-03-31", "more than twenty years"),
    ],
)
def test_days_that_make_no_sense_are_said(
    first: str, last: str, says: str, changed: Changed, base: KnowledgeBase
) -> None:
    with pytest.raises(UserError) as refused:
        timetable.timetable(changed(first_day=first, last_day=last), base)
    assert says in str(refused.value)


@given(
    first=strategies.dates(date(2020, 1, 1), date(2060, 1, 1)),
    length=strategies.integers(0, 4000),
    weeks=strategies.none() | strategies.integers(1, 520),
    months=strategies.none() | strategies.integers(1, 24),
)
@settings(max_examples=40)
def test_no_entry_ends_before_it_starts_and_the_calendar_says_the_same(
    first: date, length: int, weeks: int | None, months: int | None
) -> None:
    days = {"first_day": first.isoformat(), "last_day": (first + timedelta(days=length)).isoformat()}
    plan = {**dict(WHOLE.evaluation), **days, "weeks_each": weeks, "review_months": months}
    found = timetable.timetable(WHOLE.with_(evaluation=plan), BASE)
    assert all(entry.first <= entry.last for entry in found)
    assert len({entry.id for entry in found}) == len(found)
    calendar = icalendar.Calendar.from_ical(calendar_file.to_ics(WHOLE, found))
    read = [(event.decoded("dtstart"), event.decoded("dtend")) for event in calendar.walk("VEVENT")]
    assert read == [(entry.first, entry.last + timedelta(days=1)) for entry in found]


def test_what_people_typed_stays_words_in_the_calendar(changed: Changed, base: KnowledgeBase) -> None:
    design = changed().with_(name="Reach; BEGIN:VALARM\nACTION:AUDIO")
    content = calendar_file.to_ics(design, timetable.timetable(design, base))
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.walk("VALARM")
    assert content == calendar_file.to_ics(design, timetable.timetable(design, base))
