"""The JSON Schemas for editors are those of the models."""

import json

import pytest

from toolkit.knowledge_base import default_folder, schemas

FOLDER = default_folder() / "schemas"


@pytest.mark.parametrize("name", sorted(schemas.schemas()))
def test_each_schema_is_current(name: str) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert kept == schemas.schemas()[name], "run: python -m toolkit schema --output evidence/schemas"


def test_there_is_no_schema_too_many() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(schemas.schemas())


def test_a_schema_names_what_is_allowed_and_leaves_out_the_id() -> None:
    approach = json.loads(schemas.schemas()["approach.schema.json"])
    assert approach["additionalProperties"] is False
    assert "id" not in approach["properties"]
    assert "id" not in approach["required"]
