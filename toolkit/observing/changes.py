"""Works out what each measure shows: change with limits, effect size, reliable change, comparison, and by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.design import PlannedOutcome
from toolkit.observing import hiding
from toolkit.observing.checking import Value
from toolkit.observing.form import COMPARISON, SPLITS, Asked, Form
from toolkit.observing.observed import Change, Estimate, GroupChange, Reliable, Result, Shown
from toolkit.statistics import change, disclosure_tables, effects, rates

Floats = NDArray[np.float64]
OWN_SPREAD = "the first scores of these people"
NO_RELIABILITY = "Nobody has said yet how reliable the measure is, so no one’s change can be told from its noise."


@dataclass(frozen=True)
class People:
    """The rows of a sheet as whole columns; they live in memory alone."""

    form: Form
    values: Mapping[str, Sequence[Value]]

    @cached_property
    def number(self) -> int:
        return len(self.values["code"])

    @cached_property
    def _made(self) -> dict[tuple[str, type], NDArray[Any]]:
        return {}

    def numbers(self, key: str) -> Floats:
        """A column of numbers, NaN where there is none."""
        return self._array(key, float, np.nan)

    def words(self, key: str) -> NDArray[np.str_]:
        """A column of words, empty where there is none."""
        return self._array(key, str, "")

    def _array(self, key: str, kind: type, blank: object) -> NDArray[Any]:
        """A column as an array, made once: long sheets are looked at in many ways."""
        if (key, kind) not in self._made:
            column = [value if isinstance(value, kind) else blank for value in self._column(key)]
            self._made[key, kind] = np.array(column, dtype=kind)
        return self._made[key, kind]

    def dates(self, key: str) -> list[date]:
        """The dates of a column that are there."""
        return [value for value in self._column(key) if isinstance(value, date)]

    def there(self, key: str) -> NDArray[np.bool_]:
        """Where a column holds something."""
        return np.array([value is not None for value in self._column(key)], dtype=bool)

    def where(self, wanted: NDArray[np.bool_]) -> "People":
        """Some of the people."""
        if wanted.all():
            return self
        places = np.flatnonzero(wanted).tolist()
        return People(self.form, {key: [values[place] for place in places] for key, values in self.values.items()})

    def _column(self, key: str) -> Sequence[Value]:
        return self.values.get(key) or [None] * len(self.values["code"])


def all_changes(people: People, form: Form, lines: Mapping[str, PlannedOutcome]) -> tuple[Change, ...]:
    """The change in everything that is measured at the start and at the end, the main outcome first."""
    asked = [item for item in form.asked if {"start", "end"} <= set(item.points)]
    ordered = sorted(asked, key=lambda item: not any(lines[key].is_primary for key in item.lines if key in lines))
    own = people.where(people.words("group") != COMPARISON)
    others = people.where(people.words("group") == COMPARISON)
    found = []
    for place, item in enumerate(ordered):
        one = _change(item, own, others, _line(item, lines))
        found.append(one.model_copy(update={"by_group": _by_group(item, own)}) if place == 0 else one)
    return tuple(found)


def all_results(people: People, form: Form) -> tuple[Result, ...]:
    """What is measured once: the mean, or the share of people."""
    return tuple(_result(item, people) for item in form.asked if item.points == ("end",))


def estimate(found: Sequence[object]) -> Estimate:
    """A value with limits, in this order, as they are kept; a number that does not exist is left empty."""
    value, lower, upper = (None if not np.isfinite(float(number)) else float(number) for number in found)  # type: ignore[arg-type]
    return Estimate(value=value, lower=lower, upper=upper)


def _line(item: Asked, lines: Mapping[str, PlannedOutcome]) -> PlannedOutcome | None:
    """The plan's line that says most of a measure's noise."""
    known = [lines[key] for key in item.lines if key in lines]
    return next((line for line in known if line.reliability is not None), known[0] if known else None)


def _pairs(item: Asked, people: People) -> tuple[Floats, Floats]:
    before, after = people.numbers(item.column("start")), people.numbers(item.column("end"))
    both = np.isfinite(before) & np.isfinite(after)
    return before[both], after[both]


def _change(item: Asked, own: People, others: People, line: PlannedOutcome | None) -> Change:
    before, after = _pairs(item, own)
    plain = Change(
        key=item.key, name=item.name, good=item.good, is_yes_no=item.is_yes_no, lines=item.lines,
        people=hiding.shown(before.size),
    )  # fmt: skip
    if not _can_be_shown(item, before, after):
        return plain
    found = change.mean_change(before, after)
    values: dict[str, object] = {
        "before": found.before,
        "after": found.after,
        "change": estimate((found.change, found.lower, found.upper)),
        "spread_before": _or_none(found.spread_before),
        "correlation": _or_none(found.correlation),
    }
    if not item.is_yes_no:
        values["effect"] = estimate((found.effect, found.effect_lower, found.effect_upper))
        values["reliable"], values["why_not_reliable"] = _reliable(item, before, after, line)
    return plain.model_copy(update={**values, **_compared(item, before, after, others)})


def _or_none(number: float) -> float | None:
    return number if np.isfinite(number) else None


def _can_be_shown(item: Asked, *scores: Floats) -> bool:
    """Whether enough people are behind a mean; for shares also enough who are, and who are not."""
    if any(values.size < hiding.FEWEST for values in scores):
        return False
    if not item.is_yes_no:
        return True
    return not any(hiding.must_hide(int((values == answer).sum())) for values in scores for answer in (0, 1))


def _reliable(item: Asked, before: Floats, after: Floats, line: PlannedOutcome | None) -> tuple[Reliable | None, str]:
    if not item.is_scale:
        return None, "It is a count from records, which has no noise of this kind."
    if line is None or line.reliability is None or not item.good:
        return None, NO_RELIABILITY if item.good else "The plan does not say which way is good."
    spread = line.score_spread or float(before.std(ddof=1))
    if not spread > 0:
        return None, "All first scores are the same, so there is no spread to judge by."
    found = change.reliable_change(before, after, spread=spread, reliability=line.reliability, good=item.good)
    words = ("improved", "no_reliable_change", "worse")
    parts = hiding.several([int((found.word == word).sum()) for word in words])
    counted = dict(zip(words, parts, strict=True))
    return Reliable(
        **counted,
        points=float(change.reliable_points(spread, line.reliability)),
        spread=spread,
        spread_from=(line.score_spread_from or "a publication") if line.score_spread else OWN_SPREAD,
        reliability=line.reliability,
        reliability_kind=line.reliability_kind,
    ), ""


def _compared(item: Asked, before: Floats, after: Floats, others: People) -> dict[str, object]:
    """How much more (or less) the programme's people changed than those of the comparison group."""
    if not others.number:
        return {}
    first, last = _pairs(item, others)
    said = {"comparison_people": hiding.shown(first.size)}
    if not _can_be_shown(item, first, last):
        return dict(said)
    own, other = after - before, last - first
    low, high = effects.difference_interval(
        own.mean(), own.std(ddof=1), own.size, other.mean(), other.std(ddof=1), other.size
    )
    found: dict[str, object] = {**said, "compared": estimate((own.mean() - other.mean(), low, high))}
    if not item.is_yes_no and np.ptp(own) + np.ptp(other) > 0:
        moved = (own.mean(), own.std(ddof=1), own.size, other.mean(), other.std(ddof=1), other.size)
        found["compared_effect"] = estimate(effects.standardised_difference(*moved))
    return found


