"""From people in need to people who complete, and what money buys: worked examples, and laws for any ranges."""

import pytest
from hypothesis import given, strategies as st

from toolkit.errors import UserError
from toolkit.gaps import reach as reaching
from toolkit.gaps.reach import RATES, Reach, Span


def span(lowest: float, highest: float | None = None) -> Span:
    return Span(lowest=lowest, highest=lowest if highest is None else highest)


def shares(**given: tuple[float, float] | float) -> dict[str, Span]:
    return {name: span(*(value if isinstance(value, tuple) else (value,))) for name, value in given.items()}


WORKED = Reach.model_validate({
    "in_need": span(400, 600),
    "rates": shares(eligible=(0.5, 0.8), referred=0.5, start=(0.6, 0.9), complete=(0.5, 0.75)),
    "places": 100,
    "value": 150_000,
})  # fmt: skip


def test_people_step_by_step() -> None:
    steps = reaching.flow(WORKED).steps
    assert steps["eligible"] == span(400 * 0.5, 600 * 0.8)  # 200 to 480
    assert steps["referred"] == span(100, 240)
    assert steps["start"] == span(60, 100)  # 60 to 216 want to, and there are 100 places
    assert steps["complete"] == span(30, 75)
    assert reaching.flow(WORKED).is_limited_by_places == "sometimes"


def test_what_the_money_buys() -> None:
    money = reaching.money(WORKED)
    assert money.per_starter == span(1_500, 2_500)  # 150,000 over 100 and over 60
    assert money.per_completer == span(2_000, 5_000)  # over 75 and over 30
    # At least 0.5 x 0.5 x 0.6 = 15% of those in need want to start; 100 places are at most 100 of 400.
    assert money.share_started is not None
    assert (money.share_started.lowest, money.share_started.highest) == pytest.approx((0.15, 0.25))


def test_more_people_in_need_make_the_same_places_a_smaller_share() -> None:
    many = WORKED.model_copy(update={"in_need": span(400, 10_000)})
    found = reaching.money(many).share_started
    assert found is not None
    assert found.lowest == pytest.approx(100 / 10_000)


@pytest.mark.parametrize(
    ("places", "says"), [(50, "always"), (100, "sometimes"), (216, "never"), (None, "not known"), (0, "always")]
)
def test_what_holds_it_back(places: int | None, says: str) -> None:
    assert reaching.flow(WORKED.model_copy(update={"places": places})).is_limited_by_places == says


@pytest.mark.parametrize("name", RATES)
def test_an_unknown_share_leaves_what_follows_unknown_and_never_zero(name: str) -> None:
    rates = {key: rate for key, rate in WORKED.rates.items() if key != name}
    found = reaching.flow(WORKED.model_copy(update={"rates": rates}))
    names: list[str] = list(RATES)
    assert found.missing == names[names.index(name) :]
    assert reaching.money(WORKED.model_copy(update={"rates": rates})).per_completer is None


def test_nothing_given_is_nothing_known() -> None:
    assert set(reaching.flow(Reach()).steps.values()) == {None}
    assert reaching.money(Reach()) == reaching.Money(None, None, None, None, None)


def test_no_cost_for_each_where_nobody_might_start() -> None:
    nobody = WORKED.model_copy(update={"places": 0})
    assert reaching.flow(nobody).steps["start"] == span(0)
    assert reaching.money(nobody).per_starter is None
    assert reaching.money(nobody).share_started == span(0)


def test_a_share_above_the_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="the share 'start' is above 100%"):
        Reach(rates=shares(start=1.2))
    with pytest.raises(ValueError, match="above the highest"):
        span(2, 1)


def test_one_end_alone_stands_for_both() -> None:
    assert reaching.with_end(None, "highest", 30) == span(30)
    assert reaching.with_end(span(30), "lowest", 10) == span(10, 30)
    assert reaching.with_end(span(10, 30), "lowest", None) is None
    with pytest.raises(UserError, match="Change the highest value first"):
        reaching.with_end(span(10, 30), "lowest", 40)


def test_a_published_percentage_is_applied_to_its_own_outcome() -> None:
    # Of 60 to 100 who start, 20% to 30% would reoffend: 12 to 30. 19% less is 2.28 to 5.7 fewer.
    found = reaching.prevented(span(60, 100), span(0.2, 0.3), span(19))
    assert found is not None
    assert (found.without.lowest, found.without.highest) == pytest.approx((12, 30))
    assert (found.fewer.lowest, found.fewer.highest) == pytest.approx((2.28, 5.7))
    assert reaching.prevented(None, span(0.2), span(19)) is None
    assert reaching.prevented(span(60), None, span(19)) is None


SHARE = st.floats(0, 1, width=16)
PAIR = st.tuples(SHARE, SHARE).map(sorted)


@given(
    st.tuples(st.integers(0, 2000), st.integers(0, 2000)).map(sorted),
    st.tuples(PAIR, PAIR, PAIR, PAIR),
    st.integers(0, 500),
    st.tuples(SHARE, SHARE, SHARE, SHARE, SHARE),
)
def test_whatever_is_true_inside_the_ranges_lies_inside_the_answer(
    people: list[int], pairs: tuple[list[float], ...], places: int, where: tuple[float, ...]
) -> None:
    rates = {name: span(*pair) for name, pair in zip(RATES, pairs, strict=True)}
    reach = Reach.model_validate({"in_need": span(*people), "rates": rates, "places": places})
    need = people[0] + where[0] * (people[1] - people[0])
    true = [pair[0] + at * (pair[1] - pair[0]) for pair, at in zip(pairs, where[1:], strict=True)]
    started = min(need * true[0] * true[1] * true[2], places)
    steps, money = reaching.flow(reach).steps, reaching.money(reach)
    for found, value in ((steps["start"], started), (steps["complete"], started * true[3])):
        assert found is not None
        assert found.lowest - 1e-6 <= value <= found.highest + 1e-6
    if need > 0 and money.share_started and money.share_completed:
        assert money.share_started.lowest - 1e-6 <= started / need <= money.share_started.highest + 1e-6
        done = started * true[3] / need
        assert money.share_completed.lowest - 1e-6 <= done <= money.share_completed.highest + 1e-6


@given(st.integers(0, 300), st.integers(0, 300))
def test_more_places_never_reach_fewer(places: int, more: int) -> None:
    before = reaching.flow(WORKED.model_copy(update={"places": places})).steps["start"]
    after = reaching.flow(WORKED.model_copy(update={"places": places + more})).steps["start"]
    assert before is not None
    assert after is not None
    assert after.lowest >= before.lowest
    assert after.highest >= before.highest
