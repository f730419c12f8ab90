"""Shows the gap view: a row for each need, a column for each age, level or place; every cell opens."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, messages, sources, tables
from toolkit import gaps, wording
from toolkit.design import Design
from toolkit.gaps import CUTS, By, Column, Gap, Picture, opened
from toolkit.gaps.opened import Opened, Rests
from toolkit.need.readings import Reading
from toolkit.readiness import grids
from toolkit.vocabulary import AGE_BANDS, Area

MEANING: Mapping[By, str] = {
    "age": "All ages are shown, not only those of your plan. A figure for all ages says so in each column.",
    "level": "The figures are the same in every column: no figure tells the levels apart.",
    "place": "Each place has its own figures. Where only the county has one, it is named and not used.",
}
MOST_SIDE_BY_SIDE = 5
"""With more columns than this the cells of a row stand in lines below its name, as they do on a phone."""


def show(design: Design, area: Area, picture: Picture, found: Sequence[Gap]) -> None:
    """The choice of columns, then the grid, then where it comes from."""
    by = _ask_by()
    everything = st.checkbox(
        "Show everything, also where need does not stand out and is not one you chose",
        key="gaps-all",
        bind="query-params",
    )
    shown = [gap for gap in found if everything or gap.needs_action or set(gap.needs) & set(design.needs)]
    messages.paragraph(MEANING[by], "small")
    follows_from = (
        by, area.code, design.question.model_dump_json(), [gap.id for gap in shown],
        state.today(), state.records_stamp(), state.database_address(), state.base().partnership.name,
    )  # fmt: skip
    messages.show(state.made_once("gap-grid", f"{follows_from}", partial(_grid, design, area, picture, shown, by)))
    sources.cite(
        dict.fromkeys(reading.source for gap in shown for reading in picture.readings.get(gap.factor, ())[:1]),
        leaves_out="Links from need to service are our mapping unless marked otherwise; nobody has confirmed them yet.",
    )


def _grid(design: Design, area: Area, picture: Picture, shown: Sequence[Gap], by: By) -> Markup:
    columns = grids.columns(area, state.base(), by, design.question)
    head = [tables.Column(column.name, note=_note(column, by, design)) for column in columns]
    rows = [[_what_is_needed(gap, picture), *(_cell(gap, column, by) for column in columns)] for gap in shown]
    many = len(columns) > MOST_SIDE_BY_SIDE
    return tables.table(f"Need by {CUTS[by].lower()}", ("What is needed", *head), rows, many=many)


def _ask_by() -> By:
    by = st.radio(
        "Columns", list(CUTS), index=1, format_func=lambda item: CUTS[item], horizontal=True, key="gaps-by",
        bind="query-params",
    )  # fmt: skip
    return by or "level"


def _note(column: Column, by: By, design: Design) -> str:
    asked = design.question.ages
    return "ages of your plan" if by == "age" and asked and asked.overlaps(AGE_BANDS[column.key]) else ""


def _what_is_needed(gap: Gap, picture: Picture) -> Markup:
    reading = next((item for item in picture.readings.get(gap.factor, ()) if item.value is not None), None)
    if reading is None:
        return tables.cell(gap.factor_name, badges.value("not_recorded", "no figure on file"))
    verdict = badges.verdict(reading.verdict)
    return Markup("{}<div>{}</div>{}").format(gap.factor_name, verdict, tables.cell("", figures(reading)))


def figures(reading: Reading) -> str:
    """A figure against its comparator, as short as can be read."""
    value = wording.with_unit(reading.value, reading.unit)
    if reading.comparator_value is None:
        return value
    return f"{wording.number(reading.value)} v {wording.with_unit(reading.comparator_value, reading.unit)}"


def _cell(whole: Gap, column: Column, by: By) -> Markup:
    gap = column.picture.gap(next(item for item in column.picture.factors if item.id == whole.factor))
    behind = opened.opened(gap, column.picture)
    parts = (_need(behind, gap, column, by), _provision(gap, behind), _evidence(gap, behind))
    return Markup("{}{}{}").format(*parts)


def _need(behind: Opened, gap: Gap, column: Column, by: By) -> Markup:
    reading = behind.need
    if reading is None:
        return _line(badges.value("not_recorded", _not_known(gap, column)))
    if by == "level":
        return _line(badges.verdict(reading.verdict))
    indicator = column.picture.indicators.get(reading.id)
    ages = f", ages {indicator.ages}" if indicator and indicator.ages else ", all ages" if by == "age" else ""
    shown = Markup('{} <span class="small">{}{}</span>').format(badges.verdict(reading.verdict), figures(reading), ages)
    return _line(shown)


def _not_known(gap: Gap, column: Column) -> str:
    """That the need is not known, with the figure of the wider area where there is one."""
    found = column.picture.readings.get(gap.factor, ())
    wider = next((item for item in found if item.status == "no_figure" and item.period), None)
    return f"Need not known here: {wider.difference}" if wider else "Need not known here"


def _line(content: Markup) -> Markup:
    return Markup('<div class="gap-line">{}</div>').format(content)


def _provision(gap: Gap, behind: Opened) -> Markup:
    base = state.base()
    also = Markup("").join(
        _line(badges.gap(warning)) for warning in gap.warnings if warning not in (gap.kind, gap.shown_as)
    )
    words = gaps.in_short(gap, base.services, base.approaches)
    if gap.kind == "data_gap":
        # The line above says already that the need is not known.
        words = words.partition(". ")[2] or "None recorded"
    summary = Markup('<details class="gap"><summary>{}<span class="short">{}</span></summary>{}</details>')
    return summary.format(badges.gap(gap.shown_as), words, _inside(gap, behind)) + also


def _evidence(gap: Gap, behind: Opened) -> Markup:
    if behind.best is None and gap.kind == "evidence_gap":
        return Markup("")
    if behind.best is None:
        return _line(Markup('<span class="small">{}</span>').format(behind.studies))
    best = Markup('{} <span class="small">best on file: {}</span>')
    return _line(best.format(badges.impact(behind.best.label), wording.lower_first(behind.best.name)))


def _inside(gap: Gap, behind: Opened) -> Markup:
    parts: Mapping[str, Markup | str] = {
        "Why": gap.reason,
        "Who provides it": _listed(behind.providers) if behind.providers else "None recorded",
        "For how many": behind.how_many,
        "What studies say": behind.studies,
        "What would close it": behind.closes,
        "It rests on": _listed(_link(item) for item in behind.rests_on),
    }
    lines = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, words) for name, words in parts.items())
    return Markup('<dl class="inside">{}</dl>').format(lines)


def _link(item: Rests) -> Markup:
    """One link with who confirmed it, or that nobody has."""
    by = item.link.confirmed_by
    said = Markup("(confirmed by {})").format(by) if by else badges.to_check("not confirmed")
    return Markup("{}: {} {}").format(item.kind, item.name, said)


def _listed(items: Iterable[Markup | str]) -> Markup:
    lines = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<ul>{}</ul>").format(lines) if lines else Markup("Nothing")
