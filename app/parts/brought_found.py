"""Shows what one file held: what was used, what was left out and why, and what each series is to become."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import brought_preview, frame, messages, series_choice, tables
from toolkit import wording
from toolkit.bringing import Chosen
from toolkit.errors import UserError
from toolkit.need import readers
from toolkit.need.readers import Found, Series

MANY_FILES = 3


@dataclass(frozen=True)
class Shown:
    """What was found in a file, and what the reader chose of it."""

    found: Found
    chosen: Sequence[Chosen] = ()
    problems: Sequence[str] = field(default=())


def show(found: Found, number: int) -> Shown:
    """What kind of file it is, then what was found in it."""
    messages.heading(found.report.title)
    messages.paragraph(f"In {_files(found.report.files)}.", "small")
    return choose(found, number)


def choose(found: Found, number: int) -> Shown:
    """The report, a preview, and the choice of series."""
    report = found.report
    used = f"{wording.number(report.used)} of {wording.number(report.rows)} rows were used."
    messages.reading(used, _more(found))
    if report.left_out:
        messages.paragraph("Left out:")
        messages.bullets(f"{sentence}." for sentence in report.sentences())
    for note in report.notes[:MANY_FILES]:
        messages.note("Good to know.", note, "check")
    if len(report.notes) > MANY_FILES:
        with frame.folded(f"{len(report.notes) - MANY_FILES} more notes", f"bring-notes-{number}"):
            messages.bullets(report.notes[MANY_FILES:])
    brought_preview.show(found, number)
    return _choose(found, number)


def _files(names: Sequence[str]) -> str:
    some = wording.join_words([f"“{name}”" for name in names[:MANY_FILES]])
    return some if len(names) <= MANY_FILES else f"{some} and {len(names) - MANY_FILES} more"


def _more(found: Found) -> str:
    parts = [
        wording.count_of(len(found.series), "series", "series") + " of figures" if found.series else "",
        f"counts for {wording.count_of(len(found.small_area_counts), 'month')}" if found.small_area_counts else "",
        f"people by age for {len({item.area for item in found.population})} places" if found.population else "",
        "counts by day and time" if found.timed_counts else "",
    ]
    there = [part for part in parts if part]
    if not there:
        return "Nothing in it is about the places of this network."
    return f"For your places it holds {wording.join_words(there)}."


def _choose(found: Found, number: int) -> Shown:
    known = [series for series in found.series if series.indicator in state.base().indicators]
    others = [series for series in found.series if series not in known]
    chosen, problems = [], []
    if known and _keep_known(known, number):
        chosen += [Chosen(series, state.base().indicators[series.indicator or ""]) for series in known]
    for place, series in enumerate(_pick(others, bool(known), number)):
        try:
            one = series_choice.ask(series, f"{number}-{place}-{series.key}")
            one.figures()
            chosen.append(one)
        except UserError as error:
            problems.append(str(error))
    return Shown(found, chosen, problems)


def _keep_known(known: Sequence[Series], number: int) -> bool:
    """The table of series that are on file, each with what would change, and one box for all."""
    rows = []
    news = 0
    for series in known:
        on_file = state.base().figures.get(series.indicator or "")
        new, changed = readers.new(series, on_file), readers.changes(series, on_file)
        news += new + len(changed)
        name = state.base().indicators[series.indicator or ""].name
        rows.append((name, series.name, len(series.figures), new, tables.cell(len(changed), _example(changed))))
    numbers = [tables.Column(name, is_number=True) for name in ("Figures", "New", "Changed")]
    caption = f"{wording.count_of(len(rows), 'indicator')} that the tool knows"
    if news:
        tables.show(caption, ("What it is here", "In the file", *numbers), rows)
    else:
        said = f"All figures of the {caption} are on file already. Keeping them would change nothing."
        messages.note("Nothing new.", said, "empty")
    words = "Keep all of these" if news else "Keep them all the same"
    return st.checkbox(words, value=bool(news), key=f"bring-known-{state.kept('bring-stamp')}-{number}")


def _example(changed: Sequence[readers.Change]) -> str | Markup:
    if not changed:
        return ""
    first = changed[0]
    name = state.base().areas[first.area].name
    return f"{name}, {first.period}: {wording.number(first.before)} before, {wording.number(first.after)} now"


def _pick(others: Sequence[Series], has_known: bool, number: int) -> Sequence[Series]:
    if not others:
        return ()
    named = {series.key: series for series in others}
    words = "Other series in this file" if has_known else "Which series do you want to keep?"
    only = list(named) if len(named) == 1 else []
    key = f"bring-pick-{state.kept('bring-stamp')}-{number}"
    picked = st.multiselect(
        f"{words} ({len(named)} to choose from)", list(named), default=only, key=key,
        format_func=lambda item: named[item].name, placeholder="Choose one or more",
    )  # fmt: skip
    return [named[key] for key in picked]
