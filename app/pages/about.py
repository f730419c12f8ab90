"""Shows the licence, where the figures come from, what is not known, and what the words mean."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, frame, messages, sources, tables
from toolkit import marks
from toolkit.knowledge_base import ledger

WORDS: Mapping[str, str] = {
    "Approach": "A way of preventing violence that studies have looked at, such as mentoring.",
    "Arrow": "In a theory of change: why one box should lead to the next.",
    "Certainty": "How sure the source is of its finding, in the source’s own words.",
    "Comparator": "The wider area that a place is set against, most often England.",
    "Data gap": "The need is not known here, because nobody has given us the figure.",
    "Design": "One document about one service: everything that you decide here. We also call it your plan.",
    "Documents": "What you download: a brief, answers for a bid, the full plan, a workbook.",
    "Evaluation": "How you find out if the service works.",
    "Evidence": "What studies found about an approach, and how sure they are.",
    "Evidence gap": "Too few good studies to tell if anything here works.",
    "Factor": "Something that drives violence or protects from it, such as an adult they trust.",
    "Gap": "A need without an adequate answer on record.",
    "Impact": "How much an approach changes violence, as the Youth Endowment Fund labels it.",
    "Indicator": "A figure that shows a need or a change.",
    "Interval": "The range in which the true figure most likely lies, given chance alone.",
    "Measure": "A questionnaire or record with which an outcome is measured.",
    "Monitoring": "Keeping watch: which outcome, measured with what, when, and by whom.",
    "Need": "Where violence, or what drives it, stands out in a place.",
    "Outcome": "A change in people that the service should bring.",
    "Place": "The area that the plan is for.",
    "Prevention": "For everyone, for those at risk, or for those already involved.",
    "Provision": "Services that are on record as running or paid for.",
    "Provision gap": "A need, and nothing adequate on record. It may still exist: nobody has confirmed the list.",
    "Question and people": "Which violence the plan is about, and whom it is for.",
    "Six principles": "What the network asks of every plan: see the home page.",
    "Theory of change": "A drawing of how the service should lead to less violence, step by step.",
    "To check": "A guess of ours. Ask people who know, then take the mark away.",
    "Verdict": "Better, similar or worse than the comparator; higher or lower where neither is good or bad.",
    "Workshop": "A meeting in which people say what they think of the plan.",
}
NOT_KNOWN = (
    "Most studies are about children and young people, many from other countries.",
    "Nobody outside the project has confirmed the links from needs to factors, approaches and services yet.",
    "The list of services may be out of date, and services may be missing. “None recorded” does not mean “none”.",
    "Facts were read from archived copies of pages. Check what matters on the live page.",
    "Police figures count what is reported and written down, not all that happens.",
)


def show_sources() -> None:
    """Every publication that a fact here was read in."""
    known = [source for source in state.base().sources.values() if source.id != "our-mapping"]
    rows = [(sources.title(source), source.licence, source.read_on) for source in known]
    with st.expander(f"Show all {len(rows)} publications"):
        tables.show("Publications that facts were read in", ("Publication", "Terms of reuse", "When we read it"), rows)


def show_ledger() -> None:
    """How much is on record, that all of it names its source, and what was looked for and not found."""
    counted = ledger.ledger(state.base())
    gaps = sum(len(missing) for missing in counted.not_found.values())
    messages.paragraph(
        f"On record: {counted.approaches} approaches with {counted.facts} facts and {counted.effects} published "
        f"figures, from {counted.sources} publications. Every fact names its source, when it was read and how near it "
        f"is to the original. {gaps} things were looked for and not found."
    )
    with st.expander("Show what was looked for and not found"):
        for name, missing in sorted(counted.not_found.items()):
            messages.heading(name, 3)
            messages.bullets(missing)


def show_marks() -> None:
    """Every mark with its word."""
    families = {
        "Impact": [badges.impact(label) for label in marks.IMPACT],
        "Certainty": [badges.certainty(level) for level in marks.CERTAINTY],
        "Gaps": [badges.gap(kind) for kind in marks.GAP],
        "Verdict": [badges.verdict(word) for word in marks.VERDICT],
        "Values": [badges.value(kind) for kind in marks.VALUE],
        "Steps": [badges.step(state_name) for state_name in marks.STEP],
    }
    rows = [(family, badges.row(shown)) for family, shown in families.items()]
    tables.show("Shape, word and colour: nothing rests on colour alone", ("Family", "Marks"), rows)


frame.open_page(
    "about", "About Throughline", "What it is, whose figures it shows, what it does not know, and what the words mean."
)
messages.heading("What it is")
messages.paragraph(
    "Throughline helps people plan a service that prevents violence. One line runs through it: from what a place "
    "needs, to what is missing, to what the evidence says, to a plan, to the figures that show whether it works."
)
messages.heading("Licence")
messages.paragraph("The program is free to use and change under the MIT licence. It comes without any warranty.")
messages.heading("Where the figures come from")
ogl = messages.link(
    "Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
)
messages.paragraph(Markup("Contains public sector information licensed under the {}.").format(ogl))
show_sources()
messages.heading("What is not known")
messages.bullets(NOT_KNOWN)
show_ledger()
messages.heading("Your data")
messages.paragraph(
    "What you write is kept on the machine that runs this tool. It is sent to nobody else. Please type no names of "
    "young people, and no other details that point to one person."
)
messages.heading("What the marks mean")
show_marks()
messages.heading("What the words mean")
messages.show(
    Markup('<dl class="words">{}</dl>').format(
        Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(word, meaning) for word, meaning in WORDS.items())
    )
)
