"""Shows how the measure of a line fits it, point by point, and the others that might."""

from collections.abc import Sequence

import streamlit as st

from app import state
from app.parts import badges, sources, tables
from toolkit.design import Design, PlannedOutcome
from toolkit.evaluation_plan import fitting
from toolkit.evaluation_plan.fitting import Fit
from toolkit.monitoring import Measure

ANSWERS = {"yes": ("done", "Yes"), "no": ("missing", "No"), "not_known": ("started", "Not known")}
MOST = 3


def compare(design: Design, line: PlannedOutcome, fitting_measures: Sequence[Measure]) -> None:
    """The chosen measure beside up to three that fit, each point in a row."""
    chosen = state.base().measures.get(line.measure or "")
    others = [measure for measure in fitting_measures if measure != chosen]
    compared = [*([chosen] if chosen else []), *others][: MOST + 1]
    if not compared:
        return
    with st.expander("How well do measures fit this line?"):
        points = [fitting.fit(measure, line, design) for measure in compared]
        columns = ("Point", *(measure.short_name for measure in compared))
        rows = [(row[0].point, *(_cell(item) for item in row)) for row in zip(*points, strict=True)]
        tables.show("Measures held against this line and its people", columns, rows)
        cited = [source for measure in compared for source in measure.sources]
        sources.cite(cited, leaves_out="Which measure stands for which outcome is our mapping, to be confirmed.")


def _cell(item: Fit) -> tables.Cell:
    return tables.cell(badges.step(*ANSWERS[item.answer]), item.says)
