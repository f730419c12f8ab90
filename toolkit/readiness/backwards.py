"""Works backwards from the lasting change: what has to happen before each box, with suggestions from what is known."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit import design as designs, evidence
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change import editing
from toolkit.theory_of_change.graph import Box, BoxKind, Theory

EARLIER: Mapping[str, BoxKind] = {
    "impact": "long_outcome", "long_outcome": "medium_outcome", "medium_outcome": "short_outcome",
    "short_outcome": "activity",
}  # fmt: skip
MOST = 6
MOST_AT_ONCE = 12


@dataclass(frozen=True)
class Suggestion:
    """Something that could come before a box, with where it comes from."""

    words: str
    kind: BoxKind
    basis: str
    factor: str | None = None
    outcome: str | None = None
    approach: str | None = None


def next_to_ask(theory: Theory, skipped: Iterable[str] = ()) -> Box | None:
    """The box to ask about next: the latest change that nothing leads to yet; None when each has something."""
    left_out = set(skipped)
    for kind in EARLIER:
        for box in theory.ordered_boxes(kind):
            if box.id not in left_out and not theory.arrows_to(box.id):
                return box
    return None


def begin(design: Design, words: str) -> Design:
    """The design with the impact that everything is to lead to."""
    theory = editing.add_box(design.theory, designs.new_id("box"), "impact", words.strip())
    box = theory.ordered_boxes("impact")[-1]
    return design.with_theory(theory.with_box(box.model_copy(update={"basis": "Written here"})))


def answer(design: Design, box: str, written: str, kind: BoxKind, chosen: Sequence[Suggestion] = ()) -> Design:
    """The design with what has to happen before a box: a line of what was written each, and what was chosen."""
    if box not in design.theory.boxes:
        raise UserError("Somebody has taken this box away meanwhile. Nothing was changed.")
    lines = [plain for line in written.splitlines() if (plain := re.sub(r"^[-*•–]\s+", "", " ".join(line.split())))]
    wanted = [*(Suggestion(line, kind, "Written here") for line in lines), *chosen]
    if not wanted:
        raise UserError("Write what has to happen first, or choose from the list.")
    if len(wanted) > MOST_AT_ONCE:
        raise UserError(
            f"These are {len(wanted)} at once. Name the {MOST_AT_ONCE} that matter most. Nothing was changed."
        )
    theory = design.theory
    for item in wanted:
        theory = _with_before(theory, box, item)
    return design.with_theory(theory)


def _with_before(theory: Theory, box: str, item: Suggestion) -> Theory:
    """The theory with something before a box; a box of the same kind and words is used again."""
    same = [each for each in theory.ordered_boxes(item.kind) if each.text.lower() == item.words.lower()]
    identifier = same[0].id if same else designs.new_id("box")
    if not same:
        theory = editing.add_box(theory, identifier, item.kind, item.words)
        known = {"basis": item.basis, "factor": item.factor, "outcome": item.outcome, "approach": item.approach}
        theory = theory.with_box(theory.boxes[identifier].model_copy(update=known))
    if any((arrow.start, arrow.end) == (identifier, box) for arrow in theory.arrows.values()) or identifier == box:
        return theory
    return editing.connect(theory, designs.new_id("arrow"), identifier, box)


def suggestions(design: Design, base: KnowledgeBase, box: Box) -> list[Suggestion]:
    """What could come before a box, from the needs, factors and approaches on file; without what is there."""
    there = {design.theory.boxes[arrow.start].text.lower() for arrow in design.theory.arrows_to(box.id)}
    found = {item.words: item for item in _known(design, base, box) if item.words.lower() not in there}
    return list(found.values())[:MOST]


def _known(design: Design, base: KnowledgeBase, box: Box) -> Iterator[Suggestion]:
    if box.kind == "impact":
        for need in design.needs:
            indicator = base.indicators.get(need)
            if indicator:
                yield Suggestion(indicator.change, "long_outcome", base.source_title(indicator.source))
    elif box.kind == "long_outcome":
        for outcome in base.outcomes.values():
            if outcome.is_violence and _fits(design, outcome.levels):
                yield Suggestion(outcome.change, "medium_outcome", "Our list of outcomes", outcome=outcome.id)
    elif box.kind == "medium_outcome":
        yield from _factors(design, base)
    else:
        yield from _approaches(design, base, box)


def _factors(design: Design, base: KnowledgeBase) -> Iterator[Suggestion]:
    """What drives violence and protects from it, the plan's own gaps and needs first."""
    of_needs = [
        link.factor for need in design.needs if need in base.indicators for link in base.indicators[need].factors
    ]
    wanted = [*design.gaps, *of_needs]
    ordered = sorted(base.factors.values(), key=lambda factor: factor.id not in wanted)
    kinds = set(design.question.kinds)
    for factor in ordered:
        speaks = not kinds or not factor.kinds_of_violence or kinds & set(factor.kinds_of_violence)
        if factor.kind != "violence" and speaks and _fits(design, factor.levels):
            yield Suggestion(factor.change, "short_outcome", "Our mapping", factor=factor.id)


def _approaches(design: Design, base: KnowledgeBase, box: Box) -> Iterator[Suggestion]:
    """Approaches that act on the box's own factor, those with the surest evidence first; never a harmful one."""
    acting = evidence.acting_on(base.approaches.values(), box.factor) if box.factor else []
    taken = [base.approaches[key] for key in design.approaches if key in base.approaches]
    for approach in [*taken, *evidence.in_reading_order(acting)]:
        if not approach.is_harmful:
            yield Suggestion(approach.name, "activity", approach.definition, approach=approach.id)


def _fits(design: Design, levels: Iterable[str]) -> bool:
    return design.question.level is None or design.question.level in levels
