"""Shares, rates, single groups and fixed clusters: each question is the others turned round, and peers agree."""

import numpy as np
import pytest
from hypothesis import given, strategies as some
from statsmodels.stats.power import TTestPower
from statsmodels.stats.rates import power_poisson_diff_2indep

from toolkit.errors import UserError
from toolkit.statistics import power

aims = some.floats(0.5, 0.95)
shares = some.floats(0.1, 0.9)


@given(some.floats(0, 1), some.floats(0.05, 0.9), aims, shares)
def test_the_size_of_two_shares_reaches_the_power_and_one_fewer_does_not(before, gap, aim, part):
    after = before - gap if before - gap >= 0 else min(before + gap, 1)
    people = power.sample_size_two_proportions(before, after, power=aim, allocation=part)
    assert power.power_two_proportions(before, after, people, allocation=part) >= aim - 1e-9
    fewest = max(4, np.ceil(1 / min(part, 1 - part)))
    if people - 1 >= fewest:
        assert power.power_two_proportions(before, after, people - 1, allocation=part) < aim


@given(some.floats(0.05, 0.95), some.integers(20, 3000), some.sampled_from(["lower", "higher"]), aims)
def test_the_detectable_share_has_just_the_power(before, people, direction, aim):
    found = power.detectable_proportion(before, people, direction=direction, power=aim)
    reached = power.power_two_proportions(before, found.after, people)
    if found.possible:
        assert reached == pytest.approx(aim, abs=1e-6)
        assert (found.after < before) == (direction == "lower")
    else:
        assert reached < aim
        assert found.after == (0 if direction == "lower" else 1)


def test_a_rare_share_in_few_people_cannot_fall_far_enough_and_that_is_no_missing_number():
    found = power.detectable_proportion([0.4, 0.02], 60)
    assert found.possible.tolist() == [True, False]
    assert found.after[1] == 0


def test_rates_agree_with_statsmodels():
    random = np.random.default_rng(9)
    for _ in range(40):
        before, people = random.uniform(0.1, 4), int(random.integers(10, 400))
        after, time = before * random.uniform(0.3, 0.95), random.uniform(0.5, 3)
        expected = power_poisson_diff_2indep(
            before * time, after * time, people, alpha=0.025, alternative="larger", method_var="score",
            return_results=False,
        )  # fmt: skip
        found = power.power_two_rates(before, after, 2 * people, time=time)
        assert found == pytest.approx(float(expected), abs=1e-6)


def test_a_rate_by_hand():
    # 1 falls to 0.7: pooled 0.85; (1.960 x sqrt(2 x 0.85) + 0.842 x sqrt(1.7))^2 / 0.3^2 = 148.3 in each group
    assert power.sample_size_two_rates(1.0, 0.7) == 297
    # followed twice as long, half as many
    assert power.sample_size_two_rates(1.0, 0.7, time=2) == 149


@given(some.floats(0, 5), some.floats(0.05, 3), some.floats(0, 2), aims)
def test_the_size_of_two_rates_reaches_the_power_and_one_fewer_does_not(before, gap, more, aim):
    options = {"overdispersion": more, "time": 1.5}
    people = power.sample_size_two_rates(before, before + gap, power=aim, **options)
    assert power.power_two_rates(before, before + gap, people, **options) >= aim - 1e-9
    if people > 4:
        assert power.power_two_rates(before, before + gap, people - 1, **options) < aim


@given(some.floats(0.05, 5), some.integers(20, 3000), some.floats(0, 1), aims)
def test_the_detectable_rate_has_just_the_power(before, people, more, aim):
    fall = power.detectable_rate(before, people, overdispersion=more, power=aim)
    if fall.possible:
        reached = power.power_two_rates(before, fall.after, people, overdispersion=more)
        assert reached == pytest.approx(aim, abs=1e-6)
    else:
        assert fall.after == 0


def test_a_rise_of_a_rate_is_found_too():
    found = power.detectable_rate([0.0, 1.0], 200, direction="higher")
    assert found.possible.all()
    assert power.power_two_rates([0.0, 1.0], found.after, 200) == pytest.approx([0.8, 0.8], abs=1e-6)


def test_events_that_cluster_in_few_people_ask_for_more_people():
    sizes = power.sample_size_two_rates(1.0, 0.7, overdispersion=[0, 0.5, 1, 2])
    assert (np.diff(sizes) > 0).all()


def test_one_group_before_and_after_agrees_with_statsmodels():
    for effect, people in ((0.2, 50), (0.5, 34), (0.8, 20)):
        expected = TTestPower().power(effect, people, 0.05)
        assert power.power_before_after(effect, people, correlation=0.5) == pytest.approx(expected, abs=1e-9)


@given(some.floats(0.1, 1.5), some.floats(-0.5, 0.95), aims, some.floats(0, 0.5))
def test_one_group_of_the_size_that_we_name_has_the_power(effect, correlation, aim, lost):
    options = {"correlation": correlation, "attrition": lost}
    people = power.sample_size_before_after(effect, power=aim, **options)
    assert power.power_before_after(effect, people, **options) >= aim - 1e-9


def test_a_fixed_number_of_clusters_by_hand():
    # Hemming (2011): 64 (1 - 0.05) / (10 - 64 x 0.05) = 8.94; with three clusters 3 < 64 x 0.05 = 3.2
    found = power.people_in_each_cluster([10, 4, 3], 64, icc=0.05)
    assert found.people.tolist() == [9, 76, 0]
    assert found.possible.tolist() == [True, True, False]


@given(some.integers(2, 60), some.integers(10, 400), some.floats(0, 0.3))
def test_clusters_of_that_size_tell_as_much_as_the_single_people(clusters, people, alike):
    found = power.people_in_each_cluster(clusters, people, icc=alike)
    assert found.possible == (clusters > people * alike)
    if found.possible:
        assert clusters * found.people / power.design_effect(alike, found.people) >= people * (1 - 1e-9)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: power.power_two_proportions(0.4, 1.3, 100), "share after is 1.3"),
        (lambda: power.detectable_proportion(0.4, 100, direction="down"), "'down' does not exist"),
        (lambda: power.detectable_proportion(0.4, [100, 3]), "number of people in row 2 is 3"),
        (lambda: power.sample_size_two_rates(1, 1), "difference between the rates is 0"),
        (lambda: power.sample_size_two_rates(-1, 1), "rate before is -1"),
        (lambda: power.sample_size_two_rates(1, 2, time=0), "time that each person is followed is 0"),
        (lambda: power.power_two_rates(1, 2, 50, overdispersion=-1), "overdispersion is -1"),
        (lambda: power.detectable_rate(1.0, 8, direction="higher", overdispersion=3), "No rise, however large"),
        (lambda: power.people_in_each_cluster(0, 10, icc=0.1), "number of clusters is 0"),
        (lambda: power.power_before_after(0.5, 1, correlation=0.5), "number of people is 1"),
    ],
)
def test_an_impossible_question_is_refused(ask, message):
    with pytest.raises(UserError, match=message):
        ask()
