"""The commands in the README are the ones that work."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import running_app
from tests.running_app import RunningApp


def commands(project: Path) -> list[list[str]]:
    """Every line in the README's shell blocks, as words, without its comment."""
    blocks = re.findall(r"```sh\n(.*?)```", (project / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]


def lines_without_make(project: Path) -> tuple[list[str], list[str]]:
    install, start = [words for words in commands(project) if words[:2] == ["python", "-m"] and words[2] != "toolkit"]
    return install, start


def test_the_first_two_commands_start_the_app_and_run_the_tests(project: Path) -> None:
    assert commands(project)[:2] == [["make", "run"], ["make", "test"]]


def test_continuous_integration_runs_the_test_command_and_then_the_checks(project: Path) -> None:
    lines = (project / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-2:] == ["make test", "make check"]


@pytest.mark.skipif(shutil.which("make") is None, reason="this machine has no make")
def test_every_make_target_of_the_readme_exists(project: Path) -> None:
    targets = [words[1] for words in commands(project) if words[0] == "make"]
    assert targets == ["run", "test", "check", "soak"]
    for target in targets:
        tried = subprocess.run(["make", "--dry-run", target], cwd=project, capture_output=True, text=True)
        assert tried.returncode == 0, tried.stderr


def test_the_two_lines_for_people_without_make_name_files_that_exist(project: Path) -> None:
    install, start = lines_without_make(project)
    assert install == ["python", "-m", "pip", "install", "-r", "requirements.txt"]
    assert start == ["python", *running_app.COMMAND]
    assert (project / install[-1]).is_file()
    assert (project / start[-1]).is_file()


def test_make_and_the_tests_start_the_app_with_the_same_words_as_the_readme(project: Path) -> None:
    recipe = re.search(r"^run: install\n\t(.+)$", (project / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert recipe
    words = recipe[1].replace("$(IN_VENV)", ".venv/bin/python -m").split()
    assert words[1:5] == running_app.COMMAND


def test_streamlit_knows_the_command(project: Path) -> None:
    start = lines_without_make(project)[1]
    tried = subprocess.run([sys.executable, *start[1:4], "--help"], cwd=project, capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr


@pytest.fixture
def fresh_copy(project: Path, tmp_path: Path) -> Iterator[Path]:
    """What a person gets who clones the project: every file that git knows or would take."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=project, capture_output=True, text=True, check=True).stdout.split("\0")
    copy = tmp_path / "fresh copy"
    for name in filter(None, names):
        if (project / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(project / name, copy / name)
    yield copy
    shutil.rmtree(copy)


@pytest.mark.soak
def test_the_two_lines_start_the_app_in_a_fresh_copy(project: Path, fresh_copy: Path, tmp_path: Path) -> None:
    install, start = lines_without_make(project)
    subprocess.run([sys.executable, "-m", "venv", ".venv"], cwd=fresh_copy, check=True)
    python = next(path for path in (fresh_copy / ".venv").glob("*/python*") if path.stem == "python")
    subprocess.run([python, *install[1:]], cwd=fresh_copy, check=True)
    app = RunningApp(fresh_copy, tmp_path, [str(python), *start[1:]])
    app.start()
    app.stop()


@pytest.mark.soak
@pytest.mark.skipif(shutil.which("make") is None, reason="this machine has no make")
def test_make_run_starts_the_app_in_a_fresh_copy(fresh_copy: Path, tmp_path: Path) -> None:
    app = RunningApp(fresh_copy, tmp_path, ["make", "run"], seconds_to_start=1200)
    app.start()
    app.stop()
