"""One way to break each rule in a plan that keeps them all, and what is then said."""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

from tests.theory_of_change import theories as small
from toolkit.design import Answer, Design, OwnWords, PlannedOutcome
from toolkit.theory_of_change.details import Evidence, Judgement
from toolkit.theory_of_change.graph import Arrow, Box, Theory

Spoil = Callable[[Design], Design]
EARLY, LATER, LASTING, DO = "change-trusted-adult", "later-violence", "lasting-violence-with-injury", "mentoring"
STUDIED = "mentoring-to-later-violence"


def on(part: str, **values: Any) -> Spoil:
    """Changes of one part of a design."""
    return lambda design: design.with_(**{part: {**dict(getattr(design, part)), **values}})


def box(identifier: str, **values: Any) -> Spoil:
    return lambda design: design.with_(
        theory=design.theory.with_box(Box.model_validate({**dict(design.theory.boxes[identifier]), **values}))
    )


def arrow(identifier: str, **values: Any) -> Spoil:
    return lambda design: design.with_(
        theory=design.theory.with_arrow(Arrow.model_validate({**dict(design.theory.arrows[identifier]), **values}))
    )


def line(identifier: str, **values: Any) -> Spoil:
    return lambda design: design.with_(
        outcomes={**design.outcomes, identifier: {**dict(design.outcomes[identifier]), **values}}
    )


def more(*items: Box | Arrow) -> Spoil:
    """More boxes and arrows."""

    def spoil(design: Design) -> Design:
        theory = design.theory
        for item in items:
            theory = theory.with_box(item) if isinstance(item, Box) else theory.with_arrow(item)
        return design.with_(theory=theory)

    return spoil


def less(kind: str) -> Spoil:
    """No boxes of a kind."""

    def spoil(design: Design) -> Design:
        theory = design.theory
        for each in theory.ordered_boxes(kind):
            theory = theory.without_box(each.id)
        return design.with_(theory=theory)

    return spoil


def both(*spoils: Spoil) -> Spoil:
    def spoil(design: Design) -> Design:
        for each in spoils:
            design = each(design)
        return design

    return spoil


def a_box(identifier: str, kind: str, text: str) -> Box:
    return Box.model_validate(
        {"id": identifier, "kind": kind, "text": text, "position": 90, "to_check": False, "fidelity": "core"}
    )


def an_arrow(start: str, end: str, **more: Any) -> Arrow:
    values = {"why": "Because.", "rating": "assumption", "assumption": "Most come.", "how_tested": "We count."}
    return Arrow.model_validate(
        {"id": f"{start}-to-{end}", "start": start, "end": end, "position": 90, "to_check": False, **values, **more}
    )


def crowd(design: Design) -> Design:
    """Three activities, each joined to each of three changes."""
    doing = [small.box(number, "activity", f"Activity {number}") for number in (1, 2, 3)]
    changes = [small.box(number, "short_outcome", f"They change in way {number}") for number in (4, 5, 6)]
    ends = [(start, end) for start in (1, 2, 3) for end in (4, 5, 6)]
    joined = [small.arrow(number, *pair) for number, pair in enumerate(ends, start=1)]
    return design.with_(theory=small.theory([*doing, *changes], joined))


def chain(design: Design) -> Design:
    """Five arrows from the activity to the main outcome."""
    steps = [a_box(f"step-{number}", "short_outcome", f"They take step {number}") for number in range(1, 5)]
    names = [DO, *(step.id for step in steps), "far"]
    arrows = [an_arrow(start, end) for start, end in itertools.pairwise(names)]
    far = a_box("far", "medium_outcome", "They live without fear")
    changed = more(*steps, far, *arrows)(design)
    main = next(key for key, each in changed.outcomes.items() if each.is_primary)
    return line(main, box="far")(changed)


def busy(design: Design) -> Design:
    """One activity with eight changes right behind it."""
    changes = [a_box(f"more-{number}", "short_outcome", f"They change in way {number}") for number in range(8)]
    return more(*changes, *(an_arrow(DO, each.id) for each in changes))(design)


def jump(design: Design) -> Design:
    """A lasting change that only an activity leads to."""
    return more(a_box("peace", "long_outcome", "Young people live without fear"), an_arrow(DO, "peace"))(design)


def late_main(design: Design) -> Design:
    """The lasting change is the main outcome, and nothing before it is measured."""
    lines = {
        key: each.model_copy(update={"is_primary": each.box == LASTING, "indicator": "Share" * (each.box == LASTING)})
        for key, each in design.outcomes.items()
    }
    return design.with_(outcomes=lines)


def bare(design: Design) -> Design:
    """A second activity that leads only to a later change."""
    return more(a_box("phone", "activity", "A phone line"), an_arrow("phone", LATER))(design)


def twice(design: Design) -> Design:
    text = design.theory.boxes[EARLY].text
    return more(a_box("twin", "short_outcome", text.lower() + "."), an_arrow(DO, "twin"), an_arrow("twin", LATER))(
        design
    )


