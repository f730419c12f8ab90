"""Bringing a list in: what is new, what differs, what is wrong in which cell; and all of it or nothing."""

import io
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings, strategies as st

from toolkit import register, store
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Service
from toolkit.register import cells, exporting, importing, tables
from toolkit.register.importing import Plan
from toolkit.register.tables import ColumnMapping
from toolkit.store import address

UPPER = "E06999901"


def plan_of(text: str, base: KnowledgeBase, areas: tuple[str, ...] = (UPPER,), name: str = "list.csv") -> Plan:
    listing = tables.listings(name, text.encode())[0]
    given = tables.given(listing, tables.suggested(listing))
    return importing.plan(given, base, areas=areas, told_by="Network team", today="2026-11-27")


def test_a_list_with_usual_headings_needs_no_help(invented_base: KnowledgeBase) -> None:
    text = (
        "Our services (invented)\n"
        "Service name,Description,Organisation,Age from,Age to,Capacity,End date,Budget,Approach,Unused\n"
        'Night Football,Matches,Eastmere Sport,12,17,"1,200",31/03/2027,"£45,000",Walking-groups (invented),x\n'
    )
    found = plan_of(text, invented_base).new[0]
    assert (found.name, found.what, found.provider) == ("Night Football", "Matches", "Eastmere Sport")
    assert (str(found.ages), found.places_per_year, found.cost_pounds) == ("12 to 17", 1200, 45000)
    assert (found.funded_until, found.approaches[0].approach) == ("2027-03-31", "walking-groups")
    assert (found.areas, found.told_by, found.source) == ((UPPER,), "Network team", register.SOURCE)


def test_an_empty_cell_stays_unknown_and_never_becomes_zero(invented_base: KnowledgeBase) -> None:
    found = plan_of("Service,Places a year\nNight Football,\n", invented_base).new[0]
    assert found.places_per_year is None


def test_an_empty_cell_wipes_nothing_out(invented_base: KnowledgeBase) -> None:
    found = plan_of("Service,Places a year,Who provides it\nEastmere Walks (invented),,\n", invented_base)
    assert (found.new, found.changes, found.same) == ((), (), ("Eastmere Walks (invented)",))


def test_a_service_on_record_is_changed_and_not_doubled(invented_base: KnowledgeBase) -> None:
    found = plan_of("Service,Places a year\nEASTMERE WALKS (invented),45\n", invented_base)
    assert found.changes[0].differences == (("Service", "Eastmere Walks (invented)", "EASTMERE WALKS (invented)"),
                                            ("Places a year", "30", "45"))  # fmt: skip
    assert found.services["eastmere-walks"].places_per_year == 45
    assert found.services["eastmere-walks"].acts_on == invented_base.services["eastmere-walks"].acts_on


