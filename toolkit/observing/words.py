"""Says what came back in plain words, and claims no more than the study design allows."""

from collections.abc import Mapping
from typing import Literal

from toolkit import evaluation, wording
from toolkit.observing import periods
from toolkit.observing.observed import FEWEST_TO_SHOW, Change, Estimate, Observed, Result, Series, Shown
from toolkit.statistics import control_charts
from toolkit.statistics.control_charts import ControlChart

Verdict = Literal["better", "worse", "no_clear_change", "not_shown", "no_direction"]

VERDICT_WORDS: Mapping[Verdict, str] = {
    "better": "Better",
    "worse": "Worse",
    "no_clear_change": "No clear change",
    "not_shown": "Too few people to show",
    "no_direction": "Changed; the plan does not say which way is good",
}
NO_CAUSE = "There is no group to compare with, so this does not show that the service caused it."
OTHER_CAUSES = "The groups were not chosen by chance, so other differences may explain some of it."
BY_CHANCE = "The groups were chosen by chance, so the service is the likely cause, as long as few people dropped out."
NOT_COMPARED = "The comparison group is too small to show, so this does not show that the service caused it."
DELIVERY_ONLY = "The study looks at delivery alone. It was not set up to show change."
REGRESSION = (
    "People came in because of a high or low score. Such scores move back towards the middle by themselves "
    "(regression to the mean), so some of this change would have come anyway."
)
TOO_FEW = f"Fewer than {FEWEST_TO_SHOW} people"
SIZES = ((0.8, "large"), (0.5, "medium"), (0.2, "small"), (0.0, "very small"))
"""From which effect size on each word of Cohen's (1988) holds; the last is ours."""
PERIODS: Mapping[str, str] = {"month": "months", "quarter": "quarters"}


def people(shown: Shown) -> str:
    """A number of people as it may be shown: 'about 45 people'.

    >>> people(Shown(people=45)), people(Shown(people=None, hidden=True)), people(Shown(people=0))
    ('about 45 people', '1 to 7 people', 'nobody')
    """
    if shown.people is None:
        return f"1 to {FEWEST_TO_SHOW - 1} people"
    return f"about {shown.people:,} people" if shown.people else "nobody"


def verdict(change: Change) -> Verdict:
    """Which way the change went, judged by the programme's people against the others where there are others."""
    return _judged(deciding(change), change.good)


def deciding(change: Change) -> Estimate:
    """The estimate that decides: the difference from the comparison group where there is one."""
    return change.compared if change.compared.value is not None else change.change


def _judged(found: Estimate, good: str) -> Verdict:
    if found.value is None or found.lower is None or found.upper is None:
        return "not_shown"
    if found.lower <= 0 <= found.upper:
        return "no_clear_change"
    if not good:
        return "no_direction"
    return "better" if (found.value > 0) == (good == "higher") else "worse"


def change_in_words(change: Change) -> str:
    """The change of the programme's people in one sentence, without a word on its cause."""
    found = change.change
    if found.value is None or found.lower is None or found.upper is None:
        return f"{change.name}: too few people were measured twice to show a result."
    before, after = (amount(value, change) for value in (change.before, change.after))
    limits = f"{signed(found.lower, change)} to {signed(found.upper, change)}"
    moved = f"{signed(found.value, change)} on average (95% interval {limits})"
    return f"{change.name}: {before} before, {after} after, in {people(change.people)}. That is {moved}."


def compared_in_words(change: Change) -> str:
    """How the programme's people changed against the comparison group; empty where there is none."""
    if change.comparison_people is None:
        return ""
    found = change.compared
    if found.value is None or found.lower is None or found.upper is None:
        return "The comparison group is too small to show."
    limits = f"{signed(found.lower, change)} to {signed(found.upper, change)}"
    others = people(change.comparison_people)
    return (
        f"Against the comparison group ({others}) the change was {signed(found.value, change)} (95% interval {limits})."
    )


def result_in_words(result: Result) -> str:
    """What a measure taken once shows."""
    found = result.result
    if found.value is None or found.lower is None or found.upper is None:
        return f"{result.name}: too few people to show a result."
    low, high = amount(found.lower, result), amount(found.upper, result)
    return f"{result.name}: {amount(found.value, result)} (95% interval {low} to {high}), in {people(result.people)}."


