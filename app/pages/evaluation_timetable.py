"""Shows a plan in time, as a drawing and a table, asks for its days, and gives a file for a calendar."""

import streamlit as st

from app import state
from app.parts import charts, downloads, frame, messages, plan_fields
from toolkit import charts as drawing
from toolkit.design import Design
from toolkit.documents import calendar_file
from toolkit.errors import UserError
from toolkit.evaluation_plan import timetable
from toolkit.evaluation_plan.timetable import KINDS, Entry


def ask_for_days(design: Design) -> None:
    """The days from which everything else follows."""
    plan = design.evaluation
    left, right = st.columns(2)
    with left:
        plan_fields.day(plan, "First day of delivery", "first_day", "first-day")
        label = "How many weeks does one person take part?"
        plan_fields.number(plan, label, "weeks_each", "weeks-each", min_value=1, max_value=520, step=1)
    with right:
        plan_fields.day(plan, "Last day of delivery", "last_day", "last-day")
        label, limits = "How many months from one review to the next?", {"min_value": 1, "max_value": 24, "step": 1}
        plan_fields.number(plan, label, "review_months", "review-months", help="Empty: three months.", **limits)


def show(entries: list[Entry]) -> None:
    """The drawing with its table."""
    first, last = drawing.day(entries[0].first), drawing.day(max(item.last for item in entries))
    reviews = sum(item.kind == "review" for item in entries)
    reading = f"From {first} to {last}: {reviews} reviews, and {len(entries) - reviews} things to do."
    made = state.made_once("timetable", str(entries), lambda: drawing.specification(drawing.gantt(entries)))
    said = f"{len(entries)} rows in the order of their first day, from {first} to {last}. Bars show from when to when."
    columns = ("What", "Kind", "From", "To", "Who sees to it")
    rows = [
        (item.name, KINDS[item.kind], drawing.day(item.first), drawing.day(item.last), item.who) for item in entries
    ]
    source = (
        f"Our method: {timetable.WEEKS_TO_PREPARE} weeks to prepare, {timetable.WEEKS_TO_REPORT} weeks to report, and "
        "reviews as you say. When something is collected follows from the outcomes framework."
    )
    data = [
        {"what": item.name, "kind": item.kind, "from": item.first, "to": item.last, "who": item.who} for item in entries
    ]
    twin = ("What happens when, and who sees to it", columns, rows)
    words = charts.Words("timetable", "Timetable", reading, twin, data, source, table_title="The same in a table")
    charts.show(words, said, made)


def offer_file(design: Design, entries: list[Entry]) -> None:
    """The same for a calendar."""
    name = downloads.name_for(design, "timetable", ".ics")
    made = state.made_once(
        "calendar", f"{design.id}{design.name}{entries}", lambda: calendar_file.to_ics(design, entries)
    )
    downloads.file("Download for your calendar (.ics)", made, name, "text/calendar", "calendar")
    messages.paragraph("Most calendars open this file. A second download brings the same entries up to date.", "small")


design = frame.design_for("evaluation-timetable")
frame.open_page("evaluation-timetable", "What happens when?", "Set two days, and the rest follows from your plan.")
ask_for_days(design)
try:
    found = timetable.timetable(design, state.base())
except UserError as error:
    messages.error(f"{error}. Nothing was lost.")
else:
    if found:
        show(found)
        offer_file(design, found)
    else:
        messages.note("The timetable will stand here.", "Set the first and the last day of delivery.", "empty")
