"""Takes the files that people have, says what each is and what is left out, and keeps what they confirm."""

from functools import partial

import streamlit as st

from app.parts import bringings, brought_files, brought_found, column_roles, frame, messages

LEDE = (
    "Drop in the files on your desk. We say what each one is, what we leave out and why. "
    "Nothing is kept until you confirm it, and you can take it out again."
)

frame.open_page("bring-figures", "Bring your own figures", LEDE)
bringings.say_what_was_done()
desk = brought_files.ask()
if desk is not None:
    for refused in desk.refused:
        messages.error(refused.why)
    chosen = [brought_found.show(found, number) for number, found in enumerate(desk.found)]
    mappings = []
    for number, unknown in enumerate(desk.unknown):
        own = column_roles.ask(unknown, number)
        if own:
            chosen.append(brought_found.choose(own[0], len(desk.found) + number))
            mappings.append(own[1])
    if chosen:
        messages.heading("Keep these figures")
        by = st.text_input(
            "Who brings them? A role or an organisation, never a person’s name", key="bring-by", max_chars=100
        )
        ready = [(item.found, item.chosen) for item in chosen]
        problems = [why for item in chosen for why in item.problems]
        for why in problems:
            messages.error(why)
        st.button(
            "Keep what is chosen", type="primary", disabled=bool(problems),
            on_click=partial(bringings.keep, ready, by or "", mappings),
        )  # fmt: skip
bringings.show()
