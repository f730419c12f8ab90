"""Notices what has changed in the evidence since a design was drafted on it."""

from collections.abc import Iterator

from toolkit import evidence, wording
from toolkit.design import ApproachTaken, Design
from toolkit.evidence import Approach, Effect
from toolkit.knowledge_base import KnowledgeBase


def evidence_changes(design: Design, base: KnowledgeBase) -> list[str]:
    """A sentence for each approach of the design whose record is no longer the one it was drafted on."""
    found = [_change(taken, base) for taken in design.ordered("approaches")]
    return [sentence for sentence in found if sentence]


def _change(taken: ApproachTaken, base: KnowledgeBase) -> str:
    now = base.approaches.get(taken.approach)
    if now is None:
        return f"{taken.name} is no longer in the evidence base."
    what = list(_differences(taken, now, base))
    if what:
        return f"The evidence on {taken.name} has changed since {taken.taken_on}: {wording.join_words(what)}."
    if evidence.content_hash(now) != taken.content_hash:
        return f"The record on {taken.name} has changed since {taken.taken_on}. Read it again."
    return ""


def _differences(taken: ApproachTaken, now: Approach, base: KnowledgeBase) -> Iterator[str]:
    if now.label != taken.label:
        yield f"its impact was {taken.label or 'not recorded'} and is now {now.label or 'not recorded'}"
    if now.certainty != taken.certainty:
        yield f"the certainty was {_in_words(taken.certainty)} and is now {_in_words(now.certainty)}"
    before, after = ({_figure(effect, base) for effect in effects} for effects in (taken.effects, now.current_effects))
    yield from (f"a new figure, {figure}" for figure in sorted(after - before))
    yield from (f"a figure no longer stands, {figure}" for figure in sorted(before - after))


def _in_words(certainty: str | None) -> str:
    return (certainty or "not recorded").replace("_", " ")


def _figure(effect: Effect, base: KnowledgeBase) -> str:
    outcome = base.outcomes.get(effect.outcome)
    return evidence.effect_in_words(effect, outcome.name if outcome else effect.outcome)
