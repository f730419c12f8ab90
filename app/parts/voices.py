"""Shows what groups of people said, and lets it be shown to others or taken out again."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, downloads, fields, frame, messages, rail, tables
from toolkit import coproduction, wording
from toolkit.coproduction.voices import Selection
from toolkit.design import Audience, Design, Shows, Voice
from toolkit.documents import phrases
from toolkit.need.readings import Reading

WHO_MAY_SEE: Mapping[Audience, str] = {
    "private": "Only us",
    "partnership": "The partnership",
    "funder": "The partnership and funders",
    "public": "Everyone",
}
SHOWS: Mapping[Shows | None, str] = {
    "strength": "What helps and protects",
    "worry": "What worries people",
    None: "Both, or neither",
}
MOST_BESIDE = 5


def beside_figures(design: Design) -> None:
    """The figures that the plan answers to and what people said, with equal space."""
    messages.heading("What the figures show, and what people say")
    left, right = st.columns(2)
    with left:
        messages.heading("What the figures show", 3)
        _figures(design)
    with right:
        messages.heading("What people say", 3)
        _latest(design.ordered("voices"))


def _figures(design: Design) -> None:
    if not design.needs:
        messages.note("No need is chosen yet.", "Choose the figures that your plan answers to.", "empty")
        rail.link("need", "Choose a need")
        return
    readings = [taken.reading for taken in design.needs.values()]
    messages.bullets(_figure(reading) for reading in readings)
    named = dict.fromkeys(reading.source for reading in readings if reading.value is not None)
    known = state.base().sources
    titles = "; ".join(state.base().source_title(identifier) for identifier in named if identifier in known)
    messages.show(Markup('<p class="source">Source: {}.</p>').format(titles) if titles else Markup(""))


def _figure(reading: Reading) -> Markup:
    """One figure with its verdict; a missing one says so, and the page Need says why."""
    if reading.value is None:
        return Markup("{}<br>{}").format(badges.gap("data_gap"), coproduction.figure(reading))
    return Markup("{}<br>{}").format(badges.verdict(reading.verdict), phrases.in_a_sentence(reading))


def _latest(voices: Sequence[Voice]) -> None:
    if not voices:
        why = "People who live with this know what no figure shows. Bring back what they said, above."
        messages.note("Nothing that people said is here yet.", why, "empty")
        return
    line = '“{}” <span class="small">{}, {}</span>'
    latest = voices[-MOST_BESIDE:]
    messages.bullets(Markup(line).format(voice.text, voice.group, phrases.partial(voice.said_on)) for voice in latest)
    if len(voices) > len(latest):
        messages.paragraph(f"The latest {len(latest)} of {len(voices)}. All are in the table below.", "small")


def everything(design: Design) -> None:
    """All that people said in one table, to take along as CSV."""
    voices: list[Voice] = design.ordered("voices")
    groups = wording.count_of(len({voice.group for voice in voices}), "group")
    caption = f"{wording.count_of(len(voices), 'thing')} that people said, from {groups}"
    tables.show(caption, ("What was said", "About", "Group", "Date", "Who may see it"), [_row(item) for item in voices])
    rows = [(item.text, item.about, item.group, item.said_on) for item in voices]
    name = downloads.name_for(design, "what-people-said", ".csv")
    downloads.table("Download this table (CSV)", coproduction.COLUMNS, rows, name, f"{design.id}-voices")


def _row(voice: Voice) -> tuple[tables.Cell, ...]:
    day = phrases.partial(voice.said_on)
    return voice.text, voice.about or "No card", voice.group, day, WHO_MAY_SEE[voice.share_with]


def change(design: Design) -> None:
    """Change who may see what was said, or take it out."""
    with frame.folded("Change who may see it, or take it out", f"{design.id}-change-voices"):
        options = coproduction.selections(design)
        chosen = st.selectbox(
            "Which?", list(options), index=None, format_func=lambda key: _named(options[key]),
            key=f"{design.id}-voice", placeholder="Choose one line, or all from one group and day",
        )  # fmt: skip
        if chosen in options:
            _change_one(design, chosen, options[chosen])


def _change_one(design: Design, key: str, selection: Selection) -> None:
    told = {design.voices[item].shows for item in selection.ids}
    tells = told.pop() if len(told) == 1 else None
    fields.one_of("What does it tell of?", SHOWS, tells, f"shows-{key}", partial(_marked, selection))
    shared = {design.voices[item].share_with for item in selection.ids}
    now = shared.pop() if len(shared) == 1 else None
    fields.one_of("Who may see it?", WHO_MAY_SEE, now, f"share-{key}", partial(_shared, selection))
    count = len(selection.ids)
    words = "Take this out" if count == 1 else f"Take all {count} out"
    st.button(words, key=f"{design.id}-out-{key}", on_click=partial(_take_out, selection))


def _shared(selection: Selection, design: Design, audience: Audience) -> Design:
    return coproduction.share(design, selection.ids, audience)


def _marked(selection: Selection, design: Design, shows: Shows | None) -> Design:
    return coproduction.mark(design, selection.ids, shows)


def _named(selection: Selection) -> str:
    day = phrases.partial(selection.said_on)
    if selection.text:
        return f"“{selection.text}” ({selection.group}, {day})"
    return f"All {len(selection.ids)} from {selection.group}, {day}"


def _take_out(selection: Selection) -> None:
    opened = state.current()
    if opened:
        gone = [opened.design.voices[item] for item in selection.ids if item in opened.design.voices]
        state.keep(f"{opened.design.id}-taken-out", gone)
        state.save(coproduction.remove(opened.design, selection.ids))


def offer_to_put_back(design: Design) -> None:
    """Say what was just taken out, and offer to put it back."""
    key = f"{design.id}-taken-out"
    gone: list[Voice] = state.kept(key, [])
    if gone:
        said = f"“{gone[0].text}”" if len(gone) == 1 else f"{len(gone)} things that people said"
        messages.note("Taken out:", f"{said}.")
        st.button("Put it back", key=f"{key}-back", on_click=partial(_put_back, key, gone))


def _put_back(key: str, gone: Sequence[Voice]) -> None:
    opened = state.current()
    if opened:
        state.keep(key, [])
        state.save(coproduction.take_in(opened.design, gone))
