"""Measures our drawing of theories of change against Graphviz `dot` with the same columns: crossings and time.

Run `python -m benchmarks.drawing`; it needs Graphviz (`sh scripts/apt_install.sh graphviz`).
"""

import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

import numpy
import numpy.typing

from benchmarks import theories
from toolkit.theory_of_change import layout, svg
from toolkit.theory_of_change.drawing import Point, trace
from toolkit.theory_of_change.formats import dot
from toolkit.theory_of_change.graph import Theory

SIZES = ((12, 18), (40, 60), (80, 110))
SEEDS = range(1, 9)
SPACING = 9.0
Line = tuple[Point, ...]
_Array = numpy.typing.NDArray[numpy.float64]


def main() -> int:
    """Print one line for each size."""
    if shutil.which("dot") is None:
        print("Graphviz is not installed: sh scripts/apt_install.sh graphviz", file=sys.stderr)
        return 1
    for boxes, arrows in SIZES:
        drawn = [theories.theory(boxes, arrows, seed) for seed in SEEDS]
        ours, theirs = (sum(map(count, drawn)) for count in (our_crossings, dot_crossings))
        own, other = (statistics.median(map(timed, drawn)) for timed in (our_time, dot_time))
        print(
            f"{boxes} boxes, {arrows} arrows, {len(drawn)} theories: crossings {ours} against {theirs} "
            f"(ratio {ours / theirs:.2f}); time ratio {own / other:.2f} ({own * 1000:.0f} ms)"
        )
    return 0


def our_crossings(theory: Theory) -> int:
    """How often lines of our drawing cross."""
    return crossings([tuple(trace(arrow.points, SPACING)) for arrow in layout.lay_out(theory).arrows])


def dot_crossings(theory: Theory) -> int:
    """How often lines of dot's drawing cross, in the same columns."""
    drawn = json.loads(_dot(theory, "json"))
    hidden = {number for number, node in enumerate(drawn["objects"]) if node["name"].startswith("column_")}
    edges = [edge for edge in drawn["edges"] if edge["head"] not in hidden]
    assert len(edges) == len(theory.arrows)
    return crossings([tuple(trace(_spline(edge["pos"]), SPACING)) for edge in edges])


def _spline(text: str) -> Line:
    """The curve of an edge: its end stands first, marked with e."""
    points = [part for part in text.split() if not part.startswith(("e,", "s,"))]
    return tuple(Point(*map(float, part.split(","))) for part in points)


def crossings(lines: Sequence[Line]) -> int:
    """In how many places two different lines cross."""
    pieces = [numpy.array([[*a, *b] for a, b in pairwise(line)]) for line in lines]
    return sum(_crossings(one, other) for one, other in combinations(pieces, 2))


def _crossings(one: _Array, other: _Array) -> int:
    if one[:, ::2].max() < other[:, ::2].min() or other[:, ::2].max() < one[:, ::2].min():
        return 0
    a, b, c, d = one[:, None, :2], one[:, None, 2:], other[None, :, :2], other[None, :, 2:]
    return int(numpy.sum((_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)))


def _side(start: _Array, end: _Array, point: _Array) -> _Array:
    """On which side of a piece a point lies."""
    along, to = end - start, point - start
    side: _Array = numpy.sign(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])
    return side


def our_time(theory: Theory) -> float:
    """Seconds for our picture, from the theory to SVG; the best of three."""
    return min(_seconds(lambda: svg.to_svg(layout.lay_out(theory))) for _ in range(3))


def dot_time(theory: Theory) -> float:
    """Seconds for dot's picture; the best of three, with the start of its program."""
    return min(_seconds(lambda: _dot(theory, "svg")) for _ in range(3))


def _seconds(run: Callable[[], str]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _dot(theory: Theory, kind: str) -> str:
    text = dot.to_dot(theory)
    return subprocess.run(["dot", f"-T{kind}"], input=text, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
