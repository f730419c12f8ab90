"""Shows what can be downloaded and for whom, and asks for what the documents still need."""

from app.parts import bid_answers, delivery, fields, frame, messages, offers, standing

design = frame.design_for("documents")
frame.open_page(
    "documents", "Documents", "One plan, in the form that each reader needs. Download it as often as you like."
)
offers.say_if_draft(design)
audience = offers.choose_audience(design)
offers.say_what_is_left_out(design, audience)
messages.heading("Download")
offers.show(design, audience)

messages.heading("Delivery, cost and people")
messages.paragraph("These go into the brief, the bid and the plan.")
delivery.ask(design)

messages.heading("Answers for a bid")
messages.paragraph("We draft each answer from your plan, as a funder may read it. Change it, or write your own.")
bid_answers.show(design)

messages.heading("Private notes")
messages.paragraph("Only in the copy marked “Only us”, and in the project file when you make it for yourselves.")
fields.long_text(
    "Your notes", design.private_notes, "private-notes", lambda old, text: old.with_(private_notes=text or ""),
    help=fields.NO_NAMES,
)  # fmt: skip

messages.heading("How the plan stands against the six principles")
standing.principles(design)
