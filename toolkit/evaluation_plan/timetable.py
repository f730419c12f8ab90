"""Lays out a plan in time: what is prepared, delivered, collected, reviewed and reported, when, and who sees to it."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.evaluation import collecting
from toolkit.evaluation_plan import lines
from toolkit.knowledge_base import KnowledgeBase

Kind = Literal["prepare", "deliver", "collect", "review", "report"]
KINDS: dict[str, str] = {
    "prepare": "Prepare", "deliver": "Deliver", "collect": "Collect", "review": "Review", "report": "Report",
}  # fmt: skip
WEEKS_TO_PREPARE, WEEKS_TO_REPORT, REVIEW_MONTHS = 8, 8, 3
"""Weeks before the first day and after the last form, and months between reviews: our rule until you set your own."""
MOST_REVIEWS = 60


@dataclass(frozen=True)
class Entry:
    """One line of the timetable: from a day to a day, both included."""

    id: str
    kind: Kind
    name: str
    first: date
    last: date
    who: str


def timetable(design: Design, base: KnowledgeBase) -> list[Entry]:
    """Every entry by its first day; empty until the first and the last day of delivery are set.

    Raises UserError where the days make no sense.
    """
    plan = design.evaluation
    if not (plan.first_day and plan.last_day):
        return []
    first, last = _day(plan.first_day, "first"), _day(plan.last_day, "last")
    if last < first:
        raise UserError(
            f"The last day ({last:%d/%m/%Y}) is before the first day ({first:%d/%m/%Y}). Change one of them"
        )
    if last.year - first.year > 20:
        raise UserError("From the first to the last day it is more than twenty years. Change one of them")
    found = [*_delivery(design, first, last), *_collection(design, base, first, last), *_reviews(design, first, last)]
    end = max(entry.last for entry in found if entry.kind != "review")
    found.append(_report(design, end))
    return sorted(found, key=lambda entry: (entry.first, entry.last, entry.id))


def later(start: date, months: int) -> date:
    """So many months on, on the same day or the last one of a shorter month.

    >>> later(date(2027, 1, 31), 1)
    datetime.date(2027, 2, 28)
    """
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _day(text: str, which: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"“{text}” is not a day of the calendar. Write the {which} day as 2027-04-01") from None


def _delivery(design: Design, first: date, last: date) -> Iterator[Entry]:
    lead, provider = _lead(design), design.delivery.provider or "The delivery team"
    begins = first - timedelta(weeks=WEEKS_TO_PREPARE)
    before = first - timedelta(days=1)
    yield Entry(
        "prepare", "prepare", "Settle data protection, consent, safeguarding and measures", begins, before, lead
    )
    yield Entry("train", "prepare", "Show staff how to collect, and try it out with a few people",
                first - timedelta(weeks=WEEKS_TO_PREPARE // 2), before, lead)  # fmt: skip
    yield Entry("deliver", "deliver", "Deliver the service", first, last, provider)


def _collection(design: Design, base: KnowledgeBase, first: date, last: date) -> Iterator[Entry]:
    weeks = design.evaluation.weeks_each or 0
    start_by, end_from = max(first, last - timedelta(weeks=weeks)), min(last, first + timedelta(weeks=weeks))
    spans = {"start": (first, start_by), "middle": (min(last, first + timedelta(weeks=weeks // 2)), last)}
    spans["end"] = (end_from, last)
    spans |= {key: (later(end_from, months), later(last, months)) for key, months in collecting.FOLLOW_UPS.items()}
    for moment, span in spans.items():
        asked = [line for line in design.ordered("outcomes") if moment in lines.moments(line)]
        if asked:
            yield Entry(f"collect-{moment.replace('_', '-')}", "collect", f"Ask {collecting.MOMENTS[moment]}", *span,
                        _collectors(asked, design))  # fmt: skip
    yield from _records(design, base, first, last)


def _records(design: Design, base: KnowledgeBase, first: date, last: date) -> Iterator[Entry]:
    steady = [line for line in design.ordered("outcomes")
              if set(lines.moments(line)) & {"each_session", "monthly", "quarterly", "yearly"}]  # fmt: skip
    if steady:
        yield Entry("collect-records", "collect", "Keep records of who comes and what is done", first, last,
                    _collectors(steady, design))  # fmt: skip
    slow = [line for line in design.ordered("outcomes") if line.measure and "reoffending" in line.measure]
    if slow:
        months = round(base.planning.months_to_know_reoffending.value)
        known = later(last, months)
        yield Entry("collect-reoffending", "collect", f"Ask for reoffending, known only {months} months on", known,
                    known + timedelta(weeks=4), _collectors(slow, design))  # fmt: skip


def _reviews(design: Design, first: date, last: date) -> Iterator[Entry]:
    months = design.evaluation.review_months or REVIEW_MONTHS
    for number in range(1, MOST_REVIEWS + 1):
        day = later(first, number * months)
        if day >= last:
            break
        name = f"Review {number}: look at who comes, what changes and any harm"
        yield Entry(f"review-{number}", "review", name, day, day, _lead(design))
    yield Entry("review-last", "review", "Last review: keep, change or stop?", last, last, _lead(design))


def _report(design: Design, end: date) -> Entry:
    begins = end + timedelta(days=1)
    who = design.evaluation.evaluator or _lead(design)
    done = begins + timedelta(weeks=WEEKS_TO_REPORT)
    return Entry(
        "report", "report", "Work out results, talk them over with young people, and report", begins, done, who
    )


def _collectors(found: list[object], design: Design) -> str:
    named = dict.fromkeys(getattr(line, "collector", "").strip() for line in found)
    return "; ".join(name for name in named if name) or design.delivery.provider or "The delivery team"


def _lead(design: Design) -> str:
    return design.delivery.lead or "The person who manages the service"
