"""Turns the rows of a sheet into what may be kept of them: counts, changes and shares with small numbers hidden."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from toolkit.design import Design, PlannedOutcome
from toolkit.observing import changes, hiding, periods
from toolkit.observing.changes import People
from toolkit.observing.checking import Checked, Value
from toolkit.observing.form import COMPARISON, REASONS, SPLITS, STANDS, Form, bands_meant
from toolkit.observing.observed import Estimate, LeftOut, Observed, Split, Stage
from toolkit.statistics import attrition, rates

Flags = NDArray[np.bool_]
NOT_RECORDED = "Not recorded"


def observe(checked: Checked, form: Form, design: Design, today: date, by: str = "") -> Observed:
    """What may be kept of a checked sheet, without the rows in which something is wrong.

    Counts follow the rule for small numbers, means and shares need eight people. The comparison group is
    counted in the changes alone: who was reached and who left is about the programme.
    """
    return observe_rows(checked.good(), form, design, today, by, left_out_of(checked))


def observe_rows(
    rows: Mapping[str, Sequence[Value]], form: Form, design: Design, today: date, by: str, left_out: LeftOut
) -> Observed:
    """The same for rows that are known to be right."""
    people = People(form, rows)
    own = people.where(people.words("group") != COMPARISON)
    series = periods.of_dates("People who started", own.dates("started"))
    return Observed(
        design=design.id,
        read_on=today.isoformat(),
        read_by=by,
        rows=hiding.shown(people.number),
        left_out=left_out,
        study_design=design.evaluation.study_design,
        enters_by_score=design.evaluation.enters_by_score,
        stages=_stages(own, form),
        ended=hiding.groups(_counted(own.words("stands"), STANDS)),
        reasons=hiding.groups(_counted(own.words("reason"), REASONS)),
        share_left_early=_share_left_early(own),
        leavers_differ=_leavers_differ(own, form),
        splits=_splits(own, form, design),
        changes=changes.all_changes(people, form, _settings(design)),
        results=changes.all_results(own, form),
        series=(series,) if series else (),
        too_few_for_series=series is None and bool(own.number),
    )


def _settings(design: Design) -> Mapping[str, PlannedOutcome]:
    return {line.id: line for line in design.outcomes.values()}


def left_out_of(checked: Checked) -> LeftOut:
    """How many rows have something wrong, and in which columns."""
    return LeftOut(rows=len(checked.faulty_rows), columns=Counter(fault.column for fault in checked.faults))


def _stages(people: People, form: Form) -> tuple[Stage, ...]:
    """Offered, started, measured at the start, measured at both ends; each within the one before."""
    started = people.there("started") | np.isin(people.words("stands"), STANDS[1:])
    first = started & _any_score(people, form, "start")
    both = first & _any_score(people, form, "end")
    names = ["Offered a place", "Started"]
    numbers = [people.number, int(started.sum())]
    if any(len(item.points) > 1 for item in form.asked):
        names += ["Measured at the start", "Measured at the start and at the end"]
        numbers += [int(first.sum()), int(both.sum())]
    shown = [hiding.shown(number) for number in numbers]
    # From the numbers as they are shown: an exact share would give the exact number away.
    left = attrition.flow([item.people or 0 for item in shown]).share_left
    shares = [float(share) if item.people is not None else None for share, item in zip(left, shown, strict=True)]
    rows = zip(names, shown, shares, strict=True)
    return tuple(Stage(name=name, people=item, share_of_first=share) for name, item, share in rows)


def _any_score(people: People, form: Form, point: str) -> Flags:
    keys = [item.column(point) for item in form.asked if len(item.points) > 1 and point in item.points]
    return np.any([people.there(key) for key in keys], axis=0) if keys else np.zeros(people.number, dtype=bool)


def _counted(words: Sequence[str] | NDArray[np.str_], order: Sequence[str], *, blank: bool = False) -> dict[str, int]:
    """How many people are in each group, in the order of the list; those without an answer last."""
    found = Counter(str(word) for word in words)
    counted = {label: found[label] for label in order if found[label]}
    return {**counted, **({NOT_RECORDED: found[""]} if blank and found[""] else {})}


def _share_left_early(people: People) -> Estimate:
    """Of those whose time is over, the share who left early."""
    stands = people.words("stands")
    left, over = int((stands == "Left early").sum()), int(np.isin(stands, STANDS[2:]).sum())
    if hiding.must_hide(left) or hiding.must_hide(over - left) or not over:
        return Estimate()
    found = rates.wilson_interval(left, over)
    return Estimate(value=float(found.value), lower=float(found.lower), upper=float(found.upper))


def _leavers_differ(people: People, form: Form) -> Estimate:
    """How the first scores of those who left early differ from those who finished, on the first scale there is."""
    scale = next((item for item in form.asked if not item.is_yes_no and "start" in item.points), None)
    if scale is None:
        return Estimate()
    scores, stands = people.numbers(scale.column("start")), people.words("stands")
    stayed, left = (scores[(stands == word) & np.isfinite(scores)] for word in ("Finished", "Left early"))
    if min(stayed.size, left.size) < hiding.FEWEST:
        return Estimate()
    found = attrition.stayers_and_leavers(stayed, left)
    return changes.estimate(found) if found else Estimate()


def _splits(people: People, form: Form, design: Design) -> tuple[Split, ...]:
    """Who was reached; a feature that nobody recorded for anyone is left out."""
    wanted = {"age": "Age band", **{key: heading for key, (heading, _) in SPLITS.items()}}
    found = []
    for key, heading in wanted.items():
        counted = _counted(people.words(key), form.column(key).choices, blank=True)
        if set(counted) - {NOT_RECORDED}:
            meant = bands_meant(design.question.ages) if key == "age" else ()
            found.append(Split(key=key, heading=heading, groups=hiding.groups(counted), meant=meant))
    return tuple(found)
