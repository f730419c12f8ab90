"""Reach and cost: how many people come through, what the money buys of the gap, and who is left without if it stops."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from app import state
from app.parts import badges, fields, frame, messages, rail, sources, tables
from toolkit import readiness, wording
from toolkit.design import Design
from toolkit.gaps import reach as reaching
from toolkit.gaps.reach import RATES, STEPS, Flow, Span
from toolkit.readiness import reaching_out, stopping


def page(design: Design) -> None:
    """People step by step, the money line, a published percentage, and what if a service stops."""
    frame.open_page(
        "reach",
        "How many it reaches, and what that buys",
        "Give your own numbers as a lowest and a highest value. What you leave empty stays not known, never zero.",
    )
    flow = reaching.flow(design.reach)
    messages.reading(*reaching_out.in_words(design.reach))
    _people(design)
    _rates(design)
    _places(design)
    _flow(flow)
    _money(design)
    _published(design, flow)
    _stopping(design)


def _people(design: Design) -> None:
    messages.heading("1. How many people are in need?")
    found = reaching_out.people_in_need(design, state.base())
    for option in found:
        words = f"Use this figure: {option.name}, {reaching_out.span_in_words(option.span)}"
        if st.button(fields.plain(words), key=f"use-{option.reading.id}"):
            source = f"{option.name}, {option.reading.period}"
            state.save(_with(design, in_need=option.span, in_need_source=source))
            st.rerun()
    if not found:
        words = (
            "None of the needs in this plan counts people. Events are not people. Give your own number if you have one."
        )
        messages.note("No count of people is on file.", words, "check")
    _span("People in need", design.reach.in_need, "in-need", lambda now, span: _with(now, in_need=span))
    fields.text(
        "Where does this number come from?", design.reach.in_need_source, "in-need-source",
        lambda now, words: _with(now, in_need_source=words),
    )  # fmt: skip


def _rates(design: Design) -> None:
    messages.heading("2. How many of them come through?")
    messages.paragraph("In percent. Use what you saw in past years, and say how far it might be off.", "small")
    for name, words in RATES.items():
        _span(words, design.reach.rates.get(name), f"rate-{name}", partial(_with_rate, name=name), percent=True)
    fields.text(
        "Where do these shares come from?", design.reach.rates_source, "rates-source",
        lambda now, words: _with(now, rates_source=words),
    )  # fmt: skip


def _places(design: Design) -> None:
    messages.heading("3. Places and money")
    with st.container(horizontal=True):
        fields.number(
            "Places in that time", design.reach.places, "reach-places", lambda now, number: _with(now, places=number),
            min_value=0, step=1, width=250,
        )  # fmt: skip
        fields.number(
            "Contract value for that time, in whole pounds", design.reach.value, "reach-value",
            lambda now, number: _with(now, value=number), min_value=0, step=1000, width=320,
        )  # fmt: skip


def _span(
    label: str, now: Span | None, key: str, change: Callable[[Design, Span | None], Design], *, percent: bool = False
) -> None:
    """Two fields for a lowest and a highest value. With one of them alone both are the same."""
    scale, unit, top = (100.0, ", %", 100.0) if percent else (1.0, "", None)
    with st.container(horizontal=True):
        for end, word in (("lowest", "lowest"), ("highest", "highest")):
            value = round(getattr(now, end) * scale, 2) if now else None
            fields.number(
                f"{label}, {word}{unit}", value, f"{key}-{end}", partial(_changed, now, end, scale, change),
                min_value=0.0, max_value=top, step=1.0, format="%g", width=320,
            )  # fmt: skip


def _changed(
    now: Span | None,
    end: str,
    scale: float,
    change: Callable[[Design, Span | None], Design],
    design: Design,
    value: float | None,
) -> Design:
    return change(design, reaching.with_end(now, end, None if value is None else value / scale))


def _with(design: Design, **changes: object) -> Design:
    return design.with_(reach={**dict(design.reach), **changes})


def _with_rate(design: Design, span: Span | None, *, name: str) -> Design:
    others: dict[str, Span] = {key: rate for key, rate in design.reach.rates.items() if key != name}
    given: dict[str, Span] = {name: span} if span else {}
    return _with(design, rates={**others, **given})


def _flow(flow: Flow) -> None:
    messages.heading("People, step by step")
    rows = [(words, span_in_words(flow.steps[name])) for name, words in STEPS.items()]
    tables.show("From people in need to people who complete", ("Step", "People"), rows)
    limits = {
        "always": f"There are more who want to start than the {flow.places} places. Places are what holds it back.",
        "sometimes": f"At the high end there are more who want to start than the {flow.places} places.",
        "never": "There are places for all who want to start. Reach, not places, is what holds it back.",
        "not known": "Without the shares and the places nobody can say what holds it back.",
    }
    messages.paragraph(limits[flow.is_limited_by_places])


def span_in_words(span: Span | None, *, pounds: bool = False, percent: bool = False) -> tables.Cell:
    """A range for people, or that it is not known."""
    return (
        badges.value("not_recorded", "not known")
        if span is None
        else reaching_out.span_in_words(span, pounds=pounds, percent=percent)
    )


def _money(design: Design) -> None:
    messages.heading("What the money buys")
    money = reaching.money(design.reach)
    rows = [
        ("Contract value", badges.value("not_recorded", "not known") if money.value is None else f"£{money.value:,}"),
        ("Cost for each person who starts", span_in_words(money.per_starter, pounds=True)),
        ("Cost for each person who completes", span_in_words(money.per_completer, pounds=True)),
        ("Share of the people in need who start", span_in_words(money.share_started, percent=True)),
        ("Share of the people in need who complete", span_in_words(money.share_completed, percent=True)),
    ]
    tables.show("The money line", ("What", "From lowest to highest"), rows)
    sources.note(
        "Our method: the ends of your ranges multiplied, step by step; no more start than there are places. "
        "Where nobody might start, a cost for each person cannot be worked out. Completing is not the same as gaining."
    )


def _published(design: Design, flow: Flow) -> None:
    messages.heading("What a published percentage could mean here")
    figures = reaching_out.published(design, state.base())
    if not figures:
        words = "No approach in this plan has a published percentage of less of something, so none is applied."
        messages.note("Nothing to apply.", words, "empty")
        return
    options = {key: figure.in_words for key, figure in figures.items()}
    chosen = reaching_out.chosen_figure(design.reach)
    fields.one_of_many(
        "Apply one, to its own outcome only", options, chosen if chosen in options else None, "effect",
        _with_effect, placeholder="None is applied",
    )  # fmt: skip
    if chosen not in figures:
        messages.paragraph("None is applied. That is a good choice where nobody knows what would happen without it.")
        return
    figure = figures[chosen]
    asked = f"Of those who start, how many would have this outcome if nothing were done? {figure.outcome_name}"
    _span(asked, design.reach.without_it, "without-it", lambda now, span: _with(now, without_it=span), percent=True)
    found = reaching.prevented(flow.steps["start"], design.reach.without_it, figure.span)
    messages.paragraph(reaching_out.prevented_in_words(found, figure))
    messages.note("How sure is it?", reaching_out.certainty_in_words(figure), "check")
    sources.cite(figure.sources)


def _with_effect(design: Design, key: str | None) -> Design:
    approach, outcome = (key or ":").split(":")
    return _with(design, effect_of=approach or None, effect_on=outcome or None, without_it=None)


def _stopping(design: Design) -> None:
    messages.heading("What if we stop a service?")
    area = state.area(design)
    if area is None:
        messages.note("No place is chosen yet.", "The services on record follow the place.", "empty")
        rail.link("place", "Choose a place")
        return
    here = readiness.area_picture(area, state.base()).services
    names = {service.id: service.name for service in here}
    chosen = st.selectbox(
        "Which service?", list(names), index=None, format_func=lambda key: names.get(key, key),
        placeholder="Choose one", key="stop", bind="query-params",
    )  # fmt: skip
    if chosen in names:
        _left_without(design, chosen)


def _left_without(design: Design, identifier: str) -> None:
    base, area = state.base(), state.area(design)
    assert area is not None
    service = base.services[identifier]
    found = stopping.left_without(service, area, base)
    messages.reading(*stopping.in_words(service, found))
    rows = [
        (
            item.before.factor_name,
            badges.gap(item.before.shown_as),
            badges.gap(item.after.shown_as),
            wording.join_words([base.services[key].name for key in item.others]) or "None recorded",
        )
        for item in found
    ]
    if rows:
        tables.show(f"Needs that {service.name} acts on", ("Need", "Now", "Without it", "What else is on record"), rows)
    whom: Mapping[str, tables.Cell] = {
        "For whom": service.who_for,
        "Ages": str(service.ages) if service.ages else None,
        "Where": wording.join_words([base.areas[code].name for code in service.areas if code in base.areas]),
        "Who can refer": service.who_can_refer,
    }
    tables.show(f"Who uses {service.name}", ("What", "On record"), list(whom.items()))
    sources.cite(
        [service.source], leaves_out="Which needs a service acts on is our mapping unless marked as confirmed."
    )


page(frame.design_for("reach"))
