"""Reads what people said from lines that somebody pasted."""

from collections.abc import Sequence
from datetime import date

from toolkit.coproduction import lines
from toolkit.coproduction.cards import Card
from toolkit.coproduction.dates import read_date
from toolkit.coproduction.lines import LONGEST_LINE, MOST_LINES, Line
from toolkit.design import Audience, Voice
from toolkit.errors import UserError


def read_voices(
    text: str,
    *,
    group: str,
    said_on: str,
    cards: Sequence[Card],
    today: date,
    share_with: Audience = "partnership",
) -> tuple[Voice, ...]:
    """One voice for each line that says something. '3: too far' is about card 3.

    Raises UserError that names every problem by its line; then nothing is taken.
    """
    if not lines.is_said(group):
        raise UserError("Say which group said this, such as “Year 10 pupils”. Nothing was taken in.")
    day = read_date(said_on, today)
    if len(text) > MOST_LINES * LONGEST_LINE:
        raise UserError(f"This is too much at once. Paste at most {MOST_LINES} lines at a time.")
    said = [
        Line(place, bare, group, day)
        for place, line in lines.numbered("Line", text.splitlines())
        if lines.is_said(bare := lines.without_bullet(line))
    ]
    if len(said) > MOST_LINES:
        raise UserError(f"These are {len(said)} lines. Paste at most {MOST_LINES} at a time.")
    return lines.reader(cards, today, share_with).voices(said)
