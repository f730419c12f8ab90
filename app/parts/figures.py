"""Shows readings of need: the key to the marks, the chart against a reference, and the same in a table."""

from collections.abc import Sequence

from markupsafe import Markup

from app import state
from app.parts import badges, charts, messages, sources, tables
from toolkit import charts as drawing, wording
from toolkit.need import summary
from toolkit.need.indicators import Indicator
from toolkit.need.readings import Reading

VERDICTS = ("worse", "better", "similar", "higher", "lower", "not_compared")
"""In the order of the key above a chart."""
LEAVE_OUT = (
    "The bar is a 95% interval; at the edge of the chart it may go on. It leaves out errors in recording and "
    "reporting. Being different is not the same as being serious."
)


GATHERED = {
    "official": "",
    "survey": "; from a survey",
    "service": "; from a return of services",
    "own": "; our own count",
}


def short_names() -> dict[str, str]:
    """Each indicator's short name, with its unit."""
    return {indicator.id: indicator.short_name for indicator in state.base().indicators.values()}


def key(readings: Sequence[Reading]) -> None:
    """The marks that appear below, with their words."""
    met = {reading.verdict for reading in readings}
    messages.show(badges.row(badges.verdict(word) for word in VERDICTS if word in met))
    if met & {"higher", "lower"}:
        words = (
            "Higher or lower: the figure also counts what police and services do, so it is not called worse or better."
        )
        messages.paragraph(words, "small")


def show(title: str, readings: Sequence[Reading], name: str = "need") -> None:
    """The chart of the readings that can be drawn, and all of them in a table. `name` is unique on a page."""
    drawn = [reading for reading in readings if drawing.can_be_drawn(reading)]
    caption = f"{readings[0].area_name} against {_references(readings)}"
    twin = (caption, columns(readings), [row(reading) for reading in readings])
    if not drawn:
        tables.show(*twin)
        return
    content = "".join(reading.model_dump_json() for reading in drawn)
    made = state.made_once("compare", content, lambda: _specification(drawn))
    data = [listing(reading) for reading in readings]
    said = summary.in_a_sentence(readings)
    charts.show(charts.Words(name, title, said, twin, data, _note(readings)), describe(drawn), made)


def listing(reading: Reading) -> dict[str, object]:
    """A reading as a row for other programs."""
    fields = ("id", "name", "unit", "area", "area_name", "period", "value", "lower", "upper", "count", "denominator")
    compared = ("comparator", "comparator_name", "comparator_value", "verdict", "excess", "status")
    source = state.base().source_title(reading.source)
    return {**{name: getattr(reading, name) for name in (*fields, *compared)}, "source": source}


def _specification(drawn: Sequence[Reading]) -> dict[str, object]:
    return drawing.specification(drawing.compare_with_reference(drawn, short_names()))


def describe(readings: Sequence[Reading]) -> str:
    """What a screen reader says of the chart."""
    said = (f"{reading.name}: {wording.number(reading.value)}, {reading.difference}" for reading in readings)
    return f"Chart of {len(readings)} figures for {readings[0].area_name}. " + ". ".join(said) + "."


def columns(readings: Sequence[Reading]) -> list[str | tables.Column]:
    """The head of the table."""
    reference = _references(readings)
    return [
        "Indicator",
        tables.Column(readings[0].area_name, is_number=True),
        tables.Column(reference[:1].upper() + reference[1:], is_number=True),
        "Verdict",
        tables.Column(f"Above {reference}’s rate" if " " not in reference else "Above that rate"),
        "Period and source",
    ]


def row(reading: Reading) -> tuple[tables.Cell, ...]:
    """One reading as a row."""
    indicator = state.base().indicators[reading.id]
    other = "" if reading.comparator == state.need().comparator else reading.comparator_name
    return (
        tables.cell(indicator.name, f"{indicator.unit}{GATHERED[indicator.gathered]}"),
        value(reading),
        tables.cell(number(reading.comparator_value), other),
        verdict(reading),
        excess(reading),
        tables.cell(reading.period or badges.value("not_recorded", "none on file"), source(reading)),
    )


def number(amount: float | None) -> tables.Cell:
    """A figure, zero marked as such."""
    return badges.value("zero") if amount == 0 else amount


def value(reading: Reading) -> tables.Cell:
    """The place's own figure, or why there is none."""
    return missing(reading.status) if reading.value is None else number(reading.value)


def missing(status: str) -> Markup:
    """Why there is no figure: hidden by its publisher, hidden here, does not apply, or not recorded."""
    return badges.value(status if status in ("suppressed", "hidden_here", "not_applicable") else "not_recorded")


def verdict(reading: Reading) -> Markup:
    """The verdict, and why where nothing was compared."""
    if reading.value is None and reading.status == "no_figure":
        return tables.cell(badges.gap("data_gap"), indicator_of(reading).data_gap or "Nobody has given us this yet.")
    why = "" if reading.is_tested else reading.difference
    return tables.cell(badges.verdict(reading.verdict), why)


def excess(reading: Reading) -> tables.Cell:
    """How many more there were than the reference's rate would give."""
    if reading.excess is None:
        return badges.value("cannot_be_worked_out")
    if reading.verdict == "similar":
        return "no clear difference"
    amount = round(reading.excess)
    return f"{wording.number(abs(amount))} {'more' if amount > 0 else 'fewer'}" if amount else "none"


def source(reading: Reading) -> Markup:
    """Who published a figure, with a link; the note under the chart has the title."""
    return publisher(reading.source)


def publisher(identifier: str) -> Markup:
    """The publisher of a source, linked where it has an address."""
    published = state.base().sources[identifier]
    return messages.link(published.publisher, published.link) if published.link else Markup.escape(published.publisher)


def indicator_of(reading: Reading) -> Indicator:
    """The indicator that was read."""
    return state.base().indicators[reading.id]


def _note(readings: Sequence[Reading]) -> Markup:
    tested = any(reading.is_tested for reading in readings)
    method = "Byar limits for counts and Wilson limits for shares, at 95%." if tested else ""
    leave_out = LEAVE_OUT if tested else "These figures come without counts or limits, so no interval can be shown."
    return sources.line((reading.source for reading in readings), method=method, leaves_out=leave_out)


def _references(readings: Sequence[Reading]) -> str:
    names = {reading.comparator_name for reading in readings if reading.value is not None}
    return names.pop() if len(names) == 1 else "the comparator"
