"""What every test can use: the project's folder, and the real app, started as `make run` starts it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.running_app import RunningApp
from toolkit import knowledge_base
from toolkit.knowledge_base import KnowledgeBase

# A busy machine must not fail a test: tests never assert a time.
hypothesis.settings.register_profile("throughline", deadline=None)
hypothesis.settings.load_profile("throughline")

PROJECT = Path(__file__).parent.parent
INVENTED = Path(__file__).parent / "data" / "invented_network"


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder that holds the whole project."""
    return PROJECT


@pytest.fixture(autouse=True)
def _own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may ever write into the data of the person who runs it."""
    monkeypatch.setenv("THROUGHLINE_DATABASE", f"sqlite:///{tmp_path}/throughline.sqlite")


@pytest.fixture(scope="session")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The real app with a database of its own, shared by all tests of one worker."""
    app = RunningApp(PROJECT, tmp_path_factory.mktemp("app_server"))
    app.start()
    yield app
    app.stop()


@pytest.fixture
def own_app_server(tmp_path: Path) -> Iterator[RunningApp]:
    """The real app for one test alone, which may stop and start it."""
    app = RunningApp(PROJECT, tmp_path)
    app.start()
    yield app
    app.stop()


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The evidence base that comes with the tool."""
    return knowledge_base.load(PROJECT / "evidence")


@pytest.fixture(scope="session")
def invented_base() -> KnowledgeBase:
    """The small evidence base of an invented network."""
    return knowledge_base.load(INVENTED)


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    """A copy of the invented network's evidence folder, to be spoiled by a test."""
    return Path(shutil.copytree(INVENTED, tmp_path / "evidence"))
