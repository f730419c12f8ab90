"""Indicators are defined completely, apart from their figures."""

from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.indicators import Indicator


def missing_from(indicator: Indicator) -> list[str]:
    """The parts of a definition that an indicator lacks."""
    is_score = indicator.statistic == "score"
    wanted = {
        "out of whom": is_score or indicator.denominator,
        "people or events": is_score or indicator.counts,
        "why neither way is good": indicator.polarity != "ambiguous" or indicator.polarity_note,
        "what it bears on": indicator.factors,
        "what to be careful of": indicator.caveats,
        "the change wanted": indicator.change,
    }
    return [part for part, there in wanted.items() if not there]


def test_every_indicator_says_what_it_counts_of_whom_which_way_is_good_and_what_to_be_careful_of(
    base: KnowledgeBase,
) -> None:
    assert len(base.indicators) >= 32
    assert {
        name: missing_from(indicator) for name, indicator in base.indicators.items() if missing_from(indicator)
    } == {}


def test_a_multiplier_is_the_one_that_the_unit_names(base: KnowledgeBase) -> None:
    words = {1000: "1,000", 10_000: "10,000", 100_000: "100,000", 1_000_000: "million", 100: "%"}
    for indicator in base.indicators.values():
        if indicator.statistic != "score":
            assert words[int(indicator.multiplier)] in indicator.unit or "per 100" in indicator.unit, indicator.id


def test_the_success_measures_are_named_with_who_could_give_them(base: KnowledgeBase) -> None:
    measures = [base.indicators[name] for name in base.partnership.success_measures]
    assert len(measures) == 3
    for measure in measures:
        assert measure.id not in base.figures
        assert (measure.data_gap or "").startswith("Nobody has given us this yet.")
        assert measure.held_by
    # All homicides are never the measure, which leaves out those at home.
    assert "homicide" not in [measure.id for measure in measures]


def test_files_name_each_indicator_in_one_way_only(base: KnowledgeBase) -> None:
    names = [(item.file, item.name) for indicator in base.indicators.values() for item in indicator.found_as]
    assert len(names) > 30
    assert len(names) == len(set(names))
