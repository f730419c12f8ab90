"""Whatever happens to a file of the evidence base, people get lines that name the place, never a traceback."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from toolkit import knowledge_base
from toolkit.__main__ import main
from toolkit.knowledge_base import ledger
from toolkit.knowledge_base.ledger import Ledger

INVENTED = Path(__file__).parents[1] / "data" / "invented_network"
FILES = sorted(path.relative_to(INVENTED).as_posix() for path in INVENTED.rglob("*.yaml"))
SPOILS = ["take the line away", "write it twice", "write something else", "move it in", "cut the file short"]


def spoiled(text: str, how: str, at: int, words: str) -> str:
    """A text with one of its lines spoiled."""
    lines = text.split("\n")
    at %= len(lines)
    changed = {
        "take the line away": [*lines[:at], *lines[at + 1 :]],
        "write it twice": [*lines[: at + 1], *lines[at:]],
        "write something else": [*lines[:at], lines[at].partition(":")[0] + ": " + words, *lines[at + 1 :]],
        "move it in": [*lines[:at], "  " + lines[at], *lines[at + 1 :]],
        "cut the file short": lines[:at],
    }
    return "\n".join(changed[how])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(INVENTED, tmp_path_factory.mktemp("spoiled") / "evidence"))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), st.sampled_from(SPOILS), st.integers(0, 60), st.text(max_size=12))
def test_a_spoiled_file_gives_named_lines_and_never_a_traceback(
    folder: Path, name: str, how: str, at: int, words: str
) -> None:
    whole = (INVENTED / name).read_text(encoding="utf-8")
    try:
        (folder / name).write_text(spoiled(whole, how, at, words), encoding="utf-8", newline="")
        base, problems = knowledge_base.load_with_problems(folder)
        assert base is not None or problems
        assert all(problem.file.startswith("evidence/") and problem.line >= 1 for problem in problems)
        assert main(["check", str(folder)]) == (1 if problems else 0)
    finally:
        (folder / name).write_text(whole, encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("frameworks: [{id: a}]", "'leaves_out' is missing: add it"),
        ("meanings:", "expected one key, 'frameworks'"),
    ],
)
def test_a_framework_that_is_not_whole_says_what_it_lacks(invented: Path, words: str, message: str) -> None:
    (invented / "frameworks.yaml").write_text(words + "\n", encoding="utf-8")
    _, problems = knowledge_base.load_with_problems(invented)
    assert any(message in str(problem) for problem in problems), [str(problem) for problem in problems]


def test_a_level_that_no_framework_has_is_named_with_the_nearest(tmp_path: Path) -> None:
    copied = Path(shutil.copytree(knowledge_base.default_folder(), tmp_path / "evidence"))
    meanings = copied / "meanings.yaml"
    meanings.write_text(meanings.read_text(encoding="utf-8").replace("[level-2]", "[level-22]"), encoding="utf-8")
    _, problems = knowledge_base.load_with_problems(copied)
    (problem,) = problems
    assert "'level-22' is not known" in str(problem)
    assert "level-2" in str(problem)
    assert problem.file == "evidence/meanings.yaml"


@pytest.fixture(scope="module")
def counted() -> Ledger:
    return ledger.ledger(knowledge_base.load())


def test_every_fact_has_a_source_a_date_and_a_grade(counted: Ledger) -> None:
    assert counted.facts > 300
    assert counted.without_source == ()
    assert counted.without_date == ()
    assert counted.without_grade == ()


def test_what_was_not_found_is_listed_for_every_approach_without_a_figure(counted: Ledger) -> None:
    base = knowledge_base.load()
    assert all(approach.name in counted.not_found for approach in base.approaches.values() if not approach.effects)
    assert (counted.approaches, counted.effects) == (30, sum(len(item.effects) for item in base.approaches.values()))


def test_what_an_approach_lacks_was_looked_for(counted: Ledger) -> None:
    """An empty field is a gap that somebody knows of: ages, a cost and a figure are named where they are missing."""
    base = knowledge_base.load()
    words = {"effects": ("figure", "percentage"), "costs": ("cost",)}
    silent = [
        (approach.id, field)
        for approach in base.approaches.values()
        for field, named in words.items()
        if not getattr(approach, field)
        and not any(word in text.lower() for text in approach.not_found for word in named)
    ]
    assert silent == []


def test_a_network_without_values_for_planning_starts_from_those_that_come_with_the_tool(invented: Path) -> None:
    (invented / "evaluation_planning.yaml").unlink()
    base, problems = knowledge_base.load_with_problems(invented)
    assert problems == []
    assert base
    assert base.planning == knowledge_base.load().planning
    assert base.planning.share_of_grant.source in base.sources
