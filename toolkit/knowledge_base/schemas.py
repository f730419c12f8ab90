"""Exports the models as JSON Schema, so that an editor completes keys and marks mistakes in the YAML files."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit.evaluation import EvaluationStep, Planning
from toolkit.evidence import Approach, EvidenceChange, Framework, Meaning
from toolkit.monitoring import Measure
from toolkit.need.data_sharing import SharedData
from toolkit.need.findings import DeepDive
from toolkit.need.indicators import Figures, Indicator
from toolkit.need.neighbours import Neighbours
from toolkit.need.small_areas import SmallAreas
from toolkit.need.tile_map import Tile
from toolkit.provision import ActingPartner, Service
from toolkit.vocabulary import Area, Factor, KindOfViolence, Outcome, Partnership, Record, Source

FILES: Mapping[str, tuple[type[Record], str]] = {
    "approach": (Approach, "id"),
    "measure": (Measure, "id"),
    "indicator": (Indicator, "id"),
    "figures": (Figures, "indicator"),
    "service": (Service, "id"),
    "partnership": (Partnership, ""),
    "evaluation_planning": (Planning, ""),
    "small_areas": (SmallAreas, ""),
}
"""Files that hold one record, and the key that their name stands for."""
LISTS: Mapping[str, type[Record]] = {
    "sources": Source,
    "factors": Factor,
    "outcomes": Outcome,
    "kinds_of_violence": KindOfViolence,
    "steps": EvaluationStep,
    "frameworks": Framework,
    "meanings": Meaning,
    "changes": EvidenceChange,
    "areas": Area,
    "deep_dives": DeepDive,
    "who_can_act": ActingPartner,
    "data_sharing": SharedData,
    "tiles": Tile,
    "neighbours": Neighbours,
}
"""Files that hold a list under one key."""


def schemas() -> dict[str, str]:
    """The text of each schema by its file's name."""
    one = {name: _without(model.model_json_schema(), key) for name, (model, key) in FILES.items()}
    many = {name: _list(name, model.model_json_schema()) for name, model in LISTS.items()}
    return {f"{name}.schema.json": _text(schema) for name, schema in {**one, **many}.items()}


def write(folder: Path) -> list[Path]:
    """Write every schema into a folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.schema.json"))


def _without(schema: dict[str, Any], key: str) -> dict[str, Any]:
    properties = {name: value for name, value in schema["properties"].items() if name != key}
    return {**schema, "properties": properties, "required": [name for name in schema["required"] if name != key]}


def _list(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    definitions = schema.pop("$defs", {})
    return {
        "$defs": {**definitions, schema["title"]: schema},
        "type": "object",
        "properties": {name: {"type": "array", "items": {"$ref": f"#/$defs/{schema['title']}"}}},
        "required": [name],
        "additionalProperties": False,
    }


def _text(schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1) + "\n"
