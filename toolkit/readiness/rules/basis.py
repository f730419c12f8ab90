"""Judges what a plan rests on: evidence that changed, needs that do not stand out, guesses that nobody checked."""

from toolkit import wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import narrative
from toolkit.readiness.changes import evidence_changes
from toolkit.readiness.rules.rule import Advice, ids, say


def changed_evidence(design: Design, base: KnowledgeBase) -> Advice | None:
    """H01: approaches whose record is no longer the one that the plan was drafted on."""
    found = evidence_changes(design, base)
    if not found:
        return None
    return say(" ".join(found), "The plan rests on what was known when it was drafted.", "evidence")


def uncovered_kinds(design: Design, base: KnowledgeBase) -> Advice | None:
    """H02: kinds of violence that the evidence here does not speak for."""
    kinds = [base.kinds_of_violence.get(kind) for kind in design.question.kinds]
    found = [kind for kind in kinds if kind and not kind.covered_by_evidence]
    if not found:
        return None
    names = wording.join_words([wording.lower_first(kind.name) for kind in found])
    notes = " ".join(dict.fromkeys(kind.coverage_note for kind in found if kind.coverage_note))
    return say(f"The evidence here does not cover {names}.", notes, "question-and-people")


def need_not_standing_out(design: Design, base: KnowledgeBase) -> Advice | None:
    """H03: needs whose figure is no worse than elsewhere."""
    found = [
        taken.reading
        for taken in design.needs.values()
        if taken.reading.value is not None and not taken.reading.is_adverse
    ]
    if not found:
        return None
    more = f" The same holds for {wording.count_of(len(found) - 1, 'other need')}." if len(found) > 1 else ""
    message = f"{found[0].name} in {found[0].area_name}: {found[0].difference}.{more}"
    why = "Say why these people still need it, or choose a figure that stands out."
    return say(message, why, "need", [f"need-{reading.id}" for reading in found])


def guesses(design: Design, base: KnowledgeBase) -> Advice | None:
    """H04: boxes that are still marked as a guess."""
    found = [box for box in design.theory.ordered_boxes() if box.to_check]
    if not found:
        return None
    count = wording.count_of(len(found), "box is", "boxes are")
    why = "Ask the people who know, then take the mark away."
    return say(f"{count} a guess, marked “to check”.", why, items=ids(found))


def words_left_behind(design: Design, base: KnowledgeBase) -> Advice | None:
    """H07: paragraphs in own words below which the plan has moved on."""
    found = narrative.moved_on(design, base)
    if not found:
        return None
    count = wording.count_of(len(found), "paragraph", "paragraphs")
    why = "The plan has changed since they were written. Look at them again."
    return say(
        f"{count} of the text in your own words may be out of date: “{found[0].heading}”.", why, "theory-narrative"
    )
