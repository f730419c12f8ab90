"""Writes what comes first and who decided it, the options that were weighed, the decision log, and reach with money."""

from toolkit import wording
from toolkit.documents import phrases
from toolkit.documents.blocks import Block, Bullets, Cell, Heading, Note, Paragraph, Row, Table, or_missing
from toolkit.documents.subject import Subject
from toolkit.gaps import reach as reaching
from toolkit.gaps.appraisal import CRITERIA, VERDICTS, WORDS, Appraisal, Decision, Judgement, Option
from toolkit.gaps.reach import RATES, STEPS, Span
from toolkit.readiness import reaching_out

NO_TOTAL = "Judged in words by people, criterion by criterion. There is no total and no score."
LEFT_OUT = "The order leaves out how well things are recorded and reported."
METHOD = (
    "Our method: the ends of the ranges multiplied, step by step; no more start than there are places. Completing is "
    "not the same as gaining."
)


def priorities(subject: Subject) -> list[Block]:
    """What the partnership puts first in the place, with its reasons; nothing where it has not decided."""
    found = subject.base.priorities.get(subject.design.area or "")
    if found is None or not found.chosen:
        return []
    rows = tuple((item.factor_name, or_missing(item.reason)) for item in found.in_order)
    by = f"Decided by {found.decided_by or 'whom is not written down'}, {phrases.partial(found.decided_on)}."
    why = f" Why not three to five: {phrases.ended(found.cap_reason)}" if found.cap_reason.strip() else ""
    caption = f"What the partnership puts first in {subject.place}"
    table = Table(caption, ("Gap", "Why it comes first"), rows, (0.34, 0.66), source=f"{by}{why} {LEFT_OUT}")
    missing = found.still_asked
    asked = [Note("Still to write down:", f"{wording.join_words(missing)}.", "check")] if missing else []
    return [Heading(2, "What comes first"), table, *asked]


def options(subject: Subject) -> list[Block]:
    """The options weighed for each gap; nothing where none were."""
    weighed = [item for item in subject.design.appraisals.values() if item.options]
    if not weighed:
        return []
    return [
        Heading(1, "Options that were weighed"),
        *(block for item in weighed for block in _appraisal(item, subject)),
    ]


def _appraisal(appraisal: Appraisal, subject: Subject) -> list[Block]:
    outcome = subject.base.outcomes.get(appraisal.outcome or "")
    named = f"Effects are compared on: {outcome.name}." if outcome else "No outcome was named to compare effects on."
    rows: list[Row] = [_option_row(option) for option in appraisal.in_order]
    columns = ("Option", "Verdict", *WORDS.values(), "Not judged")
    table = Table(
        f"Options for: {wording.lower_first(appraisal.gap_name)}", columns, tuple(rows),
        (0.2, 0.14, 0.2, 0.16, 0.18, 0.12), source=f"{named} {NO_TOTAL}",
    )  # fmt: skip
    return [Heading(2, appraisal.gap_name), table, *_excluded(appraisal, subject), *_reasons(appraisal)]


def _option_row(option: Option) -> Row:
    judged = [or_missing(_judged(option, word), "Nothing") for word in WORDS]
    left = len(option.not_judged)
    return (
        option.name,
        or_missing(VERDICTS.get(option.verdict or "", ""), "Not decided"),
        *judged,
        f"{left} of {len(CRITERIA)}" if left else "None",
    )


def _judged(option: Option, word: str) -> str:
    found = [(name, option.judged.get(name) or Judgement()) for name in CRITERIA]
    parts = [f"{CRITERIA[name]}{f': {item.why}' if item.why else ''}" for name, item in found if item.word == word]
    return "; ".join(parts)


def _excluded(appraisal: Appraisal, subject: Subject) -> list[Block]:
    """Approaches that were left out since they do harm."""
    harmful = [
        item.name for item in subject.base.approaches.values() if item.is_harmful and appraisal.gap in item.factors
    ]
    names = wording.join_words([wording.lower_first(name) for name in harmful])
    return [Note(f"Left out: {names}.", "On average they do harm.", "harm")] if harmful else []


def _reasons(appraisal: Appraisal) -> list[Block]:
    said = [
        f"{option.name}, {word}: {phrases.ended(text)}"
        for option in appraisal.in_order
        for word, text in (("for", option.reasons_for), ("against", option.reasons_against))
        if text.strip()
    ]
    return [Heading(3, "Reasons for and against"), Bullets(tuple(said))] if said else []


