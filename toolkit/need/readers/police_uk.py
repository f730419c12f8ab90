"""Reads street crime of data.police.uk, one file or many, into counts by small area, month and type of crime."""

import io
import math
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from toolkit.errors import UserError
from toolkit.need.readers import police_places, values
from toolkit.need.readers.found import Found
from toolkit.need.readers.known import Known
from toolkit.spreadsheets import GivenFile
from toolkit.spreadsheets.opening import SAFE, broken

HEADER = (
    b"Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    b"Last outcome category,Context"
)
OUTCOMES = HEADER.replace(b"Crime type,Last outcome category,Context", b"Outcome type")
OLD = b"Month,Reported by,Falls within,Easting,Northing"
Given = GivenFile | Path
"""A file in memory, or one on the disk, which is read part by part."""
LONGEST_ROW = 5000
KEYS = ("Month", "Reported by", "LSOA code", "Crime type")
NAME = "LSOA name"
"""Read only where the network has no list of its small areas: it holds the name of the district."""
NEEDED = ("Month", "Reported by", "Crime type")
ROWS_AT_ONCE = 400_000
FEW_ENOUGH_TO_LIST = 8_000_000
"""Up to so many combinations it is quicker to count into a list of all than to sort the rows."""


def recognised(file: Given) -> bool:
    """Whether this is street crime in today's layout. Raises UserError for its sister files and its old layout."""
    with _opened(file) as opened:
        head = opened.read(400).removeprefix(b"\xef\xbb\xbf")
    if head.startswith(OUTCOMES):
        raise UserError(
            f"{file.name} tells what became of crimes, not which crimes there were. Bring the file whose name ends in "
            f"“street.csv”. {SAFE}"
        )
    if head.startswith(OLD):
        raise UserError(
            f"{file.name} is in the layout of 2012, which has no small areas, and its types of crime differ from "
            f"today’s. Bring files from 2013 on. {SAFE}"
        )
    return head.startswith(HEADER)


class Counting:
    """Counts file by file. Rows that are alike are all counted.

    Anti-social behaviour has no crime number, so two such rows can be alike in every cell and still be two.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self.columns = KEYS if known.small_areas else (*KEYS, NAME)
        self.files: list[str] = []
        self.rows = 0
        self._parts: list[pd.DataFrame] = []

    def take(self, file: Given) -> Iterator[int]:
        """Count a file, saying how many rows are done so far. A file that turns out damaged counts for nothing."""
        parts, rows = [], self.rows
        for part in counted(file, self.columns):
            parts.append(part)
            rows += int(part["count"].sum())
            yield rows
        self.files.append(file.name)
        self.rows = rows
        self._parts += parts

    def found(self) -> Found:
        """Counts for the network's small areas from all the files together."""
        return police_places.found(together(self._parts), tuple(self.files), self.known)


def together(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """The counts of several parts as one."""
    if len(frames) == 1:
        return frames[0]
    columns = [column for column in frames[0].columns if column != "count"]
    return pd.concat(frames, ignore_index=True).groupby(columns, sort=False, as_index=False)["count"].sum()


def counted(file: Given, columns: Sequence[str] = KEYS) -> Iterable[pd.DataFrame]:
    """Counts by month, force, small area and type, part by part; an empty small area is 'no place on record'.

    Raises UserError where the file is cut off or is not the table that its heading promises.
    """
    with _opened(file) as opened:
        opened.seek(max(0, opened.seek(0, os.SEEK_END) - LONGEST_ROW))
        last = opened.read().rpartition(b"\n")[2]
    if last and last.count(b",") < HEADER.count(b","):
        raise broken(file.name)
    done = 0
    for rows in _parts(file, columns):
        _check(rows, done, file.name)
        done += len(rows)
        yield _count(rows)


def _opened(file: Given) -> BinaryIO:
    return file.open("rb") if isinstance(file, Path) else io.BytesIO(file.content)


def _parts(file: Given, columns: Sequence[str]) -> Iterable[pd.DataFrame]:
    try:
        # Without a type named for the columns pandas takes the quicker way to text.
        with pd.read_csv(
            file if isinstance(file, Path) else io.BytesIO(file.content), usecols=list(columns),
            chunksize=ROWS_AT_ONCE, encoding="utf-8", na_values=[""], keep_default_na=False,
        ) as parts:  # fmt: skip
            yield from parts
    except UnicodeDecodeError:
        raise UserError(f"{file.name} is not in the letters of the published file. Download it again. {SAFE}") from None
    except (pd.errors.ParserError, ValueError):
        raise broken(file.name) from None


def _check(rows: pd.DataFrame, done: int, name: str) -> None:
    for column in NEEDED:
        missing = rows[column].isna().to_numpy()
        if missing.any():
            raise _wrong_row(name, done + int(missing.argmax()) + 2, f"has nothing under “{column}”")
    bad = [month for month in rows["Month"].unique() if not values.is_month(str(month))]
    if bad:
        row = done + int((rows["Month"] == bad[0]).to_numpy().argmax()) + 2
        raise _wrong_row(name, row, f"has “{str(bad[0])[:30]}” as its month, which should read like 2025-01")


def _wrong_row(name: str, row: int, what: str) -> UserError:
    return UserError(f"{name}, row {row:,} {what}: the file is damaged or was changed. Download it again. {SAFE}")


def _count(rows: pd.DataFrame) -> pd.DataFrame:
    """How often each combination occurs, worked out on numbers that stand for the words."""
    labels: dict[str, list[str]] = {}
    combined = np.zeros(len(rows), dtype=np.int64)
    for column in rows.columns:
        # A missing word has the number -1, and stands first among the labels.
        codes, words = pd.factorize(rows[column])
        labels[column] = ["", *map(str, words)]
        combined = combined * len(labels[column]) + (codes + 1)
    numbers, counts = _occurring(combined, math.prod(map(len, labels.values())))
    table: dict[str, object] = {"count": counts}
    for column, names in reversed(labels.items()):
        numbers, places = np.divmod(numbers, len(names))
        table[column] = np.asarray(names, dtype=object)[places]
    return pd.DataFrame(table)


def _occurring(combined: NDArray[np.int64], possible: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if possible > FEW_ENOUGH_TO_LIST:
        return np.unique(combined, return_counts=True)
    counts = np.bincount(combined, minlength=possible)
    numbers = np.flatnonzero(counts)
    return numbers, counts[numbers]
