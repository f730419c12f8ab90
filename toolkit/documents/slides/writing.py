"""Writes a theory of change as a PowerPoint file: the drawing, its simple view, and the same in words."""

import io
import math
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

import pptx
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Pt

from toolkit import marks
from toolkit.documents import packing, phrases, pictures
from toolkit.documents.slides import shapes
from toolkit.documents.slides.shapes import EMU, Sheet
from toolkit.documents.subject import Subject
from toolkit.errors import UserError
from toolkit.theory_of_change import core, graph, layout, outline
from toolkit.theory_of_change.drawing import Drawing
from toolkit.theory_of_change.formats import outline_text
from toolkit.theory_of_change.graph import Theory

WIDTH, HEIGHT, EDGE, HEAD = 960.0, 540.0, 30.0, 78.0
"""A wide slide in points, its edge, and the room for its title."""
SMALLEST_TYPE, LARGEST_SLIDE = 8.0, 4_000.0
LINES_ON_A_SLIDE, LETTERS_IN_A_LINE = 19, 105


def to_slides(subject: Subject) -> bytes:
    """The file; the same design gives the same bytes. Raises UserError where there is nothing to draw."""
    theory = subject.design.theory
    if not theory.boxes:
        raise UserError("There is no theory of change yet. Draft one first, then draw it.")
    deck = _Deck(subject, pictures.laid_out(theory))
    deck.title()
    if core.hidden(theory)[0] and core.core(theory).boxes:
        deck.drawing("The theory of change: simple view", pictures.laid_out(theory, simple=True))
    deck.drawing("The theory of change", deck.drawn)
    deck.words()
    saved = io.BytesIO()
    deck.file.save(saved)
    return packing.without_times(saved.getvalue())


class _Deck:
    """The file that is being written, with slides as large as its largest drawing needs."""

    def __init__(self, subject: Subject, drawn: Drawing) -> None:
        self.subject, self.drawn = subject, drawn
        self.scale = max(SMALLEST_TYPE / layout.TEXT_SIZE, self._fits())
        self.width = min(LARGEST_SLIDE, max(WIDTH, drawn.width * self.scale + 2 * EDGE))
        self.height = min(LARGEST_SLIDE, max(HEIGHT, drawn.height * self.scale + HEAD + EDGE))
        self.file: Any = pptx.Presentation()
        self.file.slide_width, self.file.slide_height = Emu(round(self.width * EMU)), Emu(round(self.height * EMU))
        self._set_properties()

    def _fits(self) -> float:
        return min((WIDTH - 2 * EDGE) / self.drawn.width, (HEIGHT - HEAD - EDGE) / self.drawn.height)

    def _set_properties(self) -> None:
        made = datetime.combine(self.subject.today, time())
        properties = self.file.core_properties
        properties.title, properties.language = f"Theory of change: {self.subject.design.name}", "en-GB"
        properties.author, properties.last_modified_by = "Throughline", "Throughline"
        properties.created = properties.modified = properties.last_printed = made
        properties.revision = 1

    def slide(self, title: str, layout_number: int = 5) -> Any:
        """A slide with its title, stamped where the design is a draft."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[layout_number])
        self._place(slide.shapes.title, EDGE, 14, self.width - 2 * EDGE - 90, 44)
        _fill(slide.shapes.title, [(title, 24, marks.INK, True)])
        if self.subject.is_draft:
            stamp = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(0), Emu(0))
            self._place(stamp, self.width - EDGE - 80, 18, 80, 24)
            _fill(stamp, [("Draft", 14, marks.HARM, True)])
        return slide

    def _place(self, shape: Any, left: float, top: float, width: float, height: float) -> None:
        shape.left, shape.top = Emu(round(left * EMU)), Emu(round(top * EMU))
        shape.width, shape.height = Emu(round(width * EMU)), Emu(round(height * EMU))

    def title(self) -> None:
        subject = self.subject
        slide = self.slide(subject.design.name, 0)
        self._place(slide.shapes.title, EDGE * 2, self.height * 0.3, self.width - 4 * EDGE, 90)
        audience = f"{phrases.AUDIENCE_WORDS[subject.audience]}. {phrases.day(subject.today)}."
        told = [(f"Theory of change. {subject.place}", 20, marks.INK_2, False), (audience, 14, marks.INK_2, False)]
        self._place(slide.placeholders[1], EDGE * 2, self.height * 0.3 + 100, self.width - 4 * EDGE, 90)
        _fill(slide.placeholders[1], told)

    def drawing(self, title: str, drawn: Drawing) -> None:
        slide = self.slide(title)
        room = (self.width - 2 * EDGE) / drawn.width, (self.height - HEAD - EDGE) / drawn.height
        scale = min(*room, self.scale * 1.3)
        theory = self.subject.design.theory
        shapes.draw(Sheet(slide, EDGE, HEAD, scale), drawn, _sentences(theory, drawn))
        slide.notes_slide.notes_text_frame.text = "The same in words:\n" + outline_text.to_outline(theory)

    def words(self) -> None:
        """The outline, on as many slides as it needs."""
        parts = _parts(self.subject.design.theory)
        for place, part in enumerate(parts, start=1):
            which = f" ({place} of {len(parts)})" if len(parts) > 1 else ""
            slide = self.slide(f"The theory of change in words{which}", 1)
            body = slide.placeholders[1]
            self._place(body, EDGE, HEAD, self.width - 2 * EDGE, HEIGHT - HEAD - EDGE)
            _fill(body, [(text, 14 if level == 0 else 12, marks.INK, False) for level, text in part])
            for paragraph, (level, _) in zip(body.text_frame.paragraphs, part, strict=True):
                paragraph.level = level


def _fill(shape: Any, told: Sequence[tuple[str, float, str, bool]]) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    for place, (text, size, colour, is_bold) in enumerate(told):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        shapes.write(paragraph, text, Pt(size), colour, bold=is_bold)


def _sentences(theory: Theory, drawn: Drawing) -> dict[str, str]:
    """Each arrow in a sentence."""
    texts = {key: " ".join(box.text.split()) for key, box in theory.boxes.items()}
    return {
        arrow.id: f"Arrow {arrow.number}: {texts[arrow.start]}, leads to: {texts[arrow.end]}. "
        f"It rests on: {graph.RATING_WORDS[arrow.rating]}."
        for arrow in drawn.arrows
    }


def _parts(theory: Theory) -> list[list[tuple[int, str]]]:
    """The lines of the outline, a slide full each; a box stays with the first of its arrows."""
    parts: list[list[tuple[int, str]]] = [[]]
    room = LINES_ON_A_SLIDE
    for item in outline.outline(theory):
        check = ", to check" if item.to_check else ""
        lines = [(0, f"{item.kind}{check}: {' '.join(item.text.split())}")]
        lines += [(1, phrases.upper_first(" ".join(arrow.words.split()))) for arrow in item.arrows]
        for place, line in enumerate(lines):
            needed = math.ceil(len(line[1]) / LETTERS_IN_A_LINE)
            if needed + (place == 0) > room and parts[-1]:
                parts.append([])
                room = LINES_ON_A_SLIDE
            parts[-1].append(line)
            room -= needed
    return parts
