"""Writes how the design is tested and watched: the ten steps, the study, and the outcomes framework."""

from collections.abc import Mapping

from toolkit import evaluation, marks, readiness, wording
from toolkit.design import EvaluationPlan, PlannedOutcome
from toolkit.documents import phrases
from toolkit.documents.blocks import Block, Bullets, Cell, Heading, Landscape, Note, Paragraph, Row, Table, or_missing
from toolkit.documents.subject import Subject
from toolkit.evaluation_plan import protecting
from toolkit.monitoring import Measure
from toolkit.readiness import EvaluationStanding

STATE_WORDS = {"done": "Done", "started": "Started", "missing": "To do"}


def study(subject: Subject) -> list[Block]:
    """The study design, what it can say, and how many people it takes."""
    plan = subject.design.evaluation
    chosen = plan.study_design or ""
    people = "" if plan.people_expected is None else f"{plan.people_expected:,}"
    rows: tuple[Row, ...] = (
        ("Kind of test", or_missing(evaluation.STUDY_DESIGNS.get(chosen, ""), "Not chosen yet")),
        ("What it can say", or_missing(evaluation.WHAT_IT_CAN_SAY.get(chosen, ""))),
        ("People expected", or_missing(people)),
        ("How many people it takes", or_missing(readiness.sample_size_in_words(subject.design))),
        ("Can it be delivered?", or_missing(plan.delivery_tested)),
        ("Questions to answer", or_missing(_questions(plan))),
        ("Who evaluates", or_missing(plan.evaluator)),
        ("Data protection", or_missing(_protected(subject))),
    )
    table = Table("How the design will be tested", ("What", "Plan"), rows, (0.24, 0.76))
    return [Heading(1, "How we will know if it works"), table]


def _protected(subject: Subject) -> str:
    """What is written on data protection, or how many points are settled in the plan."""
    settled = protecting.settled_in_words(subject.design, subject.base) if subject.design.evaluation.settled else ""
    return "\n".join(part for part in (subject.design.evaluation.data_protection, settled) if part)


def _questions(plan: EvaluationPlan) -> str:
    asked = sorted(plan.asked.values(), key=lambda item: (item.position, item.id))
    return "\n".join([*(item.text for item in asked), *plan.questions.splitlines()])


def ten_steps(subject: Subject) -> list[Block]:
    """Where the design stands on the ten steps of evaluation."""
    heading = Heading(1, "The ten steps of evaluation")
    return [heading, ten_steps_table(subject)]


def ten_steps_table(subject: Subject) -> Table:
    """One row for each step: what it asks, what the design has, and what comes next."""
    standings = readiness.ten_steps(subject.design, subject.base)
    rows = tuple(_step_row(standing) for standing in standings)
    columns = ("Step", "What it asks", "State", "What this design has", "What comes next")
    ids = (standing.step.source for standing in standings)
    checked = all(item.step.wording_verified and item.step.name_verified for item in standings)
    open_wording = "" if checked else " Some of the wording is ours and is still to be checked against the framework."
    source = f"Source: {subject.cite(*ids)}.{open_wording}"
    return Table("Where this design stands on each step", columns, rows, (0.2, 0.24, 0.12, 0.22, 0.22), source=source)


def _step_row(standing: EvaluationStanding) -> Row:
    return (
        f"{standing.step.number}. {standing.step.name}",
        standing.step.asks,
        Cell(STATE_WORDS[standing.state], marks.STEP[standing.state]),
        or_missing("\n".join(standing.has), "Nothing yet"),
        standing.next,
    )


def outcomes(subject: Subject, *, short: bool = False) -> list[Block]:
    """The outcomes framework, on a page turned on its side, with what each measure is."""
    heading = Heading(1, "What we will watch: the outcomes framework")
    if not subject.design.outcomes:
        text = "Without outcomes nobody will know if anything changed."
        return [heading, Note("No outcome is planned yet.", text, "empty")]
    tables = (outcomes_table(subject), *(() if short else (collection_table(subject),)))
    return [Landscape((heading, *tables)), *([] if short else measures(subject))]


