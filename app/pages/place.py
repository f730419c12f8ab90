"""Asks which place the design is for, and says what is known of it."""

from markupsafe import Markup

from app import state
from app.parts import asking, frame, messages, sources, tables
from toolkit import wording
from toolkit.vocabulary import Area

KINDS = {
    "unitary-authority": "a city or county council of its own",
    "district": "a district",
    "county": "a county",
    "police-force-area": "the area of a police force",
    "region": "a region",
    "country": "a country",
}


def describe(area: Area) -> None:
    """Who lives there, what it lies in, and who works together there."""
    people = f"{wording.number(area.residents)} people live in {area.name}." if area.residents else ""
    messages.reading(people or f"How many people live in {area.name} is not recorded.", f"It is {KINDS[area.kind]}.")
    inside = [state.base().areas[code].name for code in area.inside if code in state.base().areas]
    facts = [f"It lies in {wording.join_words(inside)}." if inside else ""]
    if area.community_safety_partnership:
        facts.append(f"Community Safety Partnership: {area.community_safety_partnership}.")
    messages.bullets([fact for fact in facts if fact])
    if area.people_by_age:
        columns = ("Ages", tables.Column("People", is_number=True), "Year")
        rows = [(f"{item.ages}", item.people, item.year) for item in area.people_by_age]
        tables.show(f"People in {area.name} by age", columns, rows)
    named = [area.residents_source, *(item.source for item in area.people_by_age)]
    if any(named):
        sources.cite([source for source in named if source], period=area.residents_year or "")


design = frame.design_for("place")
frame.open_page("place", "Which place?", "The figures, the services on record and the gaps follow the place.")
asking.place(design)
area = state.area(design)
if area is None:
    messages.note("No place is chosen yet.", "Choose one above, and we show what is known of it.", "empty")
else:
    messages.heading(area.name)
    describe(area)
    hidden = Markup("An average for a whole place can hide streets or groups where need is high.")
    messages.note("Look inside.", hidden, "check")
    if design.needs:
        messages.paragraph("If you change the place, the needs you chose are read again for the new place.", "small")
frame.next_step("place")
