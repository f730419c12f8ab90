"""A study of the size that we name has the power that was asked for, and one person fewer has not."""

import inspect
import warnings

import numpy as np
import pytest
from hypothesis import given, settings, strategies as some
from statsmodels.stats.power import TTestIndPower, TTestPower

from toolkit.errors import UserError
from toolkit.statistics import power

effects = some.floats(0.05, 2)
aims = some.floats(0.3, 0.99)
levels = some.sampled_from([0.01, 0.05, 0.1])
shares = some.floats(0.15, 0.85)
icc = some.floats(0, 0.5)
cluster_sizes = some.integers(1, 100)


def scenarios(number: int = 1000) -> dict[str, np.ndarray]:
    """Ordinary plans of every kind, drawn at random but always the same."""
    random = np.random.default_rng(20261123)
    return {
        "power": random.uniform(0.5, 0.99, number),
        "alpha": random.choice([0.001, 0.01, 0.05, 0.1], number),
        "allocation": random.uniform(0.1, 0.9, number),
        "r_squared": random.uniform(0, 0.9, number),
        "icc": random.uniform(0, 0.6, number),
        "cluster_size": random.integers(1, 200, number),
        "cluster_size_cv": random.uniform(0, 1.5, number),
        "attrition": random.uniform(0, 0.6, number),
    }


def without_power(plan: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name: values for name, values in plan.items() if name != "power"}


def test_two_groups_have_the_published_sizes(examples):
    for case in examples("power", "two_groups"):
        assert power.sample_size(case["effect"], power=case["power"]) == case["people"], case["source"]


def test_two_groups_have_the_published_power(examples):
    for case in examples("power", "power_of_two_groups"):
        found = power.power(case["effect"], case["people"])
        assert round(float(found), case["decimals"]) == case["power"], case["source"]


def test_groups_in_clusters_have_the_published_power(examples):
    for case in examples("power", "power_in_clusters"):
        size = case["cluster_size"]
        assert power.design_effect(0.017, size) == pytest.approx(case["design_effect"]), case["source"]
        found = power.power(0.5, case["people"], icc=0.017, cluster_size=size)
        assert case["power"] - 0.005 <= found < case["power"] + 0.015, case["source"]


def test_two_proportions_have_the_published_sizes(examples):
    for case in examples("power", "two_proportions"):
        found = power.sample_size_two_proportions(case["before"], case["after"], power=case["power"])
        assert found == case["people"], case["source"]


def test_one_group_before_and_after_has_the_published_size(examples):
    for case in examples("power", "before_after"):
        found = power.sample_size_before_after(case["effect"], correlation=case["correlation"])
        assert found == case["people"], case["source"]


@given(effects, aims, levels)
def test_the_size_reaches_the_power_and_one_fewer_in_each_group_does_not(effect, aim, level):
    people = power.sample_size(effect, power=aim, alpha=level)
    assert power.power(effect, people, alpha=level) >= aim
    if people - 2 >= 4:
        assert power.power(effect, people - 2, alpha=level) < aim


@given(effects, aims, levels, shares)
def test_even_one_person_fewer_in_the_whole_study_is_too_few(effect, aim, level, share):
    people = power.sample_size(effect, power=aim, alpha=level, allocation=share)
    assert power.power(effect, people, alpha=level, allocation=share) >= aim
    if (people - 1) * min(share, 1 - share) >= 1 and people > 4:
        assert power.power(effect, people - 1, alpha=level, allocation=share) < aim


@given(effects, aims, levels, some.floats(-0.9, 0.95))
def test_one_group_before_and_after_reaches_its_aim_and_no_more(effect, aim, level, correlation):
    options = {"correlation": correlation, "power": aim, "alpha": level}
    people = power.sample_size_before_after(effect, **options)
    assert power.detectable_effect_before_after(people, **options) <= effect * (1 + 1e-9)
    if people > 2:
        assert power.detectable_effect_before_after(people - 1, **options) > effect * (1 - 1e-9)


