"""Writes the need: figures against a comparator, what people say, services on record, and the gaps."""

from collections.abc import Sequence

from toolkit import charts, marks, wording
from toolkit.design import GapTaken, ServiceTaken
from toolkit.documents import phrases, pictures
from toolkit.documents.blocks import Block, Cell, Figure, Heading, Note, Paragraph, Row, Table, or_missing
from toolkit.documents.citing import Sources
from toolkit.documents.subject import Subject
from toolkit.gaps import Gap
from toolkit.need.readings import Reading
from toolkit.provision import Standing
from toolkit.vocabulary import SectorRecord

WHAT_FIGURES_LEAVE_OUT = (
    "The ranges show chance only. They leave out how well things are recorded and reported. Being different from "
    "the comparator does not say how serious it is, and an average can hide need in some streets or groups."
)
MOST_IN_A_CHART = 12
EXCESS_METHOD = "Our method for “above or below”: the count here less the count that the comparator's rate would give."


def need(subject: Subject, most: int | None = None) -> list[Block]:
    """The figures that the design answers to, and beside them what people say."""
    readings = subject.readings[:most]
    blocks: list[Block] = [Heading(1, "The need")]
    if not readings:
        blocks.append(Note("No need is chosen yet.", "Choose at least one figure on the page “Need”.", "empty"))
    else:
        blocks += [Paragraph(reading_of(readings), style="reading"), *chart(readings, subject.sources)]
        blocks.append(readings_table(readings, subject.sources, "The need in figures"))
        blocks += _not_shown(len(subject.readings) - len(readings))
    return [*blocks, *voices(subject)]


def _not_shown(number: int) -> list[Block]:
    words = wording.count_of(number, "more figure")
    return [Paragraph(f"The full plan has {words}.", style="small")] if number else []


def reading_of(readings: Sequence[Reading]) -> str:
    """The sentence that stands above the chart: how many figures stand out, and the first of them."""
    known = [reading for reading in readings if reading.value is not None]
    if not known:
        return "None of these figures is published for this place, so the need is not known here."
    adverse = [reading for reading in known if reading.is_adverse]
    if not adverse:
        return f"None of {wording.count_of(len(known), 'figure')} here asks for a closer look."
    first = phrases.in_a_sentence(adverse[0])
    if len(known) == 1:
        return f"This figure asks for a closer look. {first}"
    asks = "asks" if len(adverse) == 1 else "ask"
    return f"{len(adverse)} of {len(known)} figures here {asks} for a closer look. {first}"


def chart(readings: Sequence[Reading], sources: Sources) -> list[Block]:
    """Charts against the comparator: tested figures first, and no more in one chart than a page can hold."""
    drawn = [reading for reading in readings if charts.can_be_drawn(reading)]
    tested = [reading for reading in drawn if reading.is_tested]
    untested = [reading for reading in drawn if not reading.is_tested]
    both = bool(tested and untested)
    return [
        _figure(group, f"{words if both else ''}{part}", sources)
        for words, found in ((", tested", tested), (", not tested", untested))
        for group, part in _pages(found)
    ]


def _pages(readings: Sequence[Reading]) -> list[tuple[Sequence[Reading], str]]:
    groups = [readings[first : first + MOST_IN_A_CHART] for first in range(0, len(readings), MOST_IN_A_CHART)]
    return [
        (group, f" ({number} of {len(groups)})" if len(groups) > 1 else "")
        for number, group in enumerate(groups, start=1)
    ]


def _figure(drawn: Sequence[Reading], which: str, sources: Sources) -> Figure:
    names = wording.join_words(list(dict.fromkeys(reading.comparator_name for reading in drawn)))
    caption = f"{drawn[0].area_name} against {names}{which}"
    alt = f"{caption}. " + " ".join(phrases.in_a_sentence(reading) for reading in drawn)
    source = f"Sources: {sources.cite(*(reading.source for reading in drawn))}. The table has the same figures."
    return Figure(pictures.comparison(tuple(drawn)), alt, caption, source)


def readings_table(readings: Sequence[Reading], sources: Sources, caption: str) -> Table:
    """One row for each figure: the table twin of the chart."""
    names = {reading.comparator_name for reading in readings}
    other = names.pop() if len(names) == 1 else "Compared with"
    columns = ("What is counted", "Here, and the range", other, "What it means", "Above or below", "Period, source")
    rows = tuple(_reading_row(reading, sources) for reading in readings)
    widths = (0.24, 0.19, 0.15, 0.17, 0.12, 0.13)
    return Table(caption, columns, rows, widths, frozenset({2}), f"{EXCESS_METHOD} {WHAT_FIGURES_LEAVE_OUT}")


def _reading_row(reading: Reading, sources: Sources) -> Row:
    counted_out = "Cannot be worked out" if reading.value is not None else "No figure"
    excess = phrases.excess(reading)
    return (
        reading.name,
        _value(reading),
        _comparator(reading),
        verdict_cell(reading),
        Cell(excess) if reading.excess is not None else Cell(counted_out, look="missing"),
        f"{reading.period or 'period not recorded'} {sources.cite(reading.source)}",
    )


