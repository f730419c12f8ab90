"""The register in the app: add, change, take off, put back; confirm; bring in; three questions; partners."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app import state
from tests.app.pressed import Downloads, text_of
from tests.app.test_provision_gaps_evidence import blank, drafted, open_at
from toolkit import register
from toolkit.provision import Confirmation, Service
from toolkit.register import tables
from toolkit.register.tables import ColumnMapping

LEICESTER = "E06000016"


def kept(identifier: str) -> Service:
    return state.records(register.SERVICES, Service).get(identifier).record


def say_who(test: AppTest, who: str = "Network team") -> AppTest:
    return test.text_input(key="who").set_value(who).run()


def test_a_service_is_added_by_name_and_place_and_opens() -> None:
    test = say_who(open_at("service", drafted()))
    test.text_input(key="new-service-name").set_value("Night Football").run()
    test.button(key="add-service").click().run()
    assert not test.exception
    found = kept("night-football")
    assert (found.name, found.areas, found.told_by, found.places_per_year) == (
        "Night Football", (LEICESTER,), "Network team", None,
    )  # fmt: skip
    assert "Night Football" in text_of(test)


def test_a_service_without_a_name_is_refused_in_words() -> None:
    test = open_at("service", drafted())
    test.button(key="add-service").click().run()
    assert "A service needs a name." in text_of(test)
    assert state.records(register.SERVICES, Service).all() == []


def test_a_name_that_is_on_the_register_is_said_before() -> None:
    test = open_at("service", drafted())
    test.text_input(key="new-service-name").set_value("the reach programme").run()
    assert "A service of this name is on the register." in text_of(test)


def test_each_field_is_kept_at_once_and_the_file_stays_beside_it() -> None:
    test = say_who(open_at("service", drafted(), service="reach"))
    test.number_input(key="service-reach-places_per_year").set_value(40).run()
    test.text_input(key="service-reach-funded_until").set_value("March 2027").run()
    test.text_input(key="service-reach-cost").set_value("Staff and hall").run()
    test.number_input(key="service-reach-cost_pounds").set_value(0).run()
    found = kept("reach")
    assert (found.places_per_year, found.funded_until, found.cost, found.cost_pounds) == (
        40, "2027-03", "Staff and hall", 0,
    )  # fmt: skip
    assert found.told_by == "Network team"
    assert state.base().services["reach"].places_per_year == 40
    assert state.base().services_in_files["reach"].places_per_year is None
    shown = text_of(test)
    assert "Changed here." in shown
    assert "Places a year: not recorded → 40" in shown
    assert "As it came with the tool" in shown


def test_a_field_emptied_is_unknown_again() -> None:
    test = open_at("service", drafted(), service="reach")
    test.number_input(key="service-reach-places_per_year").set_value(40).run()
    test.number_input(key="service-reach-places_per_year").set_value(None).run()
    assert kept("reach").places_per_year is None


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [("funded_until", "Spring", "is not a date"), ("link", "example.org", "A web address starts with")],
)
def test_what_cannot_be_taken_is_said_beside_the_field(key: str, typed: str, words: str) -> None:
    test = open_at("service", drafted(), service="reach")
    test.text_input(key=f"service-reach-{key}").set_value(typed).run()
    assert words in text_of(test)
    assert state.records(register.SERVICES, Service).all() == []


def test_ages_links_and_approaches_are_chosen_from_lists() -> None:
    test = say_who(open_at("service", drafted(), service="reach"))
    test.number_input(key="service-reach-highest").set_value(18).run()
    test.multiselect(key="service-reach-acts_on").set_value(["bullying"]).run()
    test.multiselect(key="service-reach-approaches").set_value(["sport-programmes"]).run()
    test.multiselect(key="service-reach-levels").set_value([]).run()
    found = kept("reach")
    assert (str(found.ages), found.factors, found.levels) == ("10 to 18", ("bullying",), None)
    assert [use.approach for use in found.approaches] == ["sport-programmes"]
    assert found.acts_on[0].confirmed_by == "Network team"


def test_a_service_taken_off_counts_no_more_and_can_be_put_back() -> None:
    test = open_at("service", drafted(), service="reach")
    test.button(key="retire-reach").click().run()
    assert "This service is off the register." in text_of(test)
    assert "reach" not in state.base().services
    assert "Taken off the register" in [part.label for part in open_at("provision", drafted()).expander]
    test.button(key="restore-reach").click().run()
    assert "reach" in state.base().services
    assert "Put back on the register" in text_of(test)


def test_two_people_at_one_field_are_both_shown() -> None:
    test = open_at("service", drafted(), service="reach")
    test.number_input(key="service-reach-places_per_year").set_value(10).run()
    records = state.records(register.SERVICES, Service)
    theirs = records.get("reach")
    records.save("reach", theirs.record.model_copy(update={"places_per_year": 30}), theirs.version)
    test.number_input(key="service-reach-places_per_year").set_value(20).run()
    assert kept("reach").places_per_year == 30
    assert "Someone else changed “Places a year” at the same time." in text_of(test)
    assert "Yours was: 20" in text_of(test)


def test_a_service_that_is_not_there_offers_to_add_it() -> None:
    assert "This service is not on the register." in text_of(open_at("service", drafted(), service="gone"))


def test_hostile_words_are_shown_as_words() -> None:
    test = open_at("service", drafted())
    test.text_input(key="new-service-name").set_value("<script>alert(1)</script> ![x](http://a.b/c)").run()
    test.button(key="add-service").click().run()
    shown = text_of(test) + text_of(open_at("provision", drafted()))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown


def confirm(test: AppTest, sector: str, by: str, on: str) -> AppTest:
    test.selectbox(key=f"confirm-sector-{LEICESTER}").set_value(sector)
    test.text_input(key="confirm-by").set_value(by)
    test.text_input(key="confirm-on").set_value(on)
    button = next(item for item in test.button if item.label.startswith("Note that this sector"))
    return button.click().run()


def test_a_sector_is_confirmed_for_a_place_and_taken_back() -> None:
    test = confirm(open_at("provision", drafted()), "Police", "Community safety board", "2026-11-20")
    assert "1 of 9 sectors are confirmed for Leicester." in text_of(test)
    assert "Community safety board" in text_of(test)
    assert [item.record.sector for item in state.records(register.CONFIRMATIONS, Confirmation).all()] == ["Police"]
    test.button(key=f"take-back-{LEICESTER.lower()}-police").click().run()
    assert "0 of 9 sectors are confirmed for Leicester." in text_of(test)


def test_a_confirmation_needs_somebody_and_a_day() -> None:
    test = confirm(open_at("provision", drafted()), "Police", "", "2026-11-20")
    assert "Say who confirmed it and when." in text_of(test)
    test = confirm(open_at("provision", drafted()), "Police", "Board", "one day")
    assert "is not a date" in text_of(test)
    assert state.records(register.CONFIRMATIONS, Confirmation).all() == []


def test_only_when_every_sector_is_confirmed_the_page_stops_warning() -> None:
    records = state.records(register.CONFIRMATIONS, Confirmation)
    for number, sector in enumerate(state.base().partnership.sectors):
        assert "“None recorded” does not mean “none”." in text_of(open_at("gaps", drafted()))
        word = Confirmation(sector=sector.sector, area="E23000021", confirmed_by="Board", confirmed_on="2026-11")
        records.create(f"word-{number}", word)
    assert "The record is confirmed for every sector here." in text_of(open_at("gaps", drafted()))


@pytest.mark.parametrize("by", ["Age", "Level of prevention", "Place"])
def test_the_grid_by_each_cut_names_need_provision_and_evidence_in_every_cell(by: str) -> None:
    shown = text_of(open_at("gaps", drafted(), **{"gaps-by": by}))
    for words in ("What would close it", "Who provides it", "For how many", "best on file", "not confirmed"):
        assert words in shown


def test_a_new_service_changes_the_gap_on_the_page() -> None:
    design = drafted()
    before = text_of(open_at("gaps", design.with_(id="design-aaaaaaaaaaaa")))
    assert "Robbery" in before
    base = state.base()
    service = base.services["early-intervention-service"].model_copy(
        update={
            "id": "shop-watch", "name": "Shop Watch (invented)", "only_within": (),
            "acts_on": (base.services["reach"].acts_on[0].model_copy(update={"factor": "robbery"}),),
        }
    )  # fmt: skip
    state.records(register.SERVICES, Service).create("shop-watch", service)
    assert "Shop Watch (invented)" in text_of(open_at("gaps", design.with_(id="design-bbbbbbbbbbbb")))


def bring(name: str, content: bytes) -> AppTest:
    test = say_who(open_at("bring-in-services".replace("-", "_"), drafted()))
    uploader: Any = test.get("file_uploader")[0]
    uploader.upload(name, content, "text/plain")
    return test.run()


def test_a_list_is_shown_first_and_then_taken_in_and_its_columns_remembered() -> None:
    test = bring("list.csv", b"Projekt,Plaetze\nNight Football,40\n")
    assert "Say which column of the file holds the name of the service." in text_of(test)
    columns = test.selectbox
    next(item for item in columns if item.label.startswith("Projekt")).set_value("name")
    next(item for item in columns if item.label.startswith("Plaetze")).set_value("places_per_year")
    test.run()
    assert "1 new service, no services changed and 0 as on record." in text_of(test)
    assert state.records(register.SERVICES, Service).all() == []
    test.button(key="take-services").click().run()
    assert "Taken in: 1 service." in text_of(test)
    assert kept("night-football").places_per_year == 40
    assert len(state.records(tables.MAPPINGS, ColumnMapping).all()) == 1
    again = bring("other.csv", b"Projekt,Plaetze\nNight Football,50\n")
    assert "As you set it last time for these headings." in text_of(again)
    assert "no new services, 1 service changed and 0 as on record." in text_of(again).lower()


def test_with_a_mistake_nothing_can_be_taken_in() -> None:
    test = bring("list.csv", b"Service,Places a year\nA,some\nB,2\n")
    assert "B2 (Places a year): “some” is not a whole number" in text_of(test)
    assert not [item for item in test.button if item.key == "take-services"]


def test_a_directory_is_brought_in_and_what_is_elsewhere_left_out() -> None:
    content = json.dumps({"contents": [
        {"id": "1", "name": "Listening Ear (invented)", "status": "active", "service_areas": [{"name": "Leicester"}]},
        {"id": "2", "name": "Far Away (invented)", "status": "active", "service_areas": [{"name": "Atlantis"}]},
    ]}).encode()  # fmt: skip
    test = bring("directory.json", content)
    assert "none of its places is one of ours" in text_of(test)
    test.button(key="take-services").click().run()
    assert kept("listening-ear-invented").areas == (LEICESTER,)


@pytest.mark.parametrize("name", ["cut.xlsx", "cut.json", "empty.csv"])
def test_a_broken_file_is_refused_in_words(name: str) -> None:
    content = {"cut.xlsx": b"PK\x03\x04", "cut.json": b'{"contents": [', "empty.csv": b" "}[name]
    assert "Nothing" in text_of(bring(name, content))


def test_the_register_can_be_taken_away_in_three_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    pressed = Downloads(monkeypatch)
    open_at("bring_in_services", drafted())
    for label, start in {"Excel": b"PK", "CSV": b"\xef\xbb\xbfId,Service", "Open Referral UK": b"{"}.items():
        assert pressed.content(f"Register as {label}").startswith(start)


def test_three_questions_are_answered_apart() -> None:
    shown = text_of(open_at("paid_for_now", drafted()))
    for words in ("1. Is any of it harmful?", "2. Is any of it unclear?", "3. Where do programmes overlap",
                  "None on record uses an approach that is known to do harm on average."):  # fmt: skip
        assert words in shown


def test_a_harmful_service_is_named_and_an_unclear_one_apart() -> None:
    base = state.base()
    for identifier, approach in {"camp": "boot-camps", "bins": "knife-surrender-schemes"}.items():
        use = base.services["reach"].approaches[0].model_copy(update={"approach": approach})
        new = base.services["reach"].model_copy(update={"id": identifier, "name": identifier, "approaches": (use,)})
        state.records(register.SERVICES, Service).create(identifier, new)
    shown = text_of(open_at("paid_for_now", drafted()))
    assert "Yes: 1 programme uses an approach that does harm on average." in shown
    assert "1 programme uses an approach of this kind, 1 of them no other." in shown


@pytest.mark.parametrize("partner", ["Health services", "Police", "Fire and rescue"])
def test_each_partner_has_its_own_view(partner: str) -> None:
    shown = text_of(open_at("partner_view", drafted(), partner=partner))
    assert f"that {partner[:1].lower()}{partner[1:]} can act on" in shown
    assert "Who can act on what is our mapping." in shown


@pytest.mark.parametrize("page", ["service", "bring_in_services", "paid_for_now", "partner_view"])
def test_each_page_opens_for_a_blank_plan(page: str) -> None:
    assert text_of(open_at(page, blank())).count("<h1>") == 1
