"""Notices what has changed in the evidence since a design was drafted on it."""

from toolkit import evidence
from toolkit.design import ApproachTaken, Design
from toolkit.knowledge_base import KnowledgeBase


def evidence_changes(design: Design, base: KnowledgeBase) -> list[str]:
    """A sentence for each approach of the design whose record is no longer the one it was drafted on."""
    found = [_change(taken, base) for taken in design.ordered("approaches")]
    return [sentence for sentence in found if sentence]


def _change(taken: ApproachTaken, base: KnowledgeBase) -> str:
    now = base.approaches.get(taken.approach)
    if now is None:
        return f"{taken.name} is no longer in the evidence base."
    if now.label != taken.label:
        before, after = taken.label or "unknown", now.label or "unknown"
        return f"{taken.name} was labelled {before} on {taken.taken_on}; it is now {after}."
    if evidence.content_hash(now) != taken.content_hash:
        return f"The record on {taken.name} has changed since {taken.taken_on}. Read it again."
    return ""