def outcomes_table(subject: Subject) -> Table:
    """One row for each outcome."""
    rows = tuple(_outcome_row(line, subject) for line in subject.design.ordered("outcomes"))
    columns = ("Outcome", "Indicator", "Measure", "Good is", "Baseline", "Target", "When", "Who collects")
    return Table(
        "Outcomes, how each is shown, when, and by whom", columns, rows, (0.2, 0.17, 0.13, 0.09, 0.11, 0.1, 0.1, 0.1)
    )


def _outcome_row(line: PlannedOutcome, subject: Subject) -> Row:
    outcome = Cell(f"{line.outcome} (main outcome)", look="strong") if line.is_primary else Cell(line.outcome)
    return (
        outcome,
        or_missing(line.indicator, "No indicator yet"),
        or_missing(measure_name(line, subject), "None chosen"),
        or_missing({"higher": "Higher", "lower": "Lower"}.get(line.good_direction, ""), "Not decided"),
        or_missing(line.baseline, "Not known yet"),
        or_missing(line.target, "Not set yet"),
        or_missing(line.timing, "Not set yet"),
        or_missing(line.collector, "Not agreed yet"),
    )


def collection_table(subject: Subject) -> Table:
    """How each line is collected: from what, for whom it is shown apart, at what cost, and with what care."""
    names = {group.id: wording.lower_first(group.name) for group in subject.base.planning.groups}
    rows: tuple[Row, ...] = tuple(_collection_row(line, names) for line in subject.design.ordered("outcomes"))
    columns = ("Outcome", "From what", "Shown apart for", "Beside staff time", "Care with data", "Looked at?")
    return Table("How each line is collected", columns, rows, (0.22, 0.18, 0.2, 0.1, 0.2, 0.1))


def _collection_row(line: PlannedOutcome, names: Mapping[str, str]) -> Row:
    apart = wording.join_words([names.get(key, key) for key in line.split_by])
    cost = "" if line.cost is None else f"£{line.cost:,}"
    return (
        line.outcome, or_missing(line.data_source, "Not said yet"), apart or "Nobody", cost or "Nothing known",
        or_missing(line.data_note, "Not said yet"), "To check" if line.to_check else "Yes",
    )  # fmt: skip


def measure_name(line: PlannedOutcome, subject: Subject) -> str:
    """The name of an outcome's measure, or its id where the record is gone."""
    measure = subject.measure(line.measure)
    return measure.name if measure else line.measure or ""


def measures(subject: Subject) -> list[Block]:
    """What is known of each measure in use: whom it is for, its licence and its cautions."""
    used = dict.fromkeys(line.measure for line in subject.design.ordered("outcomes") if line.measure)
    found = [measure for measure in map(subject.measure, used) if measure]
    if not found:
        return []
    rows = tuple(_measure_row(measure, subject) for measure in found)
    columns = ("Measure", "What it shows", "Who answers, ages", "Licence", "Take care")
    table = Table("What is known of each measure", columns, rows, (0.2, 0.22, 0.18, 0.16, 0.24))
    return [Heading(2, "The measures"), table, *_harm_rules(found)]


def _measure_row(measure: Measure, subject: Subject) -> Row:
    ages = f"ages {measure.ages}" if measure.ages else "ages not recorded"
    cautions = " ".join(f"{phrases.ended(item.text)} {subject.cite(item.source)}" for item in measure.cautions)
    shows = f"{phrases.ended(measure.construct_measured)} {subject.cite(*measure.sources)}"
    licence = or_missing(measure.licence or "", "Not found: check before you use it")
    return (measure.name, shows, f"{measure.respondent}; {ages}", licence, or_missing(cautions, "None on file"))


def _harm_rules(found: list[Measure]) -> list[Block]:
    names = tuple(measure.name for measure in found if measure.asks_about_harm)
    if not names:
        return []
    text = "Agree what staff do when an answer shows abuse, self-harm or crime, before anyone is asked:"
    return [Note("Answers can disclose harm.", text, "check", names)]


def stop_and_look(subject: Subject) -> list[Block]:
    """When to look at the figures, from the timings that the design names."""
    timings = dict.fromkeys(line.timing for line in subject.design.ordered("outcomes") if line.timing)
    return [Heading(2, "When we look"), Bullets(tuple(timings))] if timings else [Paragraph("No timing is set yet.")]
