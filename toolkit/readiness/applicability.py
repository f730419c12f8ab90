"""Says for one approach and one plan what fits, what does not and why: people, place, setting, what is here already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit import evidence, gaps, wording
from toolkit.design import Design
from toolkit.evidence import Approach, Fit, LocalFinding
from toolkit.evidence.local import about
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Service
from toolkit.vocabulary import PREVENTION_LEVELS, PreventionLevel

RESPECTS: Mapping[str, str] = {
    "ages": "Ages",
    "setting": "Setting",
    "kind": "Kind of violence",
    "people": "People",
    "country": "Country",
    "here": "Here",
}
"""What an approach can fit in, with its words, in reading order."""


@dataclass(frozen=True)
class Applicability:
    """How far an approach fits a plan, respect by respect. There is no single score."""

    approach: Approach
    fits: Mapping[str, Fit]

    def with_verdict(self, *verdicts: str) -> list[str]:
        """The reasons in the respects that have one of the verdicts: 'yes', 'partly', 'no', 'unknown'."""
        return [fit.because for fit in self.fits.values() if fit.verdict in verdicts]

    @property
    def in_short(self) -> str:
        """What fits, what does not and what is not known, by the words of the respects."""
        groups = {"Fits": ("yes",), "Partly": ("partly",), "Does not fit": ("no",), "Not known": ("unknown",)}
        parts = [(word, self._respects(verdicts)) for word, verdicts in groups.items()]
        return " ".join(f"{word}: {wording.join_words(names)}." for word, names in parts if names)

    def _respects(self, verdicts: Sequence[str]) -> list[str]:
        return [wording.lower_first(RESPECTS[key]) for key, fit in self.fits.items() if fit.verdict in verdicts]


def applicability(approach: Approach, design: Design, base: KnowledgeBase) -> Applicability:
    """How far an approach fits a design's people, place and setting."""
    asked = design.question
    found = evidence.fit(approach, asked.ages, asked.settings, asked.kinds)
    more = {
        "people": _people(approach, asked.level),
        "country": _country(approach),
        "here": _here(approach, design, base),
    }
    return Applicability(approach, {**found, **more})


def _people(approach: Approach, level: PreventionLevel | None) -> Fit:
    if level is None:
        return Fit("unknown", "This plan does not say yet if it is for everyone, those at risk or those involved.")
    if not approach.prevention:
        return Fit("unknown", "Whom the studies were about, by level of prevention, is not recorded.")
    studied = wording.join_words([PREVENTION_LEVELS[item].lower() for item in approach.prevention])
    verdict = "yes" if level in approach.prevention else "no"
    return Fit(verdict, f"The evidence is {studied}; your plan is {PREVENTION_LEVELS[level].lower()}.")  # type: ignore[arg-type]


def _country(approach: Approach) -> Fit:
    if approach.england_and_wales:
        return Fit("partly", "Something is known from England and Wales: read it before you rely on the rest.")
    return Fit("unknown", "No results from England and Wales were found.")


def _here(approach: Approach, design: Design, base: KnowledgeBase) -> Fit:
    findings = about(base.local_findings.values(), approach.id)
    services = _services(approach, design, base)
    if findings:
        return _found_here(findings)
    if services:
        names = wording.join_words([service.name for service in services])
        used = "uses" if len(services) == 1 else "use"
        return Fit("unknown", f"{names} {used} it here already. What came of it is not recorded.")
    return Fit("unknown", "No service on record here uses it, and no finding of your own is recorded.")


def _found_here(findings: Sequence[LocalFinding]) -> Fit:
    latest = findings[0]
    more = f" {len(findings) - 1} more on record." if len(findings) > 1 else ""
    verdict = {"better": "yes", "worse": "no", "no_difference": "no", "mixed": "partly"}.get(latest.finding, "unknown")
    return Fit(verdict, f"Your own finding, “{latest.title}”: {wording.lower_first(latest.result)}{more}")  # type: ignore[arg-type]


def _services(approach: Approach, design: Design, base: KnowledgeBase) -> list[Service]:
    area = base.areas.get(design.area or "")
    if area is None:
        return []
    places = gaps.places_of(area, base.areas)
    return [item for item in base.services.values() if item.serves(places, None) and _uses(item, approach)]


def _uses(service: Service, approach: Approach) -> bool:
    return any(use.approach == approach.id for use in service.approaches)


def factors_of(design: Design, base: KnowledgeBase) -> list[str]:
    """The factors behind the design's gaps and needs, in that order, each once."""
    of_needs = [
        link.factor for need in design.needs if need in base.indicators for link in base.indicators[need].factors
    ]
    return [key for key in dict.fromkeys([*design.gaps, *of_needs]) if key in base.factors]


def for_need(design: Design, base: KnowledgeBase) -> list[Approach]:
    """The approaches linked to a factor behind the design's needs or gaps, each once."""
    factors = set(factors_of(design, base))
    return [approach for approach in base.approaches.values() if factors & set(approach.factors)]


def outcomes_named(approaches: Iterable[Approach], base: KnowledgeBase) -> list[str]:
    """The outcomes for which at least one of the approaches has a figure in force, in the base's order."""
    named = {effect.outcome for approach in approaches for effect in approach.current_effects}
    return [key for key in base.outcomes if key in named]
