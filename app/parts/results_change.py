"""Shows what changed: each measure before and after, who clearly changed, and whether groups differ."""

from collections.abc import Sequence

from app import state
from app.parts import badges, charts, messages, results_people, sources, tables
from toolkit import charts as plain_charts, wording
from toolkit.design import Design
from toolkit.observing import drawing, words
from toolkit.observing.observed import Change, Observed, Reliable

METHOD = (
    "Our method: change in the same people with a 95% interval by Student’s t. Effect size: change over the spread of "
    "first scores (Becker 1988). Right of the line is better, whichever way the score runs."
)
RELIABLE_METHOD = "Reliable change: Jacobson and Truax (1991)."
COLUMNS = (
    "Measure", tables.Column("People", is_number=True), tables.Column("Before", is_number=True),
    tables.Column("After", is_number=True), "Change (95% interval)", "Effect size", "Verdict",
)  # fmt: skip


def show(design: Design, observed: Observed) -> None:
    """The chart of effect sizes with its table; then who clearly changed; then what was measured once."""
    if observed.changes:
        _changes(observed)
        for change in observed.changes:
            _one(change)
    if observed.results:
        _results(observed)


def _changes(observed: Observed) -> None:
    drawn = [change for change in observed.changes if drawing.can_be_drawn(change)]
    rows = [_row(change) for change in observed.changes]
    table = ("What changed between the first and the last measurement", COLUMNS, rows)
    if not drawn:
        messages.heading("What changed")
        tables.show(*table)
        sources.note(METHOD)
        return
    counted = {word: sum(words.verdict(change) == word for change in observed.changes) for word in words.VERDICT_WORDS}
    parts = [f"{words.VERDICT_WORDS[word].lower()}: {number}" for word, number in counted.items() if number]
    reading = f"Of {wording.count_of(len(observed.changes), 'measure')}, {wording.join_words(parts)}."
    shown = charts.Words("changes", "What changed", reading, table, _data(observed.changes), source=METHOD)
    made = state.made_once(
        "changes", observed.model_dump_json(), lambda: plain_charts.specification(drawing.changes(drawn))
    )
    charts.show(shown, " ".join(words.change_in_words(change) for change in drawn), made)


def _row(change: Change) -> tuple[tables.Cell, ...]:
    found = change.change
    if found.value is None or found.lower is None or found.upper is None:
        hidden = badges.value("suppressed", "too few people to show")
        return change.name, results_people.people(change.people), hidden, hidden, hidden, hidden, hidden
    limits = f"{words.signed(found.lower, change)} to {words.signed(found.upper, change)}"
    moved = tables.cell(words.signed(found.value, change), limits)
    return (
        change.name, results_people.people(change.people), words.amount(change.before, change),
        words.amount(change.after, change), moved,
        words.effect_in_words(change) or badges.value("not_applicable", "does not apply"), _verdict(change),
    )  # fmt: skip


def _verdict(change: Change) -> tables.Cell:
    found = words.verdict(change)
    mark = {"better": "better", "worse": "worse", "no_clear_change": "similar"}.get(found)
    word = words.VERDICT_WORDS[found]
    return badges.with_word(badges.marks.VERDICT[mark], bold=True, word=word) if mark else word


def _data(changes: Sequence[Change]) -> list[dict[str, object]]:
    return [
        {
            "measure": change.name, "people": change.people.people, "before": change.before, "after": change.after,
            "change": change.change.value, "lower": change.change.lower, "upper": change.change.upper,
            "effect": change.effect.value,
        }
        for change in changes
    ]  # fmt: skip


def _one(change: Change) -> None:
    """Who of the people clearly changed on one scale, and what the comparison group says."""
    compared = words.compared_in_words(change)
    if compared:
        messages.paragraph(f"{change.name}: {compared}")
    if change.reliable:
        _reliable(change, change.reliable)
    elif change.why_not_reliable and not change.is_yes_no:
        messages.paragraph(f"{change.name}: who clearly changed was not worked out. {change.why_not_reliable}", "small")


def _reliable(change: Change, found: Reliable) -> None:
    rows = [
        ("Improved", results_people.people(found.improved)),
        ("No reliable change", results_people.people(found.no_reliable_change)),
        ("Worse", results_people.people(found.worse)),
    ]
    messages.heading(f"{change.name}: who clearly changed", 3)
    kind = {"retest": ", asked again after some time", "alpha": ", how well its questions hang together"}
    said = (
        f"A change counts when it is larger than {found.points:.1f} points, the noise of the measure. That rests on a "
        f"spread of {found.spread:.1f} (from {found.spread_from}) and a reliability of {found.reliability:.2f}"
        f"{kind.get(found.reliability_kind, '')}."
    )
    messages.paragraph(said)
    tables.show(f"{change.name}: each person’s change", ("Change", tables.Column("People", is_number=True)), rows)
    sources.note(RELIABLE_METHOD)


def _results(observed: Observed) -> None:
    messages.heading("Measured once")
    rows = [
        (result.name, results_people.people(result.people), words.result_in_words(result).partition(": ")[2])
        for result in observed.results
    ]
    columns = ("Measure", tables.Column("People", is_number=True), "Result")
    tables.show("What was measured once, after the start", columns, rows)
    sources.note("Our method: Wilson’s interval for shares, Student’s t for means, at 95%.")


def by_group(observed: Observed) -> None:
    """The main outcome's change for each group, where numbers allow."""
    groups = observed.changes[0].by_group if observed.changes else ()
    if not groups:
        return
    main = observed.changes[0]
    messages.heading(f"{main.name}: did it change for everyone?")
    rows: list[tuple[tables.Cell, ...]] = []
    for group in groups:
        found = group.change
        known = found.value is not None and found.lower is not None and found.upper is not None
        limits = f"{words.signed(found.lower or 0, main)} to {words.signed(found.upper or 0, main)}"
        moved = (
            tables.cell(words.signed(found.value or 0, main), limits)
            if known
            else badges.value("suppressed", "too few people to show")
        )
        rows.append((group.label, group.split, results_people.people(group.people), moved))
    columns = ("Group", "By", tables.Column("People", is_number=True), "Change (95% interval)")
    tables.show("Change by group", columns, rows)
    messages.paragraph(
        "Groups whose intervals overlap cannot be told apart. Look for a group that does clearly worse, and ask why.",
        "small",
    )  # fmt: skip
    sources.note(results_people.SMALL_NUMBERS)
