"""Knows where places stand in a map of equal tiles, which needs no outlines and makes no place loud for its size."""

import math
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from toolkit.vocabulary import Area, AreaCode, Record

Step = Annotated[int, Field(ge=0, le=20)]


class Tile(Record):
    """The column and the row of one place, counted from the top left. Roughly where it lies, not how large it is."""

    area: AreaCode
    column: Step
    row: Step


def positions(areas: Sequence[Area], tiles: Mapping[str, Tile]) -> dict[str, tuple[int, int]]:
    """A column and row for each area: as on file, and for the rest in rows below, by name."""
    placed = {area.code: (tiles[area.code].column, tiles[area.code].row) for area in areas if area.code in tiles}
    if len(set(placed.values())) < len(placed):
        placed = {}
    others = sorted((area for area in areas if area.code not in placed), key=lambda area: area.name)
    wide = max([column + 1 for column, _ in placed.values()] or [math.ceil(math.sqrt(len(others) or 1))])
    first = max([row + 1 for _, row in placed.values()] or [0])
    return {**placed, **{area.code: (n % wide, first + n // wide) for n, area in enumerate(others)}}
