"""Invented people and the sheets they stand in, made by a script as a service would fill them in."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import openpyxl

from toolkit.design import Design, EvaluationPlan, PlannedOutcome
from toolkit.documents import collection
from toolkit.observing import reading
from toolkit.observing.form import Form

TODAY = date(2026, 11, 27)
WELLBEING = "short-warwick-edinburgh-wellbeing"


def plan(**changes: Any) -> Design:
    """An invented plan with a scale, a count from records, a yes or no, a single result and a figure for a place."""
    lines = [
        PlannedOutcome(
            id="wellbeing", position=1, outcome="Young people feel better", indicator="How well they feel",
            measure=WELLBEING, good_direction="higher", timing="At the start and at the end for each person",
            is_primary=True, reliability=0.8, reliability_kind="retest",
        ),
        PlannedOutcome(
            id="suspensions", position=2, outcome="Fewer are suspended", indicator="Times suspended",
            measure="school-suspensions", good_direction="lower", timing="At the start and at the end",
        ),
        PlannedOutcome(
            id="in-work", position=3, outcome="More are in education or work", indicator="In education or work",
            measure="in-education-training-or-work", good_direction="higher", timing="At the start and the end",
        ),
        PlannedOutcome(
            id="agreed", position=4, outcome="They agree to a plan", indicator="Share of people with a written plan",
            good_direction="higher", timing="Four weeks after they start",
        ),
        PlannedOutcome(
            id="area", position=5, outcome="Less violence here", indicator="Recorded violence",
            measure="police-recorded-violence-in-the-area", good_direction="lower", timing="Each month",
        ),
    ]  # fmt: skip
    values = {
        "id": "an-invented-plan",
        "name": "An invented plan",
        "made_on": "2026-11-01",
        "question": {"ages": {"lowest": 11, "highest": 17}},
        "outcomes": {line.id: line for line in lines},
        "evaluation": EvaluationPlan(study_design="before_and_after", people_expected=60),
    }
    return Design.model_validate({**values, **changes})


def people(number: int, form: Form, seed: int = 1) -> list[dict[str, Any]]:
    """So many invented people, each as a row by column key; about a fifth leave early, before a second score."""
    random = np.random.default_rng(seed)
    return [_person(place, form, random) for place in range(number)]


def _person(place: int, form: Form, random: np.random.Generator) -> dict[str, Any]:
    started = date(2026, 1, 5) + timedelta(days=int(random.integers(0, 200)))
    left = random.random() < 0.2
    before = float(random.integers(14, 24))
    row: dict[str, Any] = {
        "code": f"P{place + 1:03}",
        "age": str(random.choice(["11 to 14", "15 to 17"])),
        "sex": str(random.choice(["Female", "Male"])),
        "offered": started - timedelta(days=14),
        "started": started,
        "stands": "Left early" if left else "Finished",
        "ended": started + timedelta(days=90),
        "reason": "Moved away" if left else None,
        "sessions": float(random.integers(1, 12)),
        f"{WELLBEING}:start": before,
        f"{WELLBEING}:end": None if left else min(before + float(random.integers(0, 6)), 35.0),
        "school-suspensions:start": float(random.integers(0, 4)),
        "school-suspensions:end": float(random.integers(0, 3)),
        "in-education-training-or-work:start": "Yes" if random.random() < 0.5 else "No",
        "in-education-training-or-work:end": "Yes" if random.random() < 0.6 else "No",
        "agreed:end": "Yes" if random.random() < 0.7 else "No",
    }
    if form.has_comparison:
        row["group"] = "Programme" if place % 2 == 0 else "Comparison"
    return {key: value for key, value in row.items() if any(column.key == key for column in form.columns)}


def workbook(form: Form, rows: Sequence[Mapping[str, Any]], number: int | None = None) -> bytes:
    """The workbook that we hand out, filled in as Excel would keep it."""
    book = openpyxl.load_workbook(io.BytesIO(collection.to_workbook(form, number or len(rows), TODAY)))
    sheet = book[reading.SHEET]
    places = {column.key: place for place, column in enumerate(form.columns, start=1)}
    for row, values in enumerate(rows, start=2):
        for key, value in values.items():
            sheet.cell(row=row, column=places[key]).value = value
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def csv_file(form: Form, rows: Sequence[Mapping[str, Any]], encoding: str = "utf-8-sig", separator: str = ",") -> bytes:
    """The same as CSV."""
    keys = [column.key for column in form.columns]
    lines = [separator.join(f'"{column.heading}"' for column in form.columns)]
    for values in rows:
        cells = ("" if values.get(key) is None else str(values[key]) for key in keys)
        lines.append(separator.join(f'"{cell}"' for cell in cells))
    return "\r\n".join(lines).encode(encoding)
