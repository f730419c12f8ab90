"""Shows who is reached and who is not, group by group, and settles consent, safety and data protection."""

from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, documents_below, fields, frame, messages, plan_fields, sources, tables
from toolkit.design import Design
from toolkit.evaluation_plan import drafting, fairness, protecting
from toolkit.evaluation_plan.fairness import Assessed
from toolkit.evaluation_plan.protecting import Prompt

KNOWN_MARKS = {"partly_read": "only partly read", "our_proposal": "our proposal"}


def show_groups(design: Design) -> None:
    """One row for each group: what the plan says of it, and what is done."""
    messages.heading("Equality: who is reached, and who is not?")
    messages.reading(*fairness.in_words(design, state.base()))
    messages.paragraph("Public bodies must think of three things, and those who work for them with them:")
    messages.bullets(fairness.AIMS)
    if fairness.missed(design):
        messages.paragraph("Whom the way in may miss:")
        messages.bullets(fairness.missed(design))
    found = fairness.assessed(design, state.base())
    columns = ("Group", "What to ask", "What is known", "What you do")
    tables.show("Group by group, drafted from your plan", columns, [row(item) for item in found])
    cited = [item.group.source for item in found] + [source for item in found for _, source in item.drafted if source]
    sources.cite([key for key in cited if key != "our-mapping"], leaves_out=(
        "Whom a way in may miss, and the groups that the Act does not list, are our mapping. This is not legal advice."
    ))  # fmt: skip


def row(item: Assessed) -> tuple[tables.Cell, ...]:
    """One group; what nobody has checked is marked."""
    guess = badges.to_check() if item.to_check else ""
    drafted = " ".join(words for words, _ in item.drafted)
    return (
        tables.cell(item.group.name, fairness.LAW_WORDS[item.group.law]),
        item.group.ask,
        tables.cell(item.known or drafted or None, guess if item.known else ""),
        tables.cell(item.action or None, guess if item.action else ""),
    )


def edit_group(design: Design) -> None:
    """One group at a time."""
    found = {item.group.id: item for item in fairness.assessed(design, state.base())}
    names = {key: item.group.name for key, item in found.items()}
    chosen = st.selectbox(
        "Work on one group", list(names), format_func=lambda key: names.get(key, ""), key=f"{design.id}-group"
    )
    item = found[chosen or next(iter(found))]
    messages.paragraph(item.group.ask)
    say_if_guess(item.to_check, "fairness", item.group.id)
    left, right = st.columns(2)
    with left:
        group_text(item, "known", "What do you know? Who is over- or under-represented here?", item.known)
    with right:
        group_text(item, "action", "What do you do about it?", item.action)


def group_text(item: Assessed, field: str, label: str, value: str) -> None:
    key = item.group.id
    fields.long_text(
        label, value, f"fair-{key}-{field}", partial(changed, "fairness", key, field), help=fields.NO_NAMES
    )


def changed(part: str, key: str, field: str, design: Design, value: Any) -> Design:
    """The design with one field of one item changed."""
    return drafting.change_item(design, part, key, **{field: value or ""})


def say_if_guess(is_guess: bool, part: str, key: str) -> None:
    """A mark over what we drafted, with one press to say that it is right."""
    if is_guess:
        with st.container(horizontal=True, vertical_alignment="center"):
            messages.paragraph(Markup("{} We drafted this. Change it, or say:").format(badges.to_check()), "small")
            right = f"right-{part}-{key}"
            st.button("It is right", key=right, on_click=plan_fields.save, args=(drafting.look_at, part, key))


def show_data(design: Design) -> None:
    """What the plan would hold on people, and what could go wrong."""
    messages.heading("Data: what would you hold?")
    held = protecting.data_held(design, state.base())
    if not held:
        messages.note("The plan holds nothing on people yet.", "Choose measures on the page Monitoring.", "empty")
        return
    messages.bullets(held)
    messages.paragraph("What could go wrong:")
    messages.bullets(protecting.risks(design, state.base()))


def settle(design: Design) -> None:
    """Each point to settle, with why it matters and a field."""
    messages.heading("Settle this before anyone is asked")
    prompts = protecting.needed(design, state.base())
    messages.reading(protecting.settled_in_words(design, state.base()))
    for prompt in prompts:
        settle_one(design, prompt)
    cited = [prompt.source for prompt in prompts if prompt.source]
    sources.cite(cited, leaves_out=f"In our own words; this is not legal advice. {protecting.NOT_LOOKED_INTO}")
    text = "Anything else you have settled on data protection"
    plan_fields.text(design.evaluation, text, "data_protection", "data-protection", long=True)


def settle_one(design: Design, prompt: Prompt) -> None:
    """One point."""
    mark = badges.to_check(KNOWN_MARKS[prompt.known]) if prompt.known in KNOWN_MARKS else ""
    messages.heading(Markup("{} {}").format(prompt.question, mark), 3)
    messages.paragraph(prompt.why)
    found = design.evaluation.settled.get(prompt.id)
    say_if_guess(bool(found and found.to_check), "settled", prompt.id)
    label = "Your answer" if prompt.must_be_settled else "Your answer (you can sign without it)"
    fields.long_text(f"{label}: {prompt.question}", found.text if found else "", f"settled-{prompt.id}",
                     partial(changed, "settled", prompt.id, "text"), help=fields.NO_NAMES,
                     label_visibility="collapsed")  # fmt: skip


design = frame.design_for("fairness-and-data")
lede = "An evaluation asks things of people. This page makes sure that it is fair, safe and lawful."
frame.open_page("fairness-and-data", "Fairness, safety and data", lede)
show_groups(design)
edit_group(design)
show_data(design)
settle(design)
documents_below.offer(design, "fairness", "Fairness, safety and data (Word)", "fairness-and-data")
