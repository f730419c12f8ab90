"""Drafts an answer to each question of a funder from the design's own fields; what is missing stays in brackets."""

from collections.abc import Callable, Mapping

from toolkit import evaluation, evidence, marks, readiness, wording
from toolkit.design import ApproachTaken, PlannedOutcome
from toolkit.documents import phrases
from toolkit.documents.sections import testing, theory
from toolkit.documents.subject import Subject
from toolkit.evidence import Approach
from toolkit.vocabulary import PREVENTION_LEVELS, SETTINGS

MOST_FIGURES = 3


def drafted(subject: Subject, key: str) -> str:
    """The drafted answer to one question, in paragraphs."""
    return "\n\n".join(part for part in _DRAFTS[key](subject) if part)


def missing(what: str) -> str:
    """What the user still has to write, in words that stand out."""
    return f"[Still to write: {what}]"


def _need(subject: Subject) -> list[str]:
    figures = [phrases.in_a_sentence(reading) for reading in subject.readings[:MOST_FIGURES]]
    reasons = [taken.gap.reason for taken in subject.design.gaps.values()]
    said = [
        f"“{voice.text}” ({voice.group}, {phrases.partial(voice.said_on)})"
        for voice in subject.design.ordered("voices")
    ]
    return [
        subject.design.question.concern,
        " ".join(figures) or missing("figures that show the need"),
        " ".join(reasons) or missing("what is already there, and the gap that this closes"),
        f"What people told us: {' '.join(said)}" if said else missing("what people who live with this say"),
    ]


def _who(subject: Subject) -> list[str]:
    asked = subject.design.question
    ages = f"aged {asked.ages}" if asked.ages else missing("their ages")
    people = phrases.ended(asked.people or f"People {ages} in {subject.place}")
    known = f"They are {ages} and live in or come to {subject.place}." if asked.people else ""
    settings = [wording.lower_first(SETTINGS[setting]) for setting in asked.settings]
    where = f"We meet them {wording.join_words(settings)}." if settings else missing("where you meet them")
    level = f"Level of prevention: {wording.lower_first(PREVENTION_LEVELS[asked.level])}." if asked.level else ""
    places = subject.design.delivery.places
    reach = missing("how many people") if places is None else f"There are {places:,} places."
    return [" ".join(part for part in (people, known, where, level, reach) if part)]


def _what(subject: Subject) -> list[str]:
    plan = subject.design.delivery
    harmful = subject.harmful
    what = [
        f"{taken.name}{' (harmful on average)' if taken in harmful else ''}: {approach.definition}"
        for taken, approach in subject.approaches
        if approach
    ]
    activities = [f"{box.text} ({theory.dose(box) or missing('how often, how long and by whom')})"
                  for box in subject.design.theory.ordered_boxes("activity")]  # fmt: skip
    dates = " to ".join(part for part in (plan.starts, plan.ends) if part)
    return [
        " ".join(what) or missing("the approach"),
        f"Activities: {'; '.join(activities)}." if activities else missing("the activities"),
        phrases.ended(f"Delivered by {plan.provider}") if plan.provider else missing("who delivers it"),
        phrases.ended(f"With {plan.partners}") if plan.partners else "",
        phrases.ended(f"When: {dates}") if dates else missing("when it starts and ends"),
    ]


def _why(subject: Subject) -> list[str]:
    parts = [_approach_case(taken, approach, subject) for taken, approach in subject.approaches]
    assumed = [arrow.assumption for arrow in subject.design.theory.ordered_arrows() if arrow.assumption]
    counted = wording.count_of(len(assumed), "assumption")
    open_points = (
        f"Our theory of change rests on {counted}, which we will test. One of them: {assumed[0]}" if assumed else ""
    )
    return [*parts, open_points] if parts else [missing("the approach and its evidence"), open_points]


