"""Drafts a theory of change from a design's need, people, approaches and their evidence; every guess is marked."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from toolkit import evidence, wording
from toolkit.design import Design
from toolkit.evidence import Approach, Effect, Fit
from toolkit.knowledge_base import KnowledgeBase
from toolkit.theory_of_change.details import Dose, Evidence, Harm
from toolkit.theory_of_change.graph import Arrow, ArrowRating, Box, BoxKind, Theory, column_of
from toolkit.vocabulary import Factor

MOST_EARLY_CHANGES = 3
MOST_LATER_CHANGES = 2


def draft_theory(design: Design, base: KnowledgeBase) -> Theory:
    """A first theory of change from what the design says so far. Boxes and arrows that are guesses are marked."""
    draft = _Draft(design, base)
    sources = [*draft.needs(), draft.people()]
    lasting = draft.lasting()
    for taken in design.ordered("approaches"):
        approach = base.approaches.get(taken.approach)
        if approach:
            draft.approach(approach, sources, lasting)
    return _in_reading_order(draft.theory)


def _in_reading_order(theory: Theory) -> Theory:
    """The theory with boxes and arrows numbered from left to right and from the top."""
    boxes = sorted(theory.boxes.values(), key=lambda box: (column_of(box), box.position))
    places = {box.id: float(place) for place, box in enumerate(boxes, start=1)}
    arrows = sorted(theory.arrows.values(), key=lambda arrow: (places[arrow.start], places[arrow.end]))
    return Theory(
        boxes={box.id: box.model_copy(update={"position": places[box.id]}) for box in boxes},
        arrows={
            arrow.id: arrow.model_copy(update={"position": float(place)}) for place, arrow in enumerate(arrows, start=1)
        },
    )


@dataclass
class _Draft:
    design: Design
    base: KnowledgeBase
    theory: Theory = field(default_factory=Theory)

    @property
    def place(self) -> str:
        return self.design.area_name or "the place"

    def box(self, identifier: str, kind: BoxKind, text: str, **more: object) -> str:
        if identifier not in self.theory.boxes:
            position = float(len(self.theory.boxes) + 1)
            values = {"id": identifier, "kind": kind, "text": text, "position": position, **more}
            self.theory = self.theory.with_box(Box.model_validate(values))
        return identifier

    def arrow(self, start: str, end: str, why: str = "", **more: object) -> None:
        identifier = f"{start}-to-{end}"
        if identifier not in self.theory.arrows:
            position = float(len(self.theory.arrows) + 1)
            values = {"id": identifier, "start": start, "end": end, "why": why, "position": position, **more}
            self.theory = self.theory.with_arrow(Arrow.model_validate(values))

    def needs(self) -> list[str]:
        return [self.need(taken.reading.id) for taken in self.design.needs.values()]

    def need(self, identifier: str) -> str:
        reading = self.design.needs[identifier].reading
        figure = f"{wording.with_unit(reading.value, reading.unit)} in {reading.area_name}"
        beside = f" ({wording.number(reading.comparator_value)})" if reading.comparator_value is not None else ""
        known = f"{figure}, {reading.difference.replace('; not tested', '')}{beside}"
        text = f"{reading.name}: {known if reading.value is not None else reading.difference}"
        return self.box(
            f"need-{identifier}",
            "need",
            text,
            to_check=False,
            indicator=identifier,
            basis=self.base.source_title(reading.source),
        )

    def people(self) -> str:
        question = self.design.question
        ages = f"aged {question.ages}" if question.ages else "(ages not chosen yet)"
        text = question.people or f"People {ages} in {self.place}"
        return self.box("people", "people", text, to_check=not question.ages, basis="Your answers")

    def lasting(self) -> str:
        impact = self.box(
            "impact", "impact", f"Less serious violence in {self.place}", to_check=False, basis="Local aim"
        )
        known = [identifier for identifier in self.design.needs if identifier in self.base.indicators]
        changes = [self.long_change(identifier) for identifier in known]
        for change in changes or [self.box("lasting-change", "long_outcome", "Fewer people are hurt by violence")]:
            self.arrow(change, impact, "Less of this harm is less serious violence here.", rating="assumption")
        return (changes or ["lasting-change"])[0]

    def long_change(self, indicator: str) -> str:
        text = self.base.indicators[indicator].change
        return self.box(f"lasting-{indicator}", "long_outcome", text, indicator=indicator)

    def approach(self, approach: Approach, sources: Iterable[str], lasting: str) -> None:
        inputs = self.box("what-goes-in", "input", "Trained staff, places to meet, and partners who refer people")
        studied = f" In the studies: {wording.lower_first(approach.dose)}" if approach.dose else ""
        activity = self.box(
            approach.id,
            "activity",
            approach.name,
            to_check=False,
            approach=approach.id,
            dose=Dose(),
            basis=f"{approach.definition}{studied}",
        )
        self.arrow(inputs, activity, "The activity cannot run without them.", rating="assumption")
        for source in sources:
            self.arrow(source, activity, "The activity is meant for this need and these people.")
        output = self.box(
            f"{approach.id}-taken-up",
            "output",
            f"Number of people who start and who finish: {wording.lower_first(approach.name)}",
        )
        self.arrow(activity, output, "People are told of it, can get to it and want to come.", rating="assumption")
        later = self.later_changes(approach, activity)
        for factor in self.factors(approach):
            self.early_change(factor, approach, activity, later, lasting)
        # Where the need is not violence itself, less violence is what follows from it, not what leads to it.
        follows = lasting if self.need_is_violence() or not self.theory.arrows_to(lasting) else "impact"
        for change in later:
            self.arrow(
                change,
                follows,
                "If it changes for the people reached, the figure for the place can change.",
                rating="assumption",
                assumption=f"Enough people take part to change a figure for the whole of {self.place}.",
            )
        self.risk(approach, activity)

    def need_is_violence(self) -> bool:
        """Whether a figure of the need counts violence rather than something that drives it."""
        return any(self.base.factors[factor].kind == "violence" for factor in self.wanted())

    def wanted(self) -> list[str]:
        """Factors that the plan's gaps and needs are about."""
        of_needs = (link.factor for need in self.design.needs for link in self.base.indicators[need].factors)
        return list(dict.fromkeys([*self.design.gaps, *of_needs]))

    def factors(self, approach: Approach) -> list[Factor]:
        """What the approach acts on, the plan's own factors first; one of these is always among them."""
        wanted = self.wanted()
        ordered = sorted(approach.factors, key=lambda factor: factor not in wanted)
        unlinked = [] if set(wanted) & set(ordered) else wanted[:1]
        found = [self.base.factors[factor] for factor in [*unlinked, *ordered]]
        return [factor for factor in found if self.concerns(factor.levels)][:MOST_EARLY_CHANGES]

    def concerns(self, levels: Iterable[str]) -> bool:
        level = self.design.question.level
        return level is None or level in levels

    def early_change(
        self, factor: Factor, approach: Approach, activity: str, later: Iterable[str], lasting: str
    ) -> None:
        change = self.box(f"change-{factor.id}", "short_outcome", factor.change, factor=factor.id, basis="Our mapping")
        if factor.id in approach.factors:
            assumption = f"{approach.name} brings this about here. It is our mapping, and nobody has confirmed it."
            self.arrow(activity, change, approach.how_it_works, rating="assumption", assumption=assumption)
        else:
            assumption = f"Nothing on file links {wording.lower_first(approach.name)} to this. Say why it should."
            self.arrow(activity, change, assumption=assumption)
        for end in later:
            self.arrow(change, end, factor.because, rating="assumption")
        if factor.id in self.wanted():
            self.arrow(change, lasting, "This is the change that the figure of the need can show.", rating="assumption")

    def later_changes(self, approach: Approach, activity: str) -> list[str]:
        best: dict[str, Effect] = {}
        outcomes = self.base.outcomes
        for effect in sorted(approach.current_effects, key=lambda item: not outcomes[item.outcome].is_violence):
            if self.concerns(outcomes[effect.outcome].levels):
                best.setdefault(effect.outcome, effect)
        chosen = list(best.values())[:MOST_LATER_CHANGES]
        if not chosen:
            return [
                self.box(
                    "later-violence",
                    "medium_outcome",
                    self.base.outcomes["violence"].change,
                    outcome="violence",
                )
            ]
        return [self.studied_change(approach, effect, activity) for effect in chosen]

    def studied_change(self, approach: Approach, effect: Effect, activity: str) -> str:
        outcome = self.base.outcomes[effect.outcome]
        change = self.box(f"later-{outcome.id}", "medium_outcome", outcome.change, outcome=outcome.id, basis="Studies")
        found = Evidence(text=self.finding(approach, effect), source=effect.source, approach=approach.id)
        against = [Evidence(text=item.text, source=item.source) for item in approach.disagreements]
        harmful = effect.direction == "more"
        fits = evidence.fit(
            approach, self.design.question.ages, self.design.question.settings, self.design.question.kinds
        )
        self.arrow(
            activity,
            change,
            approach.how_it_works,
            evidence_for=() if harmful else (found,),
            evidence_against=(*((found,) if harmful else ()), *against),
            applies_here=_applies(fits.values()),
            applies_because=" ".join(item.because for item in fits.values()),
            rating=_rating(approach, effect, _applies(fits.values())),
        )
        return change

    def finding(self, approach: Approach, effect: Effect) -> str:
        figure = evidence.effect_in_words(effect, self.base.outcomes[effect.outcome].name)
        sure = f"{approach.certainty.replace('_', ' ')} certainty" if approach.certainty else "certainty not recorded"
        return f"{figure} on average ({sure})"

    def risk(self, approach: Approach, activity: str) -> None:
        risk = self.box(
            f"risk-{approach.id}",
            "risk",
            "Taking part marks a young person out, to friends, rivals or the police",
            harm=Harm(mechanism="Being seen with a service can label a young person."),
        )
        self.arrow(activity, risk, "Being seen to take part can label a young person.", rating="may_do_harm")


def _applies(fits: Iterable[Fit]) -> str:
    verdicts = {item.verdict for item in fits}
    return next((word for word in ("no", "partly", "unknown") if word in verdicts), "yes")


def _rating(approach: Approach, effect: Effect, applies: str) -> ArrowRating:
    if effect.direction == "more":
        return "may_do_harm"
    if approach.certainty in ("high", "moderate"):
        return "studies_fit" if applies == "yes" else "studies_partly_fit"
    return "some_studies"
