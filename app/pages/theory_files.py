"""The drawing as files: on paper, as slides, as pictures, and for other programs."""

from app.parts import drawing_offers, frame, messages, offers, rail

PAGE = "theory-files"

design = frame.design_for(PAGE)
frame.open_page(
    PAGE,
    "Take the drawing away",
    "Your theory of change on paper, on slides and in other programs. Take what you need.",
)
if design.theory.boxes:
    offers.say_if_draft(design)
    view = drawing_offers.choose_view(design)
    drawing_offers.say_how_many_sheets(design, view)
    audience = offers.choose_audience(design)
    offers.say_what_is_left_out(design, audience)
    drawing_offers.show(design, audience, view)
else:
    messages.note("There is nothing to draw yet.", "First draft a theory of change.", "empty")
rail.link("theory-of-change", "Go to the theory of change")
