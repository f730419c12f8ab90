"""Offers the documents of a design, each for its purpose, as its audience may see them."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from app import state
from app.parts import downloads, messages, rail
from toolkit import readiness, wording
from toolkit.design import Audience, Design
from toolkit.documents import subject, write
from toolkit.documents.subject import Subject

AUDIENCES: Mapping[Audience, tuple[str, str]] = {
    "private": ("Only us", "Leaves nothing out. Your private notes are in it."),
    "partnership": ("The partnership", "Leaves out your private notes, and what people said for you alone."),
    "funder": ("Funders", "Also leaves out what people said for the partnership only."),
    "public": ("Everyone", "Also leaves out what it costs, and what people said for funders only."),
}


@dataclass(frozen=True)
class Offer:
    """One document: whom it is for, what it holds, and which cut and kind of file it is."""

    title: str
    holds: str
    label: str
    cut: str
    suffix: str
    name: str


OFFERS: tuple[Offer, ...] = (
    Offer(
        "For a commissioner", "What to buy, why, and what the provider must measure.", "Brief (Word)",
        "brief", ".docx", "brief",
    ),
    Offer("For a funder", "Eight answers, each with its word count.", "Bid answers (Word)", "bid", ".docx", "bid"),
    Offer(
        "For the whole team", "The full plan: every step, figure and source.", "Plan (Word)",
        "plan", ".docx", "plan",
    ),
    Offer(
        "For those who sign the evaluation", "Questions, test, people, money, days, fairness and data.",
        "Evaluation (Word)", "evaluation", ".docx", "evaluation-plan",
    ),
    Offer(
        "For your equality and data protection leads", "A draft assessment, group by group, and what is settled.",
        "Fairness, safety and data (Word)", "fairness", ".docx", "fairness-and-data",
    ),
    Offer(
        "To print and to send", "The full plan as it is, for readers who change nothing. Screen readers can read it.",
        "Plan (PDF)", "plan", ".pdf", "plan",
    ),
    Offer(
        "For data collection and Excel", "Outcomes, indicators and sheets to fill in, with checks.", "Workbook (Excel)",
        "plan", ".xlsx", "workbook",
    ),
    Offer(
        "To read offline", "The full plan in one file that any browser opens without a network.", "Plan (HTML)",
        "plan", ".html", "plan",
    ),
    Offer(
        "For another tool, or to keep safe",
        "The project file. It opens here again on any machine. Choose “Only us” to keep everything.",
        "Project file (YAML)", "plan", ".yaml", "project",
    ),
)  # fmt: skip


def today() -> datetime.date:
    """Today as documents take it."""
    return datetime.date.fromisoformat(state.today())


def as_seen_by(design: Design, audience: str) -> Subject:
    """The design as an audience may see it."""
    return subject.subject_for(design, state.base(), audience, today())


def say_if_draft(design: Design) -> None:
    """Whether documents are stamped as a draft, and why; nothing stops a download."""
    gates = [item for item in readiness.advice(design, state.base()) if item.gate]
    if not gates:
        messages.reading("You can download now.", "The plan is whole: it will not say “Draft”.")
        return
    first = wording.lower_first(gates[0].message)
    why = first if len(gates) == 1 else f"{len(gates)} things are still open:"
    messages.reading("You can download now.", f"It will say “Draft”, because {why}")
    if len(gates) > 1:
        messages.bullets(item.message for item in gates)
    with st.container(horizontal=True):
        for page in dict.fromkeys(item.page for item in gates):
            rail.link(page, f"Put it right: {rail.name_of(page)}")


def choose_audience(design: Design) -> Audience:
    """For whom the documents are, with what each audience does not see."""
    leaves_out = [what for _, what in AUDIENCES.values()]
    return st.radio(
        "Who will read it?", list(AUDIENCES), index=1, captions=leaves_out, key=f"{design.id}-audience",
        format_func=lambda item: AUDIENCES[item][0], persist_state="session",
    )  # fmt: skip


def say_what_is_left_out(design: Design, audience: Audience) -> None:
    """What of this very design the audience does not see."""
    left_out = as_seen_by(design, audience).left_out
    if left_out:
        messages.note("Left out of this copy:", f"{wording.join_words(left_out)}.", "empty")


def show(design: Design, audience: Audience) -> None:
    """All documents of the design, and the profile of its place."""
    content = f"{state.today()} {audience} {state.records_stamp()} {design.model_dump_json()}"
    for offer in OFFERS:
        make = partial(write.to_bytes, design, state.base(), offer.suffix, offer.cut, audience, today())
        name = downloads.name_for(design, f"{offer.name}-{audience}", offer.suffix)
        button = partial(_button, offer.label, make, name, content, design)
        line(f"{offer.name}{offer.suffix[1:]}", offer.title, offer.holds, button)
    _profile(design)


def _profile(design: Design) -> None:
    put = partial(line, "profile", "For a partnership: locality profile")
    if design.area is None:
        put("What is known of a place. Choose the place first.", partial(rail.link, "place", "Choose a place"))
        return
    make = partial(write.profile_to_bytes, design.area, state.base(), ".docx", today())
    name = f"locality-profile-{design.area}.docx"
    button = partial(_button, "Locality profile (Word)", make, name, f"{state.today()} {state.records_stamp()}", design)
    put(f"What is known of {design.area_name}: figures, services and gaps. Nothing of your plan is in it.", button)


def _button(label: str, make: Callable[[], bytes], name: str, content: str, design: Design) -> None:
    downloads.made(label, make, name, content, design.id)


def line(name: str, title: str, holds: str, action: Callable[[], None]) -> None:
    """A purpose with what the document holds, and the way to get it."""
    with st.container(key=f"offer-{name}"):
        left, right = st.columns([3, 2], vertical_alignment="center")
        with left, st.container(gap=None):
            messages.heading(title, 3)
            messages.paragraph(holds)
        with right:
            action()
