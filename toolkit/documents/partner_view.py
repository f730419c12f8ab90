"""Writes what matters for one partner in a place: the gaps that this partner can act on, and how."""

from collections.abc import Sequence
from datetime import date

from toolkit import wording
from toolkit.documents import citing, phrases
from toolkit.documents.blocks import Block, Bullets, Document, Heading, Note, Paragraph, Row, Table, or_missing
from toolkit.documents.citing import Sources
from toolkit.documents.sections import closing, need
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import ActingPartner
from toolkit.readiness import partner_views
from toolkit.readiness.partner_views import Matter
from toolkit.vocabulary import Area


def partner_view(area: Area, partner: ActingPartner, base: KnowledgeBase, today: date) -> Document:
    """What this partner can act on, the gaps first, then where nothing stands out, with what it rests on."""
    found = partner_views.matters(area, base, partner)
    readings = [item.behind.need for item in found if item.behind.need]
    sources = citing.sources_for(base.sources, readings)
    pressing = [item for item in found if item.gap.needs_action and item.gap.kind != "data_gap"]
    unknown = [item for item in found if item.gap.kind == "data_gap"]
    rest = [item for item in found if not item.gap.needs_action]
    return Document(
        title=f"What matters for {wording.lower_first(partner.name)}: {area.name}",
        subtitle=f"From the {base.partnership.short_name}",
        audience=phrases.AUDIENCE_WORDS["partnership"],
        is_draft=False,
        made_on=today,
        blocks=(
            *_in_short(partner, area, found, pressing),
            *_gaps(pressing, sources),
            *_listed("Where the need is not known here", unknown),
            *_listed("Where no gap was found", rest),
            Heading(1, "How far to trust this"),
            need.completeness(base.completeness(area)),
            Note("Who can act on what is our mapping.", "Please confirm or correct the lines that are yours.", "check"),
            *closing.sources(sources),
        ),
    )


def _in_short(partner: ActingPartner, area: Area, found: Sequence[Matter], pressing: Sequence[Matter]) -> list[Block]:
    count = wording.count_of(len(pressing), "gap")
    words = f"{count.capitalize()} in {area.name} that {wording.lower_first(partner.name)} can act on."
    return [
        Heading(1, "In short"),
        Paragraph(words, style="reading"),
        Paragraph(f"Our mapping names {wording.count_of(len(found), 'thing')} that this partner can act on."),
    ]


def _gaps(found: Sequence[Matter], sources: Sources) -> list[Block]:
    if not found:
        return [Heading(1, "Gaps to act on"), Note("None stands out on the figures here.", "", "empty")]
    columns = ("What drives or protects", "Kind of gap", "Why", "What you can do", "Who else can act")
    rows = tuple(_row(item, sources) for item in found)
    return [Heading(1, "Gaps to act on"), Table("Gaps to act on", columns, rows, (0.16, 0.14, 0.34, 0.22, 0.14))]


def _row(item: Matter, sources: Sources) -> Row:
    cited = f" {sources.cite(item.behind.need.source)}" if item.behind.need else ""
    others = or_missing(wording.join_words(item.others), "Nobody else in our mapping")
    return (item.gap.factor_name, need.gap_cell(item.gap), f"{item.gap.reason}{cited}", item.can.how, others)


def _listed(heading: str, found: Sequence[Matter]) -> list[Block]:
    if not found:
        return []
    return [Heading(1, heading), Bullets(tuple(f"{item.gap.factor_name}. {item.can.how}" for item in found))]
