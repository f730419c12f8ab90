"""Reads what emergency departments record of assaults (the minimum data set of the Cardiff model), as counts alone."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from datetime import datetime

from toolkit.errors import UserError
from toolkit.need.readers import disclosing, found, tables
from toolkit.need.readers.found import Found, Report, Tally
from toolkit.need.readers.tables import Table
from toolkit.need.timed_counts import DAYS, TIMES, TimedCounts
from toolkit.spreadsheets import Sheet
from toolkit.spreadsheets.opening import SAFE
from toolkit.vocabulary import Source

KIND, TITLE = "emergency-department-assaults", "Assaults recorded in emergency departments"
WHEN, METHOD, PLACE = "ASSAULT DATE AND TIME", "ASSAULT METHOD", "ASSAULT LOCATION TYPE"
FORMS = (
    "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d-%m-%Y %H:%M",
)  # fmt: skip
PRIVATE = (
    "Each row is about a person, so no row is kept: only counts by day, time, month, method and kind of place. What "
    "was written about the place in free text was not read."
)


def recognised(sheet: Sheet) -> Table | None:
    """The table, with its headings in capitals or not, and with spaces, underscores or neither."""
    wanted = {_bare(item) for item in (WHEN, METHOD, PLACE)}
    for row in sheet.rows[: tables.DEEPEST_HEADING]:
        if wanted <= {_bare(item) for item in row}:
            return tables.below(sheet, row)
    return None


def read(table: Table) -> Found:
    """Counts from which nobody can be recognised."""
    whole, tally = tables.whole(table), Tally()
    columns = [whole.column(_named(whole, name)) for name in (WHEN, METHOD, PLACE)]
    source = found.source(KIND, TITLE, "The hospital or body that shared the file")
    what = "Assaults for which people came to an emergency department"
    return counted(whole, tuple(columns), what, source, tally, KIND, TITLE)


def counted(
    table: Table, columns: tuple[Sequence[str], ...], what: str, source: Source, tally: Tally, kind: str, title: str,
    leave: Container[int] = (),
) -> Found:  # fmt: skip
    """Events by day and time, from columns of moments, of methods and of kinds of place; some rows are left."""
    events = _events(table, columns, tally, leave)
    report = Report(kind, title, (table.place,), len(table.rows), len(events), tally.done(), (PRIVATE, disclosing.RULE))
    if not events:
        return Found(report)
    months = Counter(f"{moment:%Y-%m}" for moment, _, _ in events)
    slots = Counter((moment.weekday(), moment.hour // 4) for moment, _, _ in events)
    shown = disclosing.counts({f"{day} {slot}": slots[day, slot] for day in range(7) for slot in range(len(TIMES))})
    counts = TimedCounts(
        what=what, source=source, first_month=min(months), last_month=max(months),
        events=disclosing.rounded(len(events)),
        by_day_and_time=tuple(tuple(shown[f"{day} {slot}"] for slot in range(len(TIMES))) for day in range(len(DAYS))),
        by_month=disclosing.counts(dict(sorted(months.items()))),
        by_method=disclosing.counts(Counter(method for _, method, _ in events if method)),
        by_kind_of_place=disclosing.counts(Counter(place for _, _, place in events if place)),
        rule=disclosing.RULE,
    )  # fmt: skip
    return Found(report, timed_counts=(counts,))


def _events(
    table: Table, columns: tuple[Sequence[str], ...], tally: Tally, leave: Container[int]
) -> list[tuple[datetime, str, str]]:
    events = []
    for number, (when, method, place) in enumerate(zip(*columns, strict=True)):
        if number in leave:
            continue
        if when:
            events.append((_moment(when, table, number), method, place))
        else:
            tally.leave_out("no day and time on record")
    return events


def _named(table: Table, name: str) -> str:
    return next(item for item in table.headings if _bare(item) == _bare(name))


def _moment(text: str, table: Table, number: int) -> datetime:
    for form in FORMS:
        try:
            return datetime.strptime(text[:19], form)  # noqa: DTZ007  the clock on the wall, which is what matters
        except ValueError:
            continue
    raise UserError(
        f"{table.place}, row {table.number_of(number)}: “{text[:30]}” is not a date and time that we know. It should "
        f"read like 2025-03-01 23:15 or 01/03/2025 23:15. {SAFE}"
    )


def _bare(heading: str) -> str:
    return re.sub(r"[\s_]+", "", heading).casefold()
