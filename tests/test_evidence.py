"""Approaches: reading order, effects in words, and how far evidence fits a plan."""

from random import Random

import pytest
from hypothesis import given, strategies as st

from toolkit import evidence, knowledge_base
from toolkit.evidence import Effect
from toolkit.knowledge_base import KnowledgeBase
from toolkit.vocabulary import Ages

BASE = knowledge_base.load()
EFFECT = {"outcome": "violence", "source": "invented-survey", "grade": "B"}


def ages(lowest: int, highest: int) -> Ages:
    return Ages(lowest=lowest, highest=highest)


@pytest.mark.parametrize(
    ("wanted", "verdict"),
    [((10, 17), "yes"), ((12, 14), "yes"), ((9, 17), "partly"), ((17, 25), "partly"), ((18, 25), "no"), ((0, 9), "no")],
)
def test_ages_fit_at_both_edges(invented_base: KnowledgeBase, wanted: tuple[int, int], verdict: str) -> None:
    """The invented approach speaks for ages 10 to 17."""
    found = evidence.fit(
        invented_base.approach("walking-groups"), ages(*wanted), ["community"], ["public-space-violence"]
    )
    assert found["ages"].verdict == verdict


@pytest.mark.parametrize(
    ("settings", "verdict"),
    [(["community"], "yes"), (["community", "home"], "partly"), (["home"], "no"), ([], "unknown")],
)
def test_settings_fit(invented_base: KnowledgeBase, settings: list[str], verdict: str) -> None:
    found = evidence.fit(invented_base.approach("walking-groups"), None, settings, [])
    assert found["setting"].verdict == verdict
    assert found["ages"].in_words == "Not known. This plan names no ages yet."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"value": 21, "unit": "percent", "direction": "less"}, "21% less violence"),
        ({"value": 6.5, "unit": "percent", "direction": "more"}, "6.5% more violence"),
        ({"value": 1.7, "unit": "ratio", "direction": "more"}, "1.7 times the chance of violence"),
        ({"value": 0.153, "unit": "effect size", "direction": "less"}, "effect size 0.153, less violence"),
    ],
)
def test_an_effect_always_names_its_outcome(values: dict[str, object], words: str) -> None:
    assert evidence.effect_in_words(Effect.model_validate({**EFFECT, **values}), "violence") == words


def test_certainty_comes_first_and_size_never_beats_it(base: KnowledgeBase) -> None:
    order = [item.id for item in evidence.in_reading_order(base.approaches.values())]
    assert order[:2] == ["focused-deterrence", "social-skills-training"], "high certainty, high impact, -33% and -32%"
    assert order.index("mentoring") < order.index("trauma-specific-therapies"), (
        "moderate certainty before 45% and very low"
    )


@given(st.randoms())
def test_the_order_does_not_depend_on_the_order_given(base: KnowledgeBase, random: Random) -> None:
    shuffled = list(base.approaches.values())
    random.shuffle(shuffled)
    assert evidence.in_reading_order(shuffled) == evidence.in_reading_order(base.approaches.values())


def test_any_change_to_a_record_changes_its_fingerprint(base: KnowledgeBase) -> None:
    approach = base.approach("mentoring")
    assert evidence.content_hash(approach) == evidence.content_hash(approach.model_copy())
    assert evidence.content_hash(approach) != evidence.content_hash(approach.model_copy(update={"dose": "Daily"}))


def chosen_values() -> st.SearchStrategy[dict[str, set[str]]]:
    values = {group: sorted(evidence.values_in(BASE.approaches.values(), group)) for group in evidence.FILTERS}
    return st.fixed_dictionaries(
        {group: st.sets(st.sampled_from(known), max_size=3) for group, known in values.items()}
    )


@given(chosen_values())
def test_filters_are_any_inside_a_group_and_all_between_groups(chosen: dict[str, set[str]]) -> None:
    approaches = list(BASE.approaches.values())
    left = {item.id for item in evidence.filtered(approaches, chosen)}
    expected = {item.id for item in approaches}
    for group, values in chosen.items():
        if values:
            one_by_one = [{item.id for item in evidence.filtered(approaches, {group: {value}})} for value in values]
            expected &= set().union(*one_by_one)
    assert left == expected


