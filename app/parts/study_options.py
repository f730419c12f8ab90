"""Shows the kinds of test that a plan could use, ranked, and what more people would show."""

from collections.abc import Sequence

from app import state
from app.parts import badges, charts, messages, sources, tables
from toolkit import charts as drawing, evaluation, wording
from toolkit.design import Design
from toolkit.evaluation_plan import options
from toolkit.evaluation_plan.options import Curve, Option

ENOUGH = {"yes": ("done", "Yes"), "perhaps": ("started", "Perhaps"), "no": ("missing", "No")}
NO_TEST = "no test is possible"


def table(design: Design) -> None:
    """One row for each kind of test, the best feasible one first."""
    found = options.options(design, state.base())
    if not found:
        return
    people = tables.Column("People needed for the difference you named", is_number=True)
    columns = ("Kind of test", "What it can say", "What your people could see", "Enough?", people, "The grant")
    tables.show("Kinds of test, the best that could work first", columns, [_row(item) for item in found])
    ranges = options.unsure(design.evaluation, state.base())
    start = state.base().planning
    sources.cite(
        [start.likeness_in_groups.source] if design.evaluation.cluster_size else [],
        method=_method(ranges),
        leaves_out="Prices are guesses until you put in your own on the page Size and cost.",
    )


def _row(item: Option) -> tuple[tables.Cell, ...]:
    needed = f"{item.needed[0]:,} to {item.needed[1]:,}" if item.needed else None
    return (
        tables.cell(item.name, f"{item.people:,} people"),
        evaluation.WHAT_IT_CAN_SAY[item.study_design],
        _seen(item.best, item.worst),
        badges.step(*ENOUGH[item.enough]),
        needed,
        _money(item),
    )


def _seen(best: float | None, worst: float | None) -> tables.Cell:
    if best is None or worst is None:
        return badges.value("cannot_be_worked_out", NO_TEST)
    low, high = evaluation.size_in_words(best), evaluation.size_in_words(worst)
    words = high if low == high else f"At best {low}, at worst {high}"
    return tables.cell(f"{words[:1].upper()}{words[1:]}", f"{best:.2f} to {worst:.2f} standard deviations")


def _money(item: Option) -> tables.Cell:
    if item.affordable is None:
        return badges.value("not_recorded", "not known")
    return tables.cell("Enough" if item.affordable else "Not enough", item.money)


def _method(ranges: options.Unsure) -> str:
    """What the ranges rest on, so that an evaluator can check them."""
    (kind, harsh), (few, many) = ranges.correlations, ranges.leaving
    return (
        "two-sided t tests at 5% with an 80% chance to see the difference. The range runs from the kindest guess "
        f"(first and last scores go together at {kind:.2g}, {few:.0%} leave) to the harshest ({harsh:.2g}, {many:.0%} "
        f"leave). For whole groups, people in one are alike from {ranges.likeness[0]:.2g} to {ranges.likeness[1]:.2g}. "
        "How wide the range is, is our rule."
    )


def curves(design: Design) -> None:
    """What more people would show, as bands and as a table."""
    plan = design.evaluation
    found = options.curves(plan, state.base())
    shown = [item for item in found if item.id != "clusters"][:1] + found[-1:]
    made = state.made_once(
        "curves", f"{shown}{plan.smallest_effect}{plan.people_expected}",
        lambda: drawing.specification(drawing.what_people_show(shown, plan.smallest_effect, plan.people_expected)),
    )  # fmt: skip
    names = wording.join_words([wording.lower_first(item.name) for item in shown])
    said = f"Two bands, for {names}. Both fall as people are added: with more people smaller differences can be seen."
    caption = "Smallest difference, from the kindest to the harshest guess, in standard deviations"
    source = "The unbroken line is the difference that you named; the broken one stands at your people."
    twin = (caption, _columns(found), _rows(found))
    reading = "The more people start, the smaller the difference that a test can see."
    words = charts.Words(
        "more-people", "What would more people show?", reading, twin, _data(found), f"{source} Our method: see above."
    )
    charts.show(words, said, made)
    messages.paragraph("0.2 is called a small difference, 0.5 a medium and 0.8 a large one (Cohen, 1988).", "small")


def _data(found: Sequence[Curve]) -> list[dict[str, object]]:
    """The bands in long form, for other programs."""
    return [
        {"test": item.id, "people": people, "best": item.best[place], "worst": item.worst[place]}
        for item in found
        for place, people in enumerate(item.people)
    ]


def _columns(found: Sequence[Curve]) -> list[str | tables.Column]:
    return ["People who start", *(tables.Column(item.name, is_number=True) for item in found)]


def _rows(found: Sequence[Curve]) -> list[tuple[tables.Cell, ...]]:
    return [
        (f"{people:,}", *(_range(item.best[place], item.worst[place]) for item in found))
        for place, people in enumerate(found[0].people)
    ]


def _range(best: float | None, worst: float | None) -> tables.Cell:
    if best is None or worst is None:
        return badges.value("cannot_be_worked_out", NO_TEST)
    return f"{best:.2f} to {worst:.2f}"