def log(subject: Subject) -> list[Block]:
    """The decision log, the newest entry first; nothing where it is empty."""
    entries: list[Decision] = subject.design.ordered("decisions")
    if not entries:
        return []
    return [Heading(1, "Decision log"), *(block for entry in reversed(entries) for block in _entry(entry))]


def _entry(entry: Decision) -> list[Block]:
    blocks: list[Block] = [
        Heading(2, f"{phrases.partial(entry.decided_on)}: {entry.about}"),
        Paragraph(entry.decided, "Decided:"),
        Paragraph(entry.in_the_room or "not written down", "In the room:"),
    ]
    if entry.note:
        blocks.append(Paragraph(entry.note, "To remember:"))
    if not entry.options:
        return blocks
    rows: tuple[Row, ...] = tuple(
        (
            option.name,
            or_missing(VERDICTS.get(option.verdict or "", ""), "Not decided"),
            or_missing(option.reasons_for, "None written"),
            or_missing(option.reasons_against, "None written"),
        )
        for option in entry.options
    )
    return [*blocks, Table("Options considered", ("Option", "Verdict", "For", "Against"), rows, (0.24, 0.16, 0.3, 0.3))]


def reach(subject: Subject) -> list[Block]:
    """How many people come through, and what the money buys; nothing where no number was given."""
    given = subject.design.reach
    if given == reaching.Reach():
        return []
    steps = reaching.flow(given).steps
    people: tuple[Row, ...] = tuple((words, _span(steps[name])) for name, words in STEPS.items())
    rates: tuple[Row, ...] = tuple(
        (words, or_missing(_percent(given.rates.get(name)), "Not known")) for name, words in RATES.items()
    )
    told = " ".join(part for part in reaching_out.in_words(given) if part)
    return [
        Heading(1, "Reach and what it buys"),
        Paragraph(told, style="reading"),
        Table(
            "From people in need to people who complete", ("Step", "People"), people, (0.6, 0.4), source=_from(subject)
        ),
        Table("The shares used", ("Share", "From lowest to highest"), rates, (0.6, 0.4), source=METHOD),
        *_money(subject),
        *_published(subject),
    ]


def _from(subject: Subject) -> str:
    given = subject.design.reach
    named = [
        f"{what}: {phrases.ended(text)}"
        for what, text in (("People in need", given.in_need_source), ("Shares", given.rates_source))
        if text.strip()
    ]
    return " ".join(named) or "Where these numbers come from is not written down."


def _money(subject: Subject) -> list[Block]:
    money = reaching.money(subject.design.reach)
    rows: list[Row] = [
        ("Share of the people in need who start", or_missing(_percent(money.share_started), "Not known")),
        ("Share of the people in need who complete", or_missing(_percent(money.share_completed), "Not known")),
    ]
    if subject.audience != "public":
        value = "" if money.value is None else f"£{money.value:,}"
        rows = [
            ("Contract value", or_missing(value, "Not known")),
            ("Cost for each person who starts", _span(money.per_starter, pounds=True)),
            ("Cost for each person who completes", _span(money.per_completer, pounds=True)),
            *rows,
        ]
    return [Table("The money line", ("What", "From lowest to highest"), tuple(rows), (0.6, 0.4))]


def _published(subject: Subject) -> list[Block]:
    given = subject.design.reach
    figure = reaching_out.published(subject.design, subject.base).get(reaching_out.chosen_figure(given))
    if figure is None:
        return []
    found = reaching.prevented(reaching.flow(given).steps["start"], given.without_it, figure.span)
    cited = subject.cite(*figure.sources)
    return [
        Paragraph(f"{figure.in_words} {cited}. {reaching_out.prevented_in_words(found, figure)}", "If it held here:"),
        Note("How sure is it?", reaching_out.certainty_in_words(figure), "check"),
    ]


def _span(span: Span | None, *, pounds: bool = False) -> Cell:
    words = "" if span is None else reaching_out.span_in_words(span, pounds=pounds)
    return or_missing(words, "Not known")


def _percent(span: Span | None) -> str:
    return "" if span is None else reaching_out.span_in_words(span, percent=True)