def test_no_ordinary_scenario_comes_back_without_a_number():
    plan = scenarios()
    effect = np.random.default_rng(1).uniform(0.05, 2.5, 1000)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        people = power.sample_size(effect, **plan)
        smallest = power.detectable_effect(people, **plan)
        chance = power.power(effect, people, **without_power(plan))
    assert np.all(people >= 4)
    assert people.dtype == np.int64
    assert np.all(np.isfinite(smallest))
    assert np.all(smallest <= effect * (1 + 1e-9))
    assert np.all((chance >= plan["power"] - 1e-9) & (chance <= 1))


def test_strong_effects_in_large_studies_have_power_one_and_not_nan():
    # SciPy's nct.cdf is NaN for many of these, so that a power built on it is NaN as well.
    effect, people = np.meshgrid(np.linspace(0, 5, 60), [4, 5, 8, 20, 60, 200, 1000, 10_000, 1_000_000])
    found = power.power(effect, people)
    assert np.all(np.isfinite(found))
    assert np.all((found >= 0.05 - 1e-9) & (found <= 1))
    assert np.all(found[-1, 1:] > 0.999)


def test_a_few_large_and_alike_clusters_still_give_a_number():
    assert power.power(0.5, 60, icc=1, cluster_size=30) == pytest.approx(0.053, abs=0.001)
    assert np.isfinite(power.detectable_effect(60, icc=1, cluster_size=60))


def test_power_agrees_with_statsmodels_where_that_has_a_number():
    random = np.random.default_rng(7)
    effect, group = random.uniform(0.05, 1.5, 400), random.integers(3, 400, 400)
    alpha = random.choice([0.01, 0.05, 0.1], 400)
    expected = np.array([TTestIndPower().power(*row) for row in zip(effect, group, alpha, strict=True)])
    known = np.isfinite(expected)
    assert known.sum() > 100
    found = power.power(effect, 2 * group, alpha=alpha)
    assert np.allclose(found[known], expected[known], atol=1e-9)


@pytest.mark.parametrize("share", [0.5, 0.4, 0.25])
def test_the_size_agrees_with_statsmodels(share):
    compared = 0
    for effect in np.linspace(0.15, 0.9, 12):
        ratio = (1 - share) / share
        group = TTestIndPower().solve_power(effect, alpha=0.05, power=0.8, ratio=ratio)
        if np.isfinite(group):
            compared += 1
            assert power.sample_size(effect, allocation=share) == np.ceil(group * (1 + ratio) - 1e-6)
    assert compared >= 6


def test_one_group_agrees_with_statsmodels():
    compared = 0
    for effect in np.linspace(0.15, 0.9, 12):
        people = TTestPower().solve_power(effect, alpha=0.05, power=0.8)
        if np.isfinite(people):
            compared += 1
            assert power.sample_size_before_after(effect, correlation=0.5) == np.ceil(people - 1e-6)
    assert compared >= 6


def test_the_detectable_effect_is_near_blooms_shortcut():
    # Bloom (1995): (t for 5 % + t for 80 %) x sqrt(1 / (P (1 - P) n))
    # = (1.979 + 0.844) x sqrt(4 / 128) = 0.499
    assert power.detectable_effect(128) == pytest.approx(0.499, rel=0.004)


@given(some.integers(10, 5000), levels, shares, icc, cluster_sizes)
@settings(max_examples=60)
def test_the_detectable_effect_has_just_the_power_that_was_asked_for(people, level, share, alike, size):
    plan = {"alpha": level, "allocation": share, "icc": alike, "cluster_size": size}
    smallest = power.detectable_effect(people, power=0.8, **plan)
    assert power.power(smallest, people, **plan) == pytest.approx(0.8, abs=1e-8)


