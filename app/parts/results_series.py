"""Shows series over time as control charts, from the data sheet and from numbers that people have from elsewhere."""

import datetime
from functools import partial

import streamlit as st

from app import state
from app.parts import charts, frame, messages, tables
from toolkit import charts as plain_charts
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.observing import drawing, own_series, periods, words
from toolkit.observing.observed import Observed, Series
from toolkit.observing.own_series import OwnSeries
from toolkit.statistics import control_charts
from toolkit.store import Collection

KIND = "own_series"
GOOD = {"lower": "Lower is better", "higher": "Higher is better"}
METHOD = (
    "Our method: XmR chart, limits at the average plus and minus 2.66 times the mean step from one point to the next "
    "(NHS Making Data Count). Diamond: outside the limits. Triangle: seven that rise or fall. Square: two of three "
    "close to a limit. Cross: seven on one side of the average. Disc: no signal."
)
EXAMPLE = "2026-01, 31\n2026-02, 28\n2026-03, 35"


def show(observed: Observed) -> None:
    """How many started over time."""
    messages.heading("Over time")
    for number, series in enumerate(observed.series):
        _chart(series, f"series-{number}")
    if observed.too_few_for_series:
        words_of = "In each quarter too few people started to show how many. Look again when there are more."
        messages.note("Too few people for a chart.", words_of, "empty")


def show_own(design: Design) -> None:
    """Numbers that people typed in, such as incidents by month, and the way to add some."""
    kept = _kept(design)
    for number, series in enumerate(kept):
        _chart(series, f"own-{number}")
        st.button(f"Remove “{series.name}”", key=f"remove-own-{number}", on_click=partial(_remove, design, number))
    with frame.folded("Add numbers by month from elsewhere, such as incidents", "own-series"):
        _ask(design)


def _ask(design: Design) -> None:
    messages.paragraph("Only totals, never rows about people. Totals below 8 may point to a person: use a longer time.")
    left, right = st.columns(2)
    with left:
        name = st.text_input("What do the numbers count?", key=f"{design.id}-own-name", max_chars=80)
    with right:
        source = st.text_input("Where are they from?", key=f"{design.id}-own-source", max_chars=200)
    good = st.radio(
        "Which way is good?",
        list(GOOD),
        format_func=lambda item: GOOD[item],
        key=f"{design.id}-own-good",
        horizontal=True,
    )
    label = "One line for each month: the month, a comma and the number"
    text = st.text_area(label, key=f"{design.id}-own-text", height=160, placeholder=EXAMPLE)
    st.button("Add this series", key=f"{design.id}-own-add", on_click=partial(_add, design, text, name, source, good))
    if state.refused(f"{design.id}-own"):
        messages.error(state.refused(f"{design.id}-own"))


def _add(design: Design, text: str, name: str, source: str, good: str) -> None:
    try:
        today = datetime.date.fromisoformat(state.today())
        new = own_series.read_series(text or "", name or "", source or "", good, today)
    except UserError as error:
        state.refuse(f"{design.id}-own", str(error))
        return
    state.refuse(f"{design.id}-own", "")
    _keep(design, (*_kept(design), new))


def _remove(design: Design, number: int) -> None:
    _keep(design, tuple(series for place, series in enumerate(_kept(design)) if place != number))


def _kept(design: Design) -> tuple[Series, ...]:
    try:
        return _collection().get(design.id).record.series
    except UserError:
        return ()


def _keep(design: Design, series: tuple[Series, ...]) -> None:
    _collection().keep_all({design.id: OwnSeries(design=design.id, series=series)})


def _collection() -> Collection[OwnSeries]:
    return state.store().records(KIND, OwnSeries)


def _chart(series: Series, name: str) -> None:
    chart = control_charts.xmr(series.values, lowest=0)
    names, said = periods.labels(series), words.signals_in_words(series, chart)
    average, low, high = (float(level[0]) for level in (chart.average, chart.lower, chart.upper))
    reading = f"{said[0]} The average is {average:.1f}; the usual range is {low:.1f} to {high:.1f}."
    rows = [(names[place], f"{value:g}", _signal(str(chart.rule[place]))) for place, value in enumerate(series.values)]
    columns = (series.period.capitalize(), tables.Column("Number", is_number=True), "Signal")
    data = [{"period": names[place], "value": value} for place, value in enumerate(series.values)]
    title = f"{series.name}, by {series.period}"
    shown = charts.Words(
        name, title, reading, (title, columns, rows), data, f"{series.source}. {METHOD}", fold_table=True
    )
    made = state.made_once(
        name, series.model_dump_json(), lambda: plain_charts.specification(drawing.series(series, chart))
    )
    charts.show(shown, f"Line over time. {reading}", made)
    for sentence in [*said[1:], words.trial_in_words(series, chart)]:
        if sentence:
            messages.paragraph(sentence, "small")


def _signal(rule: str) -> str:
    return control_charts.RULES[rule] if rule else "None"
