"""Writes what lies behind a place's figures: which way they go, how sure the order is, what gathers inside."""

from collections.abc import Sequence

from toolkit import wording
from toolkit.documents import pictures
from toolkit.documents.blocks import Block, Cell, Figure, Heading, Note, Paragraph, Row, Table
from toolkit.documents.citing import Sources
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import across, concentration, trends
from toolkit.need.across import Rank
from toolkit.need.concentration import Concentrated
from toolkit.need.readings import Reading
from toolkit.need.trends import Trend
from toolkit.vocabulary import Area

MOST_DRAWN = 3


def over_time(area: Area, base: KnowledgeBase, sources: Sources) -> list[Block]:
    """The trends of a place: how many go which way, the clear ones drawn, and all in a table."""
    found = trends.all_of(base.local_need(), area)
    blocks: list[Block] = [Heading(1, "Over time"), Paragraph(trends.in_short(found), style="reading")]
    if not found:
        return blocks
    clear = [item for item in found if item.word in ("increasing", "decreasing")]
    blocks += [_drawn(item, base, sources) for item in clear[:MOST_DRAWN]]
    rows = tuple(_trend_row(item, base, sources) for item in found)
    columns = ("What is counted", "First", "Last", "What it means", "Source")
    table = Table(
        "Figures with more than one period", columns, rows, (0.27, 0.14, 0.16, 0.35, 0.08), source=trends.METHOD
    )
    return [*blocks, table, *_breaks(found, sources)]


def _drawn(found: Trend, base: KnowledgeBase, sources: Sources) -> Figure:
    cited = sources.cite(base.figures[found.indicator].source)
    said = trends.in_a_sentence(found)
    return Figure(pictures.trend(found), said, f"{found.name} in {found.area_name}. {said}", f"Source: {cited}")


def _trend_row(found: Trend, base: KnowledgeBase, sources: Sources) -> Row:
    first, last = found.known[0], found.known[-1]
    return (
        found.name,
        f"{wording.number(first.value)} ({first.period})",
        f"{wording.number(last.value)} ({last.period})",
        trends.meaning(found),
        sources.cite(base.figures[found.indicator].source),
    )


def _breaks(found: Sequence[Trend], sources: Sources) -> list[Block]:
    changed = [item for item in found if item.breaks]
    lines = [f"{item.name}: {trends.broken(item)} {sources.cite(*(b.source for b in item.breaks))}" for item in changed]
    return [Note("The way of recording changed.", "", "check", tuple(lines))] if lines else []


def how_sure(area: Area, base: KnowledgeBase, readings: Sequence[Reading]) -> list[Block]:
    """Where the place stands among all places, and how sure that is."""
    need = base.local_need()
    places = [item for item in base.areas.values() if item.can_be_chosen]
    rows = []
    for reading in (item for item in readings if item.is_tested):
        found = across.across(need, base.indicators[reading.id], places)
        rank = found.ranks.get(area.code)
        if rank:
            rows.append(_rank_row(reading, rank, len(found.readings)))
    if not rows:
        return []
    columns = ("What is counted", "Place in the order, the highest first", "Which chance could make")
    table = Table("Where this place stands among the places", columns, tuple(rows), (0.5, 0.25, 0.25))
    about = (
        "The order is simulated from the ranges. It leaves out how well things are recorded. High is not always worse."
    )
    return [Heading(1, "How sure the order of places is"), table, Note("An order is not a verdict.", about, "check")]


def _rank_row(reading: Reading, rank: Rank, places: int) -> Row:
    could = f"{rank.lowest} to {rank.highest}" if rank.lowest != rank.highest else f"only {rank.lowest}"
    return (reading.name, f"{rank.rank} of {places}", could)


def inside(found: Concentrated | None, area: Area) -> list[Block]:
    """How far crime gathers in small areas, where counts are on file; and what to bring where they are not."""
    heading = Heading(1, "Inside the place")
    if found is None:
        text = f"Nobody has brought counts by small area. The figures above are averages for all of {area.name}."
        return [heading, Note("Where crime gathers is not known here.", text, "empty")]
    first, last = found.months[0], found.months[-1]
    period = f"{concentration.month_name(first)} to {concentration.month_name(last)}"
    rows = tuple(
        (item.code, Cell(f"{item.count:,}", number=item.count), Cell(f"{item.count / found.total:.1%}"))
        for item in found.hottest
    )
    caption = f"The small areas with most: {wording.join_words(list(found.types))}, {period}"
    table = Table(caption, ("Small area", "Crimes", "Of all here"), rows, (0.5, 0.25, 0.25), frozenset({1}))
    return [
        heading,
        Paragraph(concentration.in_a_sentence(found), style="reading"),
        table,
        Note("Read this first.", f"{concentration.CAVEAT} Source: data.police.uk, counted by small area.", "check"),
    ]


def only_wider(area: Area, base: KnowledgeBase, readings: Sequence[Reading], sources: Sources) -> list[Block]:
    """Figures that exist for a wider area only, under its own name."""
    need = base.local_need()
    found = [(item, figure) for item in readings if (figure := need.wider_figure(area, base.indicators[item.id]))]
    blocks: list[Block] = []
    for code in dict.fromkeys(figure.area for _, figure in found):
        name = base.areas[code].name
        rows = tuple(
            (
                item.name,
                wording.with_unit(figure.value, item.unit),
                f"{figure.period} {sources.cite(figure.source or base.figures[item.id].source)}",
            )
            for item, figure in found
            if figure.area == code
        )
        count = wording.count_of(len(rows), "figure")
        about = f"{area.name}’s own are not known; they can be higher or lower."
        blocks.append(Note(f"{count} {'is' if len(rows) == 1 else 'are'} published for {name} only.", about, "check"))
        columns = ("What is counted", name, "Period, source")
        blocks.append(Table(f"Figures of {name}, not of {area.name}", columns, rows, (0.5, 0.28, 0.22)))
    return blocks


def periods(readings: Sequence[Reading]) -> list[Block]:
    """Which times the figures are of, in one line."""
    named = dict.fromkeys(reading.period for reading in readings if reading.period)
    return [Paragraph(f"Periods of the figures: {wording.join_words([str(name) for name in named])}.")] if named else []
