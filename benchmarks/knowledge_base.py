"""Measures loading the whole evidence base against bare PyYAML (its C loader) with pydantic on the same files."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from toolkit import knowledge_base
from toolkit.knowledge_base import schemas
from toolkit.vocabulary import Record

TIMES = 7
FOLDERS = {
    "approaches": "approach",
    "measures": "measure",
    "local_need/indicators": "indicator",
    "local_need/figures": "figures",
    "provision": "service",
}


def bare() -> int:
    """Parse each file with yaml.CSafeLoader and check it with its model: no lines, no cross-checks, no messages."""
    folder, records = knowledge_base.default_folder(), 0
    for name, kind in FOLDERS.items():
        model, key = schemas.FILES[kind]
        for path in sorted((folder / name).glob("*.yaml")):
            model.model_validate({**_parsed(path), key: path.stem})
            records += 1
    for path in sorted([*folder.glob("*.yaml"), folder / "local_need" / "areas.yaml"]):
        records += _one(path) if path.stem in schemas.FILES else _listed(path)
    return records


def _one(path: Path) -> int:
    model, _ = schemas.FILES[path.stem]
    model.model_validate(_parsed(path))
    return 1


def _parsed(path: Path) -> Any:
    # Dates and numbers that look like text stay text, as the models demand; else bare YAML would not fit them.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


class _Loader(yaml.CSafeLoader):
    """The C loader without its guesses at dates."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _listed(path: Path) -> int:
    content = _parsed(path)
    (key,) = content
    model: type[Record] = schemas.LISTS[key]
    return len([model.model_validate(entry) for entry in content[key]])


def middle(run: Callable[[], object]) -> float:
    """The middle of the seconds that a few runs take."""
    seconds = []
    for _ in range(TIMES):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main() -> None:
    """Print both times and their ratio."""
    records = bare()
    ours, theirs = middle(knowledge_base.load), middle(bare)
    print(f"Whole evidence base, {records} records (middle of {TIMES} runs)")
    print(f"  loaded, cross-checked, every value with its line   {ours:6.3f} s")
    print(f"  bare PyYAML (C loader) and pydantic                {theirs:6.3f} s")
    print(f"  ratio                                              {ours / theirs:6.2f}")


if __name__ == "__main__":
    main()
