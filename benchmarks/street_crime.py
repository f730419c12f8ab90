"""Measures how street crime is counted against pandas doing the least: 1.5 million rows, in time and in memory.

`python -m benchmarks.street_crime`. Each way runs in a process of its own, by turns. It reports and judges nothing.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from toolkit.need.readers import police_uk

ROWS, TURNS, SMALL_AREAS, SEED = 1_500_000, 5, 700, 20261127
TYPES = (
    "Violence and sexual offences", "Anti-social behaviour", "Public order", "Criminal damage and arson", "Shoplifting",
    "Other theft", "Vehicle crime", "Burglary", "Drugs", "Other crime", "Bicycle theft", "Robbery",
    "Theft from the person", "Possession of weapons",
)  # fmt: skip
KEYS = ["Month", "LSOA code", "Crime type"]
PARTS = ("clock", "processor", "megabytes")


def write(path: Path) -> None:
    """Invented rows in the published layout: about 345 MB."""
    rng = np.random.default_rng(SEED)
    with path.open("w", encoding="ascii") as file:
        file.write(police_uk.HEADER.decode() + "\n")
        for month in range(1, 13):
            rows = ROWS // 12
            kinds, areas = rng.integers(0, len(TYPES), rows), rng.integers(0, SMALL_AREAS, rows)
            marks = rng.bytes(32 * rows).hex()
            file.writelines(
                f"{marks[64 * row : 64 * row + 64]},2025-{month:02d},Eastmere Police,Eastmere Police,"
                f"-1.{row % 999999:06d},52.{row % 999999:06d},On or near Invented Road North,"
                f"E0199{areas[row]:04d},Invented {areas[row]:03d}A,{TYPES[kinds[row]]},"
                "Investigation complete; no suspect identified,\n"
                for row in range(rows)
            )


def ours(path: Path) -> pd.DataFrame:
    """As the app counts a file on the disk."""
    return police_uk.together(list(police_uk.counted(path)))


def peer(path: Path) -> pd.DataFrame:
    """pandas with the fewest columns, and a groupby."""
    rows = pd.read_csv(path, usecols=KEYS)
    return rows.groupby(KEYS, dropna=False).size().reset_index(name="count")


WAYS: dict[str, Callable[[Path], pd.DataFrame]] = {"ours": ours, "peer": peer}


@dataclass(frozen=True)
class Turn:
    """What one turn took: seconds on the clock, seconds of the processor, megabytes at the most."""

    clock: float
    processor: float
    megabytes: float


def run(way: str, path: Path) -> None:
    """One turn of one way: prints what it took, and the total as a check."""
    clock, processor = time.perf_counter(), time.process_time()
    total = int(WAYS[way](path)["count"].sum())
    taken = Turn(
        time.perf_counter() - clock,
        time.process_time() - processor,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )
    print(taken.clock, taken.processor, taken.megabytes, total)


def main() -> None:
    """Both ways by turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "street.csv"
        write(path)
        print(f"{ROWS:,} rows, {path.stat().st_size / 1e6:.0f} MB")
        taken: dict[str, list[Turn]] = {way: [] for way in WAYS}
        for _ in range(TURNS):
            for way in WAYS:
                taken[way].append(_turn(way, path))
        _report(taken)


def _turn(way: str, path: Path) -> Turn:
    command = [sys.executable, "-m", "benchmarks.street_crime", way, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    *numbers, total = done.stdout.split()
    assert int(total) == ROWS
    return Turn(*map(float, numbers))


def _report(taken: dict[str, list[Turn]]) -> None:
    middle = {}
    for way, turns in taken.items():
        middle[way] = Turn(*(statistics.median(getattr(turn, part) for turn in turns) for part in PARTS))
        most = max(turn.megabytes for turn in turns)
        print(
            f"{way}: {middle[way].clock:.2f} s on the clock, {middle[way].processor:.2f} s of the processor, "
            f"{most:.0f} MB"
        )
    for part in PARTS[:2]:
        ratio = getattr(middle["ours"], part) / getattr(middle["peer"], part)
        print(f"ours / peer, {part}: {ratio:.2f} (aim: at most 1.5, and 400 MB)")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        run(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
