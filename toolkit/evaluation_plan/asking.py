"""Drafts the evaluation questions of a plan from its theory: on delivery, outcomes, harm, fairness and cost."""

from collections.abc import Iterator, Mapping

from toolkit import design as designs, readiness, wording
from toolkit.design import AskedQuestion, Design
from toolkit.evaluation_plan import lines
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.graph import Arrow

KINDS: Mapping[str, str] = {
    "process": "Delivery",
    "outcome": "Outcome",
    "harm": "Harm",
    "equity": "Fairness",
    "cost": "Cost",
}
PARTS: Mapping[str, str] = {"method": "how", "data_source": "from what", "when": "when", "who": "who"}
_COMPARED: Mapping[str | None, str] = {
    "before_and_after": "Compare the same people at the start and at the end",
    "comparison_group": "Compare their change with that in the comparison group",
    "two_groups_by_chance": "Compare the two groups at the end, counting everyone who started",
}
_TALKS = "Talk with young people and staff, and look at what was recorded"
_EVERY_QUARTER = "Every three months"


def drafted(design: Design, base: KnowledgeBase, most: int = readiness.MOST_QUESTIONS) -> list[AskedQuestion]:
    """Questions for every kind, those from arrows first: at most `most` of these, the most pressing ones."""
    found = [*_written(design), *_from_arrows(design, base, most), *_harm(design), *_always(design, base)]
    return [item.model_copy(update={"position": float(number)}) for number, item in enumerate(found, start=1)]


def take(design: Design, base: KnowledgeBase, most: int = readiness.MOST_QUESTIONS) -> Design:
    """The design with the drafted questions that it does not have yet; its own stay as they are."""
    asked = dict(design.evaluation.asked)
    known = {item.about for item in asked.values() if item.about}
    kinds = {item.kind for item in asked.values()}
    for item in drafted(design, base, most):
        fresh = item.id not in asked and item.about not in known
        if fresh and not (item.about is None and item.kind in kinds and not item.id.startswith("question-written")):
            asked[item.id] = item.model_copy(update={"position": designs.next_position(asked)})
    return design.with_(evaluation={**dict(design.evaluation), "asked": asked, "questions": ""})


def in_words(design: Design) -> tuple[str, str]:
    """How many questions there are, and on what nothing is asked yet."""
    asked, missing = design.evaluation.asked, missing_kinds(design)
    first = f"{wording.count_of(len(asked), 'question is', 'questions are')} in the plan.".capitalize()
    return first, f"Nothing is asked yet on {wording.join_words(missing)}." if missing else "All five kinds are there."


def missing_kinds(design: Design) -> list[str]:
    """The kinds on which nothing is asked, in words."""
    asked = {item.kind for item in design.evaluation.asked.values()}
    return [wording.lower_first(words) for kind, words in KINDS.items() if kind not in asked]


def lacks(question: AskedQuestion) -> list[str]:
    """What a question does not say yet."""
    return [words for part, words in PARTS.items() if not getattr(question, part).strip()]


def _question(identifier: str, kind: str, text: str, **more: object) -> AskedQuestion:
    values = {"id": f"question-{identifier}", "position": 0.0, "kind": kind, "text": text, "to_check": True, **more}
    return AskedQuestion.model_validate(values)


def _written(design: Design) -> Iterator[AskedQuestion]:
    """Questions that somebody typed as lines, from before there was a table."""
    texts = [line.strip() for line in design.evaluation.questions.splitlines() if line.strip()]
    for number, text in enumerate(texts, start=1):
        how = {"method": _TALKS, "data_source": "Records, and talks", "when": _EVERY_QUARTER, "who": _evaluator(design)}
        yield _question(f"written-{number}", "outcome", text, **how)


def _from_arrows(design: Design, base: KnowledgeBase, most: int) -> Iterator[AskedQuestion]:
    for _, arrow in readiness.pressing_arrows(design)[:most]:
        text = readiness.asked_of(design.theory, arrow, claims_cause=_can_claim_cause(design))
        if _is_on_delivery(design, arrow):
            yield _question(arrow.id, "process", text, about=arrow.id, **_delivery(design, arrow))
        else:
            yield _question(arrow.id, "outcome", text, about=arrow.id, **_outcome(design, base, arrow))


def _can_claim_cause(design: Design) -> bool:
    return design.evaluation.study_design == "two_groups_by_chance"


def _is_on_delivery(design: Design, arrow: Arrow) -> bool:
    start, end = design.theory.boxes[arrow.start], design.theory.boxes[arrow.end]
    return end.kind in ("output", "activity") or start.kind in ("people", "need", "input")


def _delivery(design: Design, arrow: Arrow) -> dict[str, object]:
    return {
        "method": arrow.how_tested or _TALKS,
        "data_source": "The service’s own records; talks with young people and staff",
        "when": _EVERY_QUARTER,
        "who": _deliverer(design),
    }


def _outcome(design: Design, base: KnowledgeBase, arrow: Arrow) -> dict[str, object]:
    line = next((item for item in design.ordered("outcomes") if item.box == arrow.end), None)
    measure = lines.measure(line, base) if line else None
    compared = _COMPARED.get(design.evaluation.study_design, _TALKS)
    return {
        "method": f"{arrow.how_tested} {compared}." if arrow.how_tested else compared,
        "data_source": measure.name if measure else line.indicator if line and line.indicator else "Talks and records",
        "when": line.timing if line and line.timing else "At the end",
        "who": line.collector if line and line.collector else _evaluator(design),
    }


def _harm(design: Design) -> Iterator[AskedQuestion]:
    for box in design.theory.ordered_boxes("risk"):
        sign = box.harm.sign_to_watch if box.harm and box.harm.sign_to_watch else "Any sign that it happens"
        text = f"Does this happen, and to whom: “{box.text.strip().rstrip('.')}”?"
        how = {"method": f"Watch for: {wording.lower_first(sign)}", "data_source": "Notes of incidents; talks"}
        yield _question(box.id, "harm", text, about=box.id, when="Every month", who=_lead(design), **how)
    if not design.theory.ordered_boxes("risk"):
        how = {"method": "Ask young people and staff what got worse", "data_source": "Notes of incidents; talks"}
        yield _question(
            "harm", "harm", "Is anyone worse off because of it?", when="Every month", who=_lead(design), **how
        )


def _always(design: Design, base: KnowledgeBase) -> Iterator[AskedQuestion]:
    groups = wording.join_words([wording.lower_first(item.name) for item in base.planning.groups if item.can_be_split])
    yield _question(
        "equity", "equity", "Who is reached, who stays and who gains, and who is missed?",
        method=f"Show starts, stays and changes apart by {groups}, where there are enough people",
        data_source="The service’s own records", when=_EVERY_QUARTER, who=_lead(design),
    )  # fmt: skip
    yield _question(
        "cost", "cost", "What does it cost for each young person who starts, and for each who finishes?",
        method="Add up all costs and divide by the people", data_source="Accounts, and the count of who comes",
        when="Once a year and at the end", who=_lead(design),
    )  # fmt: skip


def _evaluator(design: Design) -> str:
    return design.evaluation.evaluator or _lead(design)


def _deliverer(design: Design) -> str:
    return design.delivery.provider or "The delivery team"


def _lead(design: Design) -> str:
    return design.delivery.lead or "The person who manages the service"
