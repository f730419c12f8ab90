"""Shows the outcomes framework: one row for each indicator, with what is missing said."""

from collections.abc import Mapping

from markupsafe import Markup

from app import state
from app.parts import badges, sources, tables
from toolkit import readiness, wording
from toolkit.design import Design, PlannedOutcome
from toolkit.evaluation_plan import targets
from toolkit.theory_of_change.graph import Box

COLUMNS = (
    "Outcome",
    "Indicator and measure",
    "Good is",
    "Start and target",
    "When, and who collects",
    "From what, and for whom apart",
)
AREA_LINE = "A figure for the whole area: context, not proof"
DIRECTIONS: Mapping[str, str] = {"higher": "Higher", "lower": "Lower"}
NOT_YET = "not yet"


def show(design: Design) -> None:
    """All lines, then the outcomes that have none."""
    lines = [_row(line, design) for line in design.ordered("outcomes")]
    waiting = [_waiting_row(box) for box in readiness.without_line(design)]
    tables.show("Outcomes framework: one row for each indicator", COLUMNS, lines + waiting)
    sources.note(
        "Outcomes and outputs come from the theory of change. Which measure stands for which outcome is our mapping, "
        "to be confirmed. Figures for the whole area are context, not proof of what the service did."
    )


def _row(line: PlannedOutcome, design: Design) -> tuple[tables.Cell, ...]:
    """One line of the framework; what is missing is said."""
    measure = state.base().measures.get(line.measure or "")
    below: tables.Cell = measure.name if measure else line.measure or badges.value("not_recorded", "no measure")
    if readiness.is_area_figure(line, design):
        below = AREA_LINE
    return (
        tables.cell(line.outcome, _marks(line, design)),
        tables.cell(or_not_yet(line.indicator, "no indicator yet"), below),
        or_not_yet(DIRECTIONS.get(line.good_direction, ""), "not decided"),
        tables.cell(or_not_yet(line.baseline, "no baseline yet"), _target(line)),
        tables.cell(or_not_yet(line.timing), or_not_yet(line.collector, "nobody named yet")),
        tables.cell(or_not_yet(line.data_source, "no source yet"), _apart(line)),
    )


def _marks(line: PlannedOutcome, design: Design) -> Markup:
    box = design.theory.boxes.get(line.box or "")
    main = Markup("<strong>Main outcome</strong> ") if line.is_primary else Markup("")
    output = Markup("What is delivered ") if box and box.kind == "output" else Markup("")
    return main + output + (badges.to_check() if line.to_check else "")


def _apart(line: PlannedOutcome) -> str:
    groups = (state.base().planning.group(key) for key in line.split_by)
    names = [wording.lower_first(group.name) for group in groups if group]
    return f"Apart by {wording.join_words(names)}" if names else "Not shown apart"


def _waiting_row(box: Box) -> tuple[tables.Cell, ...]:
    """An outcome that nothing is planned for yet."""
    words = ("no indicator yet", "not decided", NOT_YET, NOT_YET, NOT_YET)
    return box.text, *(or_not_yet("", missing) for missing in words)


def _target(line: PlannedOutcome) -> Markup:
    """What the line is to reach."""
    return Markup("Target: {}").format(or_not_yet(line.target, "none yet"))


def or_not_yet(text: str, instead: str = NOT_YET) -> tables.Cell:
    """Words, or the mark of what is missing."""
    return text or Markup('<span class="badge">{}</span>').format(badges.value("not_recorded", instead))


def what_the_target_lacks(line: PlannedOutcome, design: Design) -> str:
    """What would make the target one that can be checked; empty when it has everything."""
    missing = targets.missing(line, design)
    return f"The target does not say yet: {wording.join_words(missing)}." if missing else ""
