"""Knows the mends that one press makes, for pieces of advice that have one; a person can still change the result."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toolkit import design as designs
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.outcomes import draft_outcomes
from toolkit.readiness.rules import Advice
from toolkit.readiness.rules.harm import PROMPTS
from toolkit.readiness.rules.words import parts_of
from toolkit.theory_of_change import editing, reshaping
from toolkit.theory_of_change.details import Harm

Items = tuple[str, ...]
Mended = Callable[[Design, KnowledgeBase, Items], Design]


@dataclass(frozen=True)
class Mend:
    """What its button says, and what pressing it does."""

    label: str
    make: Mended


def mend(design: Design, base: KnowledgeBase, advice: Advice) -> Design:
    """The design with a piece of advice followed. Raises UserError when what it is about has gone meanwhile."""
    return MENDS[advice.fix].make(design, base, advice.items)


def _make_activity(design: Design, base: KnowledgeBase, items: Items) -> Design:
    box = reshaping.box_of(design.theory, items[0])
    changed = design.theory.with_box(box.model_copy(update={"kind": "activity", "outcome": None, "factor": None}))
    # An activity is not measured as an outcome is.
    lines = {key: line for key, line in design.outcomes.items() if line.box != box.id}
    return design.with_(theory=changed, outcomes=lines)


def _split(design: Design, base: KnowledgeBase, items: Items) -> Design:
    first, second = parts_of(reshaping.box_of(design.theory, items[0]).text)
    return design.with_(theory=reshaping.split(design.theory, items[0], first, second, designs.new_id))


def _call_assumptions(design: Design, base: KnowledgeBase, items: Items) -> Design:
    theory = design.theory
    for identifier in items:
        arrow = theory.arrows.get(identifier)
        if arrow and arrow.rating == "not_rated":
            theory = theory.with_arrow(arrow.model_copy(update={"rating": "assumption"}))
    return design.with_(theory=theory)


def _declare_feedback(design: Design, base: KnowledgeBase, items: Items) -> Design:
    arrow = reshaping.arrow_of(design.theory, items[0])
    return design.with_(theory=design.theory.with_arrow(arrow.model_copy(update={"is_feedback": True})))


def _put_between(design: Design, base: KnowledgeBase, items: Items) -> Design:
    words = "What changes first in people? Write it here"
    theory, _ = reshaping.put_between(design.theory, items[0], "short_outcome", words, designs.new_id)
    return design.with_(theory=theory)


def _join(design: Design, base: KnowledgeBase, items: Items) -> Design:
    theory = reshaping.join(design.theory, items[0], items[1])
    outcomes = {
        key: line.model_copy(update={"box": items[0] if line.box == items[1] else line.box})
        for key, line in design.outcomes.items()
    }
    return design.with_(theory=theory, outcomes=outcomes)


def _add_risk(design: Design, base: KnowledgeBase, items: Items) -> Design:
    """One of the harms that such services have done, marked as a guess, after the first activity."""
    activities = design.theory.ordered_boxes("activity")
    text, mechanism = PROMPTS[1]
    identifier = designs.new_id("box")
    theory = editing.add_box(design.theory, identifier, "risk", text)
    box = theory.boxes[identifier].model_copy(update={"harm": Harm(mechanism=mechanism), "basis": "Our list of harms"})
    theory = theory.with_box(box)
    if activities:
        theory = editing.connect(theory, designs.new_id("arrow"), activities[0].id, identifier)
        arrow = theory.ordered_arrows()[-1]
        theory = theory.with_arrow(arrow.model_copy(update={"rating": "may_do_harm", "why": mechanism}))
    return design.with_(theory=theory)


def _draft_lines(design: Design, base: KnowledgeBase, items: Items) -> Design:
    """Lines for outcomes that have none; an indicator for lines that a known measure fits."""
    changed = design.with_(outcomes=draft_outcomes(design, base))
    if changed == design:
        raise UserError("Every outcome has its line. Write the missing indicators on the page “Monitoring”.")
    return changed


MENDS: Mapping[str, Mend] = {
    "make-it-an-activity": Mend("Make it an activity", _make_activity),
    "split": Mend("Split it in two", _split),
    "call-them-assumptions": Mend("Call them assumptions to test", _call_assumptions),
    "declare-feedback": Mend("It is meant: a feedback loop", _declare_feedback),
    "put-a-change-between": Mend("Put a change in between", _put_between),
    "join": Mend("Join the two", _join),
    "add-a-risk": Mend("Add a risk to think through", _add_risk),
    "draft-lines": Mend("Draft the missing lines", _draft_lines),
}
