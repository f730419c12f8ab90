"""The locality profile of an area, as its Community Safety Partnership receives it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from toolkit import gaps, wording
from toolkit.documents import citing, phrases
from toolkit.documents.blocks import Block, Bullets, Cell, Document, Heading, Note, Paragraph, Row, Table, or_missing
from toolkit.documents.citing import Sources
from toolkit.documents.sections import closing, inside_place, need
from toolkit.gaps import Gap
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import concentration
from toolkit.need.concentration import Concentrated
from toolkit.need.findings import DeepDive
from toolkit.need.readings import LocalNeed, Reading
from toolkit.need.small_areas import SmallAreaCounts
from toolkit.provision import Service
from toolkit.readiness import drafting
from toolkit.vocabulary import Area, Statement

MOST_NAMED = 8


@dataclass(frozen=True)
class Locality:
    """An area with everything on record that bears on it."""

    area: Area
    base: KnowledgeBase
    readings: Sequence[Reading]
    services: Sequence[Service]
    gaps: Sequence[Gap]
    sources: Sources
    crime_inside: Concentrated | None

    @property
    def known(self) -> list[Reading]:
        return [reading for reading in self.readings if reading.value is not None]

    @property
    def unknown(self) -> list[Reading]:
        return [reading for reading in self.readings if reading.value is None]


def locality(area: Area, base: KnowledgeBase, counts: Sequence[SmallAreaCounts] = ()) -> Locality:
    """Readings, services, gaps and sources of an area."""
    readings = base.local_need().readings(area)
    places = gaps.places_of(area, base.areas)
    services = [service for service in base.services.values() if service.serves(places, None)]
    found = drafting.area_picture(area, base).gaps()
    definition = Statement(text="Definition", source=base.partnership.definition_source)
    residents = [Statement(text="Residents", source=area.residents_source)] if area.residents_source else []
    more = [base.indicators, base.figures, base.partnership.context, base.deep_dives]
    sources = citing.sources_for(base.sources, definition, residents, readings, services, *more)
    inside = concentration.of_place(area, base.areas, base.small_areas, counts)
    return Locality(area, base, readings, services, found, sources, inside)


def profile(area: Area, base: KnowledgeBase, today: date, counts: Sequence[SmallAreaCounts] = ()) -> Document:
    """What is known of an area, where it stands out, which way it goes, what is there, and what nobody knows yet."""
    here = locality(area, base, counts)
    # The first time round notes which sources are cited, so that only those are listed.
    _blocks(here)
    partnership = area.community_safety_partnership
    return Document(
        title=f"Locality profile: {area.name}",
        subtitle=f"For {partnership}" if partnership else "The Community Safety Partnership is not recorded",
        audience=phrases.AUDIENCE_WORDS["partnership"],
        is_draft=False,
        made_on=today,
        blocks=_blocks(replace(here, sources=here.sources.only_cited())),
    )


def _blocks(here: Locality) -> tuple[Block, ...]:
    return (
        *_in_short(here),
        *_figures(here),
        *inside_place.over_time(here.area, here.base, here.sources),
        *inside_place.how_sure(here.area, here.base, here.known),
        *inside_place.inside(here.crime_inside, here.area),
        *_services(here),
        *_gaps(here),
        *_data_gaps(here),
        *_context(here),
        *_missing(),
        *closing.sources(here.sources),
    )


def _in_short(here: Locality) -> list[Block]:
    definition = here.base.partnership
    text = f"{definition.definition} {here.sources.cite(definition.definition_source)}"
    count = (
        f"{wording.count_of(len(here.known), 'figure')} on file for {here.area.name}; {len(here.unknown)} are missing."
    )
    high = [reading for reading in here.known if reading.is_adverse]
    low = [reading for reading in here.known if reading.verdict in ("better", "lower")]
    return [
        Heading(1, "In short"),
        Paragraph(text, "Serious violence, as agreed here:"),
        *_residents(here),
        Paragraph(count),
        *inside_place.periods(here.known),
        *_named("Where it is worse or higher, and asks for a closer look", high),
        *_named("Where it is better or lower", low),
        Note("Different is not the same as serious.", need.WHAT_FIGURES_LEAVE_OUT, "check"),
    ]


def _residents(here: Locality) -> list[Block]:
    area = here.area
    if area.residents is None:
        return []
    year = area.residents_year or "year not recorded"
    cited = here.sources.cite(area.residents_source)
    return [Paragraph(f"{area.residents:,} people live here ({year}). {cited}")]


def _named(heading: str, readings: Sequence[Reading]) -> list[Block]:
    if not readings:
        return [Heading(2, heading), Paragraph("None of the figures on file.")]
    items = [phrases.in_a_sentence(reading) for reading in readings[:MOST_NAMED]]
    more = len(readings) - len(items)
    items += [f"{wording.count_of(more, 'more figure')} in the table below."] if more else []
    return [Heading(2, heading), Bullets(tuple(items))]


def _figures(here: Locality) -> list[Block]:
    if not here.known:
        return [Heading(1, "Figures"), Note("No figure is on file for this place.", "", "empty")]
    table = need.readings_table(here.known, here.sources, f"All figures on file for {here.area.name}")
    return [
        Heading(1, "Figures"),
        Paragraph(need.reading_of(here.known), style="reading"),
        *need.chart(here.known, here.sources),
        table,
    ]


def _services(here: Locality) -> list[Block]:
    completeness = need.completeness(here.base.completeness(here.area))
    if not here.services:
        return [Heading(1, "Services on record"), Note("None recorded here.", "", "empty"), completeness]
    rows = tuple(_service_row(service, here) for service in here.services)
    columns = ("Service", "What it is", "Who for", "Places a year", "Funded until", "As of")
    table = Table("Services on record", columns, rows, (0.16, 0.3, 0.18, 0.11, 0.12, 0.13))
    return [Heading(1, "Services on record"), table, completeness]


def _service_row(service: Service, here: Locality) -> Row:
    places = "" if service.places_per_year is None else f"{service.places_per_year:,}"
    return (
        service.name,
        or_missing(service.what or "", "Not recorded"),
        or_missing(service.who_for or "", "Not recorded"),
        or_missing(places, "Not recorded"),
        or_missing(phrases.partial(service.funded_until, ""), "Not recorded"),
        f"{phrases.partial(service.as_of)} {here.sources.cite(service.source)}",
    )


def _gaps(here: Locality) -> list[Block]:
    shown = [gap for gap in here.gaps if gap.kind not in ("no_gap", "data_gap")]
    explained = (
        "Provision gap: need, and nothing adequate recorded. Evidence gap: no good studies. "
        "Data gap: the need is not known here. They are three different things."
    )
    blocks: list[Block] = [Heading(1, "Gaps"), Paragraph(explained)]
    if not shown:
        return [*blocks, Paragraph("No gap in provision or evidence shows in the figures on file.")]
    rows = tuple(_gap_row(gap, here.base) for gap in shown)
    columns = ("What drives or protects", "Kind of gap", "Why", "Approaches that act on it", "Do not use")
    source = "Which figures, services and approaches bear on it is our mapping, to be confirmed by people who know."
    return [*blocks, Table("Gaps", columns, rows, (0.17, 0.15, 0.36, 0.2, 0.12), source=source)]


def _gap_row(gap: Gap, base: KnowledgeBase) -> Row:
    names = [base.approaches[item].name for item in gap.approaches]
    harmful = [base.approaches[item].name for item in gap.excluded]
    cell = or_missing("; ".join(names), "None on file")
    return (gap.factor_name, need.gap_cell(gap), gap.reason, cell, or_missing("; ".join(harmful), "None named"))


def _data_gaps(here: Locality) -> list[Block]:
    figures = here.base.local_need()
    wider = [item for item in here.unknown if _is_wider(item, figures, here)]
    rows = tuple(_data_gap_row(reading, here.base) for reading in here.unknown if reading not in wider)
    unknown = [gap.factor_name for gap in here.gaps if gap.kind == "data_gap"]
    blocks: list[Block] = [Heading(1, "What is not known here")]
    if rows:
        columns = ("Figure", "Why it is missing", "Who holds it")
        blocks.append(Table("Figures that are missing", columns, rows, (0.34, 0.42, 0.24)))
    blocks += inside_place.only_wider(here.area, here.base, wider, here.sources)
    if unknown:
        blocks += [Paragraph("No figure on file shows the need for:"), Bullets(tuple(unknown))]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph("Every indicator on file has a figure here.")]


def _is_wider(reading: Reading, need: LocalNeed, here: Locality) -> bool:
    """Whether a figure is missing here but published for a wider area."""
    indicator = here.base.indicators[reading.id]
    return reading.status == "no_figure" and need.wider_figure(here.area, indicator) is not None


def _data_gap_row(reading: Reading, base: KnowledgeBase) -> Row:
    holder = base.indicators[reading.id].held_by or ""
    return (reading.name, Cell(phrases.upper_first(reading.difference)), or_missing(holder, "Not recorded"))


def _context(here: Locality) -> list[Block]:
    found = here.base.partnership.context
    if not found:
        return []
    items = tuple(f"{phrases.ended(item.text)} {here.sources.cite(item.source)}" for item in found)
    about = f"These findings are about the whole area of the {here.base.partnership.short_name}, not only this place."
    blocks: list[Block] = [Heading(1, "Other findings"), Paragraph(about), Bullets(items)]
    return [*blocks, *(block for dive in here.base.deep_dives.values() for block in _deep_dive(dive, here))]


def _deep_dive(dive: DeepDive, here: Locality) -> list[Block]:
    rows = tuple((phrases.upper_first(share.text), share.of or dive.of, f"{share.percent:g}%") for share in dive.shares)
    table = Table(f"Deep dive: {dive.name}", ("Finding", "Of whom", "Share"), rows, (0.55, 0.3, 0.15), frozenset({2}))
    about = f"{dive.about or ''} {here.sources.cite(dive.source)}".strip()
    return [table, Note(dive.to_check or "About these shares.", about, "check")]


def _missing() -> list[Block]:
    items = (
        "What people who live here say. Their voices belong beside these figures.",
        "Streets, schools and groups: these figures are averages for the whole area.",
        "Violence that nobody reported or recorded.",
        "Strengths of the place that no figure counts.",
    )
    return [Heading(1, "What this profile leaves out"), Bullets(items)]
