"""Loads the folder of the evidence base, collecting every problem before giving up."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pydantic

from toolkit import yaml_files
from toolkit.evaluation import EvaluationStep, Planning
from toolkit.evidence import Approach, EvidenceChange, Framework, Meaning
from toolkit.knowledge_base.base import KnowledgeBase
from toolkit.knowledge_base.cross_checks import Origin, cross_check, references
from toolkit.monitoring import Measure
from toolkit.need.data_sharing import SharedData
from toolkit.need.findings import DeepDive
from toolkit.need.indicators import Figures, Indicator
from toolkit.need.neighbours import Neighbours
from toolkit.need.small_areas import SmallAreas
from toolkit.need.tile_map import Tile
from toolkit.provision import ActingPartner, Service
from toolkit.vocabulary import Area, Factor, KindOfViolence, Outcome, Partnership, Record, Source
from toolkit.yaml_files import FileProblems, Problem, YamlFile

Kind = TypeVar("Kind", bound=Record)


OWN_FOLDER = Path(__file__).resolve().parents[2] / "evidence"
"""The evidence base that comes with the tool."""


def default_folder() -> Path:
    """The folder of the evidence base: THROUGHLINE_EVIDENCE, or the one that comes with the tool."""
    return Path(os.environ.get("THROUGHLINE_EVIDENCE") or OWN_FOLDER)


def load(folder: Path | None = None) -> KnowledgeBase:
    """Load and cross-check the evidence base. Raises FileProblems with every problem of every file."""
    base, problems = load_with_problems(folder)
    if problems or base is None:
        raise FileProblems(problems)
    return base


def load_with_problems(folder: Path | None = None) -> tuple[KnowledgeBase | None, list[Problem]]:
    """The evidence base and every problem found; None in place of the base where a file cannot be read."""
    loader = _Loader(folder or default_folder())
    content = loader.everything()
    partnership = loader.one("local_need/partnership.yaml", Partnership)
    planning, more_sources = loader.planning()
    if loader.problems or partnership is None or planning is None:
        return None, sorted(set(loader.problems))
    sources = {**more_sources, **content.pop("sources")}
    base = KnowledgeBase(partnership=partnership, planning=planning, sources=sources, **content)
    return base, sorted(cross_check(base, loader.origins))


@dataclass
class _Loader:
    folder: Path
    problems: list[Problem] = field(default_factory=list)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)

    def everything(self) -> dict[str, Any]:
        return {
            "sources": self.listed("sources.yaml", "sources", Source),
            "factors": self.listed("factors.yaml", "factors", Factor),
            "outcomes": self.listed("outcomes.yaml", "outcomes", Outcome),
            "kinds_of_violence": self.listed("kinds_of_violence.yaml", "kinds_of_violence", KindOfViolence),
            "steps": self.listed("evaluation_steps.yaml", "steps", EvaluationStep),
            "approaches": self.one_a_file("approaches", Approach),
            "frameworks": self.listed("frameworks.yaml", "frameworks", Framework, needed=False),
            "meanings": self.listed("meanings.yaml", "meanings", Meaning, needed=False),
            "evidence_changes": self.listed("changes.yaml", "changes", EvidenceChange, needed=False),
            "measures": self.one_a_file("measures", Measure),
            "areas": self.listed("local_need/areas.yaml", "areas", Area, identified_by="code"),
            "indicators": self.one_a_file("local_need/indicators", Indicator),
            "figures": self.one_a_file("local_need/figures", Figures, identified_by="indicator"),
            "services": self.one_a_file("provision", Service),
            "deep_dives": self.listed_if_there("local_need/deep_dives.yaml", "deep_dives", DeepDive),
            "who_can_act": self.listed_if_there("who_can_act.yaml", "who_can_act", ActingPartner),
            "data_sharing": self.listed_if_there("local_need/data_sharing.yaml", "data_sharing", SharedData),
            "tile_map": self.listed_if_there("local_need/tile_map.yaml", "tiles", Tile, identified_by="area"),
            "neighbours": self.listed_if_there(
                "local_need/neighbours.yaml", "neighbours", Neighbours, identified_by="area"
            ),
            "small_areas": self.if_there("local_need/small_areas.yaml", SmallAreas),
        }

    def planning(self) -> tuple[Planning | None, Mapping[str, Source]]:
        """What plans start from: the folder's own file, or else the one that comes with the tool, with its sources."""
        name = "evaluation_planning.yaml"
        if (self.folder / name).exists() or self.folder == OWN_FOLDER:
            return self.one(name, Planning), {}
        own = _Loader(OWN_FOLDER)
        planning, sources = own.one(name, Planning), own.listed("sources.yaml", "sources", Source)
        self.problems += own.problems
        used = {key for record in (planning,) if record for _, _, key in references(record)}
        return planning, {key: source for key, source in sources.items() if key in used}

    def one_a_file(self, path: str, model: type[Kind], *, identified_by: str = "id") -> dict[str, Kind]:
        paths = sorted((self.folder / path).glob("*.yaml"))
        if not paths:
            self.problems.append(Problem(self.name(path), 1, "there is no .yaml file in this folder"))
        found = {item.stem: self.one(f"{path}/{item.name}", model, {identified_by: item.stem}) for item in paths}
        return {stem: record for stem, record in found.items() if record is not None}

    def if_there(self, path: str, model: type[Kind]) -> Kind | None:
        return self.one(path, model) if (self.folder / path).exists() else None

    def one(self, path: str, model: type[Kind], extra: Mapping[str, str] | None = None) -> Kind | None:
        try:
            file = self.read(path)
            record = yaml_files.load(file, model, extra)
        except FileProblems as error:
            self.problems += error.problems
            return None
        identifier = next(iter(extra.values())) if extra else ""
        self.origins[model.__name__, identifier] = Origin(file, ())
        return record

    def listed(
        self, path: str, key: str, model: type[Kind], *, identified_by: str = "id", needed: bool = True
    ) -> dict[str, Kind]:
        if not needed and not (self.folder / path).exists():
            return {}
        try:
            file = self.read(path)
            entries = _entries(file, key)
        except FileProblems as error:
            self.problems += error.problems
            return {}
        found: dict[str, Kind] = {}
        for number, entry in enumerate(entries):
            self.add(found, Origin(file, (key, number)), entry, model, identified_by)
        return found

    def listed_if_there(self, path: str, key: str, model: type[Kind], *, identified_by: str = "id") -> dict[str, Kind]:
        """A list that a network may do without."""
        there = (self.folder / path).exists()
        return self.listed(path, key, model, identified_by=identified_by) if there else {}

    def add(self, found: dict[str, Kind], origin: Origin, entry: Any, model: type[Kind], identified_by: str) -> None:
        try:
            record = model.model_validate(entry)
        except pydantic.ValidationError as error:
            self.problems += yaml_files.file_problems(origin.file, model, error, origin.place)
            return
        identifier = str(getattr(record, identified_by))
        if identifier in found:
            self.problems.append(origin.problem((), f"'{identifier}' is given twice: keep one of them"))
        found[identifier] = record
        self.origins[model.__name__, identifier] = origin

    def read(self, path: str) -> YamlFile:
        return yaml_files.read(self.folder / path, self.name(path))

    def name(self, path: str) -> str:
        return f"{self.folder.name}/{path}"


def _entries(file: YamlFile, key: str) -> list[Any]:
    if not isinstance(file.content, dict) or not isinstance(file.content.get(key), list):
        raise FileProblems([file.problem((), f"expected one key, '{key}', with a list below it")])
    unknown = sorted(set(file.content) - {key})
    if unknown:
        raise FileProblems([file.problem((name,), f"unknown key '{name}'; allowed: {key}") for name in unknown])
    return list(file.content[key])
