"""Measures the way of 50,000 rows from a file to the results page, against bare NumPy, csv and openpyxl in one run."""

import csv
import io
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import openpyxl

from tests.observing import sheets
from toolkit import charts, knowledge_base
from toolkit.observing import checking, drawing, reading, summary
from toolkit.observing.form import Form, form_for

ROWS, WORKBOOK_ROWS = 50_000, 5_000
TODAY = date(2026, 11, 27)
MEASURED = (sheets.WELLBEING, "school-suspensions", "in-education-training-or-work")


def seconds(task: Callable[[], Any], repeats: int = 3) -> tuple[float, Any]:
    """The shortest of a few runs, and what the last one gave."""
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        found = task()
        taken.append(time.perf_counter() - start)
    return min(taken), found


def report(name: str, own: float, bound: float, what: str) -> None:
    """One line: ours, and how many times the shortest way to the same numbers."""
    print(f"{name:52} {own:7.3f} s   {own / bound:6.1f} x {what} ({bound:.3f} s)")


def bare_summary(columns: dict[str, np.ndarray[Any, Any]]) -> list[float]:
    """Mean changes with their spread, and the counts of every group, from arrays that are there already."""
    found: list[float] = []
    for key in MEASURED:
        moved = columns[f"{key}:end"] - columns[f"{key}:start"]
        moved = moved[np.isfinite(moved)]
        found += [moved.mean(), moved.std(ddof=1)]
    for key in ("age", "sex", "stands", "reason"):
        found += np.unique(columns[key], return_counts=True)[1].tolist()
    return found


def main() -> None:
    """Reading, checking and summing up; then the charts."""
    base, design = knowledge_base.load(), sheets.plan()
    form = form_for(design, base)
    people = sheets.people(ROWS, form)
    content = sheets.csv_file(form, people)
    bare, _ = seconds(lambda: list(csv.reader(io.StringIO(content.decode("utf-8-sig")))))
    read, sheet = seconds(lambda: reading.read(content, form))
    report(f"CSV of {ROWS:,} rows ({len(content) / 1e6:.0f} MB) read", read, bare, "csv alone")
    checked_in, checked = seconds(lambda: checking.check(sheet, form, TODAY))
    report(f"{ROWS:,} rows x {len(form.columns)} columns checked", checked_in, bare, "csv alone")
    summed, observed = seconds(lambda: summary.observe(checked, form, design, TODAY))
    arrays = {key: _array(values) for key, values in checked.values.items()}
    shortest, _ = seconds(lambda: bare_summary(arrays))
    report(f"{ROWS:,} rows summed up for the page", summed, shortest, "NumPy on ready arrays")
    _of_workbook(form, people)
    drawn, _ = seconds(lambda: charts.specification(drawing.changes(observed.changes)))
    print(f"{'The chart of changes, from what is kept':52} {drawn:7.3f} s   whatever the number of rows")


def _array(values: list[Any]) -> np.ndarray[Any, Any]:
    numbers = any(isinstance(value, float) for value in values)
    if numbers:
        return np.array([value if isinstance(value, float) else np.nan for value in values])
    return np.array([str(value or "") for value in values])


def _of_workbook(form: Form, people: list[dict[str, Any]]) -> None:
    content = sheets.workbook(form, people[:WORKBOOK_ROWS], 10)
    bare, _ = seconds(lambda: _bare_workbook(content), 1)
    own, _ = seconds(lambda: reading.read(content, form), 1)
    report(f"Workbook of {WORKBOOK_ROWS:,} rows read", own, bare, "openpyxl alone")


def _bare_workbook(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return sum(1 for row in book.worksheets[0].iter_rows(values_only=True) if row[0])


if __name__ == "__main__":
    main()
