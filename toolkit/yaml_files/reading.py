"""Reads YAML text into plain values, with the line of each and every line that cannot be read."""

import re
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from toolkit.errors import UserError

Place = tuple[str | int, ...]
"""Where a value stands inside a file: the keys and list positions that lead to it."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one line of one file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class FileProblems(UserError):  # noqa: N818 - it is many problems at once
    """One or more files that cannot be used; the message lists every problem, one a line."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class YamlFile:
    """A file's plain content, with the line on which each value stands."""

    name: str
    content: Any
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """The line of a value, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, message: str) -> Problem:
        """A problem with the value at a place in this file."""
        return Problem(self.name, self.line(place), message)


class _PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.1 without its surprises: `no`, `011`, `12:30` and dates stay text."""

    yaml_implicit_resolvers: typing.ClassVar[dict[str, Any]] = {}


PATTERNS: tuple[tuple[str, str, Iterable[str]], ...] = (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+)$", "-+.0123456789"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
)
"""What is read as something other than text: its tag, its pattern, and how it may begin."""
for _tag, _pattern, _first in PATTERNS:
    _PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))

_SCALARS: dict[str, Any] = {
    "tag:yaml.org,2002:bool": lambda text: text == "true",
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:str": str,
}


class _Reader:
    """Turns YAML nodes into plain values and remembers lines and problems on the way."""

    def __init__(self, name: str):
        self.name = name
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, place: Place) -> Any:
        line = node.start_mark.line + 1
        self.lines[place] = line
        if id(node) in self._seen:
            return self._refuse(line, "a YAML alias (*name) is not allowed: write the value out")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*place, number)) for number, item in enumerate(node.value)]
        return self._scalar(node, line)

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(line, "a key must be plain text")
            elif key in content:
                self._refuse(line, f"'{key}' is given twice: keep one of them")
            else:
                content[key] = self.value(value_node, (*place, key))
                self.lines[(*place, key)] = line
        return content

    def _scalar(self, node: yaml.Node, line: int) -> Any:
        convert = _SCALARS.get(node.tag)
        if convert is None:
            return self._refuse(line, f"the tag {node.tag} is not allowed: use plain text, numbers and lists")
        return convert(node.value)

    def _refuse(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.name, line, message))


def read(path: Path, name: str | None = None) -> YamlFile:
    """Read one file into plain values. Raises FileProblems naming each line that cannot be read."""
    name = name or str(path)
    try:
        return parse(path.read_text(encoding="utf-8"), name)
    except FileNotFoundError:
        raise FileProblems([Problem(name, 1, "there is no such file: check the name")]) from None
    except IsADirectoryError:
        raise FileProblems([Problem(name, 1, "this is a folder: give a file")]) from None
    except UnicodeDecodeError:
        raise FileProblems([Problem(name, 1, "this is not a text file in UTF-8: save it as UTF-8")]) from None


def parse(text: str, name: str) -> YamlFile:
    """Read YAML text into plain values. Raises FileProblems naming each line that cannot be read."""
    reader = _Reader(name)
    try:
        node = yaml.compose(text, Loader=_PlainLoader)
        content = reader.value(node, ()) if node is not None else None
    except yaml.YAMLError as error:
        raise FileProblems([Problem(name, *_explain_syntax(error))]) from None
    except RecursionError:
        raise FileProblems([Problem(name, 1, "the lists are nested too deeply to be read")]) from None
    if reader.problems:
        raise FileProblems(reader.problems)
    return YamlFile(name, content, reader.lines)


def _explain_syntax(error: yaml.YAMLError) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "there is a character that YAML does not allow"
    return (
        mark.line + 1 if mark else 1
    ), f"this line cannot be read as YAML ({what}): check colons, quotes and indents"