def other_judgement(design: Design) -> Design:
    judged = Judgement(id="judgement-1", position=1, by="Police", sure="doubtful")
    return arrow(STUDIED, sure="fairly_sure", sure_by="Youth service", judgements={"judgement-1": judged})(design)


def measure_of(box_id: str) -> str:
    return f"measure-{box_id}"


SPOILED: Mapping[str, tuple[Spoil, str]] = {
    "T02": (on("question", not_for=""), "It does not say who cannot come."),
    "T06": (jump, "what you do leads straight to “Young people live without fear”"),
    "T07": (more(a_box("alone", "enabler", "A bus")), "“A bus” stands alone."),
    "T08": (more(an_arrow(LATER, EARLY)), "lead round in a circle."),
    "T09": (more(an_arrow("people", LATER)), "1 arrow runs against the order of the columns."),
    "T10": (line(measure_of(EARLY), collector=""), "1 has nobody to collect it."),
    "T11": (line(measure_of(EARLY), box=None), "measures nothing in the theory of change."),
    "T12": (box(EARLY, text="Deliver 12 sessions to young people"), "reads like something you do."),
    "T13": (box(EARLY, text="Stronger resilience"), "“Stronger resilience” does not say who changes."),
    "T14": (box(EARLY, text="They trust an adult and stop carrying knives"), "may hold two changes in one box."),
    "T15": (line(measure_of(EARLY), target="Some"), "does not say how much."),
    "T16": (arrow(STUDIED, why=""), "1 arrow does not say why."),
    "T17": (arrow(STUDIED, evidence_for=()), "1 arrow claims studies, and no study with its source stands there."),
    "T18": (arrow(STUDIED, applies_here="no"), "on evidence from other ages or settings than yours."),
    "T19": (arrow(f"{EARLY}-to-{LATER}", how_tested=""), "1 assumption has no test."),
    "T20": (arrow(STUDIED, assumption="They should hopefully come"), "1 assumption is too vague to test"),
    "T21": (box(DO, dose=None), "“Mentoring” does not say how often"),
    "T22": (box(DO, fidelity=None), "does not say if it is core or may be changed."),
    "T23": (bare, "“A phone line” leads to no early change."),
    "T24": (box(f"{DO}-taken-up", amount=None), "does not say how many of what."),
    "T25": (less("input"), "Nothing says what goes in."),
    "T26": (
        lambda design: box(DO, dose=design.theory.boxes[DO].dose.model_copy(update={"how_long": "6 weeks"}))(design),  # type: ignore[union-attr]
        "“Mentoring” lasts less long than in any study on file.",
    ),
    "T27": (on("question", people="Young people"), "The plan does not say how it reaches people fairly"),
    "T28": (less("risk"), "No risk of harm is thought through."),
    "T29": (late_main, "comes late, and no earlier change on the way to it is measured."),
    "T30": (line(measure_of(LASTING), target="10 in 100 fewer by 2027"), "is set for before the work ends."),
    "T31": (line(measure_of(EARLY), measure="gad-7"), "“GAD-7” may not suit the ages of your people."),
    "T32": (box(EARLY, outcome="self-control"), "is not recorded as a measure of"),
    "T33": (
        line(measure_of(EARLY), measure="problem-behaviour-frequency-scale"),
        "The terms of use of PBFS are not known.",
    ),
    "T34": (line(measure_of(EARLY), measure="warwick-edinburgh-wellbeing"), "rests on one questionnaire alone."),
    "T35": (chain, "It takes 5 arrows from any activity to the main outcome"),
    "T36": (busy, "“Mentoring” has more than 6 arrows"),
    "T37": (on("delivery", partners=""), "Nothing says what must be in place around it."),
    "T38": (lambda design: design.with_(voices={}), "Nothing that young people or the community said is recorded."),
    "T39": (on("delivery", review_on=""), "The plan does not say when you look at it again."),
    "T40": (twice, "say nearly the same."),
    "E01": (on("evaluation", questions="We will prove that it works"), "The plan says “prove that”"),
    "E02": (on("evaluation", study_design="two_groups_by_chance"), "A study with a comparison is planned, but"),
    "E03": (on("evaluation", people_expected=10), "10 people are planned;"),
    "E04": (on("evaluation", questions=""), "The study does not say that everyone who starts is counted"),
    "E05": (
        lambda design: design.with_(
            outcomes={key: each.model_copy(update={"timing": "At the end"}) for key, each in design.outcomes.items()}
        ),
        "No outcome is looked at again after people leave.",
    ),
    "E06": (
        both(line(measure_of(EARLY), measure="phq-9"), on("evaluation", data_protection="")),
        "Answers to PHQ-9 can tell of harm",
    ),
    "H01": (
        lambda design: design.with_(
            approaches={key: each.model_copy(update={"content_hash": "old"}) for key, each in design.approaches.items()}
        ),
        "The record on Mentoring has changed since",
    ),
    "H02": (on("question", kinds=("domestic-abuse",)), "The evidence here does not cover domestic abuse."),
    "H03": (
        lambda design: design.with_(
            needs={
                key: taken.model_copy(update={"reading": taken.reading.model_copy(update={"verdict": "similar"})})
                for key, taken in design.needs.items()
            }
        ),
        "Violence with injury",
    ),
    "H04": (box(EARLY, to_check=True), "1 box is a guess, marked “to check”."),
    "H07": (
        lambda design: design.with_(narrative={"need": OwnWords(text="Many are hurt.", written_from="Few are hurt.")}),
        "1 paragraph of the text in your own words may be out of date: “Why it is needed”.",
    ),
    "H05": (other_judgement, "1 arrow is seen differently by partners."),
}
"""For each rule that is advice: how to break it, and words of what is then said."""

