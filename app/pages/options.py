"""Options for a gap: what could be done, set side by side in words, what was decided, and a new design from it."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import (
    approach_list,
    decision_log,
    fields,
    frame,
    messages,
    option_judging,
    rail,
    sources,
    tables,
)
from toolkit import readiness
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.gaps.appraisal import CRITERIA, WORDS, Appraisal, Judgement, Option
from toolkit.readiness import deciding, option_facts
from toolkit.readiness.approach_facts import Facts
from toolkit.readiness.option_facts import Offered

MOST = 5


def page(design: Design) -> None:
    """The gap, the shortlist, the table, one option judged, the log and the new design."""
    frame.open_page(
        "options",
        f"Options for a gap in {frame.place_name(design)}",
        "Set what could be done side by side. The facts are filled in; the judgement is yours. There is no total.",
    )
    if state.area(design) is None:
        messages.note("No place is chosen yet.", "The options follow the place.", "empty")
        rail.link("place", "Choose a place")
        return
    gap = _choose_gap(design)
    if gap is None:
        messages.note("No gap is chosen yet.", "Choose one above, and we show what could be done about it.", "empty")
    else:
        _options(design, gap)
    decision_log.show(design)


def _choose_gap(design: Design) -> str | None:
    found = readiness.picture_for(design, state.base()).gaps()
    ordered = sorted(found, key=lambda gap: (gap.id not in design.gaps, not gap.needs_action))
    names = {gap.factor: gap.factor_name for gap in ordered}
    return st.selectbox(
        "Which gap? Those that this plan means to close come first", list(names), index=None,
        format_func=lambda key: names.get(key, key), placeholder="Choose or type a name", key="gap",
        bind="query-params",
    )  # fmt: skip


def _options(design: Design, gap: str) -> None:
    base = state.base()
    offered = option_facts.offered(gap, design, base)
    appraisal = design.appraisals.get(gap) or Appraisal(gap=gap, gap_name=base.factors[gap].name)
    _excluded(offered)
    _outcome(appraisal)
    _shortlist(appraisal, offered)
    if not appraisal.options:
        return
    facts = {option.id: option_facts.facts(option, appraisal, design, base) for option in appraisal.in_order}
    _side_by_side(appraisal, facts)
    _judge(appraisal, facts)
    _in_words(appraisal)
    _decide(design, appraisal)


def _excluded(offered: Offered) -> None:
    if offered.excluded:
        messages.heading("Left out, because they do harm")
        approach_list.do_not(offered.excluded)


def _outcome(appraisal: Appraisal) -> None:
    names = option_facts.outcomes_to_name(appraisal.gap, state.base())
    messages.heading("1. Which outcome do you compare on?")
    if not names:
        messages.paragraph("No approach that acts on this gap has a published figure. Nothing can be compared by size.")
        return
    options = {key: name[:1].upper() + name[1:] for key, name in names.items()}
    fields.one_of_many(
        "Outcome", options, appraisal.outcome, f"outcome-{appraisal.gap}",
        lambda now, outcome: _with(now, appraisal.gap, outcome=outcome), placeholder="Choose an outcome",
    )  # fmt: skip


def _shortlist(appraisal: Appraisal, offered: Offered) -> None:
    messages.heading("2. Which options do you put side by side?")
    options = {option.id: option.name for option in offered.options}
    gone = {
        option.id: f"{option.name} (no longer on record)" for option in appraisal.in_order if option.id not in options
    }
    fields.some_of(
        "Three to five are plenty", {**options, **gone}, tuple(appraisal.options), f"shortlist-{appraisal.gap}",
        partial(_with_shortlist, gap=appraisal.gap, offered=offered),
    )  # fmt: skip
    if len(appraisal.options) > MOST:
        messages.note("That is a lot to weigh.", "A meeting seldom does justice to more than five options.", "check")


def _with(design: Design, gap: str, **changes: object) -> Design:
    now = design.appraisals.get(gap) or Appraisal(gap=gap, gap_name=state.base().factors[gap].name)
    return design.with_item("appraisals", gap, now.model_copy(update=changes))


def _with_shortlist(design: Design, chosen: Sequence[str], gap: str, offered: Offered) -> Design:
    """Options keep what was written on them; a new one comes as it is offered."""
    now = design.appraisals.get(gap)
    known = {**{option.id: option for option in offered.options}, **(now.options if now else {})}
    return _with(design, gap, options={key: known[key] for key in chosen if key in known})


def _side_by_side(appraisal: Appraisal, facts: Mapping[str, Facts]) -> None:
    messages.heading("3. What is on record")
    options = appraisal.in_order
    rows = [[question, *(_fact(facts[option.id], name) for option in options)] for name, question in CRITERIA.items()]
    tables.show("What is on record for each option", ("Criterion", *(option.name for option in options)), rows)
    sources.cite(
        [source for found in facts.values() for fact in found.values() for source in fact.sources],
        leaves_out="Which approaches and services act on the gap is our mapping unless marked as confirmed.",
    )


def _fact(facts: Facts, name: str) -> tables.Cell:
    fact = facts[name]  # type: ignore[index]
    return fact.text if fact.is_known else Markup('<span class="missing">{}</span>').format(fact.text)


def _judge(appraisal: Appraisal, facts: Mapping[str, Facts]) -> None:
    messages.heading("4. What do you think of each?")
    names = {option.id: option.name for option in appraisal.in_order}
    chosen = st.radio(
        "Judge one option at a time", list(names), format_func=lambda key: fields.plain(names[key]),
        key=f"judging-{appraisal.gap}", horizontal=True,
    )  # fmt: skip
    if chosen in appraisal.options:
        with st.container(border=True):
            option_judging.ask(appraisal, appraisal.options[chosen], facts[chosen])


def _in_words(appraisal: Appraisal) -> None:
    messages.heading("All judgements in words")
    columns = ("Option", *WORDS.values(), "Not judged yet", "Verdict")
    tables.show("What speaks for and against each option", columns, [_words(option) for option in appraisal.in_order])


def _words(option: Option) -> list[tables.Cell]:
    cells: list[tables.Cell] = [option.name]
    for word in WORDS:
        named = [
            _with_reason(option, name) for name in CRITERIA if (option.judged.get(name) or Judgement()).word == word
        ]
        cells.append(Markup("<br>").join(named) if named else "nothing")
    left = len(option.not_judged)
    return [*cells, f"{left} of {len(CRITERIA)}" if left else "nothing", deciding.verdict_words(option)]


def _with_reason(option: Option, name: str) -> Markup:
    judged = option.judged.get(name)  # type: ignore[call-overload]
    why = Markup(": {}").format(judged.why) if judged and judged.why else ""
    return Markup("{}{}").format(CRITERIA[name], why)  # type: ignore[index]


def _decide(design: Design, appraisal: Appraisal) -> None:
    messages.heading("5. Decide, and carry it on")
    taken = [option for option in appraisal.in_order if option.verdict == "take"]
    if not any(option.verdict for option in appraisal.in_order):
        messages.note("Nothing is decided yet.", "Give at least one option a verdict in part 4.", "empty")
        return
    if st.button("Write this into the decision log", key="log-it"):
        entry = deciding.decision_from(appraisal, design, state.today())
        state.save(design.with_item("decisions", entry.id, entry))
        st.rerun()
    for option in taken:
        if st.button(f"Start a new design: {fields.plain(option.name)}", key=f"new-{option.id}", type="primary"):
            _start(design, appraisal, option)
    if taken:
        words = "It takes the need, the gap, your reasons, this appraisal and its log along. This plan stays as it is."
        messages.paragraph(words, "small")


def _start(design: Design, appraisal: Appraisal, option: Option) -> None:
    try:
        made = deciding.design_from(option, appraisal, design, state.base(), state.today())
    except UserError as error:
        messages.error(str(error))
        return
    state.new(made)
    frame.go_to("theory-of-change")


page(frame.design_for("options"))
