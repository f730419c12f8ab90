"""Shows approaches that act on something, with certainty before impact, and the harmful ones apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from app import state
from app.parts import badges, messages, rail, tables
from toolkit import evidence
from toolkit.evidence import Approach


def show(approaches: Iterable[str], excluded: Sequence[str]) -> None:
    """What could act on it, as a table, and what not to do, with why."""
    known = state.base().approaches
    rows = [row(approach) for approach in evidence.in_reading_order(known[key] for key in approaches)]
    if rows:
        tables.show("Approaches that act on it (our mapping)", COLUMNS, rows)
    else:
        messages.paragraph("No approach in the evidence base is linked to it.")
    do_not(known[key] for key in excluded)


COLUMNS = ("Approach", "How sure", "Impact on violence", "Published effects")


def linked(approach: Approach) -> Markup:
    """An approach's name as a link to all that is on record about it, with the open plan kept open."""
    address = urlencode({"approach": approach.id, **rail.address_parts()})
    return Markup('<a href="approach?{}" target="_self">{}</a>').format(address, approach.name)


def row(approach: Approach) -> list[tables.Cell]:
    """An approach in one line: how sure, then how much, then what was found."""
    return [
        linked(approach),
        badges.certainty(approach.certainty, approach.certainty_note)
        if approach.label != "unclear"
        else badges.value("not_applicable"),
        badges.impact(approach.label),
        effects(approach),
    ]


def effects(approach: Approach) -> Markup:
    """Each published figure with its outcome, or that none was found."""
    outcomes = state.base().outcomes
    current = approach.current_effects
    if not current:
        return badges.value("not_recorded")
    of_outcome = Counter(effect.outcome for effect in current)
    return Markup("<br>").join(
        _effect(
            evidence.effect_in_words(effect, outcomes[effect.outcome].name), effect.note, of_outcome[effect.outcome]
        )
        for effect in current
    )


def _effect(words: str, note: str | None, how_many: int) -> Markup:
    """A figure; where there are several for one outcome, with what tells them apart."""
    if how_many == 1 or not note:
        return Markup("{}").format(words)
    return Markup('{} <span class="small">({})</span>').format(words, note.rstrip("."))


def do_not(harmful: Iterable[Approach]) -> None:
    """Harmful approaches, apart from the rest, each with why."""
    for approach in harmful:
        found = effects(approach) if approach.current_effects else approach.definition
        messages.note(f"Do not use {approach.name.lower()}. It does harm on average:", found, "error")
