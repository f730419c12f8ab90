"""Writes the four paragraphs of the narrative of half a page."""

from toolkit import wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import narrating
from toolkit.readiness.rules import main_path


def need(design: Design, base: KnowledgeBase) -> str:
    return narrating.told(
        [narrating.figure(design, key) for key in list(design.needs)[:1]]
        + [f"It is for {narrating.people_in_words(design)}" if narrating.people_in_words(design) else ""]
    )


def what(design: Design, base: KnowledgeBase) -> str:
    doing = design.theory.ordered_boxes("activity")
    by = f"It is delivered by {design.delivery.provider}" if design.delivery.provider else ""
    when = " to ".join(part for part in (design.delivery.starts, design.delivery.ends) if part)
    return narrating.told(
        [f"We will offer: {narrating.listed(doing)}" if doing else "", by, f"It runs from {when}" if when else ""]
    )


def change(design: Design, base: KnowledgeBase) -> str:
    early = design.theory.ordered_boxes("short_outcome")[:3]
    main = main_path.main_box(design)
    later = [main] if main else design.theory.ordered_boxes("medium_outcome")[:1]
    lasting = design.theory.ordered_boxes("long_outcome")[:1]
    return narrating.told([
        f"First: {narrating.listed(early)}" if early else "",
        f"{'The main change that we look for' if main else 'After that'}: {narrating.listed(later)}" if later else "",
        f"In the longer run: {narrating.listed(lasting)}" if lasting and lasting != later else "",
    ])  # fmt: skip


def known(design: Design, base: KnowledgeBase) -> str:
    arrows = design.theory.ordered_arrows()
    if not arrows:
        return ""
    resting = sum(arrow.rating in narrating.ON_STUDIES for arrow in arrows)
    unrated = sum(arrow.rating == "not_rated" for arrow in arrows)
    finding = next((item.text for arrow in arrows for item in arrow.evidence_for), "")
    weakest = next((arrow.assumption for arrow in main_path.arrows(design) if arrow.assumption), "")
    risk = next(iter(design.theory.ordered_boxes("risk")), None)
    doubt = f", and nobody has rated {unrated}" if unrated else ""
    return narrating.told([
        f"{resting} of {wording.count_of(len(arrows), 'step')} {narrating.rest_or_rests(resting)} on studies{doubt}",
        f"Studies found: {wording.lower_first(finding)}" if finding else "",
        f"We take it for granted that {wording.lower_first(weakest)}" if weakest else "",
        f"A harm that we watch for: {narrating.said(risk)}" if risk else "",
    ])  # fmt: skip
