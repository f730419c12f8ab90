"""Orders the arrows of a theory by how doubtful they are, the weakest first."""

from toolkit.design import Design
from toolkit.readiness.rules import main_path
from toolkit.theory_of_change.graph import OUTCOME_KINDS, Arrow

ON_STUDIES = ("studies_fit", "studies_partly_fit", "some_studies")
_RATINGS = ("not_rated", "assumption", "some_studies", "studies_partly_fit", "studies_fit")
_SURENESS = ("doubtful", None, "could_go_either_way", "fairly_sure")


def weakest_first(design: Design) -> list[Arrow]:
    """Arrows that end in a change, those on the way to the main outcome first, then by doubt.

    Ties go to the arrow that lies nearest to the main outcome, because everything before it depends on it.
    """
    theory = design.theory
    path = {arrow.id for arrow in main_path.arrows(design)}
    changes = {*OUTCOME_KINDS, "impact"}
    claims = [
        arrow
        for arrow in theory.ordered_arrows()
        if arrow.end in theory.boxes and arrow.start in theory.boxes and theory.boxes[arrow.end].kind in changes
        and theory.boxes[arrow.start].kind != "risk" and arrow.rating in _RATINGS
    ]  # fmt: skip
    return sorted(claims, key=lambda arrow: (arrow.id not in path, *_doubt(arrow)))


def _doubt(arrow: Arrow) -> tuple[int, int, bool, float]:
    return (
        min(_RATINGS.index(arrow.rating), 2),
        _SURENESS.index(arrow.sure),
        bool(arrow.why.strip()),
        -arrow.position,
    )
