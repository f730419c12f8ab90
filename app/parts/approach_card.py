"""Shows one approach in full: what was found, how sure, how it fits this plan, and what nobody knows."""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, fields, messages, sources, tables
from toolkit import design as designs, evidence, marks, readiness, wording
from toolkit.design import Design
from toolkit.evidence import Approach, Effect
from toolkit.vocabulary import PREVENTION_LEVELS, SETTINGS, Statement

FIT_MARKS = {"yes": "done", "partly": "started", "unknown": "missing", "no": "missing"}


def name_with_warning(approach: Approach) -> str:
    """Its name for a list to choose from, where no mark can stand: a harmful one says so."""
    return f"{approach.name} (does harm)" if approach.is_harmful else approach.name


def show(design: Design | None, approach: Approach) -> None:
    """The approach, and with a plan open the way to take it into the plan or out of it."""
    messages.heading(approach.name)
    messages.paragraph(approach.definition)
    levels = [PREVENTION_LEVELS[level] for level in approach.prevention]
    whom = Markup("<strong>{}</strong>").format(wording.join_words(levels).capitalize()) if levels else Markup("")
    sure = badges.certainty(approach.certainty, approach.certainty_note) if approach.label != "unclear" else Markup("")
    messages.show(badges.row((badges.impact(approach.label, "impact on violence"), sure, whom)))
    left, right = st.columns([1.75, 1], gap="large")
    with left:
        _findings(approach)
    with right:
        _history(approach)
        if design is not None:
            _fit(design, approach)
            _choose(design, approach)


def _at_a_glance(approach: Approach) -> None:
    ages = str(approach.ages) if approach.ages else None
    settings = wording.join_words([SETTINGS[item].lower() for item in approach.settings]).capitalize() or None
    rows: list[tuple[str, tables.Cell]] = [
        ("Ages", tables.cell(ages, approach.ages_note or "")),
        ("Settings", settings),
        ("How much", approach.dose),
        ("Studies", approach.studies),
        ("How sure, in the source’s words", tables.cell(badges.certainty(approach.certainty), _certainty(approach))),
    ]
    tables.show("At a glance", ("What", "On record"), rows)


def _certainty(approach: Approach) -> str:
    by = state.base().source_title(approach.certainty_source) if approach.certainty_source else ""
    return " ".join(part for part in (approach.certainty_note, f"({by})" if by else "") if part)


def _findings(approach: Approach) -> None:
    _effects(approach)
    _at_a_glance(approach)
    _section("How it should work", (Markup("{}").format(approach.how_it_works),))
    _section("What we do not know", approach.not_found)
    _section("What helps it work", _said(approach.implementation))
    _section("From England and Wales", _said((*approach.england_and_wales, *approach.running_trials)))
    _section("Where sources disagree", _said(approach.disagreements))
    _section("Take care", _said((*approach.cautions, *approach.equity)))
    _section("What it costs", [cost.in_words for cost in approach.costs])
    live = "Checked on the live page" if approach.checked_live else "Nobody has checked this on the live page yet"
    sources.cite(approach.sources, leaves_out=f"Last reviewed {approach.last_reviewed}. {live}.")


def _effects(approach: Approach) -> None:
    if not approach.effects:
        messages.note("No figure is recorded.", "We looked for one and did not find it.", "empty")
        return
    rows = [_effect_row(effect) for effect in approach.effects]
    tables.show("Published effects", ("Effect", "On what", "Found in"), rows)
    sources.note("A percentage always names its outcome. Figures for different outcomes cannot be added or averaged.")


def _effect_row(effect: Effect) -> list[tables.Cell]:
    base = state.base()
    figure = evidence.effect_in_words(effect, "").strip()
    old = "Replaced by a later figure, kept for the record" if effect.superseded else ""
    shown = Markup('<span class="nowrap">{}</span>').format(
        Markup("<s>{}</s>").format(figure) if effect.superseded else figure
    )
    second_hand = "Second-hand: check the live page" if effect.grade in ("B", "C") else ""
    below = ". ".join(part for part in (old, second_hand, effect.note or "") if part)
    return [shown, base.outcomes[effect.outcome].name, tables.cell(base.source_title(effect.source), below)]


def _section(title: str, lines: Iterable[messages.Sayable]) -> None:
    found = list(lines)
    if found:
        messages.heading(title, 3)
        messages.bullets(found)


def _said(statements: Iterable[Statement]) -> list[Markup]:
    known = state.base().sources
    return [
        Markup('{} <span class="small">({})</span>').format(item.text, known[item.source].publisher)
        for item in statements
    ]


def _history(approach: Approach) -> None:
    lines = []
    for rating in approach.rating_history:
        when = f"{state.base().sources[rating.source].publisher}, {rating.date or 'date not shown'}"
        note = Markup('<br><span class="small">{}</span>').format(rating.note) if rating.note else ""
        lines.append(Markup("<div>{} {}{}</div>").format(badges.impact(rating.label), when, note))
    messages.note("How the rating has changed", Markup("").join(lines))


def _fit(design: Design, approach: Approach) -> None:
    found = readiness.applicability(approach, design, state.base()).fits
    lines = (
        Markup("<div>{}<strong>{}.</strong> {}</div>").format(
            badges.image(marks.STEP[FIT_MARKS[item.verdict]].svg), readiness.RESPECTS[key], item.in_words
        )
        for key, item in found.items()
    )
    messages.note("Does it fit your plan?", Markup("").join(lines), "check")


def _choose(design: Design, approach: Approach) -> None:
    if approach.id in design.approaches:
        _chosen(design, approach)
        return
    reason = ""
    if approach.is_harmful:
        messages.note(
            f"{approach.name} does harm on average.", "Choose something else, or write down why not.", "error"
        )
        reason = st.text_area("Why use it all the same?", key=f"{design.id}-reason-{approach.id}")
    st.button(
        fields.plain(f"Use {wording.lower_first(approach.name)} in this plan"),
        type="secondary" if approach.is_harmful else "primary",
        disabled=approach.is_harmful and not reason.strip(),
        key=f"use-{approach.id}",
        on_click=lambda: state.save(readiness.take_approach(design, approach, state.today(), reason.strip())),
    )


def _chosen(design: Design, approach: Approach) -> None:
    fields.long_text(
        "Why this approach?"
        + (" It does harm on average, so a written reason is needed." if approach.is_harmful else ""),
        design.approaches[approach.id].reason,
        f"reason-{approach.id}",
        lambda now, reason: _with_reason(now, approach.id, reason),
    )
    st.button(
        fields.plain(f"Take {wording.lower_first(approach.name)} out of this plan"),
        key=f"out-{approach.id}",
        on_click=lambda: state.save(design.without_item("approaches", approach.id)),
    )


def _with_reason(design: designs.Design, approach: str, reason: str) -> Design:
    taken = design.approaches[approach].model_copy(update={"reason": reason})
    return design.with_item("approaches", approach, taken)