def _by_group(item: Asked, people: People) -> tuple[GroupChange, ...]:
    """The mean change of each group of people, as far as numbers allow; no hidden group can be worked out."""
    before, after = people.numbers(item.column("start")), people.numbers(item.column("end"))
    both = np.isfinite(before) & np.isfinite(after)
    found: list[GroupChange] = []
    for key, heading in {"age": "Age band", **{key: words for key, (words, _) in SPLITS.items()}}.items():
        labels = people.words(key)
        named = [label for label in people.form.column(key).choices if (both & (labels == label)).any()]
        counts = [int((both & (labels == label)).sum()) for label in (*named, "")]
        hidden = disclosure_tables.suppress_with_totals(counts).hidden.tolist()
        groups = []
        for label, hide in zip(named, hidden, strict=False):
            chosen = both & (labels == label)
            groups.append(_of_group(item, heading, label, before[chosen], after[chosen], hide=hide))
        found += _covered(groups)
    return tuple(found)


def _covered(groups: list[GroupChange]) -> list[GroupChange]:
    """Where one group alone has no change to show, another is hidden with it: the whole would give the one away."""
    blank = [place for place, group in enumerate(groups) if group.change.value is None]
    if len(blank) != 1 or len(groups) < 2:
        return groups
    others = [place for place in range(len(groups)) if place not in blank]
    smallest = min(others, key=lambda place: groups[place].people.people or 0)
    return [
        group.model_copy(update={"change": Estimate()}) if place == smallest else group
        for place, group in enumerate(groups)
    ]


def _of_group(item: Asked, heading: str, label: str, before: Floats, after: Floats, *, hide: bool) -> GroupChange:
    people = Shown(people=None, hidden=True) if hide else hiding.shown(before.size)
    if hide or not _can_be_shown(item, before, after):
        return GroupChange(split=heading, label=label, people=people)
    found = change.mean_change(before, after)
    moved = estimate((found.change, found.lower, found.upper))
    return GroupChange(split=heading, label=label, people=people, change=moved)


def _result(item: Asked, people: People) -> Result:
    scores = people.numbers(item.column("end"))
    scores = scores[np.isfinite(scores)]
    plain = Result(
        key=item.key, name=item.name, good=item.good, is_yes_no=item.is_yes_no, lines=item.lines,
        people=hiding.shown(scores.size),
    )  # fmt: skip
    if not _can_be_shown(item, scores):
        return plain
    if item.is_yes_no:
        return plain.model_copy(update={"result": estimate(rates.wilson_interval(scores.sum(), scores.size))})
    limits = effects.mean_interval(scores.mean(), scores.std(ddof=1), scores.size)
    return plain.model_copy(update={"result": estimate((scores.mean(), *limits))})
