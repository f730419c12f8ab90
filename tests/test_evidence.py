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