def claim(observed: Observed, change: Change | None = None) -> str:
    """What the result may be taken to say, held to the study design; regression to the mean where it is a risk."""
    found = _cause(observed, change)
    return f"{found} {REGRESSION}" if observed.enters_by_score else found


def _cause(observed: Observed, change: Change | None) -> str:
    if observed.study_design == "process_only":
        return DELIVERY_ONLY
    if evaluation.groups_of(observed.study_design or "") < 2:
        return NO_CAUSE
    if change is not None and change.compared.value is None:
        return NOT_COMPARED
    return BY_CHANCE if observed.study_design == "two_groups_by_chance" else OTHER_CAUSES


def amount(value: float | None, of: Change | Result) -> str:
    """A score, or a share of people in percent."""
    if value is None:
        return wording.number(None)
    return f"{value:.0%}" if of.is_yes_no else wording.number(round(value, 2))


def signed(value: float, of: Change | Result) -> str:
    """A change with its sign: '+2.1', or '+8 percentage points' for a share.

    >>> plain = Change(key="a", name="A", good="higher", lines=(), people=Shown(people=10))
    >>> signed(2.06, plain), signed(-0.081, plain.model_copy(update={"is_yes_no": True}))
    ('+2.1', '−8 percentage points')
    """
    number = f"{abs(value) * 100:.0f} percentage points" if of.is_yes_no else f"{abs(value):.1f}"
    return f"{'−' if value < 0 else '+'}{number}"


def effect_in_words(change: Change) -> str:
    """The effect size in standard deviations, with its limits and a word."""
    found = change.compared_effect if change.compared_effect.value is not None else change.effect
    if found.value is None:
        return ""
    size = next(word for least, word in SIZES if abs(found.value) >= least)
    limits = "" if found.lower is None or found.upper is None else f" ({found.lower:+.2f} to {found.upper:+.2f})"
    return f"{found.value:+.2f}{limits}, {size}".replace("-", "−")


def in_short(observed: Observed) -> tuple[str, str]:
    """The page's first sentence, the main result with its numbers; what it may be taken to say stands in `claim`."""
    if not observed.changes:
        return (
            f"The sheet holds {people(observed.rows)}.",
            "Nothing in the plan is measured at the start and at the end yet.",
        )
    main = observed.changes[0]
    found = verdict(main)
    lead = VERDICT_WORDS[found] if found != "not_shown" else "Too few people to show a result"
    return f"{lead}: {main.name}.", "" if found == "not_shown" else change_in_words(main).partition(": ")[2]


def signals_in_words(series: Series, chart: ControlChart) -> list[str]:
    """Each rule that the series breaks, in words, with the periods; or that it holds only its usual ups and downs."""
    names = periods.labels(series)
    found = []
    for rule, words in control_charts.RULES.items():
        for way, side in ((1, "high"), (-1, "low")):
            places = (chart.rule == rule) & (chart.direction == way)
            where = [name for name, here in zip(names, places, strict=True) if here]
            if where:
                found.append(f"{words} Here: {_span(where)}, on the {side} side{_good_or_bad(way, series.good)}.")
    return found or ["Only the usual ups and downs: nothing here says that something changed."]


def way_of(direction: int, good: str) -> Literal["better", "worse", ""]:
    """Whether a signal in this direction is good; empty for no signal, or where nobody said which way is good.

    >>> way_of(-1, "lower"), way_of(1, "lower"), way_of(1, "")
    ('better', 'worse', '')
    """
    if not direction or not good:
        return ""
    return "better" if (direction > 0) == (good == "higher") else "worse"


def _good_or_bad(direction: int, good: str) -> str:
    return {"better": " (the good one)", "worse": " (the bad one)", "": ""}[way_of(direction, good)]


def _span(names: list[str]) -> str:
    return wording.join_words(names) if len(names) < 3 else f"{len(names)} points, from {names[0]} to {names[-1]}"


def trial_in_words(series: Series, chart: ControlChart) -> str:
    """That the limits are not firm yet; empty when they are."""
    if not chart.is_trial:
        return ""
    fewest = control_charts.ENOUGH_POINTS
    return f"These are trial limits: there are fewer than {fewest} {PERIODS[series.period]} yet."
