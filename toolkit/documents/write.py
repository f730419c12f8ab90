"""Writes a design or a locality profile as a file of any kind that we make; the suffix says which."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from toolkit import design as designs, wording
from toolkit.design import Design
from toolkit.documents import drawings, partner_view, profile, theory_document, workbook
from toolkit.documents.bid import bid
from toolkit.documents.blocks import Document
from toolkit.documents.brief import brief
from toolkit.documents.evaluation import evaluation_plan, fairness_and_data
from toolkit.documents.html import to_html
from toolkit.documents.pdf import to_pdf
from toolkit.documents.plan import plan
from toolkit.documents.review import review
from toolkit.documents.slides import to_slides
from toolkit.documents.subject import Subject, subject_for
from toolkit.documents.word import to_word
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.small_areas import SmallAreaCounts
from toolkit.readiness import partner_views
from toolkit.reviewing import Task

CUTS: Mapping[str, Callable[[Subject], Document]] = {
    "plan": plan,
    "brief": brief,
    "bid": bid,
    "evaluation": evaluation_plan,
    "fairness": fairness_and_data,
    "theory": theory_document.whole,
    "theory-simple": theory_document.simple,
    "poster": theory_document.poster,
}
SIMPLE = "theory-simple"
"""The cut in which drawings show the simple view."""
WRITERS: Mapping[str, Callable[[Document], bytes]] = {".docx": to_word, ".pdf": to_pdf, ".html": to_html}
FOR_A_DESIGN: Mapping[str, Callable[[Subject], bytes]] = {
    ".xlsx": workbook.to_workbook,
    ".pptx": to_slides,
    ".yaml": lambda subject: designs.to_yaml(subject.design).encode(),
}
SUFFIXES: tuple[str, ...] = (*WRITERS, *FOR_A_DESIGN, *drawings.SUFFIXES)
MEDIA_TYPES: Mapping[str, str] = {
    **drawings.MEDIA_TYPES,
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".html": "text/html",
    ".yaml": "application/yaml",
}


def write(
    design: Design,
    base: KnowledgeBase,
    path: Path,
    cut: str = "plan",
    audience: str = "partnership",
    today: date | None = None,
) -> None:
    """Write a design to a file; its suffix says which kind. Raises UserError for what cannot be written."""
    _save(path, to_bytes(design, base, path.suffix, cut, audience, today))


def to_bytes(
    design: Design,
    base: KnowledgeBase,
    suffix: str = ".docx",
    cut: str = "plan",
    audience: str = "partnership",
    today: date | None = None,
) -> bytes:
    """A design as the content of a file. Raises UserError for an unknown suffix, cut or audience."""
    kind = _known(suffix.lower(), SUFFIXES, "write a file that ends in")
    make = CUTS[_known(cut, CUTS, "make the cut")]
    subject = subject_for(design, base, audience, today or _this_day())
    if kind in drawings.SUFFIXES:
        return drawings.to_bytes(subject, kind, simple=cut == SIMPLE)
    if kind in FOR_A_DESIGN:
        return FOR_A_DESIGN[kind](subject)
    return WRITERS[kind](_put_together(make, subject))


def _put_together(make: Callable[[Subject], Document], subject: Subject) -> Document:
    """A document that lists only the sources it cites: the first time round notes which those are."""
    make(subject)
    return make(replace(subject, sources=subject.sources.only_cited()))


def write_profile(
    area_code: str,
    base: KnowledgeBase,
    path: Path,
    today: date | None = None,
    counts: Sequence[SmallAreaCounts] = (),
) -> None:
    """Write the locality profile of an area. Raises UserError for an unknown area or suffix."""
    _save(path, profile_to_bytes(area_code, base, path.suffix, today, counts))


def profile_to_bytes(
    area_code: str,
    base: KnowledgeBase,
    suffix: str = ".docx",
    today: date | None = None,
    counts: Sequence[SmallAreaCounts] = (),
) -> bytes:
    """The locality profile of an area as the content of a file; `counts` are crimes by small area, where on file."""
    kind = _known(suffix.lower(), WRITERS, "write a profile that ends in")
    return WRITERS[kind](profile.profile(base.area(area_code), base, today or _this_day(), counts))


def write_partner_view(
    area_code: str, partner: str, base: KnowledgeBase, path: Path, today: date | None = None
) -> None:
    """Write what matters for one partner. Raises UserError for an unknown area, partner or suffix."""
    _save(path, partner_view_to_bytes(area_code, partner, base, path.suffix, today))


def partner_view_to_bytes(
    area_code: str, partner: str, base: KnowledgeBase, suffix: str = ".docx", today: date | None = None
) -> bytes:
    """What matters for one partner in an area as the content of a file."""
    kind = _known(suffix.lower(), WRITERS, "write this in a file that ends in")
    area, found = base.area(area_code), partner_views.partner(partner, base)
    return WRITERS[kind](partner_view.partner_view(area, found, base, today or _this_day()))


def _this_day() -> date:
    return datetime.now(UTC).astimezone().date()


def write_review(tasks: Sequence[Task], path: Path, today: date) -> None:
    """Write the review list. Raises UserError for an unknown suffix."""
    kind = _known(path.suffix.lower(), WRITERS, "write a review list that ends in")
    _save(path, WRITERS[kind](review(tasks, today)))


def _known(given: str, allowed: Mapping[str, object] | tuple[str, ...], what: str) -> str:
    if given in allowed:
        return given
    raise UserError(f"We cannot {what} '{given}'. Use one of: {wording.join_words(list(allowed), 'or')}.")


def _save(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError(f"{path}: the file cannot be written ({error.strerror}). Nothing was changed.") from None
