"""Shows how a workshop works: print the cards before, bring back afterwards what people said."""

import datetime
from functools import partial

import streamlit as st

from app import state
from app.parts import asking, bring_back, downloads, frame, messages, rail, tables, voices
from toolkit import coproduction, wording
from toolkit.coproduction import Card
from toolkit.design import Design
from toolkit.documents import workshop

HOW = (
    "Before: print one sheet for each person, and one set of cards for each table of about six people.",
    "In the room: choose the cards that matter most. People read, talk, and write the card’s number and their words.",
    "After: type or paste the lines here, with the group and the date. Never with names.",
    "Then: what people said stands beside the figures, and in the documents for those who may see it.",
)


def show_how() -> None:
    """The four steps of a workshop."""
    messages.heading("How a workshop works here")
    messages.bullets(HOW)


def show_way_to_start() -> None:
    """Without a plan there are no cards: start one, or open one."""
    why = "The sheet and the cards are made from a plan. Five questions are enough."
    messages.note("No plan is open.", why, "empty")
    if st.button("Start a plan for a workshop", type="primary"):
        asking.begin("workshop")
    rail.link("home", "Open one of your plans")


def show_before(design: Design, cards: tuple[Card, ...]) -> None:
    """The sheet and the cards to print, and to read here."""
    messages.heading("Before: print the sheet and the cards")
    pages = -(-len(cards) // 8)
    lead = f"{wording.count_of(len(cards), 'card')} from your plan, on {wording.count_of(pages, 'page')} to cut out."
    messages.reading(lead, "One more page says what it is about. You do not need to use them all.")
    if not design.theory.boxes:
        why = "Most cards come from the theory of change: what you would do, and what should follow."
        messages.note("Nothing is drawn yet, so there are few cards.", why, "check")
        rail.link("theory-of-change", "Draft the theory of change")
    with st.container(horizontal=True):
        show_download(design, "Sheet and cards (Word)", ".docx")
        show_download(design, "Sheet and cards to print (HTML)", ".html")
    with frame.folded("Read the cards here", f"{design.id}-cards"):
        rows = [(f"{card.number}", tables.cell(card.text, card.kind), card.ask) for card in cards]
        tables.show("All cards", ("Card", "What it says", "What we ask"), rows)


def show_download(design: Design, label: str, suffix: str) -> None:
    """One button for the sheet and the cards."""
    day, base = datetime.date.fromisoformat(state.today()), state.base()
    make = partial(workshop.workshop_to_bytes, design, base, suffix, day)
    content = f"{day} {design.model_dump_json()}"
    downloads.made(label, make, downloads.name_for(design, "workshop", suffix), content, design.id)


def show_after(design: Design, cards: tuple[Card, ...]) -> None:
    """Bring back what people said."""
    messages.heading("After: bring back what people said")
    bring_back.show(design, cards)
    words = "Card numbers follow the plan as it is now. If it has changed since you printed, check each line."
    messages.paragraph(words, "small")


def show_so_far(design: Design) -> None:
    """What people said beside the figures, all of it, and ways to change it."""
    voices.beside_figures(design)
    voices.offer_to_put_back(design)
    if design.voices:
        messages.heading("All that people said so far")
        voices.everything(design)
        voices.change(design)


opened = state.current()
lede = "Work out a service with the people it is for. Cards on the table, one voice each, no names."
frame.open_page("workshop", "Workshop", lede)
if opened is None:
    show_how()
    show_way_to_start()
else:
    all_cards = coproduction.cards(opened.design)
    show_before(opened.design, all_cards)
    show_after(opened.design, all_cards)
    show_so_far(opened.design)
    show_how()
