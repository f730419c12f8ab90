"""Workshops: the cards made from a design, and what groups of people said brought back."""

from toolkit.coproduction.cards import Card, cards, figure
from toolkit.coproduction.concerns import concerns
from toolkit.coproduction.dates import read_date
from toolkit.coproduction.lines import MOST_LINES
from toolkit.coproduction.pasted import read_voices
from toolkit.coproduction.table import COLUMNS, read_table
from toolkit.coproduction.voices import by_what_they_show, mark, marked, new_among, remove, selections, share, take_in

__all__ = [
    "COLUMNS",
    "MOST_LINES",
    "Card",
    "by_what_they_show",
    "cards",
    "concerns",
    "figure",
    "mark",
    "marked",
    "new_among",
    "read_date",
    "read_table",
    "read_voices",
    "remove",
    "selections",
    "share",
    "take_in",
]
