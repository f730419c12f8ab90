"""Shows what nobody knows here: success measures first, and once what is published for a wider area only."""

from collections.abc import Sequence

from markupsafe import Markup

from app import state
from app.parts import badges, figures, frame, messages, tables
from toolkit import wording
from toolkit.need.indicators import Figure
from toolkit.need.readings import Reading
from toolkit.vocabulary import Area

Wider = Sequence[tuple[Reading, Figure]]


def show(area: Area, readings: Sequence[Reading]) -> None:
    """All figures that are missing for an area, and where the nearest ones are."""
    missing = [reading for reading in readings if reading.value is None]
    if not missing:
        return
    messages.heading("What is not known here")
    wanted = state.base().partnership.success_measures
    measures = [reading for reading in missing if reading.id in wanted]
    others = [reading for reading in missing if reading.id not in wanted]
    wider = [(reading, figure) for reading in others if (figure := _wider(area, reading))]
    elsewhere = {reading.id for reading, _ in wider}
    _show_measures(measures)
    messages.bullets(_line(reading) for reading in others if reading.id not in elsewhere)
    _show_wider(area, wider)


def _wider(area: Area, reading: Reading) -> Figure | None:
    if reading.status != "no_figure":
        return None
    return state.need().wider_figure(area, figures.indicator_of(reading))


def _show_measures(readings: Sequence[Reading]) -> None:
    if not readings:
        return
    network = state.base().partnership.short_name
    count = wording.count_of(len(readings), "measure")
    messages.paragraph(f"{count} by which the {network} judges success cannot be shown:")
    messages.bullets(_line(reading, strong=True) for reading in readings)


def _line(reading: Reading, *, strong: bool = False) -> Markup:
    mark = badges.gap("data_gap") if reading.status == "no_figure" else figures.value(reading)
    gap = figures.indicator_of(reading).data_gap
    why = (gap or reading.difference) if reading.status == "no_figure" else reading.difference
    name = Markup("<strong>{}</strong>").format(reading.name) if strong else reading.name
    return Markup("{} {}. {}").format(mark, name, why[:1].upper() + why[1:])


def _show_wider(area: Area, found: Wider) -> None:
    """The figures of a wider area, under its own name and away from the place's own."""
    areas = state.base().areas
    for code in dict.fromkeys(figure.area for _, figure in found):
        own = [(reading, figure) for reading, figure in found if figure.area == code]
        name, count = areas[code].name, wording.count_of(len(own), "figure")
        lead = f"{count} {'is' if len(own) == 1 else 'are'} published for {name} only."
        rest = (
            f"{name} is larger than {area.name}. {area.name}’s own figures are not known; they can be higher or lower."
        )
        messages.note(lead, rest, "check")
        with frame.folded(f"The figures of {name}", f"wider-{code}"):
            rows = [_row(reading, figure) for reading, figure in own]
            columns = ("Indicator", tables.Column(name, is_number=True), "Period and source")
            tables.show(f"Figures of {name}, not of {area.name}", columns, rows)


def _row(reading: Reading, figure: Figure) -> tuple[tables.Cell, ...]:
    indicator = figures.indicator_of(reading)
    source = figure.source or state.base().figures[reading.id].source
    return (
        tables.cell(indicator.name, indicator.unit),
        figures.number(figure.value),
        tables.cell(figure.period, figures.publisher(source)),
    )
