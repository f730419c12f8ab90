"""Shows one arrow of a theory of change in full, in the order: why, for, against, applies here, how sure."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from app import state
from app.parts import badges, fields, messages, other_views, sources, theory_forms
from toolkit import wording
from toolkit.design import Design
from toolkit.theory_of_change import details, graph
from toolkit.theory_of_change.details import Evidence
from toolkit.theory_of_change.graph import Arrow


def show(design: Design, arrow: Arrow) -> None:
    """The card of one arrow; every change is stored at once."""
    theory, key = design.theory, f"arrow-{arrow.id}"
    start, end = theory.boxes[arrow.start].text, theory.boxes[arrow.end].text
    number = next(number for number, each in theory.numbered_arrows() if each.id == arrow.id)
    theory_forms.title(f"Arrow {number}: {wording.lower_first(start)}, so {wording.lower_first(end)}")
    _text(arrow, "why", "Why should it hold? “Because ...”", key)
    _evidence(design, arrow, "evidence_for", "Evidence for")
    _evidence(design, arrow, "evidence_against", "Evidence against")
    _choice(arrow, "applies_here", "Does it apply here?", details.APPLIES_WORDS, key)
    _text(arrow, "applies_because", "Because", key)
    _choice(arrow, "sure", "How sure are you?", details.SURE_WORDS, key)
    fields.text(
        "Whose judgement? A role or organisation",
        arrow.sure_by,
        f"{key}-sure-by",
        theory_forms.arrow_field(arrow.id, "sure_by"),
        help=fields.NO_NAMES,
    )
    _text(arrow, "assumption", "What does it take for granted?", key)
    _text(arrow, "how_tested", "How will you test that?", key)
    ratings = {rating: words[0].upper() + words[1:] for rating, words in graph.RATING_WORDS.items()}
    fields.one_of(
        "What does it rest on?", ratings, arrow.rating, f"{key}-rating", theory_forms.arrow_field(arrow.id, "rating")
    )
    fields.tick("A guess, to check", arrow.to_check, f"{key}-to-check", theory_forms.arrow_field(arrow.id, "to_check"))
    feedback = "It leads back on purpose: a feedback loop"
    fields.tick(feedback, arrow.is_feedback, f"{key}-feedback", theory_forms.arrow_field(arrow.id, "is_feedback"))
    other_views.show(design, arrow)
    theory_forms.take_away(design, arrow.id, "arrow", theory.without_arrow(arrow.id))


def _text(arrow: Arrow, field: str, label: str, key: str) -> None:
    fields.long_text(
        label, getattr(arrow, field), f"{key}-{field}", theory_forms.arrow_field(arrow.id, field), height=80
    )


def _choice(arrow: Arrow, field: str, label: str, words: Mapping[str, str], key: str) -> None:
    change = theory_forms.arrow_field(arrow.id, field)
    fields.one_of(label, words, getattr(arrow, field), f"{key}-{field}", change, horizontal=True)


def _evidence(design: Design, arrow: Arrow, field: str, title: str) -> None:
    """What speaks for or against it, and the way to add and remove a finding."""
    messages.heading(title, 3)
    findings: tuple[Evidence, ...] = getattr(arrow, field)
    if not findings:
        messages.show(badges.value("not_recorded", "none recorded"))
    for place, finding in enumerate(findings):
        _finding(finding)
        st.button(
            f"Remove finding {place + 1}",
            key=f"{design.id}-{arrow.id}-{field}-{place}-remove",
            type="tertiary",
            on_click=_set,
            args=(arrow, field, findings[:place] + findings[place + 1 :]),
        )
    _add(design, arrow, field, title)


def _finding(finding: Evidence) -> None:
    base = state.base()
    approach = base.approaches.get(finding.approach or "")
    if approach:
        impact = badges.impact(approach.label)
        messages.show(badges.row((impact, badges.certainty(approach.certainty, approach.certainty_note))))
    messages.paragraph(finding.text)
    source = base.sources.get(finding.source or "")
    sources.note(sources.title(source) if source else Markup("Source not recorded"))


def _add(design: Design, arrow: Arrow, field: str, title: str) -> None:
    key = f"{design.id}-{arrow.id}-{field}"
    known = state.base().sources
    with st.expander(f"Add {wording.lower_first(title)}"), st.form(key, clear_on_submit=True, border=False):
        st.text_area("What was found", key=f"{key}-text", height=80, help=fields.NO_NAMES)
        st.selectbox(
            "Where it was read",
            sorted(known, key=lambda source: known[source].title),
            index=None,
            format_func=lambda source: known[source].title,
            placeholder="Not recorded",
            key=f"{key}-source",
        )
        st.form_submit_button(f"Add {wording.lower_first(title)}", on_click=_add_finding, args=(arrow, field, key))
    theory_forms.say_if_refused(f"{arrow.id}-{field}")


def _add_finding(arrow: Arrow, field: str, key: str) -> None:
    text = str(state.kept(f"{key}-text") or "").strip()
    if not text:
        state.refuse(f"{arrow.id}-{field}", "Write what was found first.")
        return
    finding = Evidence(text=text, source=state.kept(f"{key}-source"))
    _set(arrow, field, (*getattr(arrow, field), finding))


def _set(arrow: Arrow, field: str, findings: tuple[Evidence, ...]) -> None:
    store = theory_forms.arrow_field(arrow.id, field)
    theory_forms.change(f"{arrow.id}-{field}", lambda design: store(design, findings))
