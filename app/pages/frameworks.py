"""Other frameworks: the scales by which others judge approaches, side by side, and what a level asks of you."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from app import state
from app.parts import badges, frame, messages, sources, tables
from toolkit.evidence import Framework, FrameworkLevel, Meaning


def page() -> None:
    """Each framework with its levels, then our crosswalk."""
    frameworks = list(state.base().frameworks.values())
    frame.open_page(
        "frameworks",
        "Other frameworks",
        "Others judge approaches too, each by its own scale: some by how large the effect is, some by how sure it is.",
    )
    if not frameworks:
        messages.note("No framework is on record.", "They come from the file frameworks.yaml.", "empty")
        return
    messages.reading(
        "No two scales say the same thing.", "A level on one is never a level on another: read what each one rates."
    )
    _crosswalk(frameworks)
    for framework in frameworks:
        _framework(framework)


def _crosswalk(frameworks: Sequence[Framework]) -> None:
    meanings = list(state.base().meanings.values())
    used = [item for item in frameworks if any(item.id in meaning.levels for meaning in meanings)]
    messages.heading("Which levels come nearest to each other")
    rows = [[meaning.meaning, *(_levels(framework, meaning) for framework in used)] for meaning in meanings]
    tables.show("A crosswalk of our own, to be confirmed", ("In plain words", *(item.name for item in used)), rows)
    sources.note("Our method: we set the levels side by side by what they say. Nobody else has confirmed it.")


def _levels(framework: Framework, meaning: Meaning) -> tables.Cell:
    names = {level.id: level.name for level in framework.levels}
    found = [names[key] for key in meaning.levels.get(framework.id, ())]
    return Markup("<br>").join(found) if found else badges.value("not_applicable", "no such level")


def _framework(framework: Framework) -> None:
    messages.heading(framework.name)
    messages.bullets(
        (
            Markup("<strong>It sorts by:</strong> {}").format(framework.sorts_by),
            Markup("<strong>It leaves out:</strong> {}").format(framework.leaves_out),
        )
    )
    shown = [level for level in _COLUMNS if any(_COLUMNS[level](item) for item in framework.levels)]
    rows = [
        [level.name, level.meaning, *(_or_none(_COLUMNS[name](level)) for name in shown)] for level in framework.levels
    ]
    tables.show(f"{framework.name}: levels", ("Level or strategy", "What it means", *shown), rows)
    for missing in framework.not_found:
        messages.paragraph(f"Not found: {missing[0].lower()}{missing[1:]}.", "small")
    sources.cite(level.source for level in framework.levels)


def _labelled(level: FrameworkLevel) -> tables.Cell:
    """The approaches whose label in force is this level: the publisher's word, not ours."""
    if level.label is None:
        return ""
    return _names(key for key, item in state.base().approaches.items() if item.label == level.label)


def _names(keys: Iterable[str]) -> Markup:
    known = state.base().approaches
    return Markup("<br>").join(known[key].name for key in keys if key in known)


def _or_none(cell: tables.Cell) -> tables.Cell:
    return cell or badges.value("not_applicable", "none")


_COLUMNS: Mapping[str, Callable[[FrameworkLevel], tables.Cell]] = {
    "What it asks of you (our wording)": lambda level: level.asks,
    "Approaches with this label": _labelled,
    "Approaches that we sort here (our mapping)": lambda level: _names(level.approaches),
}
"""What is shown of a level where at least one level of the framework has it."""


page()
