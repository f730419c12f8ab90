"""Which gaps first: the tiers, what can be changed, and what is kept for the whole partnership."""

from app import state
from tests.app.pressed import text_of
from tests.app.test_pages import LEICESTER, blank, drafted, open_at
from toolkit import local_knowledge, readiness
from toolkit.gaps import Priorities, Weighing
from toolkit.store.records import Collection


def weighings() -> Collection[Weighing]:
    return state.store().records("weighing", Weighing)


def chosen() -> Priorities:
    return state.store().records("priorities", Priorities).get(LEICESTER.lower()).record


def test_the_tiers_are_shown_with_what_they_leave_out() -> None:
    shown = text_of(open_at("priorities", drafted()))
    for words in ("Clear:", "Could go either way:", "Lower:", "how well things are recorded and reported"):
        assert words in shown
    assert "25 points" not in shown  # that stands in the heading of the part that opens


def test_the_screen_and_the_command_line_give_the_same_order() -> None:
    shown = text_of(open_at("priorities", drafted()))
    ranked = readiness.ranked_gaps(state.base().area(LEICESTER), local_knowledge.load())
    places = [shown.index(f'<th role="rowheader" scope="row">{item.gap.factor_name}') for item in ranked]
    assert places == sorted(places)


def test_ranges_and_chances_come_on_request() -> None:
    test = open_at("priorities", drafted())
    assert "Rank and range" not in text_of(test)
    test.toggle(key="rank-ranges").set_value(True).run()
    assert "Rank and range" in text_of(test)
    assert "of tries" in text_of(test)


def test_a_weight_is_kept_at_once_and_the_sum_is_shown() -> None:
    test = open_at("priorities", drafted())
    test.number_input(key="weight-harm").set_value(10).run()
    assert weighings().get("ours").record.harm == 10
    assert "How much harm it does".lower() + " 33%" in text_of(test)
    assert state.base().weighing.total == 30


def test_no_weight_at_all_is_refused_and_said() -> None:
    weighings().create("ours", Weighing(difference=0, harm=0, people=0, trend=0, unmet=5))
    test = open_at("priorities", drafted())
    test.number_input(key="weight-unmet").set_value(0).run()
    assert "at least one part must count" in text_of(test)
    assert test.number_input(key="weight-unmet").value == 5
    assert weighings().get("ours").record.unmet == 5


def test_harm_is_judged_with_a_reason() -> None:
    test = open_at("priorities", drafted())
    test.radio(key="harm-robbery").set_value("grave").run()
    test.text_input(key="harm-why-robbery").set_value("People were stabbed (invented).").run()
    judged = weighings().get("ours").record.harm_of["robbery"]
    assert (judged.level, judged.why) == ("grave", "People were stabbed (invented).")
    assert "The partnership judges it as grave harm: People were stabbed (invented)." in text_of(test)
    test.radio(key="harm-robbery").set_value("not judged").run()
    assert dict(weighings().get("ours").record.harm_of) == {}


def test_what_comes_first_asks_for_reasons_and_for_three_to_five() -> None:
    test = open_at("priorities", drafted())
    test.checkbox(key="first-e06000016-robbery").check().run()
    shown = text_of(test)
    assert "why robbery comes first, why 1 priorities, not 3 to 5 and who decided it" in shown.replace(
        "1 priority", "1 priorities"
    )
    test.text_area(key="first-why-e06000016-robbery").set_value("<b>Shops</b> asked for it.").run()
    test.text_input(key="cap-e06000016").set_value("One is all we can pay for.").run()
    test.text_input(key="decided-e06000016").set_value("The board").run()
    now = chosen()
    assert now.still_asked == []
    assert [item.reason for item in now.in_order] == ["<b>Shops</b> asked for it."]
    assert "&lt;b&gt;Shops&lt;/b&gt; asked for it." in text_of(test)
    test.checkbox(key="first-e06000016-robbery").uncheck().run()
    assert dict(chosen().chosen) == {}


def test_two_people_who_change_different_weights_both_keep_theirs() -> None:
    weighings().create("ours", Weighing())
    hers, his = open_at("priorities", drafted()), open_at("priorities", drafted())
    hers.number_input(key="weight-harm").set_value(9).run()
    his.number_input(key="weight-people").set_value(1).run()
    now = weighings().get("ours").record
    assert (now.harm, now.people) == (9, 1)


def test_without_a_place_it_says_what_to_do() -> None:
    assert "No place is chosen yet." in text_of(open_at("priorities", blank()))


def test_the_gaps_page_leads_there() -> None:
    test = open_at("gaps", drafted())
    assert any("Which gaps first?" in link.proto.label for link in test.get("page_link"))
