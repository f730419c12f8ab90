"""Carries a choice forward: from an appraisal into the decision log, and from there into a new design."""

from toolkit import design as designs, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.gaps.appraisal import VERDICTS, Appraisal, Decision, Option, considered
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import drafting, option_facts


def decision_from(appraisal: Appraisal, design: Design, day: str) -> Decision:
    """An entry of the log with every option as it stands. Raises UserError while no option has a verdict."""
    options = appraisal.in_order
    taken = [option.name for option in options if option.verdict == "take"]
    if not any(option.verdict for option in options):
        raise UserError("No option has a verdict yet. Say for at least one whether to take it further.")
    decided = f"Take further: {wording.join_words(taken)}." if taken else "Take none of the options further for now."
    return Decision(
        id=designs.new_id("decision"),
        position=designs.next_position(design.decisions),
        decided_on=day,
        gap=appraisal.gap,
        about=f"What to do about: {wording.lower_first(appraisal.gap_name)}",
        decided=decided,
        options=tuple(considered(option) for option in options),
    )


def own_entry(about: str, decided: str, design: Design, day: str) -> Decision:
    """An entry in the users' own words. Raises UserError when it does not say what was decided, and about what."""
    if not about.strip() or not decided.strip():
        raise UserError("Say what it was about and what was decided. Nothing was put into the log.")
    return Decision(
        id=designs.new_id("decision"),
        position=designs.next_position(design.decisions),
        decided_on=day,
        about=about,
        decided=decided,
    )


def reason_of(option: Option, appraisal: Appraisal) -> str:
    """Why an option was taken, in the words written for it, to stand in the new design."""
    found = [option.reasons_for.strip()]
    found += [f"Against it: {option.reasons_against.strip()}"] if option.reasons_against.strip() else []
    words = " ".join(part if part[-1:] in ".!?" else f"{part}." for part in found if part)
    return words or f"Chosen in the options appraisal for {wording.lower_first(appraisal.gap_name)}; no reason written."


def design_from(option: Option, appraisal: Appraisal, design: Design, base: KnowledgeBase, day: str) -> Design:
    """A new design for one option, with need, gap, reason, appraisal and decision log carried along.

    Raises UserError for an option that no new design can be made of.
    """
    approach = _approach_of(option, appraisal.gap, base)
    need = _need_for(appraisal.gap, design, base)
    reason = reason_of(option, appraisal)
    new = drafting.draft(
        base, design.area or "", need, approach, design.question, design.purpose, reason,
        name=f"{option.name} in {design.area_name}",
    )  # fmt: skip
    gap = drafting.picture_for(new, base).gap(base.factors[appraisal.gap])
    new = drafting.take_gap(new.with_(gaps={}), gap, day, reason)
    return new.with_(
        appraisals={appraisal.gap: appraisal},
        decisions={key: item for key, item in design.decisions.items() if item.gap == appraisal.gap},
        voices=design.voices,
    )


def _approach_of(option: Option, gap: str, base: KnowledgeBase) -> str:
    subject = option.subject or ""
    if option.kind == "approach" and subject in base.approaches:
        return subject
    if option.kind == "extend" and subject in base.services:
        used = option_facts.approaches_of(base.services[subject], base, gap)
        if used:
            return used[0].id
        service = option.name.removeprefix("Extend ")
        raise UserError(
            f"No approach is recorded for {service}, so no draft can be made. Add it on the page Provision."
        )
    raise UserError("A new design needs an approach, or a service to extend. Take one of those further.")


def _need_for(gap: str, design: Design, base: KnowledgeBase) -> str:
    """The need that the gap rests on: one that the plan answers already, or else the first with a figure here."""
    picture = drafting.picture_for(design, base)
    bearing = [reading for reading in picture.readings.get(gap, ()) if reading.value is not None]
    for reading in bearing:
        if reading.id in design.needs:
            return reading.id
    if bearing:
        return bearing[0].id
    linked = [item.id for item in base.indicators.values() if gap in {link.factor for link in item.factors}]
    if linked:
        return linked[0]
    raise UserError(
        f"No figure is linked to {wording.lower_first(base.factors[gap].name)}, so no draft can be made from it. "
        "Begin a plan on the home page and choose the need yourself."
    )


def verdict_words(option: Option) -> str:
    """The verdict on an option in words."""
    return VERDICTS.get(option.verdict or "", "Not decided yet")
