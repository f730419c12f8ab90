"""Change in the same people has its textbook interval, effect size and reliable change, and says when it has none."""

import numpy as np
import pytest
from hypothesis import given, strategies as some
from scipy import stats

from toolkit.errors import UserError
from toolkit.statistics import attrition, change, effects

scores = some.lists(some.integers(0, 40), min_size=3, max_size=40)


def test_a_paired_change_has_the_published_interval(examples):
    for case in examples("change", "paired"):
        found = change.mean_change(case["before"], case["after"])
        assert found.change == pytest.approx(case["change"]), case["source"]
        assert (found.lower, found.upper) == pytest.approx((case["lower"], case["upper"])), case["source"]


def test_reliable_change_is_that_of_the_published_case(examples):
    for case in examples("change", "reliable_change"):
        found = change.reliable_change(
            case["before"], case["after"], spread=case["spread"], reliability=case["reliability"], good=case["good"]
        )
        assert round(float(found.noises), 2) == case["index"], case["source"]
        assert found.word == case["word"]


def test_cut_offs_are_those_of_the_published_case(examples):
    for case in examples("change", "cut_offs"):
        found = change.cut_offs(
            case["clinical_mean"], case["clinical_spread"], case["general_mean"], case["general_spread"]
        )
        assert found == (case["a"], case["b"], case["c"]), case["source"]


def test_cut_offs_work_where_low_scores_are_good():
    # 20 - 2 x 4 = 12; 10 + 2 x 3 = 16; (3 x 20 + 4 x 10) / 7 = 14.29
    found = change.cut_offs(20, 4, 10, 3)
    assert (found.a, found.b, round(float(found.c), 2)) == (12, 16, 14.29)


@given(scores, some.integers(-10, 10))
def test_the_interval_of_a_change_agrees_with_scipy(before, shift):
    after = [score + shift + (place % 3) for place, score in enumerate(before)]
    found = change.mean_change(before, after)
    expected = stats.ttest_rel(after, before).confidence_interval()
    assert (found.lower, found.upper) == pytest.approx((expected.low, expected.high))
    assert found.lower <= found.change <= found.upper


def test_the_effect_is_over_the_spread_before_and_corrected_for_a_small_group():
    # change 2, spread before 2.58199; Hedges' correction with 3 degrees of freedom 0.72360
    found = change.mean_change([10, 12, 14, 16], [12, 13, 17, 18])
    assert found.effect == pytest.approx(2 / 2.58199 * 0.72360, rel=1e-4)
    assert found.effect_of_changes == pytest.approx(2 / 0.81650, rel=1e-4)
    # sqrt(2 (1 - r) / 4 + effect^2 / 8) with r = 0.95346
    spread = np.sqrt(2 * (1 - found.correlation) / 4 + found.effect**2 / 8)
    assert found.effect_upper - found.effect == pytest.approx(1.959964 * spread)


def test_one_person_has_a_change_but_nothing_that_says_how_sure():
    found = change.mean_change([10], [13])
    assert (found.people, found.change) == (1, 3)
    assert np.isnan([found.lower, found.upper, found.effect, found.correlation, found.effect_of_changes]).all()


def test_people_who_all_scored_alike_before_have_no_effect_size():
    found = change.mean_change([10, 10, 10], [11, 12, 13])
    assert found.change == 2
    assert np.isfinite(found.lower)
    assert np.isnan(found.effect)


@given(some.floats(0, 40), some.floats(0, 40), some.floats(0.5, 10), some.floats(0, 0.99))
def test_reliable_change_is_more_than_the_reliable_points(before, after, spread, reliability):
    options = {"spread": spread, "reliability": reliability}
    points = change.reliable_points(spread, reliability)
    up, down = (change.reliable_change(before, after, **options, good=way) for way in ("higher", "lower"))
    assert up.noises == pytest.approx(-down.noises)
    clear = abs(abs(after - before) - points) > 1e-9
    assert not clear or (up.word != "no_reliable_change") == (abs(after - before) > points)
    assert {str(up.word), str(down.word)} in ({"improved", "worse"}, {"no_reliable_change"})


