"""Measures how long each document takes to write, first and again; it reports and judges nothing."""

import time
from collections.abc import Callable
from datetime import date

from toolkit import knowledge_base, readiness
from toolkit.documents import write

AGAIN = 5


def measure(name: str, make: Callable[[], bytes]) -> None:
    """Print the seconds of the first time and the middle of a few more, and the size."""
    first, content = timed(make)
    later = sorted(timed(make)[0] for _ in range(AGAIN))
    print(f"{name:24} first {first:6.3f} s   then {later[AGAIN // 2]:6.3f} s   {len(content) / 1000:8.0f} kB")


def timed(make: Callable[[], bytes]) -> tuple[float, bytes]:
    """The seconds that a call takes, and what it gives."""
    start = time.perf_counter()
    content = make()
    return time.perf_counter() - start, content


def main() -> None:
    """Write every cut in every format for a drafted design, and a locality profile."""
    base, today = knowledge_base.load(), date(2026, 11, 23)
    area = base.partnership.area
    area = next(code for code, found in base.areas.items() if found.can_be_chosen and area in (code, *found.inside))
    need, approach = (
        next(iter(base.indicators)),
        next(item.id for item in base.approaches.values() if not item.is_harmful),
    )
    design = readiness.draft(base, area, need, approach, today=today)
    print(f"Documents of: {design.name}")
    for suffix in write.SUFFIXES:
        for cut in write.CUTS if suffix in write.WRITERS else ("plan",):
            measure(f"{cut} {suffix}", lambda s=suffix, c=cut: write.to_bytes(design, base, s, c, today=today))  # type: ignore[misc]
    for suffix in write.WRITERS:
        measure(f"profile {suffix}", lambda s=suffix: write.profile_to_bytes(area, base, s, today))  # type: ignore[misc]


if __name__ == "__main__":
    main()
