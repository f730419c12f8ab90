"""Writes the theory of change: as a picture, as an outline, and arrow by arrow with its evidence."""

from toolkit import wording
from toolkit.documents import phrases
from toolkit.documents.blocks import (
    NOT_WRITTEN,
    Block,
    Cell,
    Heading,
    Landscape,
    Note,
    Outline,
    Paragraph,
    Row,
    Table,
    or_missing,
)
from toolkit.documents.sections import theory_pictures
from toolkit.documents.subject import Subject
from toolkit.theory_of_change import outline
from toolkit.theory_of_change.details import (
    APPLIES_WORDS,
    FIDELITY_WORDS,
    LIKELIHOOD_WORDS,
    MODE_WORDS,
    SURE_WORDS,
    Dose,
    Judgement,
)
from toolkit.theory_of_change.graph import BOX_WORDS, RATING_WORDS, Arrow, Box
from toolkit.vocabulary import SETTINGS

TO_CHECK, DOES_NOT_APPLY = "To check", "Does not apply"


def theory(subject: Subject) -> list[Block]:
    """The whole theory of change: picture, arrows and outline, tied together by the arrows' numbers."""
    arrows: list[Block] = [Heading(2, "Why each arrow should hold"), arrows_table(subject)]
    return _drawn(subject, arrows if subject.design.theory.arrows else [])


def in_short(subject: Subject) -> list[Block]:
    """The theory of change as picture and outline, without the arrows' evidence."""
    return _drawn(subject, [])


def _drawn(subject: Subject, beside: list[Block]) -> list[Block]:
    if not subject.design.theory.boxes:
        return [Heading(1, theory_pictures.HEADING), nothing_drawn()]
    *before, last = theory_pictures.pages(subject)
    if isinstance(last, Landscape):
        return [*before, Landscape((*last.blocks, *beside)), *in_words(subject)]
    return [*before, last, *([Landscape(tuple(beside))] if beside else []), *in_words(subject)]


def nothing_drawn() -> Note:
    """What stands in place of a theory of change that nobody has begun."""
    return Note("There is no theory of change yet.", "Draft one on the page “Theory of change”.", "empty")


def in_words(subject: Subject) -> list[Block]:
    """The outline: every box and arrow in reading order."""
    lines: list[tuple[int, str]] = []
    for item in outline.outline(subject.design.theory):
        lines.append((0, f"{item.kind}: {item.text}{' (to check)' if item.to_check else ''}"))
        lines += [(1, phrases.upper_first(arrow.words)) for arrow in item.arrows]
    lead = "This says the same as the drawing. The numbers are those of the arrows."
    return [Heading(2, "The theory of change in words"), Paragraph(lead), Outline(tuple(lines))]


def arrows_table(subject: Subject) -> Table:
    """One row for each arrow: why, for, against, whether it applies here, and how sure we are."""
    rows = tuple(_arrow_row(number, arrow, subject) for number, arrow in subject.design.theory.numbered_arrows())
    columns = (
        "Arrow",
        "From and to",
        "Why it should hold, and what is assumed",
        "Evidence for and against",
        "Applies here?",
        "How sure",
    )
    widths = (0.06, 0.22, 0.26, 0.2, 0.14, 0.12)
    source = "Chances are not multiplied along the arrows. An arrow that nobody has rated says so."
    return Table("Arrows and their evidence", columns, rows, widths, source=source)


def _arrow_row(number: int, arrow: Arrow, subject: Subject) -> Row:
    boxes = subject.design.theory.boxes
    names = [boxes[end].text if end in boxes else f"a box that is gone ({end})" for end in (arrow.start, arrow.end)]
    return (
        str(number),
        f"{names[0]} → {names[1]}",
        or_missing(_reasons(arrow)),
        or_missing(_findings(arrow, subject), "None on file"),
        _applies(arrow),
        _sure(arrow),
    )


def _reasons(arrow: Arrow) -> str:
    """Why it should hold, what that takes for granted, and how it is tested."""
    parts = [arrow.why]
    parts += [f"Assumed: {arrow.assumption}"] if arrow.assumption else []
    parts += [f"Test: {arrow.how_tested}"] if arrow.how_tested else []
    return "\n".join(part for part in parts if part)


def _findings(arrow: Arrow, subject: Subject) -> str:
    """What was found for it and against it, each with its source."""
    return "\n".join(
        f"{side}: {phrases.ended(item.text)} {subject.cite(item.source)}"
        for side, found in (("For", arrow.evidence_for), ("Against", arrow.evidence_against))
        for item in found
    )


