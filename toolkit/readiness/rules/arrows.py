"""Judges the arrows: whether each says why, rests on something, fits the people, and can turn out wrong."""

from toolkit import evidence, wording
from toolkit.design import Design
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.rules import main_path
from toolkit.readiness.rules.rule import Advice, say
from toolkit.theory_of_change.graph import Arrow

ON_STUDIES = ("studies_fit", "studies_partly_fit", "some_studies")


def no_mechanism(design: Design, base: KnowledgeBase) -> Advice | None:
    """T16: arrows that do not say why, those on the main path first."""
    silent = [arrow for arrow in design.theory.ordered_arrows() if not arrow.why.strip()]
    if not silent:
        return None
    important = [arrow for arrow in main_path.arrows(design) if arrow in silent]
    count = wording.count_of(len(silent), "arrow does", "arrows do")
    where = (
        f", {len(important)} of them on the way to the main outcome"
        if important and len(important) < len(silent)
        else ""
    )
    why = "Each step needs its reason: “because ...”. A test can then see where the chain broke."
    return say(f"{count} not say why{where}.", why, items=_ids(main_path.main_first(design, silent)))


def no_ground(design: Design, base: KnowledgeBase) -> Advice | None:
    """T17: arrows that nobody has rated, and arrows that claim studies and name none."""
    arrows = design.theory.ordered_arrows()
    empty = [
        arrow for arrow in arrows if arrow.rating in ON_STUDIES and not any(item.source for item in arrow.evidence_for)
    ]
    if empty:
        count = wording.count_of(len(empty), "arrow claims", "arrows claim")
        why = "Add the finding with where it was read, or call it an assumption to test."
        return say(
            f"{count} studies, and no study with its source stands there.",
            why,
            items=_ids(main_path.main_first(design, empty)),
        )
    unrated = [arrow for arrow in arrows if arrow.rating == "not_rated"]
    if not unrated:
        return None
    verb = "is" if len(unrated) == 1 else "are"
    message = f"{len(unrated)} of {wording.count_of(len(arrows), 'arrow')} {verb} not rated yet."
    why = "Say what each rests on: studies, or an assumption that you will test."
    return say(message, why, items=_ids(main_path.main_first(design, unrated)), fix="call-them-assumptions")


def evidence_elsewhere(design: Design, base: KnowledgeBase) -> Advice | None:
    """T18: arrows whose evidence comes from other ages, settings or kinds of violence, and that do not say so."""
    far = [arrow for arrow in design.theory.ordered_arrows() if arrow.applies_here == "no"]
    unsaid = [arrow for arrow in design.theory.ordered_arrows() if not far and _overlooks_a_misfit(arrow, design, base)]
    if far:
        count = wording.count_of(len(far), "arrow rests", "arrows rest")
        why = far[0].applies_because or "Say what you change because of it, or look for evidence nearer to your people."
        return say(f"{count} on evidence from other ages or settings than yours.", why, items=_ids(far))
    if unsaid:
        count = wording.count_of(len(unsaid), "arrow says", "arrows say")
        message = f"{count} that the evidence applies here, but it does not fit all of your people."
        return say(message, _misfits(unsaid[0], design, base), items=_ids(unsaid))
    return None


def _overlooks_a_misfit(arrow: Arrow, design: Design, base: KnowledgeBase) -> bool:
    return arrow.applies_here in ("yes", None) and bool(_misfits(arrow, design, base))


def _misfits(arrow: Arrow, design: Design, base: KnowledgeBase) -> str:
    """In what the studies behind an arrow differ from the plan; empty where they do not."""
    asked = design.question
    approaches = [base.approaches.get(finding.approach or "") for finding in arrow.evidence_for]
    fits = [
        fit
        for approach in approaches
        if approach
        for fit in evidence.fit(approach, asked.ages, asked.settings, asked.kinds).values()
    ]
    return " ".join(dict.fromkeys(fit.because for fit in fits if fit.verdict in ("no", "partly")))


def untested_assumptions(design: Design, base: KnowledgeBase) -> Advice | None:
    """T19: arrows to the main outcome without an assumption, and assumptions that nobody says how to test."""
    path = [arrow for arrow in main_path.arrows(design) if arrow.rating not in ("studies_fit", "may_do_harm")]
    silent = [arrow for arrow in path if not arrow.assumption.strip()]
    untested = [
        arrow for arrow in design.theory.ordered_arrows() if arrow.assumption.strip() and not arrow.how_tested.strip()
    ]
    if not silent and not untested:
        return None
    parts = [_silent_in_words(silent)] if silent else []
    if untested:
        parts.append(f"{wording.count_of(len(untested), 'assumption')} {_verb(untested, 'has', 'have')} no test")
    message = f"{'; '.join(parts)}."
    why = "Say what must be true, how you will find out, and what would make you change course."
    return say(message[:1].upper() + message[1:], why, items=_ids([*main_path.main_first(design, untested), *silent]))


def _silent_in_words(silent: list[Arrow]) -> str:
    count = wording.count_of(len(silent), "arrow")
    return f"{count} to the main outcome {_verb(silent, 'does', 'do')} not say what must be true"


def disputed(design: Design, base: KnowledgeBase) -> Advice | None:
    """H05: arrows on which partners differ."""
    found = [arrow for arrow in design.theory.ordered_arrows() if arrow.is_disputed()]
    if not found:
        return None
    count = wording.count_of(len(found), "arrow is", "arrows are")
    why = "Both views are kept. Talk it over: what would each of you need to see?"
    return say(f"{count} seen differently by partners.", why, items=_ids(found))


def _ids(arrows: list[Arrow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(arrow.id for arrow in arrows))


def _verb(items: list[Arrow], one: str, many: str) -> str:
    return one if len(items) == 1 else many
