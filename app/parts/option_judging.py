"""Asks what people think of one option, criterion by criterion, beside what is on record."""

from functools import partial

from markupsafe import Markup

from app.parts import fields, messages, sources
from toolkit.design import Design
from toolkit.gaps.appraisal import CRITERIA, VERDICTS, WORDS, Appraisal, CriterionName, Judgement, Option
from toolkit.readiness.approach_facts import Facts

NOT_JUDGED = "not judged"
CHOICES = {**WORDS, NOT_JUDGED: "Not judged yet"}
UNDECIDED = "undecided"
OUTCOMES = {**VERDICTS, UNDECIDED: "Not decided yet"}


def ask(appraisal: Appraisal, option: Option, facts: Facts) -> None:
    """Each criterion with its facts, a word and a reason; then the verdict with reasons for and against."""
    for name, question in CRITERIA.items():
        messages.heading(question, 3)
        messages.paragraph(facts[name].text)
        if facts[name].sources:
            sources.cite(facts[name].sources)
        _criterion(appraisal, option, name)
    _verdict(appraisal, option)


def _criterion(appraisal: Appraisal, option: Option, name: CriterionName) -> None:
    now = option.judged.get(name) or Judgement()
    key, about = f"judge-{appraisal.gap}-{option.id}-{name}", f"{CRITERIA[name]}, {option.name}"
    fields.one_of(
        f"Your judgement: {about}", CHOICES, now.word or NOT_JUDGED, key,
        partial(_with_word, gap=appraisal.gap, option=option.id, name=name), horizontal=True,
        label_visibility="collapsed",
    )  # fmt: skip
    fields.text(
        fields.plain(f"Why? ({about})"), now.why, f"{key}-why",
        partial(_with_why, gap=appraisal.gap, option=option.id, name=name), help=fields.NO_NAMES,
    )  # fmt: skip


def _verdict(appraisal: Appraisal, option: Option) -> None:
    messages.heading(Markup("What do you decide on “{}”?").format(option.name), 3)
    key = f"verdict-{appraisal.gap}-{option.id}"
    change = partial(_with_option, gap=appraisal.gap, option=option.id)
    fields.one_of(
        fields.plain(f"Verdict on {option.name}"), OUTCOMES, option.verdict or UNDECIDED, key,
        lambda now, verdict: change(now, verdict=None if verdict == UNDECIDED else verdict), horizontal=True,
    )  # fmt: skip
    fields.long_text(
        fields.plain(f"Reasons for {option.name}"), option.reasons_for, f"{key}-for",
        lambda now, words: change(now, reasons_for=words), help=fields.NO_NAMES,
    )  # fmt: skip
    fields.long_text(
        fields.plain(f"Reasons against {option.name}"), option.reasons_against, f"{key}-against",
        lambda now, words: change(now, reasons_against=words), help=fields.NO_NAMES,
    )  # fmt: skip


def _with_word(design: Design, word: str, *, gap: str, option: str, name: CriterionName) -> Design:
    given = None if word == NOT_JUDGED else word
    return _with_judgement(design, gap, option, name, word=given)


def _with_why(design: Design, why: str, *, gap: str, option: str, name: CriterionName) -> Design:
    return _with_judgement(design, gap, option, name, why=why)


def _with_judgement(design: Design, gap: str, option: str, name: CriterionName, **changes: object) -> Design:
    found = design.appraisals[gap].options[option]
    judged = (found.judged.get(name) or Judgement()).model_copy(update=changes)
    return _with_option(design, gap=gap, option=option, judged={**found.judged, name: judged})


def _with_option(design: Design, *, gap: str, option: str, **changes: object) -> Design:
    appraisal = design.appraisals[gap]
    changed = appraisal.options[option].model_copy(update=changes)
    return design.with_item("appraisals", gap, appraisal.with_option(changed))
