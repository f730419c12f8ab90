"""Judges the shape of a theory of change: loose ends, jumps, loops, long ways, and everything joined to everything."""

from itertools import combinations

from rapidfuzz import fuzz

from toolkit import wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.rules import main_path
from toolkit.readiness.rules.rule import Advice, ids, named, say, verb
from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import OUTCOME_KINDS, Arrow, Box, Theory, column_of, reachable

LATE = ("long_outcome", "impact")
DOING = ("input", "activity", "output")
LONGEST_WAY = 4
MOST_JOINED = 6
ALIKE = 90
"""How alike two texts must be to count as the same, of 100 (our own line)."""
CROWDED = 0.8
"""The share of all possible arrows from activities to outcomes above which nothing is said any more (our own line)."""


def missing_middle(design: Design, base: KnowledgeBase) -> Advice | None:
    """T06: a lasting change that is reached without any change before it."""
    theory = design.theory
    middle = {box.id for box in theory.ordered_boxes("short_outcome", "medium_outcome")}
    jumps = [
        arrow
        for arrow in theory.ordered_arrows()
        if _kind(theory, arrow.start) in DOING
        and _kind(theory, arrow.end) in LATE
        and not reachable(theory, [arrow.end], backwards=True) & middle
    ]
    if not jumps:
        return None
    late = [theory.boxes[arrow.end] for arrow in jumps]
    return say(
        f"Something is missing in the middle: what you do leads straight to {named(late)}.",
        "Say what changes first in people, and what that leads to.",
        items=[arrow.id for arrow in jumps],
        fix="put-a-change-between",
    )


def loose_boxes(design: Design, base: KnowledgeBase) -> Advice | None:
    """T07: boxes that no arrow touches, and changes that lead to nothing."""
    theory = design.theory
    touched = {end for arrow in theory.arrows.values() for end in (arrow.start, arrow.end)}
    alone = [box for box in theory.boxes_as_read() if box.id not in touched and len(theory.boxes) > 1]
    ends = [
        box
        for box in theory.ordered_boxes("short_outcome", "medium_outcome")
        if box.id in touched and not theory.arrows_from(box.id)
    ]
    if alone:
        message = f"{named(alone)} {verb(alone, 'stands', 'stand')} alone."
        return say(message, "Draw an arrow to or from it, or take it away.", items=ids([*alone, *ends]))
    if ends:
        message = f"{named(ends)} {verb(ends, 'leads', 'lead')} to nothing."
        return say(message, "Connect it to the change that should follow from it.", items=ids(ends))
    return None


def loops(design: Design, base: KnowledgeBase) -> Advice | None:
    """T08: arrows that lead round in a circle and are not declared as a feedback loop."""
    theory = design.theory
    declared = {arrow.id for arrow in theory.arrows.values() if arrow.is_feedback}
    forward = theory.model_copy(
        update={"arrows": {key: arrow for key, arrow in theory.arrows.items() if key not in declared}}
    )
    round_ = [arrow for arrow in forward.ordered_arrows() if arrow.start in reachable(forward, [arrow.end])]
    if not round_:
        return None
    # The arrow that leads back is the one to declare: the last one drawn where all stand in one column.
    back = min(round_, key=lambda arrow: (_step(theory, arrow), -arrow.position))
    numbers = [str(number) for number, arrow in theory.numbered_arrows() if arrow in round_]
    return say(
        f"Arrows {wording.join_words(numbers)} lead round in a circle."
        if len(numbers) > 1
        else f"Arrow {numbers[0]} leads from a box to itself.",
        "A test cannot tell what came first. Take one away, or say that it is meant: a feedback loop.",
        items=[back.id, *(arrow.id for arrow in round_ if arrow is not back)],
        fix="declare-feedback",
    )


def out_of_order(design: Design, base: KnowledgeBase) -> Advice | None:
    """T09: arrows that lead back to an earlier column, or skip from a need or input to a change."""
    theory = design.theory
    back = [arrow for arrow in theory.ordered_arrows() if _is_out_of_order(theory, arrow)]
    if not back:
        return None
    count = wording.count_of(len(back), "arrow runs", "arrows run")
    why = "An arrow should lead from what comes first to what follows. Turn it round, or move a box."
    return say(f"{count} against the order of the columns.", why, items=[arrow.id for arrow in back])


def _is_out_of_order(theory: Theory, arrow: Arrow) -> bool:
    if arrow.is_feedback or _kind(theory, arrow.start) in ("enabler", "assumption", "risk"):
        return False
    skips = _kind(theory, arrow.start) in ("need", "people", "input") and _kind(theory, arrow.end) in OUTCOME_KINDS
    return _step(theory, arrow) < 0 or skips


def _step(theory: Theory, arrow: Arrow) -> int:
    """How many columns an arrow leads on; below 0 where it leads back."""
    if not {arrow.start, arrow.end} <= theory.boxes.keys():
        return 0
    return column_of(theory.boxes[arrow.end]) - column_of(theory.boxes[arrow.start])


def long_way(design: Design, base: KnowledgeBase) -> Advice | None:
    """T35: a main outcome that is far from what is done."""
    box = main_path.main_box(design)
    steps = main_path.shortest_way(design.theory, box.id) if box else None
    if box is None or steps is None or steps <= LONGEST_WAY:
        return None
    message = f"It takes {steps} arrows from any activity to the main outcome, {named([box])}."
    why = "Each step can fail. Choose a nearer change as the main one, or be ready to show each step."
    return say(message, why, items=[box.id])


def crowded(design: Design, base: KnowledgeBase) -> Advice | None:
    """T36: boxes with very many arrows, and everything joined to everything."""
    theory = design.theory
    doing, changes = theory.ordered_boxes("activity"), theory.ordered_boxes(*OUTCOME_KINDS)
    joins = {(arrow.start, arrow.end) for arrow in theory.arrows.values()}
    drawn = sum((start.id, end.id) in joins for start in doing for end in changes)
    if len(doing) > 2 and len(changes) > 2 and drawn > CROWDED * len(doing) * len(changes):
        message = "Nearly every activity is joined to nearly every change."
        return say(message, "If all leads to all, nothing is said. Keep the arrows that matter most.")
    busy = [box for box in (*doing, *changes) if _most_joined(theory, box, doing, changes) > MOST_JOINED]
    if not busy:
        return None
    message = (
        f"{named(busy)} {verb(busy, 'has', 'have')} more than {MOST_JOINED} arrows between what you do and changes."
    )
    return say(message, "Keep those that matter most, or split the box.", items=ids(busy))


def _most_joined(theory: Theory, box: Box, doing: list[Box], changes: list[Box]) -> int:
    others = {other.id for other in (changes if box.kind == "activity" else doing)}
    arrows = theory.arrows_from(box.id) if box.kind == "activity" else theory.arrows_to(box.id)
    return len({arrow.end if box.kind == "activity" else arrow.start for arrow in arrows} & others)


def said_twice(design: Design, base: KnowledgeBase) -> Advice | None:
    """T40: two boxes of one kind that say nearly the same."""
    for kind in graph.BOX_WORDS:
        for first, second in combinations(design.theory.ordered_boxes(kind), 2):
            if fuzz.token_sort_ratio(_plain(first), _plain(second)) >= ALIKE:
                message = f"“{first.text}” and “{second.text}” say nearly the same."
                return say(message, "Join the two, or say what is different.", items=ids([first, second]), fix="join")
    return None


def _plain(box: Box) -> str:
    return " ".join(box.text.lower().split()).rstrip(".")


def _kind(theory: Theory, box: str) -> str:
    return theory.boxes[box].kind if box in theory.boxes else ""
