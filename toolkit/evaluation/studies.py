"""Knows the study designs: what each is called, what it can say, and how many groups it compares."""

from collections.abc import Mapping

STUDY_DESIGNS: Mapping[str, str] = {
    "process_only": "How it is delivered, without measuring change",
    "before_and_after": "One group, measured before and after",
    "comparison_group": "With a comparison group that was not chosen by chance",
    "two_groups_by_chance": "Two groups chosen by chance",
}
WHAT_IT_CAN_SAY: Mapping[str, str] = {
    "process_only": "It can say if the service can be delivered. It cannot say if people change.",
    "before_and_after": "It can say if people changed. It cannot say that the service caused it.",
    "comparison_group": (
        "It can say if people changed more than others like them. Other differences may explain some of it."
    ),
    "two_groups_by_chance": "It can say if the service caused the change, when few people drop out.",
}
SHAPES: Mapping[str, str] = {
    "before_and_after": "in one group measured before and after",
    "comparison_group": "in two groups of the same size, one of them a comparison group",
    "two_groups_by_chance": "in two groups of the same size, chosen by chance",
}


def groups_of(study_design: str) -> int:
    """How many groups a study design compares."""
    return 2 if study_design in ("comparison_group", "two_groups_by_chance") else 1
