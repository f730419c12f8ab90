"""Edits one line of the outcomes framework: what is watched, with what, when, by whom, for whom apart, at what cost."""

from functools import partial
from typing import Any

import streamlit as st

from app import state
from app.parts import fields, framework_table, measure_fit, measures, messages, plan_fields, rail
from toolkit import evaluation, readiness
from toolkit.design import Design, PlannedOutcome
from toolkit.evaluation import collecting
from toolkit.evaluation_plan import drafting
from toolkit.theory_of_change.graph import Box

AREA_FIGURE = (
    "Police or hospital counts for a whole area cannot show what one service did. Too many other things move them. "
    "Watch this figure beside your own measures."
)
NOT_MAIN = " So it is not a good main outcome: choose a change in the people who take part."
LABELS = {
    "baseline": "Where do you start from? The baseline",
    "target": "Where do you want to get to? The target",
    "timing": "When is it collected, in words?",
    "collector": "Who collects it? A role or an organisation",
    "data_source": "From what? Who answers, or which records",
    "data_note": "What to take care of with these data",
}
PAIRS = (("baseline", "target"), ("timing", "collector"), ("data_source", "data_note"))


def choose(design: Design) -> PlannedOutcome | None:
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


def edit(design: Design, line: PlannedOutcome) -> None:
    """The fields of one line, with what is known of its measure below."""
    if line.to_check:
        messages.note(
            "We drafted some of this line. Nobody has checked it.", "Change what is wrong, or say it is right.", "check"
        )
        seen = (drafting.look_at, "outcomes", line.id)
        st.button("It is right", key=f"right-{line.id}", on_click=plan_fields.save, args=seen)
    main = partial(_choose_main, key=line.id)
    fields.tick("This is the main outcome of the plan (only one can be)", line.is_primary, f"{line.id}-main", main)
    if readiness.is_area_figure(line, design):
        messages.note(
            "This is a figure for the whole area.", AREA_FIGURE + (NOT_MAIN if line.is_primary else ""), "check"
        )
    _text(line, "indicator", "What will show it? The indicator")
    _choose_measure(design, line)
    label, now = "Which way is good?", line.good_direction or None
    direction = partial(_changed, key=line.id, field="good_direction")
    fields.one_of(label, framework_table.DIRECTIONS, now, f"{line.id}-good", direction, horizontal=True)
    for pair in PAIRS:
        for column, name in zip(st.columns(2), pair, strict=True):
            with column:
                _text(line, name, LABELS[name])
    _target(design, line)
    _moments(line)
    _more(line)
    _about_measure(design, line)
    _more_or_less(design, line)


def _changed(design: Design, value: Any, key: str, field: str) -> Design:
    return readiness.change_line(design, key, **{field: value or ""})


def _number_changed(design: Design, value: Any, key: str, field: str) -> Design:
    return readiness.change_line(design, key, **{field: value})


def _choose_main(design: Design, ticked: bool, key: str) -> Design:
    return readiness.choose_main(design, key, ticked)


def _text(line: PlannedOutcome, field: str, label: str) -> None:
    change = partial(_changed, key=line.id, field=field)
    fields.text(label, getattr(line, field), f"{line.id}-{field}", change, help=fields.NO_NAMES)


def _number(line: PlannedOutcome, field: str, label: str, **more: Any) -> None:
    change = partial(_number_changed, key=line.id, field=field)
    fields.number(label, getattr(line, field), f"{line.id}-{field}", change, **more)


def _target(design: Design, line: PlannedOutcome) -> None:
    """The target as numbers, where there are some, and what it still lacks."""
    lacks = framework_table.what_the_target_lacks(line, design)
    if lacks:
        messages.note(lacks, "A target that nobody can check is a wish.", "check")
    with st.expander("The same as numbers, in the unit of the indicator"):
        left, right = st.columns(2)
        with left:
            _number(line, "baseline_number", "Start, as a number")
        with right:
            _number(line, "target_number", "Target, as a number")
        by = partial(_by, key=line.id)
        fields.text("By when? A year, or a month such as 2028-03", line.target_by or "", f"{line.id}-target_by", by)


def _by(design: Design, value: str | None, key: str) -> Design:
    return readiness.change_line(design, key, target_by=value or None)


def _moments(line: PlannedOutcome) -> None:
    """The moments from the list, from which burden and timetable follow, and the words while nobody wrote own."""
    options = {key: f"{words[:1].upper()}{words[1:]}" for key, words in evaluation.MOMENTS.items()}
    with st.expander("When, from a list: your timetable and the burden follow from it"):
        fields.some_of("Tick each moment", options, line.moments, f"{line.id}-moments", partial(_at, key=line.id))


def _at(design: Design, value: tuple[Any, ...], key: str) -> Design:
    before = design.outcomes.get(key)
    follows = before is not None and before.timing in ("", collecting.in_words(before.moments))
    words = {"timing": collecting.in_words(value)} if follows else {}
    return readiness.change_line(design, key, moments=value, **words)


def _more(line: PlannedOutcome) -> None:
    """For whom it is shown apart, and what collecting costs."""
    with st.expander("For whom is it shown apart, and what does it cost?"):
        groups = {group.id: group.name for group in state.base().planning.groups if group.can_be_split}
        split = partial(_changed_groups, key=line.id)
        fields.some_of("Shown apart by (small numbers stay hidden)", groups, line.split_by, f"{line.id}-split", split)
        label, limits = (
            "More minutes of a worker for one person each time",
            {"min_value": 0.0, "max_value": 600.0, "step": 5.0},
        )
        _number(line, "staff_minutes", label, **limits)
        _number(
            line, "cost", "Other cost in whole pounds, such as a licence", min_value=0, max_value=1_000_000, step=10
        )


def _changed_groups(design: Design, value: tuple[str, ...], key: str) -> Design:
    return readiness.change_line(design, key, split_by=value)


def _choose_measure(design: Design, line: PlannedOutcome) -> None:
    """Which measure: those that fit first."""
    fitting, others = readiness.offered_measures(line, design, state.base())
    options = {measure.id: f"Fits: {measures.option(measure)}" for measure in fitting}
    options |= {measure.id: measures.option(measure) for measure in others}
    label = "What is it measured with? The measure"
    fields.one_of_many(label, options, line.measure, f"{line.id}-measure", partial(_measure_chosen, key=line.id))
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
    measure_fit.compare(design, line, fitting)


def _measure_chosen(design: Design, measure: str | None, key: str) -> Design:
    return readiness.choose_measure(design, state.base(), key, measure)


def _about_measure(design: Design, line: PlannedOutcome) -> None:
    """What is known of the measure that was chosen."""
    measure = state.base().measures.get(line.measure or "")
    if measure:
        measures.show(measure)
    elif line.measure:
        messages.note(f"The measure “{line.measure}” is no longer on file.", "Choose another one.", "check")


def _more_or_less(design: Design, line: PlannedOutcome) -> None:
    """One more indicator for the same outcome, or this line taken away."""
    box = design.theory.boxes.get(line.box or "")
    with st.container(horizontal=True):
        if box:
            st.button("Add another indicator", key=f"more-{line.id}", on_click=_add_line, args=(box,))
        st.button("Remove this line", key=f"remove-{line.id}", on_click=_remove_line, args=(line.id,))


def _add_line(box: Box) -> None:
    plan_fields.save(readiness.add_line, box)


def _remove_line(key: str) -> None:
    plan_fields.save(lambda design: design.without_item("outcomes", key))
