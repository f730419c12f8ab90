"""Knows what a document is about: a design as its audience may see it, on the evidence base, on a day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from toolkit import design as designs, readiness
from toolkit.design import AUDIENCES, ApproachTaken, Design
from toolkit.documents import citing
from toolkit.documents.citing import Sources
from toolkit.errors import UserError
from toolkit.evaluation_plan import protecting
from toolkit.evidence import Approach
from toolkit.knowledge_base import KnowledgeBase
from toolkit.monitoring import Measure
from toolkit.need.readings import Reading
from toolkit.vocabulary import Statement

_NOT_IN_FILES = {code: "\ufffd" for code in [*range(32), 127, 0xFFFE, 0xFFFF] if code not in (9, 10, 13)} | {11: "\n"}
"""Characters that no Word, Excel or HTML file may hold; 11 is the soft line break of Word."""


@dataclass(frozen=True)
class Subject:
    """A design and what is known around it."""

    design: Design
    base: KnowledgeBase
    audience: str
    today: date
    is_draft: bool
    left_out: tuple[str, ...]
    sources: Sources

    @property
    def approaches(self) -> list[tuple[ApproachTaken, Approach | None]]:
        """The approaches of the design, each with its present record where there is one."""
        return [(taken, self.base.approaches.get(taken.approach)) for taken in self.design.ordered("approaches")]

    @property
    def harmful(self) -> list[ApproachTaken]:
        """Approaches that do harm on average: by the label they were taken on, or by the present one."""
        return [taken for taken, now in self.approaches if taken.label == "harmful" or (now and now.is_harmful)]

    @property
    def readings(self) -> list[Reading]:
        return [taken.reading for taken in self.design.needs.values()]

    @property
    def place(self) -> str:
        return self.design.area_name or "a place not chosen yet"

    def measure(self, identifier: str | None) -> Measure | None:
        return self.base.measures.get(identifier or "")

    def cite(self, *identifiers: str | None) -> str:
        return self.sources.cite(*identifiers)


def subject_for(design: Design, base: KnowledgeBase, audience: str, today: date) -> Subject:
    """A design prepared for its audience. Raises UserError for an audience that does not exist."""
    if audience not in AUDIENCES:
        raise UserError(f"There is no audience '{audience}'. Use one of: {', '.join(AUDIENCES)}.")
    clean = writable(design)
    seen = shown_to(clean, audience)
    return Subject(
        design=seen,
        base=known_to(base, audience),
        audience=audience,
        today=today,
        is_draft=readiness.is_draft(clean, base),
        left_out=_left_out(clean, seen),
        sources=citing.sources_for(base.sources, *_records(seen, base)),
    )


def known_to(base: KnowledgeBase, audience: str) -> KnowledgeBase:
    """The knowledge base without the partnership's own findings that the audience may not see."""
    seen = AUDIENCES.index(audience)
    findings = {
        key: finding for key, finding in base.local_findings.items() if AUDIENCES.index(finding.share_with) >= seen
    }
    return replace(base, local_findings=findings)


def shown_to(design: Design, audience: str) -> Design:
    """The design without what the audience may not see, in the answers to a funder as well."""
    seen = designs.for_audience(design, audience)
    if audience != "public" or "cost" not in seen.answers:
        return seen
    return seen.without_item("answers", "cost")


def writable(design: Design) -> Design:
    """The design with characters that files cannot hold replaced by a sign that shows the loss."""
    return Design.model_validate(_without_control_characters(design.model_dump()))


def _without_control_characters(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_NOT_IN_FILES)
    if isinstance(value, Mapping):
        return {key: _without_control_characters(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(_without_control_characters(inner) for inner in value)
    return value


def _left_out(full: Design, seen: Design) -> tuple[str, ...]:
    found = []
    if len(seen.voices) < len(full.voices):
        found.append("some of what people said, because it was not shared with these readers")
    if (seen.delivery, seen.reach, seen.appraisals) != (full.delivery, full.reach, full.appraisals):
        found.append("what it costs")
    return tuple(found)


def _records(design: Design, base: KnowledgeBase) -> list[Any]:
    """Everything that a document on the design may draw on, in the order of its sections."""
    chosen = {
        "services": design.provision_looked_at,
        "approaches": [taken.approach for taken in design.approaches.values()],
        "measures": [line.measure for line in design.outcomes.values()],
    }
    looked_up = {name: [getattr(base, name).get(key) for key in keys] for name, keys in chosen.items()}
    gaps = [base.factors.get(taken.gap.factor) for taken in design.gaps.values()]
    return [
        Statement(text="The local definition", source=base.partnership.definition_source),
        design.needs,
        looked_up["services"],
        gaps,
        design.approaches,
        looked_up["approaches"],
        design.theory,
        list(base.steps.values()),
        base.planning,
        [Statement(text=prompt.question, source=prompt.source) for prompt in protecting.PROMPTS if prompt.source],
        looked_up["measures"],
    ]
