"""Works out anew what a publisher's ready-made verdicts say, and reports those that their own values contradict."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from toolkit import wording
from toolkit.need.readers import values
from toolkit.statistics import comparison, trends

Row = Mapping[str, str]
TREND, COMPARED, ENGLAND = "recent trend", "compared to england value or percentiles", "E92000001"
WAYS = {"increasing": "increasing", "decreasing": "decreasing", "no significant change": "no_significant_change"}
"""How a label about a trend begins, and our word for it; other labels say that nothing was worked out."""
SIDES = ("better", "worse", "higher", "lower")
OURS = {"increasing": "rise", "decreasing": "fall", "no_significant_change": "show no clear change"}


def disagreements(rows: Sequence[Row]) -> tuple[str, ...]:
    """What a person must know of the labels of one series of an export; nothing where all of them hold."""
    found = (_of_trends(rows), _of_comparisons(rows))
    return tuple(note for note in found if note)


def _of_trends(rows: Sequence[Row]) -> str:
    places: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        places[row["area code"]].append(row)
    told = [sorted(own, key=lambda row: row["time period sortable"]) for own in places.values()]
    told = [own for own in told if _way(own[-1][TREND])]
    if not told:
        return ""
    words = [str(word) for word in trends.recent_trend(*_arrays(told)).word]
    wrong = [
        (own, word) for own, word in zip(told, words, strict=True) if word in OURS and word != _way(own[-1][TREND])
    ]
    if not wrong:
        return ""
    own, word = wrong[0]
    return (
        f"{len(wrong)} of {wording.count_of(len(told), 'label')} about a trend contradict the values beside them. "
        f"For example {own[-1]['area name']}: “{own[-1][TREND]}”, but its values {OURS[word]}. "
        "No label is used: trends are worked out from the values."
    )


def _way(label: str) -> str:
    return next((word for start, word in WAYS.items() if label.casefold().startswith(start)), "")


def _arrays(told: Sequence[Sequence[Row]]) -> Iterator[np.ndarray]:
    """Value, lower and upper limit: one line for each place, the latest period last."""
    longest = max(map(len, told))
    for name in ("value", "lower ci 95.0 limit", "upper ci 95.0 limit"):
        lines = [[values.number(row[name]) for row in own] for own in told]
        yield np.array([[np.nan] * (longest - len(line)) + [_or_nan(item) for item in line] for line in lines])


def _or_nan(number: float | None) -> float:
    return np.nan if number is None else number


def _of_comparisons(rows: Sequence[Row]) -> str:
    england = {row["time period"]: values.number(row["value"]) for row in rows if row["area code"] == ENGLAND}
    told = [row for row in rows if row[COMPARED].casefold() in (*SIDES, "similar") and england.get(row["time period"])]
    told = [row for row in told if row["area code"] != ENGLAND and _limits(row)]
    if not told:
        return ""
    lower, upper = zip(*(_limits(row) for row in told), strict=True)
    places = comparison.compare_with_reference(lower, upper, [_or_nan(england[row["time period"]]) for row in told])
    means = _meaning([row[COMPARED].casefold() for row in told], [str(place) for place in places])
    wrong = [row for row, place in zip(told, places, strict=True) if row[COMPARED].casefold() != means[str(place)]]
    if not wrong:
        return ""
    return (
        f"{len(wrong)} of {wording.count_of(len(told), 'label')} about a difference from England contradict the values "
        f"beside them. For example {wrong[0]['area name']}, {wrong[0]['time period']}: “{wrong[0][COMPARED]}”. "
        "No label is used: differences are worked out from the values."
    )


def _limits(row: Row) -> tuple[float, ...]:
    found = (values.number(row["lower ci 95.0 limit"]), values.number(row["upper ci 95.0 limit"]))
    return tuple(item for item in found if item is not None) if None not in found else ()


def _meaning(labels: Sequence[str], places: Sequence[str]) -> dict[str, str]:
    """What being above and below means here, told by what most labels say: the file does not say which way is good."""
    met = Counter((place, label) for place, label in zip(places, labels, strict=True) if label != "similar")
    words = {"same": "similar"}
    for side in ("above", "below"):
        most = [label for (place, label), _ in met.most_common() if place == side]
        words[side] = most[0] if most else "similar"
    return words
