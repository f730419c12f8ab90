"""The rules that a plan is held against: each asks one thing, has its origin, and says how to mend what it finds."""

from toolkit.readiness.rules.catalogue import BY_ID, RULES
from toolkit.readiness.rules.rule import Advice, Gate, Rule

__all__ = ["BY_ID", "RULES", "Advice", "Gate", "Rule"]
