"""Fills in what is on record for reach: people in need, and published percentages, each with its own outcome."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit import wording
from toolkit.design import ApproachTaken, Design
from toolkit.gaps import reach as reaching
from toolkit.gaps.reach import Prevented, Reach, Span
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.readings import Reading


@dataclass(frozen=True)
class PeopleOnFile:
    """A figure of the plan that counts people, with its range."""

    reading: Reading
    name: str
    span: Span


def people_in_need(design: Design, base: KnowledgeBase) -> list[PeopleOnFile]:
    """The needs of the plan that count people in need, as numbers of people. Events are not people."""
    readings = [taken.reading for taken in design.needs.values()]
    counting = [item for item in readings if item.counts == "people" and item.count and item.polarity != "good_high"]
    return [PeopleOnFile(reading, _named(reading, base), _people(reading)) for reading in counting]


def _named(reading: Reading, base: KnowledgeBase) -> str:
    return f"{reading.name} in {reading.area_name}"


def _people(reading: Reading) -> Span:
    assert reading.count is not None
    if not reading.value or reading.lower is None or reading.upper is None:
        return Span(lowest=reading.count, highest=reading.count)
    scale = reading.count / reading.value
    return Span(lowest=round(max(reading.lower, 0) * scale), highest=round(reading.upper * scale))


@dataclass(frozen=True)
class Published:
    """Published percentages of less of one outcome, from one approach."""

    approach_name: str
    outcome_name: str
    span: Span
    certainty: str
    sources: tuple[str, ...]
    has_range: bool

    @property
    def in_words(self) -> str:
        return f"{self.approach_name}: {span_in_words(self.span)}% less {self.outcome_name}"


def published(design: Design, base: KnowledgeBase) -> Mapping[str, Published]:
    """For each approach of the plan and each outcome, the percentages by which studies found less of it."""
    found = {}
    for taken in design.ordered("approaches"):
        for outcome in dict.fromkeys(effect.outcome for effect in taken.effects):
            figure = _published(taken, outcome, base)
            if figure:
                found[f"{taken.approach}:{outcome}"] = figure
    return found


def _published(taken: ApproachTaken, outcome: str, base: KnowledgeBase) -> Published | None:
    effects = [item for item in taken.effects if item.outcome == outcome and item.unit == "percent"]
    if not effects or any(item.direction == "more" for item in effects):
        return None
    ends = [value for item in effects for value in (item.lower, item.value, item.upper) if value is not None]
    known = base.outcomes.get(outcome)
    return Published(
        taken.name,
        known.name if known else outcome,
        Span(lowest=max(min(ends), 0), highest=min(max(ends), 100)),
        (taken.certainty or "").replace("_", " "),
        tuple(item.source for item in effects),
        any(item.lower is not None for item in effects),
    )


def chosen_figure(reach: Reach) -> str:
    """The key of the published figure that is applied; '' for none."""
    return f"{reach.effect_of}:{reach.effect_on}" if reach.effect_of and reach.effect_on else ""


def prevented_in_words(found: Prevented | None, figure: Published) -> str:
    """What the percentage would mean for those who start, if it held here."""
    if found is None:
        return (
            "Cannot be worked out yet: it needs the number who start, and how many would have the outcome without it."
        )
    return (
        f"Without it, {span_in_words(found.without)} of those who start would have the outcome {figure.outcome_name}. "
        f"If the published average held here, that would be {span_in_words(found.fewer)} fewer."
    )


def certainty_in_words(figure: Published) -> str:
    """How sure the percentage is, and what it does not say."""
    sure = f"The source’s certainty is {figure.certainty}." if figure.certainty else "No word on certainty was found."
    spread = "" if figure.has_range else " No range around it was found, so the true value can be well above or below."
    return f"{sure}{spread} It is an average of studies elsewhere, and speaks for {figure.outcome_name} alone."


def span_in_words(span: Span, *, pounds: bool = False, percent: bool = False) -> str:
    """A range as people read it.

    >>> span_in_words(Span(lowest=12, highest=30)), span_in_words(Span(lowest=0.1, highest=0.1), percent=True)
    ('12 to 30', '10%')
    """
    ends = [_end(value, pounds, percent) for value in (span.lowest, span.highest)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _end(value: float, pounds: bool, percent: bool) -> str:
    if percent:
        return f"{value:.0%}" if value >= 0.01 or value == 0 else f"{value:.1%}"
    return f"£{value:,.0f}" if pounds else wording.number(round(value))


def in_words(reach: Reach) -> tuple[str, str]:
    """The finding in bold, and the rest: how many start, what each costs, and what share of the need that is."""
    steps, money = reaching.flow(reach).steps, reaching.money(reach)
    started = steps["start"]
    if started is None:
        return "Not known yet.", "Give the people in need and the shares, and we work out how many start and complete."
    lead = f"{span_in_words(started)} people would start."
    rest = []
    if steps["complete"] is not None:
        rest.append(f"{span_in_words(steps['complete'])} would complete.")
    if money.per_completer is not None:
        rest.append(f"Each who completes would cost {span_in_words(money.per_completer, pounds=True)}.")
    if money.share_completed is not None:
        rest.append(f"That is {span_in_words(money.share_completed, percent=True)} of the people in need.")
    return lead, " ".join(rest)
