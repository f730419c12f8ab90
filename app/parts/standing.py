"""Shows where the open design stands: the six principles, and the next things to look at."""

from app import state
from app.parts import advice_list, badges, messages, rail, tables
from toolkit import readiness
from toolkit.design import Design

MOST = 3
"""More advice than this at once is not read."""
WORDS = {"met": ("done", "Met"), "partly": ("started", "Partly"), "missing": ("missing", "Missing")}


def principles(design: Design) -> None:
    """The design held against the network's six principles of intervention design."""
    rows = [
        (item.name, badges.step(*WORDS[item.state]), item.by) for item in readiness.principles(design, state.base())
    ]
    network = state.base().partnership.short_name
    tables.show(f"The six principles of the {network}", ("Principle", "How far", "By what"), rows)


def advice(design: Design, page: str | None = None) -> None:
    """The three things to look at first, on all pages or on one, each with its reason and the way to mend it."""
    found = [item for item in readiness.advice(design, state.base()) if page in (None, item.page)]
    if not found:
        messages.note("Nothing stands out.", "You can download what you need.", "help")
    advice_list.show(design, found[:MOST], page or "home")
    if len(found) > MOST:
        rail.link("theory-checks", f"All checks, with {len(found) - MOST} more")
