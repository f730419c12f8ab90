"""Writes what the evidence says on each approach: ratings over time, effects, certainty, fit, cautions and costs."""

from collections.abc import Sequence

from toolkit import evidence, marks, readiness
from toolkit.design import ApproachTaken
from toolkit.documents import phrases
from toolkit.documents.blocks import Block, Bullets, Cell, Heading, Note, Paragraph, Row, Table, or_missing
from toolkit.documents.subject import Subject
from toolkit.evidence import Approach, Effect, Fit, LocalFinding, local
from toolkit.vocabulary import STAGES, Certainty, Label, Statement

HOW_TO_READ = (
    "Impact is how large the change is. Certainty is how sure the studies are. They are two things, and neither is "
    "worked out from the other. A percentage always belongs to the outcome beside it."
)


def approaches(subject: Subject, *, short: bool = False) -> list[Block]:
    """Each approach of the design with its evidence."""
    blocks: list[Block] = [Heading(1, "The approach and its evidence")]
    if not subject.approaches:
        return [*blocks, Note("No approach is chosen yet.", "Choose one on the page “Evidence”.", "empty")]
    for taken, approach in subject.approaches:
        blocks += _approach(taken, approach, subject, short)
    changes = readiness.evidence_changes(subject.design, subject.base)
    changed = [Note("The evidence has changed since this was drafted.", "", "check", tuple(changes))] if changes else []
    return [*blocks, Paragraph(HOW_TO_READ, style="small"), *changed]


def _approach(taken: ApproachTaken, approach: Approach | None, subject: Subject, short: bool) -> list[Block]:
    blocks: list[Block] = [Heading(2, taken.name)]
    if approach is None:
        blocks.append(Note("Not in the evidence base any more.", "What follows is what the design kept.", "check"))
    else:
        how = f"{approach.how_it_works} {subject.cite(approach.how_it_works_source)}"
        blocks += [Paragraph(approach.definition, "What it is:"), Paragraph(how, "How it should work:")]
    if taken.reason:
        blocks.append(Paragraph(taken.reason, "Why it was chosen:"))
    blocks += [_ratings(taken, approach, subject), *_effects(taken, subject)]
    if approach is None:
        return blocks
    return [*blocks, *fit(approach, subject), *([] if short else _details(approach, subject))]


def label_cell(label: Label | None) -> Cell:
    """An impact label as mark and words."""
    if label is None:
        return Cell(phrases.LABEL_WORDS[None], look="missing")
    return Cell(phrases.LABEL_WORDS[label], marks.IMPACT[label], "strong")


def certainty_cell(certainty: Certainty | None) -> Cell:
    """Certainty as mark and words."""
    mark = marks.CERTAINTY[certainty or "not_recorded"]
    return Cell(mark.word, mark, "plain" if certainty else "missing")


def _ratings(taken: ApproachTaken, approach: Approach | None, subject: Subject) -> Table:
    history = approach.rating_history if approach else ()
    rows = (
        _rating_row("When this was drafted", taken.label, taken.rated_on, subject.cite(taken.rating_source)),
        *(
            _rating_row("On record", item.label, item.date, f"{item.note or ''} {subject.cite(item.source)}")
            for item in history
        ),
        (
            "How sure",
            certainty_cell(taken.certainty),
            phrases.partial(taken.taken_on),
            _certainty_note(approach, subject),
        ),
    )
    caption = f"{taken.name}: impact on violence and certainty, with dates"
    return Table(caption, ("What", "Rating", "Date", "Source and remarks"), rows, (0.18, 0.26, 0.18, 0.38))


def _rating_row(what: str, label: Label | None, rated_on: str | None, remarks: str) -> Row:
    return (what, label_cell(label), or_missing(phrases.partial(rated_on, ""), "Date not recorded"), remarks.strip())


def _certainty_note(approach: Approach | None, subject: Subject) -> Cell:
    if approach is None:
        return Cell("The record is gone", look="missing")
    cited = subject.cite(approach.certainty_source) if approach.certainty else ""
    return or_missing(f"{approach.certainty_note or ''} {cited}".strip(), "No word on certainty was found")


def _effects(taken: ApproachTaken, subject: Subject) -> list[Block]:
    if not taken.effects:
        text = "No figure on how large the change is was found. That does not mean there is no change."
        return [Note("No published effect on file.", text, "empty")]
    rows = tuple(_effect_row(effect, subject) for effect in taken.effects)
    columns = ("What changed", "By how much", "Range", "Studies", "Year", "Source and remarks")
    return [Table(f"{taken.name}: what studies found", columns, rows, (0.2, 0.2, 0.14, 0.1, 0.08, 0.28))]


