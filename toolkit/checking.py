"""Checks files on request: which faults make them unusable, and what advice there is on designs."""

from collections.abc import Sequence
from pathlib import Path

from toolkit import design as designs, knowledge_base, readiness, yaml_files
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import Advice
from toolkit.readiness.examples import FOLDER as EXAMPLES
from toolkit.yaml_files import FileProblems, YamlFile

Found = tuple[list[str], list[str]]
"""Faults, and pieces of advice; each a line that starts with file and line number."""


def check_paths(paths: Sequence[Path]) -> Found:
    """Faults and advice for files and folders; for none given, the evidence base and the worked examples."""
    faults, advice = [], []
    for path in paths or [knowledge_base.default_folder(), EXAMPLES]:
        more_faults, more_advice = _check_folder(path) if path.is_dir() else _check_file(path)
        faults += more_faults
        advice += more_advice
    return faults, advice


def _check_folder(folder: Path) -> Found:
    if (folder / "sources.yaml").exists():
        return [str(problem) for problem in knowledge_base.load_with_problems(folder)[1]], []
    found = [_check_file(path) for path in sorted(folder.glob("*.yaml"))]
    if not found:
        return [f"{folder}:1: there is no .yaml file in this folder"], []
    return [line for faults, _ in found for line in faults], [line for _, advice in found for line in advice]


def _check_file(path: Path) -> Found:
    evidence_folder = next((parent for parent in path.resolve().parents if (parent / "sources.yaml").exists()), None)
    if evidence_folder:
        return _check_evidence_file(path, evidence_folder)
    try:
        return _check_design(path)
    except FileProblems as error:
        return [str(problem) for problem in error.problems], []
    except UserError as error:
        return [f"{path}:1: {error}"], []


def _check_evidence_file(path: Path, folder: Path) -> Found:
    name = f"{folder.name}/{path.resolve().relative_to(folder).as_posix()}"
    _, problems = knowledge_base.load_with_problems(folder)
    return [str(problem) for problem in problems if problem.file == name], []


def _check_design(path: Path) -> Found:
    file = yaml_files.parse(designs.read_text(path), _name(path))
    design = designs.from_file(file)
    base, problems = _base()
    if base is None:
        return problems, []
    faults = [str(problem) for problem in knowledge_base.unknown_references(base, design, file)]
    lines = [_in_a_line(item, design, file) for item in readiness.advice(design, base)]
    return faults, [] if faults else lines


def _name(path: Path) -> str:
    """The path as a person would type it from where they are."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def _base() -> tuple[KnowledgeBase | None, list[str]]:
    base, problems = knowledge_base.load_with_problems()
    return base, [str(problem) for problem in problems]


def _in_a_line(item: Advice, design: Design, file: YamlFile) -> str:
    """A piece of advice at its line of the file; a gate says so, a rule gives its id."""
    kind = "gate" if item.gate else item.rule
    return f"{file.name}:{file.line(_place(item.item, design))}: [{kind}] {item.message} {item.why}"


def _place(item: str, design: Design) -> yaml_files.Place:
    homes = {"boxes": design.theory.boxes, "arrows": design.theory.arrows}
    inside = next((("theory", name) for name, home in homes.items() if item in home), ("outcomes",))
    return (*inside, item) if item else ()
