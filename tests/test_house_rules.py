"""Rules of the house that no other tool keeps."""

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
CODE = sorted([*(PROJECT / "toolkit").rglob("*.py"), *(PROJECT / "app").rglob("*.py"), PROJECT / "streamlit_app.py"])
TEXTS = sorted(
    path
    for folder in ("toolkit", "app", "evidence", "theories_of_change", "docs", "scripts", "benchmarks")
    for path in (PROJECT / folder).rglob("*")
    if path.suffix in {".py", ".yaml", ".md", ".css", ".sh"}
)


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", CODE, ids=name)
def test_only_one_room_touches_the_session(path: Path) -> None:
    if not name(path).startswith("app/state/"):
        assert "session_state" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_code_knows_one_network(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("such as E06000016 for Leicester", "")
    assert not re.search(r"Leicester|Rutland|Charnwood", text)


@pytest.mark.parametrize("path", CODE, ids=name)
def test_files_and_functions_are_short_and_every_module_says_what_it_knows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert text.count("\n") <= 250
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    assert {function: length for function, length in lengths.items() if length > 40} == {}


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_no_text_holds_a_machine_path(path: Path) -> None:
    assert not re.search(r"(^|[\s'\"(=])/(home|root|work)/", path.read_text(encoding="utf-8"))