def _applies(arrow: Arrow) -> Cell:
    if arrow.applies_here is None:
        return Cell("Not judged yet", look="missing")
    word = f"{APPLIES_WORDS[arrow.applies_here]}."
    because = arrow.applies_because
    return Cell(because if because.startswith(word) else f"{word} {because}".strip())


def _sure(arrow: Arrow) -> Cell:
    """The rating, and whose judgement it is."""
    words = [phrases.upper_first(RATING_WORDS[arrow.rating])]
    words += [SURE_WORDS[arrow.sure].lower()] if arrow.sure else []
    words += [f"by {arrow.sure_by}"] if arrow.sure_by else []
    words += [TO_CHECK.lower()] if arrow.to_check else []
    others = [_judgement(each) for each in arrow.all_judgements() if each.id in arrow.judgements]
    return Cell("\n".join(["; ".join(words), *others]), look="missing" if arrow.rating == "not_rated" else "plain")


def _judgement(judgement: Judgement) -> str:
    """What another partner thinks, beside the first judgement."""
    applies = judgement.applies_here
    words = [SURE_WORDS[judgement.sure].lower()] if judgement.sure else []
    words += [f"applies here: {APPLIES_WORDS[applies].lower()}"] if applies else []
    words += [judgement.because] if judgement.because else []
    return f"{judgement.by}: {'; '.join(words) or 'no judgement yet'}"


def boxes_table(subject: Subject) -> Table:
    """One row for each box, for the workbook."""
    rows = tuple(_box_row(box) for box in subject.design.theory.ordered_boxes())
    columns = (
        "Kind",
        "Text",
        "To check",
        "Where it comes from",
        "How much",
        "What could go wrong",
        "What is done about it",
    )
    return Table("Boxes of the theory of change", columns, rows, (0.1, 0.28, 0.08, 0.18, 0.12, 0.12, 0.12))


def _box_row(box: Box) -> Row:
    no_harm = NOT_WRITTEN if box.kind == "risk" else DOES_NOT_APPLY
    return (
        BOX_WORDS[box.kind],
        box.text,
        TO_CHECK if box.to_check else "Checked",
        or_missing(box.basis, "Not recorded"),
        or_missing(how_much(box), NOT_WRITTEN if box.kind in ("activity", "output") else DOES_NOT_APPLY),
        or_missing(box.harm.mechanism if box.harm else "", no_harm),
        or_missing(box.harm.mitigation if box.harm else "", no_harm),
    )


def dose(box: Box) -> str:
    """How much of an activity each person gets, as far as it is written."""
    if box.dose is None:
        return ""
    parts = (box.dose.how_often, box.dose.session_length, box.dose.how_long, box.dose.who_delivers)
    return "; ".join(part.rstrip(".") for part in (*parts, how_and_where(box.dose)) if part)


def how_and_where(taken: Dose) -> str:
    """How people are met, and in which setting, as far as it is written."""
    where = SETTINGS[taken.setting].lower() if taken.setting else ""
    return ", ".join(part for part in (MODE_WORDS[taken.mode] if taken.mode else "", where) if part)


def amount(box: Box) -> str:
    """How much of what an output is, as far as it is written."""
    if box.amount is None:
        return ""
    number = "" if box.amount.quantity is None else wording.number(box.amount.quantity)
    return " ".join(part for part in (number, box.amount.unit) if part)


def how_much(box: Box) -> str:
    """The dose of an activity, or the amount of an output."""
    fidelity = FIDELITY_WORDS[box.fidelity] if box.fidelity else ""
    return "; ".join(part for part in (dose(box), amount(box), fidelity) if part)


def risks(subject: Subject) -> list[Block]:
    """What could go wrong because of the service, what is done about it, and the sign to watch."""
    boxes = subject.design.theory.ordered_boxes("risk")
    rows = tuple(_risk_row(box) for box in boxes)
    blocks: list[Block] = [Heading(1, "What could go wrong")]
    if subject.design.delivery.risks:
        blocks.append(Paragraph(subject.design.delivery.risks))
    if rows:
        columns = ("Risk of harm", "How it could come about", "How likely", "What is done about it", "Sign to watch")
        return [*blocks, Table("Risks of harm", columns, rows, (0.25, 0.25, 0.12, 0.2, 0.18))]
    text = "Some services that meant well have done harm. Think it through before it starts."
    return [*blocks, Note("No risk of harm is written down.", text, "check")]


def _risk_row(box: Box) -> Row:
    harm = box.harm
    likely = LIKELIHOOD_WORDS[harm.likelihood] if harm and harm.likelihood else ""
    values = (harm.mechanism, likely, harm.mitigation, harm.sign_to_watch) if harm else ("", "", "", "")
    return (box.text, *(or_missing(value) for value in values))
