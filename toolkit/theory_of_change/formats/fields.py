"""Knows the columns in which a table holds every field of a box, an arrow, a finding and a judgement."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from toolkit import vocabulary
from toolkit.theory_of_change import details, graph

Path = tuple[str, ...]

YES_NO: Mapping[str, str] = MappingProxyType({"yes": "Yes", "no": "No"})
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "kind": graph.BOX_WORDS,
    "rating": graph.RATING_WORDS,
    "applies_here": details.APPLIES_WORDS,
    "sure": details.SURE_WORDS,
    "mode": details.MODE_WORDS,
    "setting": vocabulary.SETTINGS,
    "fidelity": details.FIDELITY_WORDS,
    "likelihood": details.LIKELIHOOD_WORDS,
    "to_check": YES_NO,
    "is_feedback": YES_NO,
})  # fmt: skip
"""What stands in the table for a value that the program knows by a short name."""
BOX: Mapping[str, Path] = MappingProxyType({
    "Kind": ("kind",),
    "Text": ("text",),
    "To check": ("to_check",),
    "Where it comes from": ("basis",),
    "How often": ("dose", "how_often"),
    "How long each time": ("dose", "session_length"),
    "From start to end": ("dose", "how_long"),
    "Who delivers": ("dose", "who_delivers"),
    "How people are met": ("dose", "mode"),
    "Setting": ("dose", "setting"),
    "Core or adaptable": ("fidelity",),
    "How many": ("amount", "quantity"),
    "What is counted": ("amount", "unit"),
    "How it could do harm": ("harm", "mechanism"),
    "How likely": ("harm", "likelihood"),
    "What is done about it": ("harm", "mitigation"),
    "Sign to watch": ("harm", "sign_to_watch"),
    "Factor": ("factor",),
    "Outcome id": ("outcome",),
    "Indicator id": ("indicator",),
    "Approach": ("approach",),
})  # fmt: skip
ARROW: Mapping[str, Path] = MappingProxyType({
    "From": ("start",),
    "To": ("end",),
    "Why": ("why",),
    "What it rests on": ("rating",),
    "Applies here": ("applies_here",),
    "Applies because": ("applies_because",),
    "Assumed": ("assumption",),
    "How it is tested": ("how_tested",),
    "How sure": ("sure",),
    "Whose judgement": ("sure_by",),
    "Leads back": ("is_feedback",),
    "To check": ("to_check",),
})  # fmt: skip
FINDING: Mapping[str, Path] = MappingProxyType({"Text": ("text",), "Source": ("source",), "Approach": ("approach",)})
JUDGEMENT: Mapping[str, Path] = MappingProxyType({
    "Whose judgement": ("by",),
    "How sure": ("sure",),
    "Applies here": ("applies_here",),
    "Applies because": ("because",),
})  # fmt: skip


def written(values: Mapping[str, Any], columns: Mapping[str, Path]) -> dict[str, str]:
    """The cells of a record; what it does not say stays empty."""
    cells = {name: _words(path[-1], _value(values, path)) for name, path in columns.items()}
    return {name: cell for name, cell in cells.items() if cell}


def _value(values: Mapping[str, Any], path: Path) -> Any:
    found: Any = values
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _words(field: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES_NO["yes" if value else "no"]
    text = repr(value) if isinstance(value, float) else str(value)
    return WORDS.get(field, {}).get(text, text)


def read(cells: Mapping[str, str], columns: Mapping[str, Path]) -> dict[str, Any]:
    """The fields of a record from its cells; empty cells are left out."""
    found: dict[str, Any] = {}
    for name, path in columns.items():
        text = cells.get(name, "")
        if text:
            inner = found
            for key in path[:-1]:
                inner = inner.setdefault(key, {})
            inner[path[-1]] = _meant(path[-1], text)
    return found


def _meant(field: str, text: str) -> str:
    """The short name for words that people read; other text stays as it is, to be checked."""
    wanted = text.strip().casefold()
    for key, words in WORDS.get(field, {}).items():
        if wanted in (key.casefold(), words.casefold(), key.replace("_", " ").casefold()):
            return key
    return text
