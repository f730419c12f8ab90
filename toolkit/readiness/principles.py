"""Holds a design against the network's six principles of intervention design: met, partly or missing, and by what."""

from dataclasses import dataclass
from typing import Literal

from toolkit import wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.framework import is_area_figure
from toolkit.theory_of_change.graph import OUTCOME_KINDS

State = Literal["met", "partly", "missing"]
TOO_LITTLE = ("provision_gap", "weak_provision", "ends_within_a_year")


@dataclass(frozen=True)
class PrincipleStanding:
    """How far one principle is met, and by what in the design."""

    id: str
    name: str
    state: State
    by: str


def principles(design: Design, base: KnowledgeBase) -> list[PrincipleStanding]:
    """The six principles in the network's order."""
    judged = (
        ("data-driven", "Data-driven", _data_driven(design)),
        ("fills-a-gap", "Fills a gap in local provision", _fills_a_gap(design)),
        ("uses-evidence", "Uses the evidence there is", _uses_evidence(design, base)),
        ("co-produced", "Co-produced", _co_produced(design)),
        ("theory-of-change", "Based on a theory of change", _theory(design)),
        ("outcome-monitoring", "Outcome monitoring in place", _monitoring(design)),
    )
    return [PrincipleStanding(identifier, name, *standing) for identifier, name, standing in judged]


def _data_driven(design: Design) -> tuple[State, str]:
    readings = [taken.reading for taken in design.needs.values()]
    tested = [reading.name for reading in readings if reading.is_tested]
    if tested:
        return "met", f"Need with a tested figure: {wording.join_words(tested)}."
    if readings:
        return "partly", "A need is chosen, but its figure is missing or could not be tested."
    return "missing", "No need is chosen yet."


def _fills_a_gap(design: Design) -> tuple[State, str]:
    gaps = [taken.gap for taken in design.gaps.values()]
    real = [gap.factor_name for gap in gaps if gap.kind in TOO_LITTLE]
    if real:
        return "met", f"Too little on record for: {wording.join_words(real)}."
    if gaps:
        return "partly", f"Chosen: {gaps[0].factor_name}. On record it is not a gap in provision."
    return "missing", "No gap is chosen yet."


def _uses_evidence(design: Design, base: KnowledgeBase) -> tuple[State, str]:
    used = design.ordered("approaches")
    labels = {
        taken.name: base.approaches[taken.approach].label if taken.approach in base.approaches else taken.label
        for taken in used
    }
    harmful = [name for name, label in labels.items() if label == "harmful"]
    if harmful:
        return "missing", f"{wording.join_words(harmful)} does harm on average."
    rated = [name for name, label in labels.items() if label in ("high", "moderate", "low")]
    if rated:
        return "met", f"Rated by studies: {wording.join_words(rated)}."
    return ("partly", "Too few good studies on what is chosen.") if used else ("missing", "No approach is chosen yet.")


def _co_produced(design: Design) -> tuple[State, str]:
    groups = sorted({voice.group for voice in design.voices.values()})
    involved = bool(design.delivery.involvement.strip())
    if groups and involved:
        return "met", f"Heard: {wording.join_words(groups)}. How people stay involved is written down."
    if groups:
        return "partly", f"Heard: {wording.join_words(groups)}. How people stay involved is not written down."
    return ("partly", "Involvement is written down, but nothing people said is recorded.") if involved else (
        "missing", "Nothing that people said is recorded."
    )  # fmt: skip


def _theory(design: Design) -> tuple[State, str]:
    boxes, arrows = len(design.theory.boxes), design.theory.ordered_arrows()
    if not boxes:
        return "missing", "There is no theory of change yet."
    guesses = sum(box.to_check for box in design.theory.boxes.values())
    unrated = sum(arrow.rating == "not_rated" for arrow in arrows)
    if guesses or unrated:
        to_check, to_rate = wording.count_of(guesses, "box", "boxes"), wording.count_of(unrated, "arrow")
        return "partly", f"Drawn, with {to_check} to check and {to_rate} to rate."
    return "met", f"{boxes} boxes and {len(arrows)} arrows, all checked and rated."


def _monitoring(design: Design) -> tuple[State, str]:
    wanted = {box.id for box in design.theory.ordered_boxes(*OUTCOME_KINDS)}
    lines = [line for line in design.outcomes.values() if line.indicator]
    whole = [line for line in lines if line.timing and line.collector and (line.target or is_area_figure(line, design))]
    if lines and len(whole) == len(lines) and wanted <= {line.box for line in lines}:
        return "met", f"{wording.count_of(len(whole), 'outcome')} with indicator, target, timing and collector."
    if lines:
        measured = wording.count_of(len(lines), "outcome has", "outcomes have")
        return "partly", f"{measured} an indicator; {len(whole)} also a target, timing and collector."
    return "missing", "No outcome has an indicator yet."