@given(effects, some.floats(0, 0.4), cluster_sizes, some.floats(0, 0.5), some.floats(0, 0.5), some.floats(0, 0.3))
def test_everything_that_weakens_a_study_asks_for_more_people(effect, alike, size, uneven, lost, more):
    plan = {"icc": alike, "cluster_size": size, "cluster_size_cv": uneven, "attrition": lost}
    people = power.sample_size(effect, **plan)
    for name in ("icc", "cluster_size", "cluster_size_cv", "attrition"):
        assert power.sample_size(effect, **{**plan, name: plan[name] + more}) >= people, name
    assert power.sample_size(effect * (1 + more), **plan) <= people
    assert power.sample_size(effect, r_squared=more, **plan) <= people
    assert power.sample_size(effect, power=0.8 + more / 2, **plan) >= people


def test_an_effect_downwards_needs_as_many_people_as_one_upwards():
    assert power.sample_size(-0.5) == power.sample_size(0.5) == 128
    assert power.power(-0.5, 128) == power.power(0.5, 128)
    assert power.sample_size_before_after(-0.5, correlation=0.5) == 34


def test_without_an_effect_power_is_the_chance_of_a_false_alarm():
    assert power.power(0, [4, 100, 10_000], alpha=0.05) == pytest.approx([0.05] * 3)


def test_clusters_drop_out_and_baseline_scores_by_hand():
    # 128 people; design effect 1 + 19 x 0.05 = 1.95 makes 249.6, so 250; a fifth lost makes 312.5, so 313.
    assert power.sample_size(0.5, icc=0.05, cluster_size=20) == 250
    assert power.sample_size(0.5, icc=0.05, cluster_size=20, attrition=0.2) == 313
    # uneven clusters: 1 + ((0.65^2 + 1) x 20 - 1) x 0.05 = 2.3725; 128 x 2.3725 = 303.68
    assert power.sample_size(0.5, icc=0.05, cluster_size=20, cluster_size_cv=0.65) == 304
    # baseline scores that explain 75 % halve the spread: 0.25 is then as easy as 0.5
    assert power.sample_size(0.25, r_squared=0.75) == 128


@pytest.mark.parametrize(("people", "share", "recruited"), [(128, 0.2, 160), (128, 0.0, 128), (128, 0.1, 143)])
def test_drop_out_rounds_up_but_not_past_a_whole_number(people, share, recruited):
    # 128 / 0.8 = 160 exactly; 128 / 0.9 = 142.2, so 143
    assert power.sample_size(0.5) == people
    assert power.sample_size(0.5, attrition=share) == recruited


def test_two_proportions_with_clusters_and_the_other_way_round():
    # 712 x (1 + 19 x 0.05) = 1388.4, so 1389; over 0.8 = 1736.25, so 1737
    assert power.sample_size_two_proportions(0.4, 0.3, icc=0.05, cluster_size=20) == 1389
    assert power.sample_size_two_proportions(0.4, 0.3, icc=0.05, cluster_size=20, attrition=0.2) == 1737
    assert power.sample_size_two_proportions(0.3, 0.4) == power.sample_size_two_proportions(0.4, 0.3)


def test_shares_of_none_and_all_can_be_compared_too():
    # none to 10 %: (1.960 x sqrt(2 x 0.05 x 0.95) + 0.842 x sqrt(0.09))^2 / 0.1^2 = 73.4 in each group
    assert power.sample_size_two_proportions(0.0, 0.1) == 147
    # all to half: (1.960 x sqrt(2 x 0.75 x 0.25) + 0.842 x sqrt(0.25))^2 / 0.5^2 = 10.51 in each group
    assert power.sample_size_two_proportions(1.0, 0.5) == 22


@given(some.floats(0, 1), some.floats(0.02, 0.5), aims, shares)
def test_two_proportions_far_apart_need_fewer_people(before, gap, aim, share):
    after = before - gap if before >= 0.5 else before + gap
    nearer = (before + after) / 2
    plan = {"power": aim, "allocation": share}
    far = power.sample_size_two_proportions(before, after, **plan)
    assert 4 <= far <= power.sample_size_two_proportions(before, nearer, **plan)


def test_the_closer_the_scores_hang_together_the_fewer_people():
    found = power.sample_size_before_after(0.4, correlation=np.linspace(-0.9, 0.95, 20))
    assert np.all(np.diff(found) <= 0)


