"""Says where figures and statements come from: the note that stands under every chart and table."""

from collections.abc import Iterable

from markupsafe import Markup

from app import state
from app.parts import messages
from toolkit.vocabulary import Source


def note(text: messages.Sayable) -> None:
    """A source note in our own words."""
    messages.show(Markup('<p class="source">{}</p>').format(text))


def cite(identifiers: Iterable[str], *, period: str = "", method: str = "", leaves_out: str = "") -> None:
    """A note that names each source once, then the period, our method, and what the figures leave out."""
    note(line(identifiers, period=period, method=method, leaves_out=leaves_out))


def line(identifiers: Iterable[str], *, period: str = "", method: str = "", leaves_out: str = "") -> Markup:
    """The words of `cite`, for a piece that shows its own source note."""
    known = state.base().sources
    named = Markup("; ").join(title(known[key]) for key in dict.fromkeys(identifiers) if key in known)
    parts = [
        Markup("Source: {}.").format(named) if named else "",
        f"Period: {period}." if period else "",
        f"Our method: {method}" if method else "",
        leaves_out,
    ]
    return Markup(" ").join(part for part in parts if part)


def title(source: Source) -> Markup:
    """A source as publisher, title and year, linked where it has an address."""
    name = messages.link(source.title, source.link) if source.link else source.title
    year = f", {source.year}" if source.year else ""
    return Markup("{}, {}{}").format(source.publisher, name, year)
