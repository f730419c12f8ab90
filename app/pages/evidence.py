"""Evidence: what studies say of each approach, how sure they are, and which approach this plan uses."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from app import state
from app.parts import (
    approach_filter,
    approach_list,
    approach_need,
    badges,
    effect_chart,
    frame,
    messages,
    sources,
    tables,
)
from toolkit import marks, wording
from toolkit.design import Design
from toolkit.evidence import Approach
from toolkit.vocabulary import CERTAINTY_ORDER


def page(design: Design | None) -> None:
    """The approaches in this plan and for its need, then all of them, to search, narrow down and compare."""
    approaches = list(state.base().approaches.values())
    frame.open_page(
        "evidence",
        "What the evidence says",
        f"{len(approaches)} approaches. The size of an effect and how sure we can be of it are shown apart.",
    )
    messages.reading(*_reading(approaches))
    frame.pages_under("evidence")
    if design is not None:
        _in_this_plan(design)
        approach_need.show(design)
    _all(approaches)
    effect_chart.show(approaches)
    _grid(approaches)
    _what_words_mean()
    frame.next_step("evidence")


def _reading(approaches: Sequence[Approach]) -> tuple[str, str]:
    sure = [wording.lower_first(item.name) for item in approaches if (item.label, item.certainty) == ("high", "high")]
    unknown = sum(item.certainty is None and item.label != "unclear" for item in approaches)
    harmful = [wording.lower_first(item.name) for item in approaches if item.is_harmful]
    count = wording.count_of(len(sure), "approach has", "approaches have").capitalize()
    lead = f"{count} a high impact with high certainty: {wording.join_words(sure)}."
    not_these = wording.join_words(harmful).capitalize()
    rest = f"For {unknown} others certainty is not recorded. {not_these} do harm: do not use them."
    return lead, rest


def _in_this_plan(design: Design) -> None:
    if not design.approaches:
        messages.note(
            "No approach is chosen yet.", "Open one below, then press the button “Use … in this plan”.", "empty"
        )
        return
    messages.heading("In this plan")
    for taken in design.ordered("approaches"):
        approach = state.base().approaches.get(taken.approach)
        if approach:
            shown = (badges.certainty(approach.certainty), badges.impact(approach.label, "impact on violence"))
            messages.show(badges.row((Markup("<strong>{}</strong>").format(approach_list.linked(approach)), *shown)))
            if taken.reason:
                messages.paragraph(Markup("Why: {}").format(taken.reason), "small")


CERTAINTIES: Mapping[str | None, str] = {
    level: marks.CERTAINTY[level or "not_recorded"].word for level in CERTAINTY_ORDER
}


def _grid(approaches: Sequence[Approach]) -> None:
    messages.heading("Impact on violence (down) by certainty (across)")
    messages.paragraph("Further left means more certain, not a bigger effect.")
    rows = [
        [badges.impact(label), *(_names(approaches, label, level) for level in CERTAINTY_ORDER)]
        for label in ("high", "moderate", "low", "harmful", None)
    ]
    tables.show("Approaches by impact and certainty", ("Impact", *CERTAINTIES.values()), rows)
    unclear = [item.name for item in approaches if item.label == "unclear"]
    messages.show(
        Markup(
            '<div class="throughline">{} {}: too few good studies to tell, so certainty does not apply.</div>'
        ).format(badges.impact("unclear"), wording.join_words(unclear))
    )
    sources.note(
        "Sources: impact, the Youth Endowment Fund’s Toolkit as shown on the slides of 2023 and on its pages since; "
        "certainty, the Fund’s own words where found. Each approach names its own sources."
    )


def _names(approaches: Sequence[Approach], label: str | None, level: str | None) -> tables.Cell:
    found = [item.name for item in approaches if (item.label, item.certainty) == (label, level)]
    return Markup("<br>").join(found) if found else Markup("&nbsp;")


def _what_words_mean() -> None:
    with frame.folded("What unclear and harmful mean, and what they ask of you", "what-words-mean"):
        messages.bullets(
            (
                "Unclear: too few good studies to tell. It may work. If you use it, evaluate it.",
                "Harmful: on average people did worse. Choose something else, or write down why not.",
                "Not recorded: we looked and did not find it. It does not mean there is none.",
                "Most studies are from the United States and the United Kingdom. Ask how far they fit your place.",
            )
        )


def _all(approaches: Sequence[Approach]) -> None:
    messages.heading("Find an approach")
    approach_filter.show(approaches)
    messages.heading("Side by side")
    approach_filter.compare(state.base().approaches)


opened = state.current()
page(opened.design if opened else None)
