"""Links: which indicator, approach and service is tied to which factor, on whose word, and what people decided."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, frame, messages, records, tables
from toolkit import wording
from toolkit.knowledge_base import links
from toolkit.knowledge_base.decisions import LinkDecision
from toolkit.knowledge_base.links import ShownLink

KINDS: Mapping[str, str] = {"indicator": "An indicator of need", "approach": "An approach", "service": "A service"}
STANDING: Mapping[str, str] = {"open": "Not confirmed yet", "confirmed": "Confirmed", "rejected": "Rejected"}
CHOICES: Mapping[bool, str] = {True: "The link holds", False: "The link does not hold"}
COLUMNS = ("From", "To what it acts on or shows", "By whose word", "Decided")


def page() -> None:
    """All links, filters for them, and the form to decide on one or add one."""
    frame.open_page(
        "links",
        "The links behind the gaps",
        "A gap rests on links: this figure shows that factor, this approach acts on it, this service works on it.",
    )
    shown = links.shown_links(state.base())
    open_ones = sum(not link.is_confirmed and link.stands for link in shown)
    messages.reading(
        f"{open_ones} of {len(shown)} links are not confirmed yet.",
        "Most are our own mapping. Confirm or reject them with people who know, and say who decided.",
    )
    left = _narrowed(shown)
    _decide(left)
    _add()
    messages.heading("All links, or those you narrowed down to")
    tables.show(wording.count_of(len(left), "link"), COLUMNS, [_row(link) for link in left])


def _narrowed(shown: Sequence[ShownLink]) -> list[ShownLink]:
    factors = {link.factor: link.factor_name for link in sorted(shown, key=lambda link: link.factor_name)}
    with st.container(horizontal=True):
        kinds = _chosen("From", "link-from", KINDS)
        to = _chosen("To", "link-to", factors)
        standing = _chosen("Decided", "link-decided", STANDING)
    return [
        link
        for link in shown
        if (not kinds or link.owner_kind in kinds)
        and (not to or link.factor in to)
        and (not standing or _standing(link) in standing)
    ]


def _chosen(label: str, key: str, options: Mapping[str, str]) -> list[str]:
    chosen = state.chosen_in_address(key, options)
    st.multiselect(
        label, list(options), format_func=lambda item: options[item], key=key, placeholder="Any",
        on_change=state.to_address, args=(key,),
    )  # fmt: skip
    return chosen


def _standing(link: ShownLink) -> str:
    if not link.stands:
        return "rejected"
    return "confirmed" if link.is_confirmed else "open"


def _row(link: ShownLink) -> list[tables.Cell]:
    word = "Our mapping" if link.source == "our-mapping" else state.base().source_title(link.source)
    return [tables.cell(link.owner_name, KINDS[link.owner_kind]), link.factor_name, word, _decision(link)]


def _decision(link: ShownLink) -> Markup:
    if link.decided_by is None:
        return badges.to_check("not confirmed yet")
    lead = "" if link.stands else "Rejected: "
    return tables.cell(f"{lead}{link.decided_by}, {link.decided_on}", link.why)


def _decide(left: Sequence[ShownLink]) -> None:
    messages.heading("Decide on a link")
    by_id = {link.id: link for link in left}
    chosen = st.selectbox(
        "Link",
        list(by_id),
        index=None,
        format_func=lambda key: f"{by_id[key].owner_name} → {by_id[key].factor_name}",
        placeholder="Choose or type a part of its name",
        key="link-chosen",
    )
    if chosen in by_id:
        link = by_id[chosen]
        _form(f"decide-{chosen}", link.owner_kind, link.owner, link.factor, stands=link.stands)
    _say_how_it_went()


def _form(key: str, owner_kind: str, owner: str, factor: str, *, stands: bool = True, may_reject: bool = True) -> None:
    with st.form(key, border=False):
        if may_reject:
            st.radio(
                "Decision", list(CHOICES), index=int(not stands), format_func=lambda item: CHOICES[item],
                key=f"{key}-stands",
            )  # fmt: skip
        st.text_input("Who decides? A role or an organisation, no names of people", key=f"{key}-by", max_chars=120)
        st.text_area("Why? (you can leave this empty)", key=f"{key}-why", max_chars=600, height=80)
        st.form_submit_button("Keep this decision", on_click=_keep, args=(key, owner_kind, owner, factor))


def _keep(key: str, owner_kind: str, owner: str, factor: str) -> None:
    by = str(state.kept(f"{key}-by", "")).strip()
    if not by:
        state.refuse("links", "Say who decides: a role or an organisation. Nothing was changed.")
        return
    decision = LinkDecision.model_validate({
        "owner_kind": owner_kind, "owner": owner, "factor": factor, "stands": bool(state.kept(f"{key}-stands", True)),
        "decided_by": by, "decided_on": state.today(), "why": state.kept(f"{key}-why", ""),
    })  # fmt: skip
    if records.opened("link_decisions", decision.id, decision).changed(by, **dict(decision)):
        state.refuse("links", "")
        state.keep("links-done", "The decision is kept. Every page uses it from now on.")


def _say_how_it_went() -> None:
    records.say_what_happened()
    if state.refused("links"):
        messages.note("Not taken.", state.refused("links"), "error")
    elif state.kept("links-done"):
        messages.note("Done.", state.kept("links-done"))


def _add() -> None:
    messages.heading("Add a link that is missing")
    base = state.base()
    there = {(kind, owner, link.factor) for kind, owner, _, own in links.owners(base) for link in own}
    names = {f"{kind}--{owner}": (kind, owner, name) for kind, owner, name, _ in links.owners(base)}
    start = st.selectbox(
        "From which indicator, approach or service?", sorted(names, key=lambda key: names[key][2]), index=None,
        format_func=lambda key: f"{names[key][2]} ({KINDS[names[key][0]].partition(' ')[2]})", key="add-from",
        placeholder="Choose or type a name",
    )  # fmt: skip
    if start not in names:
        return
    kind, owner, _ = names[start]
    free = [key for key in base.factors if (kind, owner, key) not in there]
    factor = st.selectbox(
        "To what?", free, index=None, format_func=lambda key: base.factors[key].name, key=f"add-to-{start}",
        placeholder="Choose what it acts on or shows",
    )  # fmt: skip
    if factor:
        _form(f"add-{start}-{factor}", kind, owner, factor, may_reject=False)


page()
