"""Shows where need stands out in the place, what people say, and asks which needs the design answers."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import deep_dives, fields, figures, frame, messages, missing_figures, rail, times_of_week
from toolkit import coproduction, readiness, wording
from toolkit.design import Design, Voice
from toolkit.documents import phrases
from toolkit.need import readings as reading_need, summary
from toolkit.need.readings import Reading

MORE = {"untested": "that could not be tested", "others": "of other ages or other kinds of violence"}
SAID = {"strength": "What helps and protects", "worry": "What worries people", None: "Other things"}


def choose(design: Design, readings: Sequence[Reading]) -> None:
    """Boxes to tick: the needs that this design answers, those that stand out in view and the others folded."""
    messages.heading("Which of these does your plan answer?")
    here = {reading.id for reading in readings}
    elsewhere = [item.reading for item in design.needs.values() if item.reading.id not in here]
    in_view = [item for item in readings if item.verdict in ("worse", "higher") or item.id in design.needs]
    for reading in [*in_view, *elsewhere]:
        tick(design, reading)
    with frame.folded("Choose another figure", f"other-needs-{design.id}"):
        for reading in (item for item in readings if item not in in_view):
            tick(design, reading)
    messages.paragraph("A need you tick is kept with today’s figure and date.", "small")


def tick(design: Design, reading: Reading) -> None:
    """One box."""
    said = f"{reading.name}: {wording.with_unit(reading.value, reading.unit)}, {reading.difference}"
    fields.tick(fields.plain(said), reading.id in design.needs, f"need-{reading.id}", partial(take, reading=reading))


def take(design: Design, ticked: bool, reading: Reading) -> Design:
    """The design with the need taken, or without it."""
    if ticked:
        return readiness.take_need(design, reading, state.today())
    return design.without_item("needs", reading.id)


def show_beside_the_figures(design: Design) -> None:
    """What the partnership found, and what people said, with equal space."""
    messages.heading("What the figures cannot say")
    left, right = st.columns(2)
    with left:
        messages.heading("What the partnership found", 3)
        deep_dives.show()
    with right:
        messages.heading("What people said", 3)
        show_voices(design)


def show_voices(design: Design) -> None:
    """What groups of people said, never who."""
    voices: list[Voice] = design.ordered("voices")
    groups = coproduction.by_what_they_show(voices)
    for shows, said in groups.items():
        if shows or len(groups) > 1:
            messages.paragraph(Markup("<strong>{}</strong>").format(SAID[shows]))
        line = "“{}” <span class='small'>{}, {}</span>"
        messages.bullets(Markup(line).format(voice.text, voice.group, phrases.partial(voice.said_on)) for voice in said)
    if not voices:
        why = "People who live here know what no figure shows. Ask them in a workshop, then bring it back."
        messages.note("Nothing that people said is recorded yet.", why, "empty")
    rail.link("workshop", "Add what people said")


def look_closer() -> None:
    """The ways into the figures: one place, all places, a map, small areas, and where the data come from."""
    messages.heading("Look closer")
    with st.container(horizontal=True, gap="medium"):
        rail.link("place-profile", "All figures of one place")
        rail.link("indicator", "One figure in all places")
        rail.link("map", "On a map")
        rail.link("concentration", "Inside a place")
        rail.link("data-sharing", "Who shares which data")
        rail.link("bring-figures", "Bring your own figures")


def show_figures(place: str, ours: Sequence[Reading], others: Sequence[Reading]) -> None:
    """The chart and the table: tested figures first, then those that could not be tested, then other figures."""
    figures.key(ours)
    tested = [reading for reading in ours if reading.is_tested]
    untested = [reading for reading in ours if not reading.is_tested]
    if tested:
        reference = tested[0].comparator_name
        figures.show(f"How many times {reference}’s rate is {place}’s?", tested)
    more = {"untested": untested, "others": others}
    if any(more.values()):
        messages.heading("More figures")
    for kind, readings in more.items():
        if readings:
            with frame.folded(f"{wording.count_of(len(readings), 'figure')} {MORE[kind]}", f"more-{kind}"):
                figures.show(f"{place} against the comparator", readings, f"need-{kind}")


design = frame.design_for("need")
place = frame.place_name(design)
frame.open_page(
    "need", f"Need in {place}", "What is known about serious violence and what drives it, next to a wider average."
)
area = state.area(design)
if area is None:
    messages.note("No place is chosen yet.", "The figures follow the place.", "empty")
    rail.link("place", "Choose a place")
else:
    base, question = state.base(), design.question
    everything = state.need().readings(area)
    known = [reading for reading in everything if reading.value is not None]
    fits = {
        reading.id
        for reading in known
        if reading_need.is_relevant(base.indicators[reading.id], question.kinds, question.ages)
    }
    ours = [reading for reading in known if reading.id in fits]
    messages.reading(*summary.what_stands_out(ours or known, figures.short_names()))
    show_figures(place, ours, [reading for reading in known if reading.id not in fits])
    look_closer()
    choose(design, known)
    missing_figures.show(area, everything)
    hides = f"A figure for all of {place} can be low while need in some streets or groups is high. Ask who knows."
    messages.note("What an average cannot show.", hides, "check")
    times_of_week.on_file()
    show_beside_the_figures(design)
frame.next_step("need")
