"""Measures checks, narrative, questions and undo at 80 boxes, against laying out the drawing in the same run."""

import itertools
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from toolkit import knowledge_base, readiness, store
from toolkit.design import Design
from toolkit.store import looking_back
from toolkit.theory_of_change import layout, stepping
from toolkit.theory_of_change.graph import Arrow, Box, Theory

AGAIN = 7
KINDS = ("activity", "output", "short_outcome", "medium_outcome", "long_outcome")
BOXES = 80


def large() -> Theory:
    """Eighty boxes in five columns, each joined to two in the next."""
    each = BOXES // len(KINDS)
    boxes = [
        Box.model_validate(
            {"id": f"box-{column}-{row}", "kind": kind, "text": f"They change in way {row}", "position": row}
        )
        for column, kind in enumerate(KINDS)
        for row in range(each)
    ]
    ends = [
        (f"box-{column}-{row}", f"box-{column + 1}-{(row + step) % each}")
        for column in range(len(KINDS) - 1)
        for row, step in itertools.product(range(each), (0, 3))
    ]
    arrows = [Arrow(id=f"arrow-{n}", start=start, end=end, position=n) for n, (start, end) in enumerate(ends)]
    return Theory(boxes={box.id: box for box in boxes}, arrows={arrow.id: arrow for arrow in arrows})


def seconds(work: Callable[[], object]) -> float:
    """The middle of several times."""
    times = []
    for _ in range(AGAIN):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print each time, and its share of the time that the drawing takes."""
    base, theory = knowledge_base.load(), large()
    design = Design(id="large", name="Large", made_on="2026-11-27", theory=theory)
    drawing = seconds(lambda: layout.lay_out(theory))
    print(f"{'drawing laid out':24} {drawing * 1000:8.1f} ms")
    works: dict[str, Callable[[], object]] = {
        "all checks": lambda: readiness.advice(design, base),
        "narrative": lambda: readiness.narrative(design, base),
        "five questions": lambda: readiness.challenges(design, base),
    }
    with tempfile.TemporaryDirectory() as folder:
        works["undo from 60 versions"] = undo(Path(folder), design)
        for name, work in works.items():
            taken = seconds(work)
            print(f"{name:24} {taken * 1000:8.1f} ms   {taken / drawing:6.2f} of the drawing")


def undo(folder: Path, design: Design) -> Callable[[], object]:
    """What working out the undo step takes after many changes."""
    kept = store.open_store(f"sqlite:///{folder}/studio.sqlite")
    saved = kept.create(design)
    for number in range(looking_back.MOST):
        box = saved.design.theory.boxes["box-0-0"].model_copy(update={"text": f"Version {number}"})
        saved = kept.save(saved.design.with_theory(saved.design.theory.with_box(box)), saved.version).saved
    version = saved.version
    return lambda: stepping.steps(
        [each["theory"] for each in looking_back.versions(kept, design.id, "theory", version)]
    )


if __name__ == "__main__":
    main()
