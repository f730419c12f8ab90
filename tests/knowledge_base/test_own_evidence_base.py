"""The evidence base that comes with the tool."""

from collections.abc import Iterable

from toolkit.evidence import Approach
from toolkit.knowledge_base import KnowledgeBase
from toolkit.knowledge_base.cross_checks import references
from toolkit.vocabulary import Record

LABELS_OF_2023 = {
    "high": [
        "focused-deterrence", "social-skills-training", "cognitive-behavioural-therapy", "sport-programmes",
        "accident-and-emergency-navigators", "trauma-specific-therapies",
    ],
    "moderate": [
        "pre-court-diversion", "relationship-violence-prevention", "mentoring", "restorative-justice",
        "hot-spots-policing", "bystander-interventions", "multi-systemic-therapy",
    ],
    "low": [
        "after-school-programmes", "preventing-school-exclusion", "anti-bullying", "adventure-and-wilderness-therapy",
        "parenting-programmes",
    ],
    "unclear": ["police-in-schools", "knife-surrender-schemes", "media-campaigns", "trauma-informed-training"],
    "harmful": ["boot-camps", "prison-awareness"],
}  # fmt: skip


def test_the_slides_list_24_approaches_with_these_labels(base: KnowledgeBase) -> None:
    listed: dict[str, list[str]] = {key: [] for key in LABELS_OF_2023}
    for approach in base.approaches.values():
        if approach.on_slides:
            first = approach.rating_history[0]
            assert first.source == "vrn-slides-2023", approach.id
            listed[str(first.label)].append(approach.id)
    assert {label: sorted(ids) for label, ids in listed.items()} == {
        label: sorted(ids) for label, ids in LABELS_OF_2023.items()
    }
    assert sum(len(ids) for ids in listed.values()) == 24


def test_every_effect_has_an_outcome_and_a_source(base: KnowledgeBase) -> None:
    effects = [effect for approach in base.approaches.values() for effect in approach.effects]
    assert len(effects) >= 20
    assert all(effect.outcome in base.outcomes and effect.source in base.sources for effect in effects)


def test_no_effect_is_taken_from_the_label_or_the_other_way_round(base: KnowledgeBase) -> None:
    """Cognitive behavioural therapy: the label is for violence, the 27% is for crime."""
    therapy = base.approach("cognitive-behavioural-therapy")
    assert (therapy.label, [(effect.value, effect.outcome) for effect in therapy.effects]) == ("high", [(27, "crime")])


def test_unclear_approaches_have_no_certainty(base: KnowledgeBase) -> None:
    unclear = [approach for approach in base.approaches.values() if approach.label == "unclear"]
    assert len(unclear) >= 4
    assert all(approach.certainty is None and not approach.effects for approach in unclear)


def test_harmful_approaches_say_more(base: KnowledgeBase) -> None:
    effects = [effect for approach in _harmful(base) for effect in approach.effects]
    assert effects
    assert {effect.direction for effect in effects} == {"more"}


def _harmful(base: KnowledgeBase) -> Iterable[Approach]:
    return (approach for approach in base.approaches.values() if approach.is_harmful)


def test_at_least_15_indicators_have_a_figure_for_leicester(base: KnowledgeBase) -> None:
    with_value = [
        key
        for key, figures in base.figures.items()
        if any(f.area == "E06000016" and f.value is not None for f in figures.figures)
    ]
    assert len(with_value) >= 15


def test_the_three_success_measures_are_data_gaps(base: KnowledgeBase) -> None:
    measures = [base.indicators[key] for key in base.partnership.success_measures]
    assert len(measures) == 3
    assert all(measure.data_gap and measure.id not in base.figures for measure in measures)


def test_every_source_is_cited_by_something(base: KnowledgeBase) -> None:
    cited = {key for record in _records(base) for _, collection, key in references(record) if collection == "sources"}
    assert sorted(set(base.sources) - cited) == []


def _records(base: KnowledgeBase) -> Iterable[Record]:
    for collection in (
        base.factors, base.outcomes, base.steps, base.approaches, base.measures, base.areas, base.indicators,
        base.figures, base.services, base.frameworks, base.meanings, base.evidence_changes, {"": base.partnership},
        base.deep_dives, base.data_sharing, base.neighbours,
        {"": base.planning},
    ):  # fmt: skip
        yield from collection.values()


def test_the_seven_programmes_are_on_record_and_unknown_places_are_unknown(base: KnowledgeBase) -> None:
    assert len(base.services) == 7
    assert {service.places_per_year for service in base.services.values()} == {None}


def test_only_the_first_step_has_a_confirmed_name(base: KnowledgeBase) -> None:
    assert [step.name_verified for step in base.steps.values()] == [True] + [False] * 9
    assert not any(step.wording_verified for step in base.steps.values())
