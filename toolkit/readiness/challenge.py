"""Asks the five questions that a sceptical funder would ask of this very theory, from its own weakest places."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit import evaluation, wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import doubts
from toolkit.readiness.narrating import FIT_WORDS
from toolkit.readiness.rules import delivery, harm, main_path, shape
from toolkit.theory_of_change.graph import Arrow, Box

HOW_MANY = 5
MOST_OF_A_KIND = 2
THEORY = "theory-of-change"


@dataclass(frozen=True)
class Challenge:
    """One question, what in the plan raises it, and the place where it can be answered."""

    kind: str
    asks: str
    because: str
    page: str = THEORY
    item: str = ""
    weight: float = 5.0
    """The smaller, the harder to answer; questions come in this order."""


def challenges(design: Design, base: KnowledgeBase) -> list[Challenge]:
    """The five hardest questions, at most two of one kind; fewer where the theory is too small to ask five."""
    ranked = sorted((item for ask in ASKERS for item in ask(design, base)), key=lambda item: item.weight)
    chosen: list[Challenge] = []
    for item in ranked:
        if sum(other.kind == item.kind for other in chosen) < MOST_OF_A_KIND and len(chosen) < HOW_MANY:
            chosen.append(item)
    spare = [item for item in ranked if item not in chosen]
    return sorted([*chosen, *spare[: HOW_MANY - len(chosen)]], key=lambda item: item.weight)


def _weak_arrows(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    path = {arrow.id for arrow in main_path.arrows(design)}
    for place, arrow in enumerate(doubts.weakest_first(design)):
        start, end = (_said(design.theory.boxes[box]) for box in (arrow.start, arrow.end))
        number = next(number for number, each in design.theory.numbered_arrows() if each.id == arrow.id)
        weight = (1.0 if arrow.id in path else 4.0) + place / 100 + 3.0 * (arrow.rating in doubts.ON_STUDIES)
        yield Challenge(
            "arrow",
            f"Why should {start} lead to {end}?",
            _because(arrow, number, arrow.id in path),
            THEORY,
            arrow.id,
            weight,
        )


def _because(arrow: Arrow, number: int, is_main: bool) -> str:
    where = ", and the main outcome hangs on it" if is_main else ""
    if arrow.sure == "doubtful":
        return f"You call arrow {number} doubtful yourself{where}."
    if arrow.rating == "not_rated":
        return f"Nobody has rated arrow {number}{where}."
    if arrow.rating == "assumption":
        return f"Arrow {number} is an assumption: no study stands behind it{where}."
    return f"Arrow {number} rests on studies. Be ready to say which, and how far they fit{where}."


def _untested(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    for place, arrow in enumerate(main_path.arrows(design)):
        if arrow.assumption.strip() and not arrow.how_tested.strip():
            asks = f"How will you find out if this is true: “{arrow.assumption.strip().rstrip('.')}”?"
            because = "It is taken for granted on the way to the main outcome, and nothing says how it is tested."
            yield Challenge("assumption", asks, because, THEORY, arrow.id, 1.2 + place / 100)


def _anyway(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    study = design.evaluation.study_design
    if study in (None, "process_only", "before_and_after"):
        main = main_path.main_box(design)
        who = f": {_said(main)}" if main else ""
        can = (
            f"Your study: {wording.lower_first(evaluation.STUDY_DESIGNS[study])}. {evaluation.WHAT_IT_CAN_SAY[study]}"
            if study
            else "No study is chosen yet."
        )
        yield Challenge("study", f"Would this have come about without you{who}?", can, "evaluation", "", 1.5)


def _middle(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    found = shape.missing_middle(design, base)
    if found:
        asks = "What happens in between? You go from what you do straight to a lasting change."
        yield Challenge("middle", asks, found.message, THEORY, found.item, 0.8)


def _harm(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    found = harm.not_thought_through(design, base)
    if found:
        yield Challenge("harm", "Who could end up worse off because of you?", found.message, THEORY, found.item, 1.1)
        return
    for box in design.theory.ordered_boxes("risk")[:1]:
        asks = f"Who will see the sign that this is happening, and who may stop the work: {_said(box)}?"
        yield Challenge("harm", asks, "A risk is named, with a sign. Say who decides.", THEORY, box.id, 4.0)


def _fit(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    arrows = [arrow for arrow in design.theory.ordered_arrows() if arrow.applies_here in ("no", "partly", "unknown")]
    for arrow in sorted(arrows, key=lambda arrow: arrow.applies_here != "no")[:1]:
        because = (
            FIT_WORDS.sub("", arrow.applies_because)
            or "The plan says itself that the evidence does not fit all of your people."
        )
        yield Challenge(
            "fit", "It worked for others elsewhere. Why should it work here?", because, THEORY, arrow.id, 1.3
        )
    if design.theory.arrows and not any(arrow.evidence_for for arrow in design.theory.arrows.values()):
        because = "No finding stands on any arrow."
        yield Challenge("fit", "Who has tried this before, and what came of it?", because, "evidence", "", 1.0)


def _evidence(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    for taken in design.ordered("approaches"):
        known = base.approaches.get(taken.approach)
        label = known.label if known else taken.label
        if label == "harmful":
            because = "Studies found that it does harm on average."
            yield Challenge("choice", f"Why {wording.lower_first(taken.name)} at all?", because, "evidence", "", 0.5)
        elif label in ("unclear", "low", None):
            because = f"Its effect on violence is recorded as {label or 'not known'}."
            asks = f"Why {wording.lower_first(taken.name)}, and not something with better evidence?"
            yield Challenge("choice", asks, because, "evidence", "", 1.6)


def _enough(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    found = delivery.too_little(design, base) or delivery.no_dose(design, base)
    if found:
        yield Challenge("amount", "Is this enough to change anything?", found.message, THEORY, found.item, 2.0)


def _reach(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    found = delivery.who_may_lose(design, base)
    if found:
        asks = "Who will not come, and what will you do about it?"
        yield Challenge("reach", asks, found.message, "question-and-people", "", 1.9)


def _asked(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    found = delivery.nobody_asked(design, base)
    if found:
        asks = "What did young people say when you asked them?"
        yield Challenge("voices", asks, found.message, found.page, "", 1.8)


def _scale(design: Design, base: KnowledgeBase) -> Iterator[Challenge]:
    late = [box for box in design.theory.ordered_boxes("long_outcome", "impact") if box.indicator]
    if not late:
        return
    places = design.delivery.places
    because = (
        f"There are places for {places:,}, and the figure counts the whole place."
        if places
        else "It does not say how many can take part, and the figure counts the whole place."
    )
    yield Challenge(
        "scale",
        f"How can so few people change this: {_said(late[0])}?",
        because,
        "documents",
        "",
        2.4 if places else 2.1,
    )


def _said(box: Box) -> str:
    return f"“{' '.join(box.text.split()).rstrip('.')}”"


ASKERS: tuple[Callable[[Design, KnowledgeBase], Iterator[Challenge]], ...] = (
    _weak_arrows, _untested, _anyway, _middle, _harm, _fit, _evidence, _enough, _reach, _asked, _scale,
)  # fmt: skip
