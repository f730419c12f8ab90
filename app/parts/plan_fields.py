"""Fields of the evaluation plan: each stores one value of the plan at once."""

import datetime
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from app import state
from app.parts import fields
from toolkit.design import Design, EvaluationPlan


def planned(design: Design, value: Any, field: str, *, out_of: int = 1) -> Design:
    """The design with one field of its evaluation plan changed; shares are typed as so many in 100."""
    kept = value / out_of if out_of > 1 and value is not None else value
    return design.with_(evaluation={**dict(design.evaluation), field: kept})


def with_default(design: Design, value: Any, field: str, *, out_of: int = 1) -> Design:
    """The same, where an empty field means what a new plan starts from."""
    if value is None:
        return planned(design, getattr(EvaluationPlan(), field), field)
    return planned(design, value, field, out_of=out_of)


def in_100(share: float | None) -> int | None:
    """A share as a whole number in 100, as the fields show it."""
    return None if share is None else round(share * 100)


def text(plan: EvaluationPlan, label: str, field: str, key: str, *, long: bool = False, **more: Any) -> None:
    """Words, where nothing is empty text."""
    kind = fields.long_text if long else fields.text
    kind(label, getattr(plan, field), key, partial(with_default, field=field), help=fields.NO_NAMES, **more)


def number(plan: EvaluationPlan, label: str, field: str, key: str, **more: Any) -> None:
    """A number, or nothing."""
    fields.number(label, getattr(plan, field), key, partial(planned, field=field), **more)


def one_of(plan: EvaluationPlan, label: str, options: Mapping[Any, str], field: str, key: str, **more: Any) -> None:
    """One of a few options."""
    fields.one_of(label, options, getattr(plan, field), key, partial(planned, field=field), **more)


def day(plan: EvaluationPlan, label: str, field: str, key: str) -> None:
    """A day of the calendar, or none."""
    given = getattr(plan, field)
    fields.day(label, datetime.date.fromisoformat(given) if given else None, key, partial(_with_day, field=field))


def _with_day(design: Design, value: datetime.date | None, field: str) -> Design:
    return planned(design, value.isoformat() if value else "", field)


def save(change: Any, *arguments: Any) -> None:
    """Store what a button does to the open design."""
    opened = state.current()
    if opened:
        state.save(change(opened.design, *arguments))


def lines_of(texts: Sequence[str]) -> str:
    """Several sentences as one text."""
    return " ".join(text for text in texts if text)
