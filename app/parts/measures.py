"""Shows an outcome measure: what it measures, for whom, on what terms, and what to take care of; never its items."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st
from markupsafe import Markup

from app.parts import badges, messages, sources
from toolkit import readiness, wording
from toolkit.monitoring import Measure
from toolkit.vocabulary import Ages, Statement

NO_TERMS = "Terms of use not found. Ask the owner before you use it."
GOOD = {"higher": "Higher is better", "lower": "Lower is better", "none": "Neither way is better"}
SAFEGUARDING = (
    "Before anyone is asked, agree who reads the answers, how soon, what they do when an answer shows abuse, self-harm "
    "or crime, and what young people are told about that beforehand."
)


def option(measure: Measure) -> str:
    """A measure in a list: its name, its ages and whether its terms of use are known."""
    ages = f"ages {measure.ages}" if measure.ages else "ages not recorded"
    if measure.is_administrative:
        ages = "counted from records"
    return f"{measure.name} ({ages}; {'terms known' if measure.licence else 'terms not known: ask the owner'})"


def warn(measure: Measure, ages: Ages | None) -> None:
    """What must be settled before a measure is used: ages, terms of use, and answers that tell of harm."""
    warning = readiness.age_warning(measure, ages)
    if warning:
        messages.note("Check the ages.", warning, "check")
    if measure.licence is None:
        messages.note("The terms of use are not known here.", "Ask the owner before you use it.", "check")
    if measure.asks_about_harm:
        messages.note("Answers can tell of harm.", SAFEGUARDING, "check")


def show(measure: Measure) -> None:
    """Everything else that is known of it."""
    messages.heading(f"About this measure: {measure.name}", 3)
    messages.bullets(Markup("<strong>{}:</strong> {}").format(what, known) for what, known in facts(measure))
    sources.cite(measure.sources, leaves_out="The questions of a published form are never shown here.")
    _statements("Take care", measure.cautions)
    if measure.interpretation or measure.reliability:
        with st.expander("What scores mean, and how far they can be trusted"):
            _statements("What scores mean", measure.interpretation)
            _statements("How far they can be trusted", measure.reliability)


def _statements(title: str, statements: Sequence[Statement]) -> None:
    if statements:
        messages.heading(title, 3)
        messages.bullets(statement.text for statement in statements)
        sources.cite([statement.source for statement in statements])


def facts(measure: Measure) -> list[tuple[str, str | Markup]]:
    """What is known of a measure, point by point; what is not known is said."""
    return [
        ("What it shows", measure.construct_measured),
        ("Who answers", measure.respondent),
        ("Ages", _ages(measure)),
        ("Questions", _or_not_recorded(measure.items and str(measure.items))),
        ("Scores", _or_not_recorded(_scores(measure))),
        ("Which way is good", GOOD[measure.good_direction]),
        ("Time it asks about", _or_not_recorded(measure.window)),
        ("How long it takes", _or_not_recorded(_minutes(measure))),
        ("Terms of use", _terms(measure)),
    ]


def _or_not_recorded(text: str | Literal[0] | None) -> str | Markup:
    return text or badges.value("not_recorded")


def _minutes(measure: Measure) -> str | None:
    if measure.is_administrative:
        return "no time of young people, since it is counted from records"
    return f"{wording.number(measure.minutes)} minutes" if measure.minutes is not None else None


def _ages(measure: Measure) -> Markup:
    known = f"{measure.ages}." if measure.ages else badges.value("not_recorded")
    return Markup("{} {}").format(known, measure.ages_note or "")


def _scores(measure: Measure) -> str | None:
    low, high = measure.lowest_score, measure.highest_score
    if low is None:
        return None
    return f"{wording.number(low)} to {wording.number(high)}" if high is not None else f"from {wording.number(low)} up"


def _terms(measure: Measure) -> Markup:
    known = measure.licence or badges.value("not_recorded", NO_TERMS)
    link = messages.link("The owner’s page", measure.licence_link) if measure.licence_link else ""
    return Markup("{} {}").format(known, link)
