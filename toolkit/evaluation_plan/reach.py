"""Works out which level of evidence a plan could reach at most, and what keeps it there."""

from dataclasses import dataclass

from toolkit import evaluation
from toolkit.design import Design
from toolkit.evaluation import EvidenceLevel, collecting
from toolkit.evaluation_plan import lines, pitfalls
from toolkit.knowledge_base import KnowledgeBase

OURS = "Which plan can reach which level is our mapping: the source has no table of it that we could read."


@dataclass(frozen=True)
class Reach:
    """The level that a plan could reach if all goes well, why not more, and what lifts it."""

    level: EvidenceLevel
    why: str
    held_back_by: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """The level in one sentence."""
        return f"At most: {self.level.name}. {self.level.meaning}"


def reach(design: Design, base: KnowledgeBase) -> Reach:
    """The highest level, since a level is given for results: a plan that is carried out badly reaches less."""
    number, why, held = _judge(design, base)
    level = base.planning.level(number) or base.planning.levels[0]
    return Reach(level, why, tuple(held))


def _judge(design: Design, base: KnowledgeBase) -> tuple[int, str, list[str]]:
    measured = _measured_before_and_after(design, base)
    chosen = design.evaluation.study_design
    if chosen in (None, "process_only") or not measured:
        held = [] if measured else ["No outcome is measured with a tested measure both before and after."]
        if chosen is None:
            held.append("No kind of test is chosen.")
        if chosen == "process_only":
            held.append("A study of delivery does not show whether people change.")
        return 1, "It would not show whether young people do better.", held
    if evaluation.groups_of(chosen) == 1:
        return 2, "It shows change in one group, with nobody to compare with.", ["There is no comparison group."]
    return _with_comparison(design, base)


def _with_comparison(design: Design, base: KnowledgeBase) -> tuple[int, str, list[str]]:
    found = {item.number: item for item in pitfalls.pitfalls(design, base)}
    held = [found[number].says for number in (2, 3, 4, 5) if found[number].state != "avoided"]
    if held:
        return 2, "It compares two groups, but not well enough yet for the next level.", held
    one_study = "The next level takes several such studies, and one benefit that lasts a year or more."
    if design.evaluation.study_design == "comparison_group":
        alike = "An evaluator must find the two groups alike enough: they were not chosen by chance."
        return 3, "It compares enough people with others like them.", [alike, one_study]
    return 3, "It compares enough people, in groups chosen by chance.", [one_study]


def _measured_before_and_after(design: Design, base: KnowledgeBase) -> bool:
    boxes = design.theory.boxes
    return any(
        (box := boxes.get(line.box or ""))
        and box.kind in ("short_outcome", "medium_outcome")
        and (measure := lines.measure(line, base))
        # Records of people reach back before their start, so no first form is needed.
        and (measure.is_administrative or collecting.is_before_and_after(lines.moments(line)))
        for line in design.outcomes.values()
    )
