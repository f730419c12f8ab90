"""Gathers what people wrote into a plan, for rules that look for words."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.design import Design


def of_people(design: Design) -> str:
    """Everything that speaks of the people, the theory, delivery and the study."""
    parts = (design.question, design.theory, design.delivery, design.evaluation)
    return "\n".join(text for part in parts for text in _texts(part.model_dump()))


def of_study(design: Design) -> str:
    """Everything that speaks of the study and of delivery."""
    return "\n".join(text for part in (design.evaluation, design.delivery) for text in _texts(part.model_dump()))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
