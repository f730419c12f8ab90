"""Shows the outcomes framework and edits it: what is watched, with what, when and by whom."""

from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, downloads, fields, frame, measures, messages, rail, sources, standing, tables
from toolkit import readiness
from toolkit.design import Design, PlannedOutcome
from toolkit.readiness import framework
from toolkit.theory_of_change.graph import Box

COLUMNS = ("Outcome", "Indicator and measure", "Good is", "Start and target", "When, and who collects")
AREA_FIGURE = (
    "Police or hospital counts for a whole area cannot show what one service did. Too many other things move them. "
    "Watch this figure beside your own measures."
)
NOT_MAIN = " So it is not a good main outcome: choose a change in the people who take part."
PAIRS = (
    {"baseline": "Where do you start from? The baseline", "target": "Where do you want to get to? The target"},
    {"timing": "When is it collected?", "collector": "Who collects it? A role or an organisation"},
)
DIRECTIONS = {"higher": "Higher", "lower": "Lower"}
NOT_YET = "not yet"


def show_framework(design: Design) -> None:
    """All lines, then the outcomes that have none."""
    lines = [row(line, design) for line in design.ordered("outcomes")]
    waiting = [waiting_row(box) for box in readiness.without_line(design)]
    tables.show("Outcomes framework: one row for each indicator", COLUMNS, lines + waiting)
    sources.note(
        "Outcomes come from the theory of change. Which measure stands for which outcome is our mapping, to be "
        "confirmed. Figures for the whole area are context, not proof of what the service did."
    )


def row(line: PlannedOutcome, design: Design) -> tuple[tables.Cell, ...]:
    """One line of the framework; what is missing is said."""
    measure = state.base().measures.get(line.measure or "")
    below: tables.Cell = measure.name if measure else line.measure or badges.value("not_recorded", "no measure")
    if readiness.is_area_figure(line, design):
        below = "A figure for the whole area: context, not proof"
    main = Markup("<strong>Main outcome</strong>") if line.is_primary else ""
    when = tables.cell(or_not_yet(line.timing), or_not_yet(line.collector, "nobody named yet"))
    return (
        tables.cell(line.outcome, main),
        tables.cell(or_not_yet(line.indicator, "no indicator yet"), below),
        or_not_yet(DIRECTIONS.get(line.good_direction, ""), "not decided"),
        tables.cell(or_not_yet(line.baseline, "no baseline yet"), target(line)),
        when,
    )


def waiting_row(box: Box) -> tuple[tables.Cell, ...]:
    """An outcome that nothing is planned for yet."""
    return box.text, *(or_not_yet("", words) for words in ("no indicator yet", "not decided", NOT_YET, NOT_YET))


def target(line: PlannedOutcome) -> Markup:
    """What the line is to reach."""
    return Markup("Target: {}").format(or_not_yet(line.target, "none yet"))


def or_not_yet(text: str, instead: str = NOT_YET) -> tables.Cell:
    """Words, or the mark of what is missing."""
    return text or Markup('<span class="badge">{}</span>').format(badges.value("not_recorded", instead))


def offer_drafts(design: Design) -> None:
    """A button that drafts a line for each outcome that has none."""
    waiting = readiness.without_line(design)
    if waiting:
        what = "We pick an indicator and a measure where we know one that fits. You change what you like."
        messages.note(f"Without a line: {len(waiting)}.", what, "empty")
        st.button("Draft a line for each outcome", key="draft-lines", type="primary", on_click=draft_lines)


def draft_lines() -> None:
    """Add the drafted lines to the design."""
    opened = state.current()
    if opened:
        state.save(opened.design.with_(outcomes=readiness.draft_outcomes(opened.design, state.base())))


def offer_file(design: Design) -> None:
    """The framework as a file for a spreadsheet."""
    if design.outcomes:
        rows = readiness.framework_rows(design, state.base())
        label = "Download the framework (CSV)"
        downloads.table(label, framework.COLUMNS, rows, "outcomes-framework.csv", "framework-csv")


def choose_line(design: Design) -> PlannedOutcome | None:
    """Which line to work on; the first until somebody chooses."""
    lines: list[PlannedOutcome] = design.ordered("outcomes")
    if not lines:
        return None
    messages.heading("Work on one line")
    names = {line.id: f"{number}. {line.outcome}" for number, line in enumerate(lines, start=1)}
    chosen = st.selectbox(
        "Which line?", list(names), format_func=lambda key: names.get(key, ""), key=f"{design.id}-line"
    )
    return design.outcomes.get(chosen or lines[0].id)