def test_no_filter_leaves_everything_and_every_value_leaves_something() -> None:
    approaches = list(BASE.approaches.values())
    assert evidence.filtered(approaches, {}) == approaches
    for group in evidence.FILTERS:
        for value in evidence.values_in(approaches, group):
            assert evidence.filtered(approaches, {group: {value}})


def test_without_a_named_outcome_the_size_of_an_effect_changes_nothing() -> None:
    """45% less crime never stands before another approach for being a bigger number than its 21% less violence."""
    order = evidence.in_reading_order(BASE.approaches.values())
    same = [item for item in order if (item.certainty, item.label) == ("very_low", "high")]
    assert [item.name for item in same] == sorted(item.name for item in same)
    by_crime = [item.id for item in evidence.in_reading_order(same, "crime")]
    assert by_crime[0] == "trauma-specific-therapies"


@given(chosen_values())
def test_the_count_beside_a_value_is_what_choosing_it_leaves(chosen: dict[str, set[str]]) -> None:
    approaches = list(BASE.approaches.values())
    for group in evidence.FILTERS:
        for value, count in evidence.counts(approaches, chosen, group).items():
            assert count == len(evidence.filtered(approaches, {**chosen, group: {value}}))


@given(chosen_values())
def test_groups_by_certainty_hold_every_approach_once_the_surest_first(chosen: dict[str, set[str]]) -> None:
    left = evidence.filtered(BASE.approaches.values(), chosen)
    groups = evidence.by_certainty(left, "crime")
    assert sorted(item.id for items in groups.values() for item in items) == sorted(item.id for item in left)
    places = [evidence_order(level) for level in groups]
    assert places == sorted(places)
    assert all(item.certainty == level for level, items in groups.items() for item in items)


def evidence_order(level: str | None) -> int:
    return ["high", "moderate", "low", "very_low", None].index(level)


def names_of_base() -> dict[str, str]:
    """Words for factors, kinds of violence and outcomes by id."""
    return {
        record.id: record.name
        for records in (BASE.factors, BASE.kinds_of_violence, BASE.outcomes)
        for record in records.values()
    }


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("mentoring", "mentoring"),
        ("mentorin", "mentoring"),
        ("Cogntive", "cognitive-behavioural-therapy"),
        ("sprot", "sport-programmes"),
        ("restoritive justice", "restorative-justice"),
        ("family theraphy", "functional-family-therapy"),
        ("CBT", "cognitive-behavioural-therapy"),
        ("A&E", "accident-and-emergency-navigators"),
        ("scarred straight", "prison-awareness"),
        ("hotspot", "hot-spots-policing"),
    ],
)
def test_search_forgives_spelling_and_knows_other_names(words: str, first: str) -> None:
    assert evidence.search(BASE.approaches.values(), words, names_of_base())[0].id == first


def test_search_without_words_leaves_everything_and_nonsense_finds_nothing() -> None:
    approaches = list(BASE.approaches.values())
    assert evidence.search(approaches, " ", names_of_base()) == approaches
    assert evidence.search(approaches, "xyzzy", names_of_base()) == []
    assert evidence.search(approaches, "mentoring xyzzy", names_of_base()) == []


@given(st.sampled_from(sorted(BASE.approaches)))
def test_search_finds_every_approach_by_its_own_name(identifier: str) -> None:
    approach = BASE.approaches[identifier]
    found = evidence.search(BASE.approaches.values(), approach.name, names_of_base())
    assert approach in found


@given(st.text(max_size=60))
def test_search_takes_any_words(words: str) -> None:
    found = evidence.search(BASE.approaches.values(), words, names_of_base())
    assert {item.id for item in found} <= set(BASE.approaches)


def test_who_looked_at_a_record_and_when_does_not_change_its_fingerprint(base: KnowledgeBase) -> None:
    approach = base.approach("mentoring")
    confirmed = tuple(link.model_copy(update={"confirmed_by": "Health partners"}) for link in approach.acts_on)
    looked_at = approach.model_copy(update={"acts_on": confirmed, "last_reviewed": "2026-12-01", "checked_live": True})
    assert evidence.content_hash(looked_at) == evidence.content_hash(approach)
    assert evidence.content_hash(approach.model_copy(update={"acts_on": ()})) != evidence.content_hash(approach)