def _value(reading: Reading) -> Cell:
    if reading.value is None:
        return Cell(phrases.figure(reading), look="missing")
    limits = phrases.limits(reading)
    return Cell(f"{phrases.figure(reading)} ({limits or 'no range published'})", number=reading.value)


def _comparator(reading: Reading) -> Cell:
    value = reading.comparator_value
    look = "missing" if value is None else "plain"
    return Cell(wording.number(value).capitalize(), look=look, number=value)  # type: ignore[arg-type]


def verdict_cell(reading: Reading) -> Cell:
    """The verdict as mark and words, with the reason where nothing was compared."""
    mark = marks.VERDICT[reading.verdict]
    return Cell(f"{mark.word}: {reading.difference}" if reading.value is not None else mark.word, mark)


SHOWS = {"strength": "a strength", "worry": "a worry", None: "not said"}


def voices(subject: Subject) -> list[Block]:
    """What people say, beside the figures and with the same weight."""
    heading = Heading(2, "What people say")
    said = subject.design.ordered("voices")
    if not said:
        text = "Nothing that people said is shown here. Figures alone do not tell what life is like."
        return [heading, Note("No voices yet.", text, "empty")]
    rows = tuple((f"“{voice.text}”", SHOWS[voice.shows], voice.group, phrases.partial(voice.said_on)) for voice in said)
    columns = ("What was said", "Tells of", "Which group", "When")
    return [heading, Table("What people say, by group", columns, rows, (0.5, 0.16, 0.2, 0.14))]


def provision(subject: Subject) -> list[Block]:
    """Services on record that were looked at."""
    looked_at = list(subject.design.provision_looked_at.values())
    blocks: list[Block] = [Heading(1, "What is already there")]
    if looked_at:
        rows = tuple(_service_row(service, subject) for service in looked_at)
        columns = ("Service", "What it is", "Who for", "Places a year", "On record as of")
        table = Table("Services on record in this place", columns, rows, (0.18, 0.36, 0.22, 0.12, 0.12))
        blocks.append(table)
    else:
        blocks.append(Note("No service on record was looked at.", "That is not the same as none being there.", "empty"))
    if subject.design.provision_notes:
        blocks.append(Paragraph(subject.design.provision_notes, "Notes:"))
    area = subject.base.areas.get(subject.design.area or "")
    standings = subject.base.completeness(area) if area else subject.base.partnership.sectors
    return [*blocks, completeness(standings)]


def completeness(sectors: Sequence[SectorRecord] | Sequence[Standing]) -> Note:
    """How far the list of services can be trusted to be whole."""
    confirmed = [sector for sector in sectors if sector.confirmed_by]
    if sectors and len(confirmed) == len(sectors):
        return Note("The list of services is confirmed as complete.", "", "help")
    share = f"Someone has confirmed the list for {len(confirmed)} of {len(sectors)} sectors." if confirmed else ""
    text = share or "Nobody has confirmed that the list is complete."
    return Note("“None recorded” does not mean “none”.", text, "check")


def _service_row(taken: ServiceTaken, subject: Subject) -> Row:
    service = subject.base.services.get(taken.service)
    if service is None:
        gone = Cell("No longer on record here", look="missing")
        return (taken.name, gone, gone, gone, phrases.partial(taken.as_of))
    places = "" if service.places_per_year is None else f"{service.places_per_year:,}"
    as_of = f"{phrases.partial(taken.as_of)} {subject.cite(service.source)}"
    what, who_for = (or_missing(text or "", "Not recorded") for text in (service.what, service.who_for))
    return (service.name, what, who_for, or_missing(places, "Not recorded"), as_of)


def gaps(subject: Subject) -> list[Block]:
    """The gaps that the design means to close."""
    taken = list(subject.design.gaps.values())
    blocks: list[Block] = [Heading(1, "The gap")]
    if not taken:
        return [*blocks, Note("No gap is chosen yet.", "Choose one on the page “Gaps”.", "empty")]
    rows = tuple(_gap_row(item) for item in taken)
    columns = ("What drives or protects", "Kind of gap", "Why", "Why this one", "As it stood on")
    source = "Which figures and services bear on it is our mapping. Links that nobody has confirmed are counted."
    return [
        *blocks,
        Table("Gaps that the design means to close", columns, rows, (0.17, 0.15, 0.36, 0.18, 0.14), source=source),
    ]


def _gap_row(taken: GapTaken) -> Row:
    gap = taken.gap
    links = f" {phrases.upper_first(wording.count_of(gap.unconfirmed_links, 'link'))} not confirmed."
    reason = gap.reason + (links if gap.unconfirmed_links else "")
    return (gap.factor_name, gap_cell(gap), reason, or_missing(taken.why), phrases.partial(taken.taken_on))


def gap_cell(gap: Gap) -> Cell:
    """The kind of a gap as mark and word."""
    mark = marks.GAP[gap.kind]
    return Cell(mark.word, mark, "strong")
