"""Asks which violence and which people the design is about."""

from app import state
from app.parts import asking, fields, frame, messages, sources
from toolkit.vocabulary import PREVENTION_LEVELS

design = frame.design_for("question-and-people")
frame.open_page(
    "question-and-people",
    "Which violence, and which people?",
    "Need, evidence and measures follow from what you say here. You can change it at any time.",
)
partnership = state.base().partnership

messages.heading("Which violence?")
messages.paragraph(f"The definition agreed here: {partnership.definition}")
asking.kinds_of_violence(design)
sources.cite([partnership.definition_source], leaves_out="Where the evidence does not reach, we say so.")

messages.heading("Which people?")
asking.ages(design)
fields.long_text(
    "Who are they, in your own words? For instance: young people who come to A&E hurt by violence",
    design.question.people,
    "people",
    lambda old, text: asking.asked(old, people=text or ""),
    help=fields.NO_NAMES,
)
fields.long_text(
    "Who cannot come, and where do you send them?",
    design.question.not_for,
    "not-for",
    lambda old, text: asking.asked(old, not_for=text or ""),
    help=fields.NO_NAMES,
)
asking.settings(design)
fields.one_of(
    "At which level of prevention?",
    PREVENTION_LEVELS,
    design.question.level,
    "level",
    lambda old, level: asking.asked(old, level=level),
)

messages.heading("What worries you?")
messages.note("No names, please.", "Names and other details of young people do not belong in this tool.", "check")
fields.long_text(
    "What you see, and why it worries you",
    design.question.concern,
    "concern",
    lambda old, text: asking.asked(old, concern=text or ""),
)

messages.heading("About this plan")
fields.text("Name of this plan", design.name, "name", lambda old, text: old.with_(name=text or old.name))
fields.one_of(
    "What is it for?", asking.PURPOSES, design.purpose, "purpose", lambda old, purpose: old.with_(purpose=purpose)
)
frame.next_step("question-and-people")
