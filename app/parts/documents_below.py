"""Offers one document on the page that it is about, in a copy for the partnership."""

from functools import partial

from app import state
from app.parts import downloads, messages, offers
from toolkit.design import Design
from toolkit.documents import write


def offer(design: Design, cut: str, label: str, name: str) -> None:
    """A button that makes the document; copies for other readers are on the page of documents."""
    messages.heading("Take it with you")
    make = partial(write.to_bytes, design, state.base(), ".docx", cut, "partnership", offers.today())
    file = downloads.name_for(design, f"{name}-partnership", ".docx")
    downloads.made(label, make, file, f"{state.today()} {cut} {design.model_dump_json()}", design.id)
    messages.paragraph("A copy for your partnership. The page Documents has copies for other readers.", "small")
