"""Brings results back to the arrows that they test, and to the partnership's own findings on the approach."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.evidence import LocalFinding
from toolkit.evidence.local import Finding, HowFound
from toolkit.observing import words
from toolkit.observing.observed import Change, Estimate, Observed
from toolkit.theory_of_change.details import Evidence
from toolkit.theory_of_change.graph import OUTCOME_KINDS, Arrow

Outcome = Literal["held", "did_not", "cannot_tell"]

OUTCOME_WORDS: Mapping[Outcome, str] = {
    "held": "Held here",
    "did_not": "Did not hold here",
    "cannot_tell": "Cannot tell yet",
}
OURS: tuple[str, ...] = (OUTCOME_WORDS["held"], OUTCOME_WORDS["did_not"])
"""How the notes on arrows begin that results wrote; the next results take their place."""
HOW_FOUND: Mapping[str, HowFound] = {
    "before_and_after": "before_and_after",
    "comparison_group": "comparison_group",
    "two_groups_by_chance": "chance_groups",
    "process_only": "counts_only",
}


@dataclass(frozen=True)
class Lesson:
    """What the results say of one arrow, and why."""

    arrow: str
    number: int
    start: str
    end: str
    outcome: Outcome
    why: str


def lessons(design: Design, observed: Observed) -> list[Lesson]:
    """What the results say of each arrow that ends in something that was measured twice."""
    found = _by_box(design, observed)
    boxes = design.theory.boxes
    return [
        Lesson(arrow.id, number, boxes[arrow.start].text, boxes[arrow.end].text, *_judged(arrow, found, design))
        for number, arrow in design.theory.numbered_arrows()
        if arrow.end in found and arrow.start in boxes
    ]


def write_on_arrows(design: Design, observed: Observed) -> Design:
    """The design with each result as a finding for or against its arrow, in place of those of earlier results.

    Nothing else on the arrow changes: what studies say, and how sure people are, is for people to decide.
    """
    theory = design.theory
    for lesson in lessons(design, observed):
        arrow = theory.arrows[lesson.arrow]
        theory = theory.with_arrow(_with_result(arrow, lesson, _claim(design, observed, arrow)))
    return design.with_(theory=theory)


def local_finding(design: Design, observed: Observed, by: str) -> LocalFinding:
    """The results as a finding of the partnership's own on the design's approaches. It changes no published rating.

    Raises UserError where the design has no approach, or nobody says who found it out.
    """
    if not design.approaches:
        raise UserError("This plan uses no approach from the evidence yet. Choose one on the page Evidence.")
    if not by.strip():
        raise UserError("Say who found this out: a role or an organisation.")
    main = observed.changes[0] if observed.changes else None
    return LocalFinding(
        id=f"results-of-{design.id}",
        title=f"Results of {design.name}",
        approaches=tuple(taken.approach for taken in design.ordered("approaches")),
        area=design.area,
        stage="evaluated-here",
        finding=_finding(observed),
        outcome=main.name if main else "",
        in_words=_in_words(observed),
        how_found=HOW_FOUND.get(observed.study_design or "", "before_and_after"),
        people=main.people.people if main else None,
        found_by=by,
        found_on=observed.read_on,
    )


def _by_box(design: Design, observed: Observed) -> dict[str, Change]:
    """The first change that was measured for each box of the theory."""
    found: dict[str, Change] = {}
    for change in observed.changes:
        for line in (design.outcomes[key] for key in change.lines if key in design.outcomes):
            if line.box:
                found.setdefault(line.box, change)
    return found


def _judged(arrow: Arrow, found: Mapping[str, Change], design: Design) -> tuple[Outcome, str]:
    end, start = found[arrow.end], found.get(arrow.start)
    begins = design.theory.boxes[arrow.start]
    if start is None and begins.kind in OUTCOME_KINDS:
        return "cannot_tell", f"“{begins.text}” was not measured twice, so this arrow was not put to the test."
    if start and _outcome(start, design) != "held":
        return "cannot_tell", f"{start.name} itself has not clearly got better, so this arrow was not put to the test."
    outcome = _outcome(end, design)
    why = f"{words.change_in_words(end)} {words.compared_in_words(end)}".strip()
    return outcome, why


def _outcome(change: Change, design: Design) -> Outcome:
    """Held when it clearly got better; did not when clearly worse, or when a change as planned can be ruled out."""
    found = words.verdict(change)
    if found in ("better", "worse"):
        return "held" if found == "better" else "did_not"
    wanted = design.evaluation.smallest_effect
    if found != "no_clear_change" or change.is_yes_no or not (wanted and change.spread_before and change.good):
        return "cannot_tell"
    return (
        "did_not" if _best_case(words.deciding(change), change.good) < wanted * change.spread_before else "cannot_tell"
    )


def _best_case(found: Estimate, good: str) -> float:
    """The largest change for the better that the interval still allows."""
    best = found.upper if good == "higher" else -(found.lower or 0.0)
    return best if best is not None else float("inf")


def _claim(design: Design, observed: Observed, arrow: Arrow) -> str:
    return words.claim(observed, _by_box(design, observed)[arrow.end])


def _with_result(arrow: Arrow, lesson: Lesson, claim: str) -> Arrow:
    kept_for, kept_against = (
        tuple(item for item in items if not item.text.startswith(OURS))
        for items in (arrow.evidence_for, arrow.evidence_against)
    )
    new = (Evidence(text=f"{OUTCOME_WORDS[lesson.outcome]}: {lesson.why} {claim}"),)
    for_it = kept_for + new if lesson.outcome == "held" else kept_for
    against = kept_against + new if lesson.outcome == "did_not" else kept_against
    return arrow.model_copy(update={"evidence_for": for_it, "evidence_against": against})


def _finding(observed: Observed) -> Finding:
    verdicts = {words.verdict(change) for change in observed.changes} & {"better", "worse", "no_clear_change"}
    if {"better", "worse"} <= verdicts:
        return "mixed"
    main = words.verdict(observed.changes[0]) if observed.changes else "not_shown"
    known: Mapping[str, Finding] = {"better": "better", "worse": "worse", "no_clear_change": "no_difference"}
    return known.get(main, "not_known")


def _in_words(observed: Observed) -> str:
    said = [words.change_in_words(change) for change in observed.changes]
    said += [words.compared_in_words(change) for change in observed.changes]
    said += [words.result_in_words(result) for result in observed.results]
    return " ".join([*(sentence for sentence in said if sentence), words.claim(observed)])
