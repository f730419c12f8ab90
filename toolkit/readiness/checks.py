"""Checks a design: the gates first, then advice that makes it better, each with its reason and its page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.gates import GATES
from toolkit.readiness.rules import BY_ID, RULES, Advice, Gate


@dataclass(frozen=True)
class GateStanding:
    """One of the six gates, and what keeps it open; nothing when it is passed."""

    gate: Gate
    found: tuple[Advice, ...]

    @property
    def is_passed(self) -> bool:
        return not self.found


def gates(design: Design, base: KnowledgeBase) -> list[GateStanding]:
    """The six gates in order, each with what is still open."""
    return [GateStanding(gate, tuple(gate.check(design, base))) for gate in GATES]


def advice(design: Design, base: KnowledgeBase) -> list[Advice]:
    """Everything to look at: gates first, then what matters most."""
    still_open = [item for standing in gates(design, base) for item in standing.found]
    return still_open + sorted(_by_rules(design, base), key=lambda item: BY_ID[item.rule].weight)


def _by_rules(design: Design, base: KnowledgeBase) -> Iterator[Advice]:
    for rule in RULES:
        found = rule.check(design, base) if rule.check else None
        if found:
            yield replace(found, rule=rule.id)


def is_draft(design: Design, base: KnowledgeBase) -> bool:
    """Whether any of the six gates is still open; its documents are then stamped as a draft."""
    return any(True for gate in GATES for _ in gate.check(design, base))