def _effect_row(effect: Effect, subject: Subject) -> Row:
    limits = "" if effect.lower is None or effect.upper is None else f"{effect.lower:g} to {effect.upper:g}"
    outcome = subject.base.outcomes.get(effect.outcome)
    name = outcome.name if outcome else effect.outcome
    return (
        phrases.upper_first(name),
        Cell(evidence.effect_in_words(effect, name), look="strong"),
        or_missing(limits, "Not recorded"),
        or_missing(str(effect.studies or ""), "Not recorded"),
        or_missing(str(effect.year or ""), "Not shown"),
        f"{effect.note or ''} {subject.cite(effect.source)}".strip(),
    )


def fit(approach: Approach, subject: Subject) -> list[Block]:
    """How far the evidence speaks for these people and this place."""
    found = readiness.applicability(approach, subject.design, subject.base).fits
    rows = tuple((readiness.RESPECTS[key], _fit_cell(item)) for key, item in found.items())
    return [Table(f"{approach.name}: does the evidence fit here?", ("What", "Fit"), rows, (0.22, 0.78))]


def _fit_cell(found: Fit) -> Cell:
    return Cell(found.in_words, look="missing" if found.verdict == "unknown" else "plain")


def _details(approach: Approach, subject: Subject) -> list[Block]:
    blocks: list[Block] = []
    for name, statements in (
        ("Cautions", approach.cautions),
        ("Where sources disagree", approach.disagreements),
        ("Putting it in place", approach.implementation),
        ("Who gains and who may lose out", approach.equity),
        ("England and Wales", approach.england_and_wales),
        ("Trials that are running", approach.running_trials),
    ):
        blocks += _statements(name, statements, subject)
    blocks += [*_costs(approach, subject), *_own_findings(approach, subject)]
    if approach.not_found:
        blocks += [Heading(3, "Looked for and not found"), Bullets(approach.not_found)]
    if not approach.checked_live:
        when = phrases.partial(approach.last_reviewed)
        text = f"Nobody has yet checked these facts on the live pages. Last read {when}."
        blocks.append(Note("To check.", text, "check"))
    return blocks


def _statements(name: str, statements: Sequence[Statement], subject: Subject) -> list[Block]:
    if not statements:
        return []
    items = tuple(f"{phrases.ended(item.text)} {subject.cite(item.source)}" for item in statements)
    return [Heading(3, name), Bullets(items)]


def _costs(approach: Approach, subject: Subject) -> list[Block]:
    items = []
    for cost in approach.costs:
        parts = [cost.amount, cost.place or "place not recorded", cost.year or "year not recorded", cost.note or ""]
        items.append(f"{'; '.join(part for part in parts if part)} {subject.cite(cost.source)}")
    return [Heading(3, "Published costs"), Bullets(tuple(items))] if items else []


def _own_findings(approach: Approach, subject: Subject) -> list[Block]:
    """The partnership's own findings, apart from the published evidence, failures included."""
    found = local.about(subject.base.local_findings.values(), approach.id)
    if not found:
        return []
    rows = tuple((item.title, STAGES[item.stage], f"{item.result} {item.in_words}", _found_by(item)) for item in found)
    columns = ("What was looked at", "Stage", "What was found", "By whom and when")
    table = Table(f"{approach.name}: found here", columns, rows, (0.24, 0.16, 0.4, 0.2))
    return [Heading(3, "What you found out yourselves"), table]


def _found_by(finding: LocalFinding) -> str:
    parts = (finding.found_by, phrases.partial(finding.found_on), finding.where_to_read)
    return ", ".join(part for part in parts if part)


def effect_rows(taken: ApproachTaken, subject: Subject) -> list[Row]:
    """A row for each published effect, with the approach's rating beside it; one row where none was found."""
    rated_on = or_missing(phrases.partial(taken.rated_on, ""), "Date not recorded")
    rated = (taken.name, label_cell(taken.label), rated_on, certainty_cell(taken.certainty))
    if not taken.effects:
        none = Cell("No published effect on file", look="missing")
        return [(*rated, none, none, none, subject.cite(taken.rating_source))]
    shown = [_effect_row(effect, subject) for effect in taken.effects]
    return [(*rated, row[1], row[3], row[4], row[5]) for row in shown]
