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


def run(way: str, path: Path) -> None:
    """One turn of one way: prints seconds, megabytes at the most, and the total as a check."""
    start = time.perf_counter()
    total = int(WAYS[way](path)["count"].sum())
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, total)


def main() -> None:
    """Both ways by turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "street.csv"
        write(path)
        print(f"{ROWS:,} rows, {path.stat().st_size / 1e6:.0f} MB")
        taken: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
        for _ in range(TURNS):
            for way in WAYS:
                command = [sys.executable, "-m", "benchmarks.street_crime", way, str(path)]
                seconds, megabytes, total = subprocess.run(
                    command, capture_output=True, text=True, check=True
                ).stdout.split()
                assert int(total) == ROWS // 12 * 12
                taken[way].append((float(seconds), float(megabytes)))
        _report(taken)


def _report(taken: dict[str, list[tuple[float, float]]]) -> None:
    for way, turns in taken.items():
        seconds = [item[0] for item in turns]
        print(f"{way}: {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f}), "
              f"{max(item[1] for item in turns):.0f} MB")  # fmt: skip
    middle = {way: statistics.median(item[0] for item in turns) for way, turns in taken.items()}
    print(f"ours / peer: {middle['ours'] / middle['peer']:.2f} (aim: at most 1.5, and 400 MB)")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        run(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
