"""Checks: the six gates, all advice on the plan, and a project file checked without being opened or changed."""

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import advice_list, badges, frame, messages, rail, tables
from toolkit import design as designs, readiness, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.readiness import RULES, GateStanding

PAGE = "theory-checks"
MOST = 12
"""So much advice is shown at first."""


def page(design: Design) -> None:
    """Gates, advice, and what no machine can judge."""
    lede = "Six gates decide if this is a draft. The rest is advice. Nothing here stops a download."
    frame.open_page(PAGE, "Checks", lede)
    found = readiness.advice(design, state.base())
    _gates(readiness.gates(design, state.base()))
    _advice(design, [item for item in found if not item.gate])
    _left_to_people()
    _other_file()


def _gates(standings: list[GateStanding]) -> None:
    messages.heading("The six gates")
    still_open = sum(not item.is_passed for item in standings)
    if still_open:
        count = wording.count_of(still_open, "gate is", "gates are")
        messages.reading(f"{count} still open.", "Documents say “Draft”.")
    else:
        messages.reading("All six gates are passed.", "Documents do not say “Draft”.")
    tables.show(
        "The six gates", ("Gate", "How far", "What is open, or why it matters"), [_row(item) for item in standings]
    )
    with st.container(horizontal=True):
        for name in dict.fromkeys(item.gate.page for item in standings if not item.is_passed):
            rail.link(name, f"Go to the page {rail.name_of(name)}")


def _row(standing: GateStanding) -> tuple[tables.Cell, ...]:
    state_of = badges.step("done", "Passed") if standing.is_passed else badges.step("missing", "Open")
    words = Markup("<br>").join(item.message for item in standing.found)
    return standing.gate.name, state_of, words or standing.gate.why


def _advice(design: Design, found: list[readiness.Advice]) -> None:
    messages.heading("Advice")
    if not found:
        messages.note("No advice.", "The plan keeps every rule that a machine can judge.", "help")
        return
    messages.reading(f"{wording.count_of(len(found), 'piece')} of advice.", "What matters most comes first.")
    everything = len(found) <= MOST or st.checkbox(f"Show all {len(found)}", key=f"{design.id}-all-advice")
    advice_list.show(design, found if everything else found[:MOST], PAGE)


def _left_to_people() -> None:
    with frame.folded("What no machine can judge", "left-to-people"):
        messages.paragraph("These are for people who know the work. Talk them over.")
        rows = [(rule.asks, rule.left_to_people, rule.origin) for rule in RULES if rule.left_to_people]
        tables.show("Rules that need people too", ("We ask", "What is left to you", "Where the rule comes from"), rows)


def _other_file() -> None:
    with frame.folded("Check a project file without opening it", "other-file"):
        messages.paragraph("For a plan that is approved: it is read and not changed, and nothing of it is kept.")
        given = st.file_uploader("Project file (.yaml)", type=["yaml", "yml"], key="file-to-check", max_upload_size=5)
        if given is not None:
            _check_file(given.getvalue(), given.name)


def _check_file(content: bytes, name: str) -> None:
    try:
        other = designs.from_yaml(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        messages.error(f"{name} is not a text file. Give a project file (.yaml). Nothing was changed.")
    except UserError as error:
        messages.error(str(error))
    else:
        found = readiness.advice(other, state.base())
        word = "draft" if any(item.gate for item in found) else "plan"
        messages.reading(f"“{other.name}” is a {word}, with {wording.count_of(len(found), 'thing')} to look at.")
        messages.bullets(Markup("<strong>{}</strong> {}").format(item.message, item.why) for item in found)


page(frame.design_for(PAGE))