OTHER_WAYS: tuple[tuple[str, Spoil, str], ...] = (
    ("T02", on("question", people="", not_for=""), "It does not say who can come and who cannot come."),
    ("T07", lambda design: design.with_(theory=_without_ways_from(design.theory, EARLY)), "leads to nothing."),
    ("T08", more(an_arrow(EARLY, EARLY)), "leads from a box to itself."),
    ("T09", more(an_arrow(LASTING, EARLY)), "1 arrow runs against the order of the columns."),
    ("T11", both(
        line(measure_of(EARLY), indicator="Trust"), line(measure_of("change-peer-influence"), indicator="trust "),
    ), "stands for two changes that do not lead to each other."),
    ("T12", box(EARLY, text="Young people attend 10 sessions"), "reads like something you do."),
    ("T13", box(EARLY, text="Young people and families"), "“Young people and families” names no change."),
    ("T14", box(EARLY, text="Fewer young people fight / more feel safe"), "may hold two changes in one box."),
    ("T15", line(measure_of(EARLY), target="10 more", timing="Monthly"), "does not say by when."),
    ("T17", arrow(STUDIED, rating="not_rated"), "arrows is not rated yet."),
    ("T18", both(arrow(STUDIED, applies_here="yes"), on("question", settings=("online",))),
     "that the evidence applies here, but it does not fit all of your people."),
    ("T19", arrow(f"{EARLY}-to-{LATER}", assumption="", how_tested=""), "does not say what must be true."),
    ("T25", more(a_box("leaflet", "output", "Leaflet"), an_arrow("leaflet", EARLY)), "No activity leads to “Leaflet”."),
    ("T28", box("risk-mentoring", harm=None), "does not say how it could come about"),
    ("T30", line(measure_of(LASTING), target="Fewer by the end of the project"), "is set for before the work ends."),
    ("T32", line(measure_of(EARLY), good_direction=""), "does not say if higher or lower is good."),
    ("T36", crowd, "Nearly every activity is joined to nearly every change."),
    ("T38", on("delivery", involvement=""), "Nothing says how people are involved from here on."),
    ("T39", on("delivery", lead="", review_on=""), "who looks after it and when you look at it again."),
    ("E01", lambda design: design.with_(answers={"why": Answer(text="It is due to our programme.")}),
     "due to our programme"),
    ("E03", on("evaluation", people_expected=None), "It does not say how many people will take part in the study."),
    ("E04", on("evaluation", questions="We use intention to treat."), "what is done about missing answers."),
)  # fmt: skip

STILL_FINE: tuple[tuple[str, Spoil], ...] = (
    ("T08", more(an_arrow(LATER, EARLY, is_feedback=True))),
    ("T09", more(an_arrow(LATER, EARLY, is_feedback=True))),
    ("T10", line(measure_of(LASTING), measure=None)),
    ("T12", box(EARLY, text="Young people run away from home less often")),
    ("T13", box(EARLY, text="Pupils feel safe on the way to school")),
    ("T14", box(EARLY, text="Young people and families trust an adult")),
    ("T14", box(EARLY, text="They are in education, training or work")),
    ("T15", line(measure_of(EARLY), target="")),
    ("T17", arrow(STUDIED, rating="assumption", evidence_for=())),
    ("T18", both(arrow(STUDIED, applies_here="partly"), on("question", settings=("online",)))),
    ("T26", box(DO, dose=None)),
    ("T30", line(measure_of(LASTING), target="10 in 100 fewer by 2030")),
    ("T34", lambda design: design.with_(outcomes={
        **line(measure_of(EARLY), measure="warwick-edinburgh-wellbeing")(design).outcomes,
        "second": PlannedOutcome(id="second", position=99, box=EARLY, outcome="Trust", indicator="Teachers say"),
    })),
    ("E01", both(on("evaluation", questions="We will prove that it works", study_design="two_groups_by_chance"))),
    ("E01", on("evaluation", questions="Everyone who starts counts; missing answers too. Is it due to our work?")),
    ("E03", on("evaluation", study_design="process_only", people_expected=None)),
    ("E04", on("evaluation", study_design="process_only", questions="")),
    ("E06", line(measure_of(EARLY), measure="phq-9")),
    ("H05", arrow(STUDIED, sure="doubtful", evidence_against=(Evidence(text="One study found nothing"),))),
)  # fmt: skip
"""What stays silent though it is near to a fault."""


def _without_ways_from(theory: Theory, start: str) -> Theory:
    for each in theory.arrows_from(start):
        theory = theory.without_arrow(each.id)
    return theory
