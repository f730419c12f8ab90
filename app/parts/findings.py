"""Shows the partnership's own findings on an approach, apart from the published evidence, failures included."""

from collections.abc import Iterable

from markupsafe import Markup

from app import state
from app.parts import messages, rail, tables
from toolkit.evidence import Approach, LocalFinding
from toolkit.evidence.local import about
from toolkit.vocabulary import STAGES

APART = "These are your own findings. They stand apart from the published evidence and never change a rating."
COLUMNS = ("What was looked at", "Stage", "What was found", "By whom and when")


def show_about(approach: Approach) -> None:
    """What the partnership found out itself about one approach, or that nothing is on record."""
    messages.heading("What you found out yourselves")
    found = about(state.base().local_findings.values(), approach.id)
    if found:
        messages.paragraph(APART, "small")
        tables.show(f"Your own findings on {approach.name}", COLUMNS, rows(found))
    else:
        messages.note("Nothing is on record.", "Add what was tried here and what came of it, failures too.", "empty")
    rail.link("local-evidence", "See and add your own findings")


def rows(found: Iterable[LocalFinding]) -> list[list[tables.Cell]]:
    """A row for each finding."""
    return [_row(finding) for finding in found]


def _row(finding: LocalFinding) -> list[tables.Cell]:
    cause = "" if finding.can_show_cause else " Nobody can say from this that it made the difference."
    learned = f" What you would do differently: {finding.learned}" if finding.learned else ""
    return [
        tables.cell(finding.title, _about(finding)),
        STAGES[finding.stage],
        tables.cell(finding.result, f"{finding.in_words}{cause if finding.how_found else ''}{learned}"),
        tables.cell(f"{finding.found_by}, {finding.found_on}", _where(finding)),
    ]


def _about(finding: LocalFinding) -> str:
    base = state.base()
    names = [base.approaches[key].name for key in finding.approaches if key in base.approaches]
    service = base.services.get(finding.service or "")
    place = base.areas.get(finding.area or "")
    return ". ".join([", ".join(names), *([service.name] if service else []), *([place.name] if place else [])])


def _where(finding: LocalFinding) -> str | Markup:
    words = finding.where_to_read or ("Report" if finding.link else "")
    return messages.link(words, finding.link) if finding.link else words
