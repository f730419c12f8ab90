"""Changes in the evidence: what is not as it was on the slides of 2023, with dates and sources."""

from markupsafe import Markup

from app import state
from app.parts import badges, frame, messages, sources, tables
from toolkit import wording
from toolkit.evidence import EvidenceChange


def page() -> None:
    """Every change on record, the latest first, then those whose date was not found."""
    changes = list(state.base().evidence_changes.values())
    frame.open_page(
        "evidence-changes",
        "What has changed since 2023",
        "The ratings on the network’s slides are of 2023. This is what we found to be different since.",
    )
    dated = [change for change in changes if not change.may_be_older]
    undated = [change for change in changes if change.may_be_older]
    messages.reading(
        f"{wording.count_of(len(dated), 'change')} since 2023, and {len(undated)} that may be older.",
        "Ratings will go on changing: each approach says when its record was last reviewed.",
    )
    _show("Since the slides", dated)
    _show("Different from the slides, but the date was not found", undated)


def _show(title: str, changes: list[EvidenceChange]) -> None:
    if not changes:
        return
    messages.heading(title)
    tables.show(title, ("What", "When", "In more words"), [_row(change) for change in changes])


def _row(change: EvidenceChange) -> list[tables.Cell]:
    known = state.base().approaches
    names = [known[key].name for key in change.approaches if key in known]
    day = Markup('<span class="nowrap">{}</span>').format(change.date)
    when: tables.Cell = day if change.date else badges.value("not_recorded", "date not shown")
    source = state.base().sources[change.source]
    cited = Markup("{} (Source: {})").format(change.detail, sources.title(source))
    return [tables.cell(change.what, ", ".join(names)), when, cited]


page()
