"""Writes the paragraphs of the narrative from the fields of a plan, in plain words, and says what is missing."""

import re
from collections.abc import Iterable, Sequence

from toolkit import evaluation, wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.rules import main_path
from toolkit.theory_of_change.details import Evidence
from toolkit.theory_of_change.graph import Arrow, Box

MOST_REASONS = 8
FIT_WORDS = re.compile(r"\b(Fits|Partly|Does not fit|Not known)\. ")
ON_STUDIES = ("studies_fit", "studies_partly_fit", "some_studies")


def sentence(text: str) -> str:
    """Words as one sentence.

    >>> sentence(" young people come  "), sentence("Is it so?"), sentence("")
    ('Young people come.', 'Is it so?', '')
    """
    plain = " ".join(text.split())
    if not plain:
        return ""
    return plain[:1].upper() + plain[1:] + ("" if plain[-1] in ".?!" else ".")


def told(parts: Iterable[str]) -> str:
    """Parts as sentences, those that are empty left out."""
    return " ".join(sentence(part) for part in parts if part.strip())


def said(box: Box) -> str:
    """A box's words inside a sentence."""
    return wording.lower_first(" ".join(box.text.split()).rstrip("."))


def listed(boxes: Sequence[Box]) -> str:
    """Boxes in one sentence."""
    words = [said(box) for box in boxes]
    has_lists = any("," in each or " and " in each for each in words)
    return "; ".join(words) if len(words) > 3 or has_lists else wording.join_words(words)


def need(design: Design, base: KnowledgeBase) -> str:
    figures = [figure(design, key) for key in design.needs]
    worry = f"What worries people here: {design.question.concern}" if design.question.concern else ""
    gaps = [_without_figures(design, taken.gap.reason) for taken in design.gaps.values()]
    return told([*figures, worry, *gaps, *(taken.why for taken in design.gaps.values())])


def _without_figures(design: Design, reason: str) -> str:
    """Why something is a gap, without the figures that the paragraph has given already."""
    names = tuple(taken.reading.name for taken in design.needs.values())
    sentences = re.split(r"(?<=\.) (?=[A-Z])", reason)
    return " ".join(each for each in sentences if not (names and each.startswith(names)))


def figure(design: Design, key: str) -> str:
    """The figure of a need with its comparison and period."""
    reading = design.needs[key].reading
    if reading.value is None:
        return f"{reading.name} in {reading.area_name}: {reading.difference}"
    beside = f" ({wording.number(reading.comparator_value)})" if reading.comparator_value is not None else ""
    known = f"{wording.with_unit(reading.value, reading.unit)} in {reading.area_name}, {reading.difference}{beside}"
    return f"{reading.name}: {known}, {wording.lower_first(reading.period or 'period not recorded')}"


def people_in_words(design: Design) -> str:
    """Whom the service is for, inside a sentence; empty while nobody has said."""
    asked = design.question
    if asked.people:
        return wording.lower_first(asked.people.rstrip("."))
    return f"people aged {asked.ages} in {design.area_name or 'the place'}" if asked.ages else ""


def people(design: Design, base: KnowledgeBase) -> str:
    asked = design.question
    ages = f"They are {asked.ages} years old" if asked.ages and asked.people else ""
    reach = f"There are places for {design.delivery.places:,} of them" if design.delivery.places else ""
    not_for = f"Who cannot come: {asked.not_for}" if asked.not_for else ""
    return told(
        [f"The service is for {people_in_words(design)}" if people_in_words(design) else "", ages, reach, not_for]
    )


def activities(design: Design, base: KnowledgeBase) -> str:
    doing = [_activity(box) for box in design.theory.ordered_boxes("activity")]
    outputs = [_output(box) for box in design.theory.ordered_boxes("output")]
    counted = f"We will count: {'; '.join(outputs)}" if outputs else ""
    return told([*doing, counted])


def _activity(box: Box) -> str:
    dose = box.dose
    parts = [dose.how_often, dose.session_length, dose.how_long] if dose else []
    amount = ", ".join(wording.lower_first(part.rstrip(".")) for part in parts if part)
    who = f", by {wording.lower_first(dose.who_delivers.rstrip('.'))}" if dose and dose.who_delivers else ""
    how_much = f" ({amount}{who})" if amount else who
    return f"{box.text.rstrip('.')}{how_much}"


def _output(box: Box) -> str:
    amount = box.amount
    if amount is None or amount.quantity is None:
        return said(box)
    return f"{said(box)} ({wording.number(amount.quantity)} {amount.unit})"


def changes(design: Design, base: KnowledgeBase) -> str:
    steps = (
        ("First", "short_outcome"), ("After that", "medium_outcome"), ("In the longer run", "long_outcome"),
        ("That is how it should help towards this", "impact"),
    )  # fmt: skip
    found = [(words, design.theory.ordered_boxes(kind)) for words, kind in steps]
    return told([f"{words}: {listed(boxes)}" for words, boxes in found if boxes])


