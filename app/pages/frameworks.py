"""Other frameworks: the scales by which others judge approaches, side by side, and what a level asks of you."""

from collections.abc import Sequence

from markupsafe import Markup

from app import state
from app.parts import badges, frame, messages, sources, tables
from toolkit.evidence import Framework, Meaning


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
    has_asks = any(level.asks for level in framework.levels)
    columns = ("Level" if has_asks else "Strategy", "What it means", *(["What it asks of you"] if has_asks else []))
    rows = [
        [level.name, level.meaning, *([level.asks] if has_asks else []), _approaches(level.approaches)]
        for level in framework.levels
    ]
    tables.show(f"{framework.name}: levels", (*columns, "Approaches that we sort here (our mapping)"), rows)
    for missing in framework.not_found:
        messages.paragraph(f"Not found: {missing[0].lower()}{missing[1:]}.", "small")
    sources.cite(level.source for level in framework.levels)


def _approaches(keys: Sequence[str]) -> tables.Cell:
    known = state.base().approaches
    names = [known[key].name for key in keys if key in known]
    return Markup("<br>").join(names) if names else badges.value("not_recorded", "none sorted here")


page()