def _approach_case(taken: ApproachTaken, approach: Approach | None, subject: Subject) -> str:
    publisher = (
        subject.base.sources[taken.rating_source].publisher if taken.rating_source in subject.base.sources else ""
    )
    by = f" by the {publisher}" if publisher else ""
    sentences = [f"{taken.name} is rated{by}: {wording.lower_first(phrases.LABEL_WORDS[taken.label])}."]
    sentences += [f"On average studies found {wording.join_words(_found(taken, subject))}."] if taken.effects else []
    sentences += [note for note in (evidence.second_hand(taken.effects),) if note]
    sentences.append(
        f"How sure that is: {wording.lower_first(marks.CERTAINTY[taken.certainty or 'not_recorded'].word)}."
    )
    if approach:
        sentences.append(phrases.ended(approach.how_it_works))
        asked = subject.design.question
        fits = evidence.fit(approach, asked.ages, asked.settings, asked.kinds).values()
        sentences += [item.because for item in fits if item.verdict != "yes"]
    if taken in subject.harmful:
        reason = taken.reason or missing("why it is used all the same")
        sentences.append(f"It does harm on average. The reason for using it: {reason}")
    return " ".join(sentences)


def _found(taken: ApproachTaken, subject: Subject) -> list[str]:
    names = {key: outcome.name for key, outcome in subject.base.outcomes.items()}
    return [evidence.effect_in_words(effect, names.get(effect.outcome, effect.outcome)) for effect in taken.effects]


def _outcomes(subject: Subject) -> list[str]:
    lines = [_outcome_line(line, subject) for line in subject.design.ordered("outcomes")]
    chosen = subject.design.evaluation.study_design
    study = f"How it is tested: {wording.lower_first(evaluation.STUDY_DESIGNS[chosen])}." if chosen else ""
    return [
        *(lines or [missing("the outcomes and how each is measured")]),
        study or missing("how it is tested"),
        readiness.sample_size_in_words(subject.design) if chosen else "",
    ]


def _outcome_line(line: PlannedOutcome, subject: Subject) -> str:
    main = "Main outcome: " if line.is_primary else ""
    parts = [
        phrases.ended(f"Shown by: {line.indicator}") if line.indicator else missing("the indicator"),
        phrases.ended(f"Measured with: {testing.measure_name(line, subject)}") if line.measure else "",
        phrases.ended(f"Now: {line.baseline}") if line.baseline else "",
        phrases.ended(f"Target: {line.target}") if line.target else missing("the target"),
        phrases.ended(f"When: {line.timing}") if line.timing else missing("when it is measured"),
        phrases.ended(f"Who collects: {line.collector}") if line.collector else missing("who collects it"),
    ]
    return " ".join([f"{main}{phrases.ended(line.outcome)}", *(part for part in parts if part)])


def _cost(subject: Subject) -> list[str]:
    plan = subject.design.delivery
    if plan.cost is None:
        return [missing("the whole cost and how it is made up"), plan.cost_notes]
    each = f" That is about £{plan.cost / plan.places:,.0f} for each of {plan.places:,} places." if plan.places else ""
    return [f"The whole cost is £{plan.cost:,}.{each}", plan.cost_notes or missing("how the cost is made up")]


def _risk(subject: Subject) -> list[str]:
    boxes = subject.design.theory.ordered_boxes("risk")
    found = []
    for box in boxes:
        harm = box.harm
        done = harm.mitigation if harm and harm.mitigation else missing("what you will do about it")
        sign = f" We watch for: {harm.sign_to_watch}." if harm and harm.sign_to_watch else ""
        found.append(f"{phrases.ended(box.text)} {phrases.ended(done)}{sign}")
    own = subject.design.delivery.risks
    return [own, *found] if own or found else [missing("what could go wrong, and what you will do about it")]


def _involvement(subject: Subject) -> list[str]:
    groups = list(dict.fromkeys(voice.group for voice in subject.design.ordered("voices")))
    heard = f"We have heard from {wording.join_words(groups)}." if groups else ""
    own = subject.design.delivery.involvement
    return [own or missing("who helped to shape this, and who decides with you"), heard]


_DRAFTS: Mapping[str, Callable[[Subject], list[str]]] = {
    "need": _need,
    "who": _who,
    "what": _what,
    "why": _why,
    "outcomes": _outcomes,
    "cost": _cost,
    "risk": _risk,
    "involvement": _involvement,
}
