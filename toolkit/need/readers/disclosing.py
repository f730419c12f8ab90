"""Hides small numbers of figures that nobody has published, before anybody sees them here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from toolkit.need.indicators import Figure
from toolkit.need.readers.found import Series
from toolkit.need.readers.known import Known

THRESHOLD, BASE = 7, 5
RULE = (
    f"Numbers from 1 to {THRESHOLD} are hidden, with others from which they could be worked out; the rest is rounded "
    f"to the nearest {BASE} (the rule for hospital figures)."
)
HIDDEN, ROUNDED = "Hidden here, so that nobody can be recognised", f"Rounded here to the nearest {BASE}"
UNCHECKED = "It comes without numbers of people, so small numbers could not be looked for"
Counts = Mapping[str, float]


def safe(series: Series, known: Known) -> Series:
    """The series as it may be shown. A published one keeps its publisher's rules."""
    if series.is_published:
        return series
    periods: dict[str, list[Figure]] = {}
    for figure in series.figures:
        periods.setdefault(figure.period, []).append(figure)
    figures = [item for group in periods.values() for item in _safe_period(group, series.multiplier, known)]
    return replace(series, figures=tuple(figures))


def _safe_period(figures: Sequence[Figure], multiplier: float, known: Known) -> list[Figure]:
    counts = {item.area: number for item in figures if (number := _count(item, multiplier)) is not None}
    hidden = {item.area for item in figures if item.area in counts and _is_small(item, counts[item.area])}
    hidden = with_givers_away(counts, hidden, known)
    return [_shown(item, counts.get(item.area), item.area in hidden, multiplier) for item in figures]


def _count(figure: Figure, multiplier: float) -> float | None:
    """The whole number behind a figure, given or worked out from a share; None where there is none."""
    if figure.value is None:
        return None
    if figure.numerator is not None:
        return float(round(figure.numerator))
    return float(round(figure.value / multiplier * figure.denominator)) if figure.denominator else None


def _is_small(figure: Figure, count: float) -> bool:
    """Whether the count, or those it leaves out, are so few that somebody could be recognised."""
    others = figure.denominator - count if figure.denominator is not None else 0
    return 0 < count <= THRESHOLD or 0 < others <= THRESHOLD


def with_givers_away(counts: Counts, hidden: Iterable[str], known: Known) -> set[str]:
    """The hidden places, with those from which a hidden one could be worked out by taking the others from a total."""
    marked, before = set(hidden), -1
    families = _families(known, counts)
    while len(marked) != before:
        before = len(marked)
        for family in families:
            _protect(family, counts, marked)
    return marked


def _protect(family: Sequence[str], counts: Counts, marked: set[str]) -> None:
    found = [code for code in family if code in marked]
    # Two hidden ones that add up to 2 are both 1, so they protect each other only if there is more room.
    while found and (len(found) == 1 or sum(counts[code] for code in found) <= len(found)):
        others = sorted((code for code in family if code not in marked and counts[code] > 0), key=lambda c: counts[c])
        if not others:
            return
        marked.add(others[0])
        found.append(others[0])


def _families(known: Known, counts: Counts) -> list[list[str]]:
    """Each wider place with the counted places that make it up directly: any one follows from all the others."""
    families = []
    for code in counts:
        inside = [part for part in counts if part != code and code in known.areas[part].inside]
        direct = [part for part in inside if not any(other in known.areas[part].inside for other in inside)]
        if len(direct) > 1:
            families.append([*direct, code])
    return families


def _shown(figure: Figure, count: float | None, is_hidden: bool, multiplier: float) -> Figure:
    if is_hidden:
        return Figure(area=figure.area, period=figure.period, status="hidden_here", note=HIDDEN)
    if count is None:
        note = "; ".join(item for item in (figure.note, UNCHECKED) if item)
        return figure.model_copy(update={"note": note}) if figure.value is not None else figure
    return _rounded(figure, count, multiplier) if count else figure


def _rounded(figure: Figure, count: float, multiplier: float) -> Figure:
    number = float(rounded(count))
    value = number / figure.denominator * multiplier if figure.denominator else figure.value
    note = "; ".join(item for item in (figure.note, ROUNDED) if item)
    new = {"value": value, "numerator": number, "lower": None, "upper": None, "note": note}
    return figure.model_copy(update=new)


def counts(numbers: Mapping[str, int]) -> dict[str, int | None]:
    """Counts of one thing by group, as they may be shown, where their total is shown too; None is hidden."""
    marked = {name for name, number in numbers.items() if 0 < number <= THRESHOLD}
    _protect(list(numbers), numbers, marked)
    return {name: None if name in marked else rounded(number) for name, number in numbers.items()}


def rounded(number: float) -> int:
    """A number rounded to the nearest multiple of five, a half upwards; few is not none, so only 0 is 0.

    >>> rounded(0), rounded(12), rounded(13)
    (0, 10, 15)
    """
    return int(number / BASE + 0.5) * BASE
