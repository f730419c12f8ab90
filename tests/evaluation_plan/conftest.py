"""Plans to look at: a worked example that is whole, and the same with one thing changed."""

from collections.abc import Callable
from typing import Any

import pytest

from toolkit import readiness
from toolkit.design import Design

Changed = Callable[..., Design]


@pytest.fixture(scope="session")
def whole() -> Design:
    """The worked example on mentoring, whose evaluation is drafted wholly."""
    return readiness.worked_example("reach")


@pytest.fixture(scope="session")
def changed(whole: Design) -> Changed:
    """The whole plan with fields of its evaluation changed; `cost` is that of the whole service."""

    def change(cost: int | None = None, **fields: Any) -> Design:
        delivery = {**dict(whole.delivery), "cost": cost}
        return whole.with_(evaluation={**dict(whole.evaluation), **fields}, delivery=delivery)

    return change


@pytest.fixture(scope="session")
def with_line(whole: Design) -> Changed:
    """The whole plan with fields of its main line changed."""

    def change(**fields: Any) -> Design:
        main = next(line for line in whole.outcomes.values() if line.is_primary)
        return whole.with_(outcomes={**whole.outcomes, main.id: {**dict(main), **fields}})

    return change
