"""Everything is locked, each direct dependency has its reason, and the build names no package host."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ["requirements", "requirements-dev"]
BUILD_FILES = ["Makefile", ".ci/run", "pyproject.toml", "requirements*.*", "scripts/*"]


def requirements_in(path: Path) -> list[Requirement]:
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def build_files(project: Path) -> list[Path]:
    return [path for pattern in BUILD_FILES for path in sorted(project.glob(pattern))]


@pytest.mark.parametrize("name", LOCKS)
def test_every_direct_requirement_is_locked_to_one_version_that_it_allows(project: Path, name: str) -> None:
    locked = {canonicalize_name(one.name): one for one in requirements_in(project / f"{name}.txt")}
    direct = requirements_in(project / f"{name}.in")
    assert direct
    for requirement in direct:
        (exact,) = locked[canonicalize_name(requirement.name)].specifier
        assert exact.operator == "=="
        assert requirement.specifier.contains(exact.version), f"{requirement} is locked to {exact.version}"


@pytest.mark.parametrize("name", LOCKS)
def test_nothing_in_a_lock_is_left_open(project: Path, name: str) -> None:
    assert all(re.fullmatch(r"==[^*]+", str(one.specifier)) for one in requirements_in(project / f"{name}.txt"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_direct_dependency_has_its_reason(project: Path, name: str) -> None:
    first_columns = re.findall(r"^\| ([^|]+) \|", (project / "docs/decisions.md").read_text(encoding="utf-8"), re.M)
    explained = {word.strip() for column in first_columns for word in column.split(",")}
    assert {canonicalize_name(one.name) for one in requirements_in(project / f"{name}.in")} <= explained


def test_no_file_of_the_build_names_a_package_host_or_a_folder_of_one_machine(project: Path) -> None:
    files = build_files(project)
    assert len(files) >= 8
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://|file://|--(extra-)?index-url[ =]|--trusted-host[ =]|--find-links[ =]", text), (
            path
        )
        assert not re.search(r"(?<![\w.])/(root|home|opt|work)/", text), path