@pytest.mark.parametrize(("after", "word"), [(19.29, "no_reliable_change"), (19.4, "improved"), (0.6, "worse")])
def test_just_below_and_above_the_noise_of_the_measure(after, word):
    # 1.96 x 7.5 x sqrt(2) x sqrt(0.2) = 9.297
    assert change.reliable_change(10, after, spread=7.5, reliability=0.8, good="higher").word == word


def test_hedges_g_by_hand_and_its_limits_by_the_noncentral_t():
    # 2 / 4 x (1 - 3 / (4 x 58 - 1)) = 0.4935 nearly
    found = effects.standardised_difference(12, 4, 30, 10, 4, 30)
    assert found.value == pytest.approx(0.4935, abs=1e-4)
    plain = effects.standardised_difference(12, 4, 30, 10, 4, 30, corrected=False)
    root = np.sqrt(15)
    assert stats.nct.sf(plain.value * root, 58, plain.lower * root) == pytest.approx(0.025, abs=1e-8)
    assert stats.nct.sf(plain.value * root, 58, plain.upper * root) == pytest.approx(0.975, abs=1e-8)


@given(some.floats(-4, 4), some.integers(2, 300), some.integers(2, 300), some.sampled_from([0.8, 0.95, 0.998]))
def test_every_difference_has_finite_limits_around_it_that_turn_with_it(gap, people, others, confidence):
    found = effects.standardised_difference(gap, 1, people, 0, 1, others, confidence=confidence)
    mirrored = effects.standardised_difference(0, 1, others, gap, 1, people, confidence=confidence)
    assert np.isfinite(found).all()
    assert found.lower <= found.value <= found.upper
    assert mirrored.lower == pytest.approx(-found.upper, abs=1e-7)


def test_the_difference_of_two_losses_has_the_published_limits(examples):
    for case in examples("change", "differences_of_shares"):
        found = attrition.differential(case["lost"], case["people"], case["other_lost"], case["other_people"])
        assert round(float(found.lower), 4) == case["lower"], case["source"]
        assert round(float(found.upper), 4) == case["upper"], case["source"]


@given(some.lists(some.integers(0, 500), min_size=1, max_size=8))
def test_what_is_lost_and_what_is_left_make_the_whole(people):
    stages = sorted(people, reverse=True)
    found = attrition.flow(stages)
    assert found.lost.sum() + stages[-1] == stages[0]
    assert ((found.share_lost >= 0) & (found.share_lost <= 1) & (found.share_left <= 1)).all()
    kept = np.cumprod(1 - found.share_lost)
    assert found.share_left == pytest.approx(kept if stages[0] else np.zeros(len(stages)))


def test_leavers_are_compared_with_stayers_where_there_are_enough():
    found = attrition.stayers_and_leavers([10, 12, 14, 16], [16, 18, 20, 22])
    assert found is not None
    assert found.value > 1
    assert attrition.stayers_and_leavers([10, 12], [9]) is None
    assert attrition.stayers_and_leavers([10, 10], [10, 10]) is None


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: change.mean_change([], []), "at least one person"),
        (lambda: change.mean_change([1, float("nan")], [1, 2]), "score before in row 2 is missing"),
        (lambda: change.mean_change([1, 2, 3], [1, 2]), "do not line up row by row"),
        (lambda: change.reliable_points(0, 0.8), "spread of the scores is 0"),
        (lambda: change.reliable_points(5, 1), "reliability is 1"),
        (lambda: change.reliable_change(1, 2, spread=1, reliability=0.5, good="up"), "'up' does not exist"),
        (lambda: change.cut_offs(10, 1, 10, 1), "difference of the two means is 0"),
        (lambda: effects.standardised_difference(1, 0, 5, 2, 0, 5), "spread of both groups together is 0"),
        (lambda: effects.standardised_difference(1, 1, 1, 2, 1, 5), "number of people in a group is 1"),
        (lambda: attrition.flow([10, 12]), "number of people in row 2 is 12; a stage cannot have more"),
        (lambda: attrition.flow([]), "one number of people for each stage"),
        (lambda: attrition.differential(5, 4, 1, 4), "count is 5"),
    ],
)
def test_what_cannot_be_judged_is_named(ask, message):
    with pytest.raises(UserError, match=message):
        ask()
