"""Published worked examples, one YAML file per subject, read so that an empty list fails."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Examples = Callable[[str, str], list[dict[str, Any]]]


@pytest.fixture
def examples() -> Examples:
    def read(subject: str, group: str) -> list[dict[str, Any]]:
        text = (Path(__file__).parent / "examples" / f"{subject}.yaml").read_text(encoding="utf-8")
        found: list[dict[str, Any]] = yaml.safe_load(text)[group]
        assert found, f"no examples of {group} in {subject}.yaml"
        return found

    return read
