"""Shows who was reached and who left: planned against actual, the way through, each group, and what was left out."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, charts, frame, kept_results, messages, sources, tables
from toolkit import charts as plain_charts, wording
from toolkit.design import Design
from toolkit.documents import phrases
from toolkit.observing import drawing, words
from toolkit.observing.observed import FEWEST_TO_SHOW, Estimate, Group, Observed, Shown, Split

SMALL_NUMBERS = (
    f"Numbers from 1 to {FEWEST_TO_SHOW - 1} are hidden and all others go to the nearest 5, so that nobody can be "
    "recognised. A second number is hidden where the total would betray the first. This rule is ours, after the one "
    "for hospital figures."
)
ALIKE = 0.25
"""Closer than this, those who left and those who stayed count as alike (What Works Clearinghouse)."""
USUAL_LOSS = 0.2
"""A common yardstick: more than a fifth lost makes a result doubtful."""


def people(shown: Shown) -> tables.Cell:
    """A number of people as it may be shown."""
    if shown.people is None:
        return badges.value("suppressed", f"hidden (1 to {FEWEST_TO_SHOW - 1}, or it would show another)")
    return shown.people


def planned_and_actual(design: Design, observed: Observed) -> None:
    """What the plan expected beside what happened."""
    messages.heading("Planned and actual")
    plan, by_name = design.evaluation, {stage.name: stage.people for stage in observed.stages}
    twice = observed.changes[0].people if observed.changes else None
    rows: list[tuple[tables.Cell, ...]] = [
        ("Places", _planned(design.delivery.places), people(by_name["Offered a place"])),
        ("People who take part", _planned(plan.people_expected), people(by_name["Started"])),
        (
            "People measured twice, main outcome",
            _planned(_twice(design)),
            people(twice) if twice else "not measured twice",
        ),
        ("Share who leave early", f"{plan.attrition:.0%}", _share(observed.share_left_early)),
    ]
    tables.show("Planned against actual", ("What", tables.Column("Planned"), tables.Column("Actual")), rows)
    _targets(design, observed)


def _planned(number: int | None) -> tables.Cell:
    return number if number is not None else badges.value("not_recorded", "not planned")


def _twice(design: Design) -> int | None:
    expected = design.evaluation.people_expected
    return round(expected * (1 - design.evaluation.attrition)) if expected else None


def _share(found: Estimate) -> tables.Cell:
    if found.value is None or found.lower is None or found.upper is None:
        return badges.value("suppressed", "too few people to show")
    return f"{found.value:.0%} (95% interval {found.lower:.0%} to {found.upper:.0%})"


def _targets(design: Design, observed: Observed) -> None:
    lines = [
        (line.indicator or line.outcome, line.baseline or _none(), line.target or _none(), _reached(line.id, observed))
        for line in design.ordered("outcomes")
    ]
    if lines:
        with frame.folded("Each line of the framework, with its target", "targets"):
            tables.show("Targets and results", ("Indicator", "Baseline", "Target", "What came back"), lines)


def _none() -> Markup:
    return badges.value("not_recorded", "none set")


def _reached(line: str, observed: Observed) -> tables.Cell:
    for change in observed.changes:
        if line in change.lines:
            return words.change_in_words(change)
    for result in observed.results:
        if line in result.lines:
            return words.result_in_words(result)
    return badges.value("not_recorded", "not in the data sheet")


def way_through(design: Design, observed: Observed) -> None:
    """From the offer to the last score: how many are left at each stage, and why the others left."""
    rows = [(stage.name, stage.people.people, words.people(stage.people)) for stage in observed.stages]
    data = [{"stage": name, "people": number} for name, number, _ in rows]
    table = [(stage.name, people(stage.people), _of_first(stage.share_of_first)) for stage in observed.stages]
    reading = f"{rows[0][2].capitalize()} were offered a place. {rows[-1][0]}: {rows[-1][2]}."
    shown = charts.Words(
        "way-through", "The way through", reading,
        ("The way through, stage by stage",
         ("Stage", tables.Column("People", is_number=True), tables.Column("Of those offered", is_number=True)), table),
        data, source=SMALL_NUMBERS,
    )  # fmt: skip
    content = observed.model_dump_json()
    made = state.made_once("way-through", content, lambda: plain_charts.specification(drawing.bars(rows)))
    charts.show(shown, f"Bars. {reading}", made)
    _who_left(design, observed)


def _of_first(share: float | None) -> tables.Cell:
    return badges.value("suppressed", "hidden") if share is None else f"{share:.0%}"


def _who_left(design: Design, observed: Observed) -> None:
    if observed.ended:
        _counts("Where people stand", observed.ended)
    if observed.reasons:
        _counts("Why people left early", observed.reasons)
    left = observed.share_left_early.value
    if left is not None and left > max(design.evaluation.attrition, USUAL_LOSS):
        lead = f"{left:.0%} of those whose time is over left early."
        messages.note(lead, "That is more than planned. Those who stay may differ from those who left.", "check")
    differ = observed.leavers_differ.value
    if differ is not None:
        messages.paragraph(f"At the start, those who left early scored {_differ_in_words(differ)} those who finished.")


def _differ_in_words(differ: float) -> str:
    if abs(differ) < ALIKE:
        return "about the same as"
    return f"{abs(differ):.2f} standard deviations {'higher' if differ > 0 else 'lower'} than"


def _counts(caption: str, groups: Sequence[Group]) -> None:
    columns = ("Group", tables.Column("People", is_number=True))
    tables.show(caption, columns, [(group.label, people(group.people)) for group in groups])


def who_was_reached(design: Design, observed: Observed) -> None:
    """Who came, against who was meant."""
    messages.heading("Who was reached")
    if not observed.splits:
        messages.paragraph("The sheet says nothing on age, sex or other features.")
        return
    for split in observed.splits:
        if split.meant:
            messages.paragraph(_meant_in_words(split, str(design.question.ages)))
        _counts(split.heading, split.groups)
    sources.note(SMALL_NUMBERS)


def _meant_in_words(split: Split, ages: str) -> str:
    outside = [group for group in split.groups if group.label not in (*split.meant, "Not known", "Not recorded")]
    if not outside:
        return f"The plan is for people aged {ages}. Nobody outside these ages is in the sheet."
    said = wording.join_words([f"{words.people(group.people)} in “{group.label}”" for group in outside])
    return f"The plan is for people aged {ages}. Outside these ages: {said}."


def how_it_was_read(design: Design, observed: Observed) -> None:
    """What was read and left out, and the way to take it out of use."""
    messages.heading("How this was read")
    by = f" from {observed.read_by}" if observed.read_by else ""
    read = f"A sheet with {words.people(observed.rows)}, read on {phrases.partial(observed.read_on)}{by}."
    facts = [f"{read} Only totals and averages are kept."]
    if observed.left_out.rows:
        columns = wording.join_words([f"“{name}”" for name in observed.left_out.columns])
        facts.append(
            f"{wording.count_of(observed.left_out.rows, 'row')} left out on purpose, because something was wrong in "
            f"{columns}. If those people differ from the others, the results do not speak for them."
        )
    messages.bullets(facts)
    st.button("Take these results out of use", key="remove-results", on_click=kept_results.remove, args=(design.id,))
