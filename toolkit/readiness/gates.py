"""Knows the six gates that make a design more than a draft."""

from collections.abc import Iterator

from toolkit import wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.rules import Advice, Gate
from toolkit.readiness.rules.measuring import without_indicator
from toolkit.theory_of_change.graph import OUTCOME_KINDS, reachable


def _need_with_figure(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    if not any(taken.reading.value is not None for taken in design.needs.values()):
        why = "A plan starts from a figure that others can look up."
        yield Advice(True, "No need with a figure is chosen.", why, "need")


def _people_and_place(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    missing = [name for name, given in (("the ages", design.question.ages), ("the place", design.area)) if not given]
    if missing:
        page = "place" if missing == ["the place"] else "question-and-people"
        yield Advice(
            True,
            f"It does not say who it is for: {wording.join_words(missing)} missing.",
            "Need, evidence and measures follow the people.",
            page,
        )


def _no_loose_ends(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    theory = design.theory
    outcomes = {box.id for box in theory.ordered_boxes(*OUTCOME_KINDS)}
    activities = {box.id for box in theory.ordered_boxes("activity")}
    if not activities or not outcomes:
        yield Advice(
            True,
            "There is no theory of change with an activity and an outcome yet.",
            "Nothing says how it should work.",
            "theory-of-change",
        )
        return
    led_to = reachable(theory, activities)
    for box in theory.ordered_boxes("activity", *OUTCOME_KINDS):
        if box.kind == "activity" and not reachable(theory, [box.id]) & outcomes:
            yield Advice(
                True,
                f"The activity “{box.text}” leads to no outcome.",
                "If nothing follows from it, why do it?",
                "theory-of-change",
                box.id,
            )
        if box.kind != "activity" and box.id not in led_to:
            yield Advice(
                True,
                f"Nothing leads to “{box.text}”.",
                "An outcome needs an activity that brings it about.",
                "theory-of-change",
                box.id,
            )


def _main_outcome(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    main = [line for line in design.outcomes.values() if line.is_primary]
    if len(main) != 1:
        message = (
            "No outcome is marked as the main one." if not main else f"{len(main)} outcomes are marked as the main one."
        )
        yield Advice(True, message, "One main outcome, chosen by people beforehand, keeps a test honest.", "monitoring")


def _every_outcome_measured(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    lines = {line.box for line in design.outcomes.values()}
    without = [design.theory.boxes[box] for box in without_indicator(design)]
    if without:
        count = wording.count_of(len(without), "outcome has", "outcomes have")
        yield Advice(
            True,
            f"{count} no indicator: “{without[0].text}”{' and others' if len(without) > 1 else ''}.",
            "Without one nobody will know if it changed.",
            "monitoring",
            without[0].id,
            fix="draft-lines" if any(box not in lines for box in without_indicator(design)) else "",
        )


def _harm_justified(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    for taken in design.ordered("approaches"):
        now = base.approaches.get(taken.approach)
        if (now.label if now else taken.label) == "harmful" and not taken.reason.strip():
            yield Advice(
                True,
                f"{taken.name} does harm on average, and no reason for it is written down.",
                "Choose something else, or write down why not.",
                "evidence",
                taken.approach,
            )


GATES: tuple[Gate, ...] = (
    Gate(
        "need", "A need with a figure", "A plan starts from a figure that others can look up.", "need",
        _need_with_figure,
    ),
    Gate(
        "people", "People and place", "Need, evidence and measures follow the people.", "question-and-people",
        _people_and_place,
    ),
    Gate(
        "loose-ends", "Activities lead to changes", "What leads to nothing, or follows from nothing, explains nothing.",
        "theory-of-change", _no_loose_ends,
    ),
    Gate(
        "main-outcome", "One main outcome", "Chosen by people beforehand, it keeps a test honest.", "monitoring",
        _main_outcome,
    ),
    Gate(
        "indicators", "An indicator for every outcome", "Without one nobody will know if it changed.", "monitoring",
        _every_outcome_measured,
    ),
    Gate(
        "harmful", "A written reason for a harmful approach", "Some approaches do harm on average.", "evidence",
        _harm_justified,
    ),
)  # fmt: skip
