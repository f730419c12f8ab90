"""Reads and writes project files: one design as readable YAML, of any version that there has been."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from toolkit import yaml_files
from toolkit.design.model import Design
from toolkit.errors import UserError
from toolkit.yaml_files import FileProblems, Problem, YamlFile

SCHEMA_VERSION = 1
UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""For each old schema version, the function that turns a document of it into the next version."""


def upgrade(document: dict[str, Any], name: str = "this design") -> dict[str, Any]:
    """A document of any known version as one of the present version. Raises UserError for an unknown version."""
    version = document.get("schema_version")
    if not isinstance(version, int) or not 1 <= version <= SCHEMA_VERSION:
        raise UserError(
            f"{name}: schema_version is {version!r}; this program reads 1 to {SCHEMA_VERSION}. "
            "Open it with the program that made it, or a newer one."
        )
    while version < SCHEMA_VERSION:
        document, version = UPGRADES[version](document), version + 1
    return document


def from_document(document: Mapping[str, Any]) -> Design:
    """The design in a document as the store keeps it, of any version."""
    return Design.model_validate(upgrade(dict(document)))


def to_yaml(design: Design) -> str:
    """The project file: readable, and different only where the design is different."""
    document = design.model_dump(mode="json", exclude_defaults=True)
    ordered = {"schema_version": design.schema_version, **document}
    return yaml_files.dump(ordered)


def read_text(path: Path) -> str:
    """The text of a project file. Raises FileProblems when there is none or it is not text."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        raise FileProblems([Problem(str(path), 1, "there is no such file: check the name")]) from None
    except UnicodeDecodeError:
        raise FileProblems([Problem(str(path), 1, "this is not a text file: give a project file (.yaml)")]) from None


def from_yaml(text: str, name: str) -> Design:
    """Read a project file. Raises FileProblems that name the line, and UserError for an unknown version."""
    return from_file(yaml_files.parse(text, name))


def from_file(file: YamlFile) -> Design:
    """The design in a file that was parsed. Raises FileProblems, and UserError for an unknown version."""
    if not isinstance(file.content, dict) or "schema_version" not in file.content:
        raise FileProblems([Problem(file.name, 1, "this is not a project file: it has no schema_version")])
    upgraded = YamlFile(file.name, upgrade(file.content, file.name), file.lines)
    design = yaml_files.load(upgraded, Design)
    problems = _broken_arrows(design, upgraded)
    if problems:
        raise FileProblems(problems)
    return design


def _broken_arrows(design: Design, file: YamlFile) -> list[Problem]:
    return [
        file.problem(("theory", "arrows", arrow.id, end), f"there is no box '{getattr(arrow, end)}'")
        for arrow in design.theory.arrows.values()
        for end in ("start", "end")
        if getattr(arrow, end) not in design.theory.boxes
    ]
