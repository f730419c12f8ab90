"""Drafts a whole design from a place, a need and an approach, and takes snapshots of what it rests on."""

from datetime import UTC, date, datetime

from toolkit import design as designs, evidence, gaps, wording
from toolkit.design import ApproachTaken, Design, EvaluationPlan, GapTaken, NeedTaken, Question, ServiceTaken
from toolkit.errors import UserError
from toolkit.evidence import Approach
from toolkit.gaps import Gap, Picture
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.indicators import Indicator
from toolkit.need.readings import Reading
from toolkit.readiness.outcomes import draft_outcomes
from toolkit.readiness.theory_drafting import draft_theory
from toolkit.vocabulary import Area


def draft(
    base: KnowledgeBase,
    area_code: str,
    need_id: str,
    approach_id: str,
    question: Question | None = None,
    purpose: str = "commission",
    reason: str = "",
    name: str | None = None,
    today: date | None = None,
) -> Design:
    """A first draft for one place, need and approach.

    Raises UserError for an id that does not exist, and for a harmful approach without a written reason.
    """
    area, indicator, approach = base.area(area_code), base.indicator(need_id), base.approach(approach_id)
    if approach.is_harmful and not reason.strip():
        raise UserError(refuse_harmful(approach, indicator, base))
    day = str(today or datetime.now(UTC).date())
    design = Design.model_validate({
        "id": designs.new_id("design"),
        "name": name or f"{approach.name} in {area.name}",
        "purpose": purpose,
        "made_on": day,
        "question": question or default_question(indicator, approach, base),
        "area": area.code,
        "area_name": area.name,
    })  # fmt: skip
    design = take_need(design, base.local_need().reading(area, indicator), day)
    design = take_approach(take_provision(design, base, day), approach, day, reason)
    design = _take_matching_gap(design, base, indicator, approach, day)
    return complete(design, base)


def complete(design: Design, base: KnowledgeBase) -> Design:
    """The design with its theory of change, outcomes and a study design to start from."""
    design = design.with_(theory=draft_theory(design, base))
    plan = design.evaluation
    if plan == EvaluationPlan():
        plan = EvaluationPlan(study_design="before_and_after", smallest_effect=0.5)
    return design.with_(outcomes=draft_outcomes(design, base), evaluation=plan)


def refuse_harmful(approach: Approach, indicator: Indicator, base: KnowledgeBase) -> str:
    """Why a harmful approach is refused, and what to look at instead."""
    others = [
        item.id for factor in indicator.factors for item in evidence.acting_on(base.approaches.values(), factor.factor)
    ]
    better = [item for item in dict.fromkeys(others) if not base.approaches[item].is_harmful][:4]
    instead = f" Look at {wording.join_words(better, 'or')} instead." if better else ""
    return f"{approach.name} does harm on average.{instead} To use it all the same, write down why (--reason TEXT)."


def default_question(indicator: Indicator, approach: Approach, base: KnowledgeBase) -> Question:
    """Kinds, ages and setting as far as the need and the approach settle them."""
    shared = [kind for kind in indicator.kinds_of_violence if kind in approach.kinds_of_violence]
    kinds = shared or [kind for kind in indicator.kinds_of_violence if kind in base.partnership.kinds_of_violence]
    return Question(
        kinds=tuple(kinds),
        ages=approach.ages or indicator.ages,
        settings=approach.settings[:1],
        level=approach.prevention[0] if approach.prevention else None,
    )


def picture_for(design: Design, base: KnowledgeBase) -> Picture:
    """Need, provision and evidence for the design's place and question. Raises UserError without a place."""
    if design.area is None:
        raise UserError("No place is chosen yet. Choose one on the page 'Place'.")
    return area_picture(base.area(design.area), base, design.question)


def area_picture(area: Area, base: KnowledgeBase, question: Question | None = None) -> Picture:
    """Need, provision and evidence for an area."""
    question = question or Question()
    return gaps.picture(
        area,
        base.areas,
        base.factors.values(),
        base.indicators,
        base.local_need().readings(area),
        base.services.values(),
        base.approaches,
        kinds=question.kinds,
        ages=question.ages,
    )


def take_need(design: Design, reading: Reading, day: str) -> Design:
    """The design with a need that it answers, as the figure stands today."""
    return design.with_item("needs", reading.id, NeedTaken(reading=reading, taken_on=day))


def take_gap(design: Design, gap: Gap, day: str, why: str = "") -> Design:
    """The design with a gap that it means to close, as it stands today."""
    return design.with_item("gaps", gap.id, GapTaken(gap=gap, taken_on=day, why=why))


def take_provision(design: Design, base: KnowledgeBase, day: str) -> Design:
    """The design with the services on record in its place, as they stand today."""
    places = gaps.places_of(base.area(design.area or ""), base.areas)
    found = [service for service in base.services.values() if service.serves(places, None)]
    taken = {
        service.id: ServiceTaken(service=service.id, name=service.name, as_of=service.as_of, taken_on=day)
        for service in found
    }
    return design.with_(provision_looked_at=taken)


def take_approach(design: Design, approach: Approach, day: str, reason: str = "") -> Design:
    """The design with an approach, and the evidence on it as it stands today."""
    rating = approach.rating
    taken = ApproachTaken(
        approach=approach.id,
        name=approach.name,
        label=approach.label,
        rated_on=rating.date,
        rating_source=rating.source,
        certainty=approach.certainty,
        effects=approach.current_effects,
        content_hash=evidence.content_hash(approach),
        taken_on=day,
        position=designs.next_position(design.approaches),
        reason=reason,
    )
    return design.with_item("approaches", approach.id, taken)


def _take_matching_gap(
    design: Design, base: KnowledgeBase, indicator: Indicator, approach: Approach, day: str
) -> Design:
    factors = [link.factor for link in indicator.factors]
    shared = [factor for factor in factors if factor in approach.factors] or factors
    picture = picture_for(design, base)
    return take_gap(design, picture.gap(base.factors[shared[0]]), day) if shared else design