def changed(design: Design, value: Any, key: str, field: str) -> Design:
    """The design with one field of a line changed."""
    return readiness.change_line(design, key, **{field: value or ""})


def edit(design: Design, line: PlannedOutcome) -> None:
    """The fields of one line, with what is known of its measure below."""
    main = partial(choose_main, key=line.id)
    fields.tick("This is the main outcome of the plan (only one can be)", line.is_primary, f"{line.id}-main", main)
    if readiness.is_area_figure(line, design):
        messages.note(
            "This is a figure for the whole area.", AREA_FIGURE + (NOT_MAIN if line.is_primary else ""), "check"
        )
    field = partial(edit_text, line)
    field("indicator", "What will show it? The indicator")
    choose_measure(design, line)
    direction = partial(changed, key=line.id, field="good_direction")
    label, now = "Which way is good?", line.good_direction or None
    fields.one_of(label, DIRECTIONS, now, f"{line.id}-good", direction, horizontal=True)
    for pair in PAIRS:
        for column, name in zip(st.columns(2), pair, strict=True):
            with column:
                field(name, pair[name])
    about_measure(design, line)
    more_or_less(design, line)


def choose_main(design: Design, ticked: bool, key: str) -> Design:
    """The design with this line as its one main outcome, or not."""
    return readiness.choose_main(design, key, ticked)


def edit_text(line: PlannedOutcome, field: str, label: str, **more: Any) -> None:
    """One line of words."""
    change = partial(changed, key=line.id, field=field)
    fields.text(label, getattr(line, field), f"{line.id}-{field}", change, help=fields.NO_NAMES, **more)


def choose_measure(design: Design, line: PlannedOutcome) -> None:
    """Which measure: those that fit first."""
    fitting, others = readiness.offered_measures(line, design, state.base())
    options = {measure.id: f"Fits: {measures.option(measure)}" for measure in fitting}
    options |= {measure.id: measures.option(measure) for measure in others}
    label = "What is it measured with? The measure"
    fields.one_of_many(label, options, line.measure, f"{line.id}-measure", partial(measure_chosen, key=line.id))
    chosen = state.base().measures.get(line.measure or "")
    if chosen:
        measures.warn(chosen, design.question.ages)
    if design.question.ages is None:
        messages.paragraph("Say which ages you work with, and we can tell which measures are made for them.", "small")
        rail.link("question-and-people", "Choose the ages")
    if not fitting:
        none = (
            "No measure here fits this outcome and these ages. You can still choose one, or write your own indicator."
        )
        messages.paragraph(none, "small")


def measure_chosen(design: Design, measure: str | None, key: str) -> Design:
    """The design with a measure for a line."""
    return readiness.choose_measure(design, state.base(), key, measure)


def about_measure(design: Design, line: PlannedOutcome) -> None:
    """What is known of the measure that was chosen."""
    measure = state.base().measures.get(line.measure or "")
    if measure:
        measures.show(measure)
    elif line.measure:
        messages.note(f"The measure “{line.measure}” is no longer on file.", "Choose another one.", "check")


def more_or_less(design: Design, line: PlannedOutcome) -> None:
    """One more indicator for the same outcome, or this line taken away."""
    box = design.theory.boxes.get(line.box or "")
    with st.container(horizontal=True):
        if box:
            st.button("Add another indicator", key=f"more-{line.id}", on_click=add_line, args=(box,))
        st.button("Remove this line", key=f"remove-{line.id}", on_click=remove_line, args=(line.id,))


def add_line(box: Box) -> None:
    """Save the design with one more line."""
    opened = state.current()
    if opened:
        state.save(readiness.add_line(opened.design, box))


def remove_line(key: str) -> None:
    """Save the design without a line."""
    opened = state.current()
    if opened:
        state.save(opened.design.without_item("outcomes", key))


design = frame.design_for("monitoring")
frame.open_page(
    "monitoring",
    "What will you watch, and how?",
    "One row for each indicator: what shows the change, when, and by whom.",
)
messages.reading(*readiness.framework_in_words(design))
if design.outcomes or readiness.without_line(design):
    messages.paragraph(str(readiness.burden(design, state.base())))
    show_framework(design)
    offer_drafts(design)
    offer_file(design)
    standing.advice(design, "monitoring")
    rail.link("collect-data", "Collect the data: a sheet made from these lines →")
    rail.link("results", "See the results →")
    chosen_line = choose_line(design)
    if chosen_line:
        edit(design, chosen_line)
else:
    messages.note("The framework will stand here.", "It lists the outcomes of your theory of change.", "empty")
    rail.link("theory-of-change", "Draw the theory of change")
frame.next_step("monitoring")
