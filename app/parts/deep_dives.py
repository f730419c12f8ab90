"""Shows what the partnership found beside the figures: single findings, and deep dives with their warning said once."""

from markupsafe import Markup

from app import state
from app.parts import badges, messages, sources, tables
from toolkit.need.findings import DeepDive


def show() -> None:
    """Every finding on file."""
    base = state.base()
    messages.bullets(statement.text for statement in base.partnership.context)
    sources.cite([statement.source for statement in base.partnership.context])
    for dive in base.deep_dives.values():
        _show(dive)


def _show(dive: DeepDive) -> None:
    columns = ("Finding", tables.Column("Share", is_number=True))
    rows = [(_finding(dive, share.of, share.text), f"{share.percent:g}%") for share in dive.largest_first]
    messages.show(tables.table(f"Deep dive: {dive.name}. Shares of {dive.of}", columns, rows))
    if dive.to_check:
        messages.paragraph(Markup("{} {}").format(badges.to_check(), dive.to_check), "small")
    sources.cite([dive.source], leaves_out=dive.about or "")


def _finding(dive: DeepDive, of: str | None, text: str) -> tables.Cell:
    return tables.cell(text[:1].upper() + text[1:], f"of {of}" if of else "")
