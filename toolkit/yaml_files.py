"""Reads YAML files that people edit by hand, and reports every problem at once as file:line: message."""

import difflib
import re
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydantic
import yaml

from toolkit.errors import UserError

Model = typing.TypeVar("Model", bound=pydantic.BaseModel)
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


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+)$", "-+.0123456789"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
):
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


def load(file: YamlFile, model: type[Model], extra: Mapping[str, Any] | None = None) -> Model:
    """Check a file's content against a model. Raises FileProblems with every key that is wrong.

    `extra` holds values that the file does not state itself, such as the id that is its name.
    """
    if not isinstance(file.content, dict):
        raise FileProblems(
            [Problem(file.name, 1, f"expected keys such as {', '.join(list(model.model_fields)[:4])}, found none")]
        )
    given = [key for key in extra or {} if key in file.content]
    if given:
        raise FileProblems([file.problem((key,), f"'{key}' is taken from the file's name: remove it") for key in given])
    try:
        return model.model_validate({**file.content, **(extra or {})})
    except pydantic.ValidationError as error:
        raise FileProblems(file_problems(file, model, error)) from None


def file_problems(
    file: YamlFile, model: type[pydantic.BaseModel], error: pydantic.ValidationError, place: Place = ()
) -> list[Problem]:
    """The problems of a refused record at a place in a file, each with its line and what is allowed."""
    found = error.errors()
    told = [item for item in found if not (item["type"] == "too_short" and _has_faults_inside(item, found))]
    return [file.problem((*place, *item["loc"]), explain(model, item)) for item in told]


def _has_faults_inside(item: Any, found: Iterable[Any]) -> bool:
    """Whether a list only seems too short because its entries were refused."""
    inside = len(item["loc"])
    return any(other["loc"][:inside] == item["loc"] and len(other["loc"]) > inside for other in found)


def explain(model: type[pydantic.BaseModel], item: Any) -> str:
    """One pydantic error as a sentence that says what is wrong and what is allowed."""
    place: Place = tuple(part for part in item["loc"] if part != "[key]")
    where = ".".join(str(part) for part in place) or "the file"
    key, kind, context = str(place[-1]) if place else "", item["type"], item.get("ctx", {})
    if kind == "extra_forbidden":
        return f"unknown key '{key}'; {_did_you_mean(key, _allowed_keys(model, place[:-1]))}"
    if kind == "missing":
        return f"'{where}' is missing: add it"
    if kind == "literal_error":
        return f"'{where}' is {item['input']!r}; allowed: {context['expected']}"
    if kind == "string_pattern_mismatch":
        return f"'{where}' is {item['input']!r}; it must match {context['pattern']}"
    message = item["msg"].removeprefix("Value error, ")
    return f"'{where}': {message[0].lower() + message[1:]} (found {_short(item['input'])})"


def suggest(wrong: str, allowed: Iterable[str]) -> str:
    """The nearest allowed value for a typo, or the list of what is allowed."""
    return _did_you_mean(wrong, sorted(allowed))


def _did_you_mean(wrong: str, allowed: list[str]) -> str:
    near = difflib.get_close_matches(wrong, allowed, n=1)
    listed = ", ".join(allowed[:40]) + (" ..." if len(allowed) > 40 else "")
    return (f"did you mean '{near[0]}'? " if near else "") + f"allowed: {listed}"


def _allowed_keys(model: type[pydantic.BaseModel], place: Place) -> list[str]:
    found: Any = model
    for part in place:
        found = _inner(found, part)
        if found is None:
            return []
    return sorted(found.model_fields) if isinstance(found, type) and issubclass(found, pydantic.BaseModel) else []


def _inner(annotation: Any, part: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel):
        field = annotation.model_fields.get(str(part))
        return _without_none(field.annotation) if field else None
    arguments = [item for item in typing.get_args(annotation) if item is not Ellipsis]
    return _without_none(arguments[-1]) if arguments else None


def _without_none(annotation: Any) -> Any:
    arguments = [item for item in typing.get_args(annotation) if item is not type(None)]
    is_optional = len(arguments) < len(typing.get_args(annotation))
    return arguments[0] if is_optional and arguments else annotation


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
