"""Knows when rows about people may be kept: only while an administrator's record of an impact assessment holds."""

from collections.abc import Mapping, Sequence
from datetime import date

from toolkit.observing.checking import Value
from toolkit.observing.form import Form
from toolkit.vocabulary import Identifier, PartialDate, Record, Text

ASSESSMENTS, ROWS = "impact_assessments", "kept_rows"
"""The kinds of record; the id of each is that of its plan."""


class ImpactAssessment(Record):
    """That the risks to people's data were assessed for one plan, by whom, and until when that holds."""

    design: Identifier
    assessed_on: PartialDate
    assessed_by: Text
    """A role or an organisation, never a person's name."""
    review_on: PartialDate
    where_kept: str = ""

    def holds(self, today: date) -> bool:
        """Whether rows may be kept on this day: not before it was made, and not once it is due for review."""
        return self.assessed_on <= today.isoformat() < self.review_on


class KeptRows(Record):
    """The rows of one plan as they were read last."""

    design: Identifier
    kept_on: PartialDate
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | None, ...], ...]


def joined(kept: KeptRows | None, new: Mapping[str, Sequence[Value]], form: Form) -> dict[str, list[Value]]:
    """The kept people and the new ones; a person who is in both has the new row."""
    before = _values(kept, form) if kept else {column.key: [] for column in form.columns}
    people: dict[Value, list[Value]] = {}
    for values in (before, new):
        for place, code in enumerate(values["code"]):
            people[code] = [values[column.key][place] for column in form.columns]
    return {column.key: [row[place] for row in people.values()] for place, column in enumerate(form.columns)}


def to_keep(values: Mapping[str, Sequence[Value]], form: Form, today: date) -> KeptRows:
    """Rows as they are kept."""
    columns = tuple(column.key for column in form.columns)
    rows = zip(*(values[key] for key in columns), strict=True)
    plain = tuple(tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) for row in rows)
    return KeptRows(design=form.design, kept_on=today.isoformat(), columns=columns, rows=plain)


def _values(kept: KeptRows, form: Form) -> dict[str, list[Value]]:
    """Kept rows under the columns of the form as it is now; a column that is new is empty."""
    found: dict[str, list[Value]] = {}
    for column in form.columns:
        place = kept.columns.index(column.key) if column.key in kept.columns else None
        cells: list[Value] = [row[place] if place is not None else None for row in kept.rows]
        is_date = column.kind == "date"
        found[column.key] = [date.fromisoformat(cell) if is_date and isinstance(cell, str) else cell for cell in cells]
    return found
