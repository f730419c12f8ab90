"""Reads the worked theories of change: full designs in the very format that the app saves and loads."""

from pathlib import Path

from toolkit import design as designs
from toolkit.design import Design
from toolkit.errors import UserError

FOLDER = Path(__file__).resolve().parents[2] / "theories_of_change"
FIRST_EXAMPLE = "violence-intervention-project"


def worked_examples(folder: Path = FOLDER) -> list[Design]:
    """All worked examples by name. Raises FileProblems for one that cannot be read."""
    found = [read(path) for path in sorted(folder.glob("*.yaml"))]
    return sorted(found, key=lambda design: design.name)


def worked_example(identifier: str = FIRST_EXAMPLE, folder: Path = FOLDER) -> Design:
    """One worked example by its id. Raises UserError when there is none."""
    path = folder / f"{identifier}.yaml"
    if not path.exists():
        names = ", ".join(sorted(item.stem for item in folder.glob("*.yaml")))
        raise UserError(f"There is no worked example '{identifier}'. There are: {names}.")
    return read(path)


def read(path: Path) -> Design:
    """A design from a file. Raises FileProblems naming file and line."""
    return designs.from_yaml(designs.read_text(path), str(path))
