"""Checks a design: the gates first, then advice that makes it better, each with its reason and its page."""

from collections.abc import Iterator

from toolkit import wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.changes import evidence_changes
from toolkit.readiness.gates import GATES, Advice, Check
from toolkit.theory_of_change.graph import OUTCOME_KINDS

MOVING_WORDS = ("deliver", "run", "provide", "train", "hold", "attend", "signpost", "refer", "engage")
"""Words with which a thing that is done begins, rather than a change in people."""


def advice(design: Design, base: KnowledgeBase) -> list[Advice]:
    """Everything to look at, gates first, then what matters most."""
    gates = [item for check in GATES for item in check(design, base)]
    return gates + [item for check in ADVICE for item in check(design, base)]


def is_draft(design: Design, base: KnowledgeBase) -> bool:
    """Whether any of the six gates is still open; its documents are then stamped as a draft."""
    return any(True for check in GATES for _ in check(design, base))


def _changed_evidence(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    for sentence in evidence_changes(design, base):
        yield Advice(False, sentence, "The plan rests on what was known when it was drafted.", "evidence")


def _risk_without_plan(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    risks = design.theory.ordered_boxes("risk")
    open_risks = [box for box in risks if not (box.harm and box.harm.mitigation.strip())]
    if design.theory.boxes and not risks:
        yield Advice(
            False,
            "No risk of harm is thought through.",
            "Some services meant well have done harm.",
            "theory-of-change",
        )
    elif open_risks:
        count = wording.count_of(len(open_risks), "risk of harm has", "risks of harm have")
        yield Advice(
            False,
            f"{count} no plan to lower it.",
            "Say what you will do, and what sign you will watch for.",
            "theory-of-change",
            open_risks[0].id,
        )


def _unrated_arrows(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    arrows = design.theory.ordered_arrows()
    unrated = [arrow for arrow in arrows if arrow.rating == "not_rated"]
    if unrated:
        verb = "is" if len(unrated) == 1 else "are"
        message = f"{len(unrated)} of {wording.count_of(len(arrows), 'arrow')} {verb} not rated yet."
        yield Advice(False, message, "Say why each box should lead to the next.", "theory-of-change", unrated[0].id)


def _need_not_standing_out(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    for taken in design.needs.values():
        reading = taken.reading
        if reading.value is not None and not reading.is_adverse:
            message = f"{reading.name} in {reading.area_name}: {reading.difference}."
            why = "Say why these people still need it, or choose a figure that stands out."
            yield Advice(False, message, why, "need", f"need-{reading.id}")


def _dead_ends(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    for box in design.theory.ordered_boxes("short_outcome", "medium_outcome"):
        if not design.theory.arrows_from(box.id):
            why = "Connect it to the change that should follow from it."
            yield Advice(False, f"“{box.text}” leads to nothing.", why, "theory-of-change", box.id)


def _guesses(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    guesses = [box for box in design.theory.ordered_boxes() if box.to_check]
    if guesses:
        count = wording.count_of(len(guesses), "box is", "boxes are")
        yield Advice(
            False,
            f"{count} a guess, marked “to check”.",
            "Ask the people who know, then take the mark away.",
            "theory-of-change",
            guesses[0].id,
        )


def _no_mechanism(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    silent = [arrow for arrow in design.theory.ordered_arrows() if not arrow.why.strip()]
    if silent:
        count = wording.count_of(len(silent), "arrow does", "arrows do")
        yield Advice(False, f"{count} not say why.", "Each step needs its reason.", "theory-of-change", silent[0].id)


def _evidence_elsewhere(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    far = [arrow for arrow in design.theory.ordered_arrows() if arrow.applies_here == "no"]
    for arrow in far[:1]:
        yield Advice(
            False,
            "Some of the evidence is from other ages or settings than yours.",
            arrow.applies_because,
            "theory-of-change",
            arrow.id,
        )


def _done_not_changed(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    for box in design.theory.ordered_boxes(*OUTCOME_KINDS):
        if box.text.lower().split(" ", 1)[0].rstrip("s") in MOVING_WORDS:
            yield Advice(
                False,
                f"“{box.text}” reads like something you do.",
                "An outcome is a change in people: say who changes.",
                "theory-of-change",
                box.id,
            )


def _dose(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    thin = [
        box
        for box in design.theory.ordered_boxes("activity")
        if not (box.dose and box.dose.how_often and box.dose.how_long and box.dose.who_delivers)
    ]
    if thin:
        yield Advice(
            False,
            f"“{thin[0].text}” does not say how often, how long and who delivers.",
            "A funder and a provider both need to know.",
            "theory-of-change",
            thin[0].id,
        )


def _framework(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    lines = design.ordered("outcomes")
    for field, words in (
        ("measure", "no measure chosen"),
        ("target", "no target"),
        ("collector", "nobody to collect it"),
    ):
        open_lines = [line for line in lines if not getattr(line, field) and line.indicator]
        needed = [line for line in open_lines if field != "measure" or not _is_area_figure(line.box, design)]
        if needed:
            count = wording.count_of(len(needed), "outcome has", "outcomes have")
            yield Advice(
                False,
                f"{count} {words}.",
                "A framework works when each line says what, with what, when and who.",
                "monitoring",
                needed[0].id,
            )


def _is_area_figure(box: str | None, design: Design) -> bool:
    return bool(box and box in design.theory.boxes and design.theory.boxes[box].indicator)


def _licences(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    for line in design.ordered("outcomes"):
        measure = base.measures.get(line.measure or "")
        if measure and measure.licence is None:
            yield Advice(
                False,
                f"The terms of use of {measure.short_name} are not known.",
                "Ask its owner before you use it.",
                "monitoring",
                line.id,
            )


def _nobody_asked(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    if design.theory.boxes and not design.voices:
        yield Advice(
            False,
            "Nothing that young people or the community said is recorded.",
            "A plan made without them can miss what matters.",
            "workshop",
        )


def _uncovered_kinds(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    for kind in design.question.kinds:
        known = base.kinds_of_violence.get(kind)
        if known and not known.covered_by_evidence:
            yield Advice(
                False,
                f"The evidence here does not cover {wording.lower_first(known.name)}.",
                known.coverage_note or "",
                "question-and-people",
            )


ADVICE: tuple[Check, ...] = (
    _changed_evidence,
    _uncovered_kinds,
    _need_not_standing_out,
    _dead_ends,
    _risk_without_plan,
    _evidence_elsewhere,
    _unrated_arrows,
    _no_mechanism,
    _nobody_asked,
    _guesses,
    _framework,
    _licences,
    _dose,
    _done_not_changed,
)