def _ends(design: Design, arrow: Arrow) -> str:
    boxes = design.theory.boxes
    return f"“{boxes[arrow.start].text.rstrip('.')}” should lead to “{boxes[arrow.end].text.rstrip('.')}”"


def _numbers(design: Design) -> dict[str, int]:
    return {arrow.id: number for number, arrow in design.theory.numbered_arrows()}


def reasons(design: Design, base: KnowledgeBase) -> str:
    numbers = _numbers(design)
    path = main_path.arrows(design)
    reasons_given = [
        f"{_ends(design, arrow)} because {wording.lower_first(arrow.why.rstrip('.'))} (arrow {numbers[arrow.id]})"
        for arrow in path
        if arrow.why.strip()
    ]
    silent = sum(not arrow.why.strip() for arrow in path)
    says = "says" if silent == 1 else "say"
    missing = f"{wording.count_of(silent, 'arrow')} on the way to the main outcome still {says} nothing on why"
    more = len(reasons_given) - MOST_REASONS
    rest = f"The drawing gives {wording.count_of(more, 'more reason')}" if more > 0 else ""
    return told([*reasons_given[:MOST_REASONS], rest, missing if silent else ""])


def studies(design: Design, base: KnowledgeBase) -> str:
    arrows = design.theory.ordered_arrows()
    resting = [arrow for arrow in arrows if arrow.rating in ON_STUDIES]
    if not arrows:
        return ""
    count = f"{len(resting)} of {wording.count_of(len(arrows), 'arrow')} {rest_or_rests(len(resting))} on studies"
    numbers = _numbers(design)
    found = [
        f"{finding.text.rstrip('.')}, {_source(finding, base)} (arrow {numbers[arrow.id]})"
        for arrow in resting
        for finding in arrow.evidence_for
    ]
    against = [
        f"Against arrow {numbers[arrow.id]} speaks this: {finding.text.rstrip('.')}"
        for arrow in arrows
        for finding in arrow.evidence_against
    ]
    fits = dict.fromkeys(FIT_WORDS.sub("", arrow.applies_because) for arrow in resting if arrow.applies_because)
    return told([count, *dict.fromkeys(found), *dict.fromkeys(against), *fits])


def _source(finding: Evidence, base: KnowledgeBase) -> str:
    return (
        base.source_title(finding.source)
        if finding.source and finding.source in base.sources
        else "source not recorded"
    )


def rest_or_rests(number: int) -> str:
    """The verb that agrees with a number."""
    return "rests" if number == 1 else "rest"


def assumptions(design: Design, base: KnowledgeBase) -> str:
    numbers = _numbers(design)
    ordered = main_path.main_first(
        design, [arrow for arrow in design.theory.ordered_arrows() if arrow.assumption.strip()]
    )
    return told(_assumption(arrow, numbers[arrow.id]) for arrow in ordered[:MOST_REASONS])


def _assumption(arrow: Arrow, number: int) -> str:
    test = (
        f"We test it so: {wording.lower_first(arrow.how_tested)}"
        if arrow.how_tested
        else "We do not know yet how to test it"
    )
    return f"{sentence(arrow.assumption)[:-1]} (arrow {number}). {test}"


def harm(design: Design, base: KnowledgeBase) -> str:
    return told(part for box in design.theory.ordered_boxes("risk") for part in _risk(box))


def _risk(box: Box) -> tuple[str, ...]:
    carried = box.harm
    if carried is None:
        return (box.text, "We have not thought this through yet")
    lower = (
        f"To lower the risk: {wording.lower_first(carried.mitigation)}"
        if carried.mitigation
        else "There is no plan to lower it yet"
    )
    sign = f"We watch for this sign: {wording.lower_first(carried.sign_to_watch)}" if carried.sign_to_watch else ""
    return (box.text, carried.mechanism, lower, sign)


def around(design: Design, base: KnowledgeBase) -> str:
    inputs, helps = design.theory.ordered_boxes("input"), design.theory.ordered_boxes("enabler")
    return told([
        f"What goes in: {listed(inputs)}" if inputs else "",
        f"What helps: {listed(helps)}" if helps else "",
        design.delivery.partners,
        design.delivery.involvement,
    ])  # fmt: skip


def watching(design: Design, base: KnowledgeBase) -> str:
    lines = design.ordered("outcomes")
    main = next((line for line in lines if line.is_primary), None)
    shown = [
        f"{line.outcome.rstrip('.')}: {wording.lower_first(line.indicator.rstrip('.'))}"
        for line in lines
        if line.indicator
    ]
    study = design.evaluation.study_design
    return told([
        f"The main outcome: {wording.lower_first(main.outcome)}" if main else "No outcome is the main one yet",
        f"What shows each change: {'; '.join(shown)}" if shown else "",
        f"The test: {wording.lower_first(evaluation.STUDY_DESIGNS[study])}" if study else "",
        evaluation.WHAT_IT_CAN_SAY[study] if study else "",
        f"We look at the plan again: {design.delivery.review_on}" if design.delivery.review_on else "",
    ])  # fmt: skip