def test_before_and_after_with_drop_out_by_hand():
    # 34 people over 0.75 = 45.3, so 46; of those 34.5 stay, who see a little less than 0.5
    assert power.sample_size_before_after(0.5, correlation=0.5, attrition=0.25) == 46
    assert 0.48 < power.detectable_effect_before_after(46, correlation=0.5, attrition=0.25) < 0.5


def test_the_smallest_studies_have_two_people_in_each_arm():
    assert power.sample_size([10, 100]).tolist() == [4, 4]
    assert power.sample_size(100, allocation=0.1) == 10
    assert power.sample_size_before_after(1000, correlation=0) == 2


def test_shapes_follow_what_comes_in():
    assert isinstance(power.sample_size(0.5), np.int64)
    assert isinstance(power.detectable_effect(100), float)
    assert isinstance(power.power(0.5, 100), float)
    grid = power.power(np.array([[0.2], [0.5]]), [50, 100, 200])
    assert grid.shape == (2, 3)
    assert np.all(np.diff(grid, axis=1) > 0)
    assert power.sample_size([]).shape == power.detectable_effect([]).shape == (0,)
    assert power.sample_size(0.5, icc=[0, 0.05], cluster_size=20).tolist() == [128, 250]


@pytest.mark.parametrize("question", [power.sample_size, power.detectable_effect])
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"power": 1}, "The power is 1; it must be above 0 and below 1."),
        ({"power": 80}, "The power is 80;"),
        ({"power": [0.8, 0.05]}, "The power in row 2 is 0.05; it must be above alpha"),
        ({"alpha": 0}, "The alpha is 0;"),
        ({"allocation": 1}, "The share offered the programme (allocation) is 1;"),
        ({"r_squared": 1}, "The r squared is 1; it must be at least 0 and below 1."),
        ({"icc": -0.1}, "The intracluster correlation (icc) is -0.1;"),
        ({"icc": [0, 1.1]}, "The intracluster correlation (icc) in row 2 is 1.1;"),
        ({"cluster_size": 0}, "The cluster size is 0; it must be at least 1."),
        ({"cluster_size_cv": -1}, "The variation of cluster size is -1;"),
        ({"attrition": 1}, "The attrition is 1; it must be at least 0 and below 1."),
        ({"attrition": float("nan")}, "The attrition is missing;"),
    ],
)
def test_an_impossible_plan_is_named_in_one_sentence(question, options, message):
    with pytest.raises(UserError) as problem:
        question([100.0, 100.0], **options)
    assert message in str(problem.value)
    assert str(problem.value).endswith(".")
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: power.sample_size([0.5, 0]), "The size of the effect in row 2 is 0; it must be above 0."),
        (lambda: power.sample_size(float("inf")), "The effect is inf; it must be a finite number"),
        (lambda: power.sample_size(1e-9), "The effect is too small for any study to find"),
        (lambda: power.power(0.5, [10, 3]), "The number of people in row 2 is 3; each arm"),
        (lambda: power.power(0.5, 9, allocation=0.1), "The number of people is 9; each arm needs"),
        (lambda: power.detectable_effect(-5), "The number of people is -5;"),
        (lambda: power.sample_size_two_proportions(0.3, 0.3), "difference between the shares is 0"),
        (lambda: power.sample_size_two_proportions(40, 30), "The share before is 40; it must be at least 0"),
        (lambda: power.sample_size_before_after(0.5, correlation=1), "The correlation is 1;"),
        (lambda: power.detectable_effect_before_after(1, correlation=0.5), "The number of people is 1;"),
    ],
)
def test_an_impossible_question_is_refused(ask, message):
    with pytest.raises(UserError) as problem:
        ask()
    assert message in str(problem.value)


def test_the_three_questions_take_the_same_options():
    own = ("effect", "people", "power")

    def options(function):
        return [name for name in inspect.signature(function).parameters if name not in own]

    expected = ["alpha", "allocation", "r_squared", "icc", "cluster_size", "cluster_size_cv", "attrition"]
    for function in (power.sample_size, power.detectable_effect, power.power):
        assert options(function) == expected