MISTAKES = {
    "number": ("Service,Places a year\nA,about 30\n", "B2 (Places a year): “about 30” is not a whole number"),
    "date": ("Service,Funding ends\nA,Spring\n", "B2 (Funding ends): “Spring” is not a date"),
    "approach": ("Service,Approach\nA,Walking-grups\n", "B2 (Approaches it uses): “Walking-grups” is not known"),
    "place": ("Service,Area\nA,Atlantis\n", "B2 (Places covered): “Atlantis” is not known"),
    "level": ("Service,Level\nA,advanced\n", "B2 (Level of prevention): “advanced” is not known"),
    "no name": ("Service,Places a year\n,30\n", "A2 (Service): the service has no name"),
    "name that says nothing": ("Service,Capacity\n-,1\n", "A2 (Service): the service has no name"),
    "twice": ("Service,Capacity\nA,1\nB,2\na,3\n", "Row 4: “a” stands in row 2 too"),
    "ages": ("Service,Age from,Age to\nA,18,11\n", "Row 2: The youngest age (18) is above the oldest (11)"),
    "web address": ("Service,Website\nA,www.example.org\n", "Row 2: A web address starts with http"),
    "funding": ("Service,Start date,End date\nA,2026-04,2026-03\n", "Row 2: Its funding cannot end"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_cell_and_nothing_is_taken_in(mistake: str, invented_base: KnowledgeBase) -> None:
    text, message = MISTAKES[mistake]
    found = plan_of(text, invented_base)
    assert any(message in problem for problem in found.problems), found.problems
    with closing(store.open_store(address.default_address())) as kept:
        records = kept.records(register.SERVICES, Service)
        with pytest.raises(UserError, match="Nothing was taken in"):
            importing.take_in(found, records, "Network team")
        assert records.all() == []


def test_all_mistakes_are_told_at_once(invented_base: KnowledgeBase) -> None:
    assert len(plan_of("Service,Capacity,End date\nA,x,y\nB,z,2026\n", invented_base).problems) == 3


def test_without_a_place_for_a_row_the_plan_says_so(invented_base: KnowledgeBase) -> None:
    assert "no place is given" in plan_of("Service\nA\n", invented_base, areas=()).problems[0]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.csv", b"", "empty"),
        ("heading.csv", b"Service,Places\n", "holds no list that we can read"),
        ("cut.xlsx", b"PK\x03\x04 cut off", "broken or cut off"),
        ("picture.csv", bytes(range(256)) * 4, "not a table that we can read"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(name: str, content: bytes, message: str) -> None:
    with pytest.raises(UserError, match=message):
        tables.listings(name, content)


def test_a_script_is_text_and_a_formula_is_kept_from_running(invented_base: KnowledgeBase) -> None:
    found = plan_of('Service,Description\n"<script>alert(1)</script>","\'=1+1"\n', invented_base).new[0]
    assert (found.name, found.what) == ("<script>alert(1)</script>", "=1+1")
    assert b"'=1+1" in exporting.to_csv([found], invented_base)


def test_a_column_set_twice_or_no_name_is_refused() -> None:
    listing = tables.listings("list.csv", b"A,B\nx,y\n")[0]
    with pytest.raises(UserError, match="Two columns of the file are set to Service"):
        tables.given(listing, ("name", "name"))
    with pytest.raises(UserError, match="Say which column of the file holds the name"):
        tables.given(listing, ("what", ""))


def test_a_mapping_is_remembered_for_the_same_headings_only() -> None:
    listing = tables.listings("list.csv", b"Titel,Plaetze\nx,3\n")[0]
    kept = ColumnMapping(headings=listing.headings, columns=("name", "places_per_year"))
    other = tables.listings("list.csv", b"Titel,Alter\nx,3\n")[0]
    assert tables.suggested(listing, kept) == ("name", "places_per_year")
    assert tables.suggested(other, kept) == ("", "")
    assert listing.key != other.key


def test_everything_is_taken_in_at_once_and_changes_the_gaps(invented_base: KnowledgeBase) -> None:
    found = plan_of("Service,Works on,Approach\nNight Football,,\nBoxing,,\n", invented_base)
    with closing(store.open_store(address.default_address())) as kept:
        records = kept.records(register.SERVICES, Service)
        importing.take_in(found, records, "Network team")
        assert sorted(item.id for item in records.all()) == ["boxing", "night-football"]
        importing.take_in(found, records, "Network team")
        assert {item.version for item in records.all()} == {1}


def round_trip(content: bytes, name: str, base: KnowledgeBase) -> Plan:
    listing = tables.listings(name, content)[0]
    given = tables.given(listing, tables.suggested(listing))
    return importing.plan(given, base, areas=(), told_by="", today="2026-11-27")


@pytest.mark.parametrize("name", ["register.csv", "register.xlsx"])
def test_what_goes_out_comes_back_without_a_change(name: str, base: KnowledgeBase) -> None:
    services = list(base.services.values())
    write = exporting.to_csv if name.endswith("csv") else exporting.to_workbook
    found = round_trip(write(services, base), name, base)
    assert found.problems == ()
    assert (found.new, found.changes) == ((), ())
    assert sorted(found.same) == sorted(service.name for service in services)


@pytest.mark.parametrize("name", ["register.csv", "register.xlsx"])
def test_what_goes_out_can_be_brought_to_another_register(name: str, base: KnowledgeBase) -> None:
    services = list(base.services.values())
    write = exporting.to_csv if name.endswith("csv") else exporting.to_workbook
    empty = type(base)(**{**base.__dict__, "services": {}})
    found = round_trip(write(services, base), name, empty)
    assert found.problems == ()
    same = (
        "id",
        "only_within",
        "name",
        "what",
        "who_for",
        "ages",
        "areas",
        "levels",
        "settings",
        "factors",
        "places_per_year",
        "as_of",
    )
    for before, after in zip(services, found.new, strict=True):
        assert {key: getattr(after, key) for key in same} == {key: getattr(before, key) for key in same}


def test_an_own_workbook_as_a_charity_keeps_it(invented_base: KnowledgeBase, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Projects of Eastmere Youth (invented)"])
    book.active.append([])
    book.active.append(["Project", "Minimum age", "Maximum age", "Places per year"])
    book.active.append(["Drop-in", 11, 25, 40])
    content = io.BytesIO()
    book.save(content)
    listing = tables.listings("own.xlsx", content.getvalue())[0]
    found = importing.plan(
        tables.given(listing, tables.suggested(listing)), invented_base, areas=(UPPER,), told_by="", today="2026-11-27"
    )
    assert (found.new[0].name, str(found.new[0].ages), found.new[0].places_per_year) == ("Drop-in", "11 to 25", 40)


WORDS = st.text("abcZÄß £=+-@'\",;<>&\n0", min_size=1, max_size=30).filter(
    lambda words: cells.text(words) is not None and not words.strip().startswith("'")
)
COUNTS = st.none() | st.integers(0, 10**6)
DATES = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)


@settings(max_examples=50)
@given(WORDS, st.none() | WORDS, COUNTS, COUNTS, DATES, st.sampled_from(["csv", "xlsx"]))
def test_any_service_goes_out_and_comes_back(
    invented_base: KnowledgeBase, name: str, what: str | None, places: int | None, cost: int | None,
    until: str | None, kind: str,
) -> None:  # fmt: skip
    known = {"name": cells.text(name), "what": what and cells.text(what), "places_per_year": places}
    before = invented_base.services["eastmere-walks"].model_copy(
        update={**known, "cost_pounds": cost, "funded_until": until}
    )
    write = exporting.to_csv if kind == "csv" else exporting.to_workbook
    empty = type(invented_base)(**{**invented_base.__dict__, "services": {}})
    found = round_trip(write([before], invented_base), f"register.{kind}", empty)
    assert found.problems == ()
    after = found.new[0]
    assert (after.name, after.what, after.places_per_year, after.cost_pounds, after.funded_until) == (
        before.name, before.what, places, cost, until,
    )  # fmt: skip
