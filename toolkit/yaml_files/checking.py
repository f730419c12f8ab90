"""Checks what was read against a model, and says in a sentence what is wrong and what is allowed."""

import difflib
import typing
from collections.abc import Iterable, Mapping
from typing import Any

import pydantic

from toolkit.yaml_files.reading import FileProblems, Place, Problem, YamlFile

Model = typing.TypeVar("Model", bound=pydantic.BaseModel)


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
        raise FileProblems(file_problems(file, model, error, hidden=extra or ())) from None


def file_problems(
    file: YamlFile,
    model: type[pydantic.BaseModel],
    error: pydantic.ValidationError,
    place: Place = (),
    hidden: Iterable[str] = (),
) -> list[Problem]:
    """The problems of a refused record at a place in a file, each with its line and what is allowed.

    `hidden` are keys of the record that a file may not state.
    """
    found = error.errors()
    told = [item for item in found if not (item["type"] == "too_short" and _has_faults_inside(item, found))]
    return [file.problem((*place, *item["loc"]), explain(model, item, hidden)) for item in told]


def _has_faults_inside(item: Any, found: Iterable[Any]) -> bool:
    """Whether a list only seems too short because its entries were refused."""
    inside = len(item["loc"])
    return any(other["loc"][:inside] == item["loc"] and len(other["loc"]) > inside for other in found)


def explain(model: type[pydantic.BaseModel], item: Any, hidden: Iterable[str] = ()) -> str:
    """One pydantic error as a sentence that says what is wrong and what is allowed."""
    place: Place = tuple(part for part in item["loc"] if part != "[key]")
    where = ".".join(str(part) for part in place) or "the file"
    key, kind, context = str(place[-1]) if place else "", item["type"], item.get("ctx", {})
    if kind == "extra_forbidden":
        allowed = [name for name in _allowed_keys(model, place[:-1]) if len(place) > 1 or name not in hidden]
        return f"unknown key '{key}'; {_did_you_mean(key, allowed)}"
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
