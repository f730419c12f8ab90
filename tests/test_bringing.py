"""What was brought is kept as one bringing: all or nothing, in the indicator's unit, and out again without a trace."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.need.readers import made
from tests.need.readers.made import LEICESTER
from toolkit import bringing, local_knowledge, store
from toolkit.bringing import Chosen
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import defining
from toolkit.need.column_mapping import ColumnMapping
from toolkit.need.defining import Answers
from toolkit.need.readings import at
from toolkit.store import Store

NOW, TODAY = datetime(2026, 11, 27, 12, tzinfo=UTC), "2026-11-27"
C2 = made.table(
    [
        ("Police Force Area code", "Community Safety Partnership code", "Local Authority code",
         "Total recorded crime (excluding fraud)", "Violence with injury", "Arson"),
        (made.FORCE, "E22000168", LEICESTER, "40,000", "6,000", 100),
    ],
    above=("year ending June 2026",),
)  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    opened = store.open_store(f"sqlite:///{tmp_path}/bringing.sqlite")
    yield opened
    opened.close()


def chosen(base: KnowledgeBase, name: str, indicator: str) -> Chosen:
    series = next(one for one in made.found(base, C2).series if one.key == name)
    return Chosen(series, base.indicators[indicator])


def test_one_bringing_is_listed_once_and_can_be_taken_out_and_put_back(base: KnowledgeBase, kept: Store) -> None:
    one = chosen(base, "Violence with injury", "violence-with-injury")
    upload = bringing.keep(kept, [(made.found(base, C2), [one])], "Network team", NOW, TODAY)
    (listed,) = bringing.bringings(kept)
    assert (listed.id, listed.brought_by, listed.brought_on, listed.is_withdrawn) == (
        upload,
        "Network team",
        TODAY,
        False,
    )
    after = local_knowledge.with_records(base, kept)
    figure = at(after.figures["violence-with-injury"], LEICESTER, "Year to June 2026")
    assert figure is not None
    assert figure.numerator == 6000
    bringing.withdraw(kept, upload)
    assert local_knowledge.with_records(base, kept) == base
    assert bringing.bringings(kept)[0].is_withdrawn
    bringing.put_back(kept, upload)
    assert local_knowledge.with_records(base, kept) == after


def test_a_later_bringing_stands_over_an_earlier_one_and_gives_way_when_it_is_taken_out(
    base: KnowledgeBase, kept: Store
) -> None:
    uploads = []
    for hour, count in ((12, "6,000"), (13, "6,100")):
        found = made.found(base, C2.replace("6,000", count))
        series = next(one for one in found.series if one.indicator == "violence-with-injury")
        one = Chosen(series, base.indicators["violence-with-injury"])
        uploads.append(bringing.keep(kept, [(found, [one])], "", NOW.replace(hour=hour), TODAY))

    def numerator() -> float | None:
        after = local_knowledge.with_records(base, kept)
        figure = at(after.figures["violence-with-injury"], LEICESTER, "Year to June 2026")
        return figure.numerator if figure else None

    assert numerator() == 6100
    bringing.withdraw(kept, uploads[1])
    assert numerator() == 6000


def test_counts_are_put_into_the_unit_of_the_indicator(base: KnowledgeBase) -> None:
    figures = chosen(base, "Arson", "homicide").figures()
    # 100 / 368,597 residents x 1,000,000
    assert round(figures[0].value or 0, 1) == 271.3


def test_a_rate_without_counts_is_not_put_into_another_unit(base: KnowledgeBase) -> None:
    series = made.found(base, made.profile([{"Count": "", "Denominator": ""}])).series[0]
    one = Chosen(replace(series, multiplier=10_000.0, unit="per 10,000"), base.indicators["violence-with-injury"])
    with pytest.raises(UserError, match="Without counts it cannot be worked out anew"):
        one.figures()


def test_nothing_chosen_is_said_and_nothing_kept(base: KnowledgeBase, kept: Store) -> None:
    with pytest.raises(UserError, match="Nothing is chosen, so nothing was kept"):
        bringing.keep(kept, [(made.found(base, C2), [])], "", NOW, TODAY)
    assert bringing.bringings(kept) == []


def test_street_crime_population_and_times_are_kept_without_any_choice(base: KnowledgeBase, kept: Store) -> None:
    street = made.found(base, made.street(made.every_small_area(base, "2025-01")))
    upload = bringing.keep(kept, [(street, [])], "", NOW, TODAY)
    (counts,) = local_knowledge.small_area_counts(kept)
    assert (counts.upload, counts.brought_on, counts.crimes) == (upload, TODAY, 634)
    assert bringing.bringings(kept)[0].what == ("street crime by small area (Leicestershire Police)",)


def test_two_people_at_the_same_moment_do_not_half_keep_anything(base: KnowledgeBase, kept: Store) -> None:
    street = made.found(base, made.street(made.every_small_area(base, "2025-01")))
    one = chosen(base, "Violence with injury", "violence-with-injury")
    bringing.keep(kept, [(street, [])], "", NOW, TODAY)
    with pytest.raises(UserError, match="kept here already"):
        bringing.keep(kept, [(street, []), (made.found(base, C2), [one])], "", NOW, TODAY)
    assert local_knowledge.with_records(base, kept) == base
    assert len(local_knowledge.small_area_counts(kept)) == 1


def test_what_columns_mean_is_remembered_by_layout_and_can_change(kept: Store) -> None:
    first = ColumnMapping(headings=("Town", "Hits"), columns={"place": "Town"})
    assert bringing.remembered(kept, first) is None
    bringing.remember(kept, first)
    better = first.model_copy(update={"columns": {"place": "Town", "count": "Hits"}})
    bringing.remember(kept, better)
    assert bringing.remembered(kept, first) == better
    assert bringing.remembered(kept, ColumnMapping(headings=("Town", "Hits", "More"), columns={})) is None


def test_an_own_indicator_is_complete_and_needs_a_name(base: KnowledgeBase) -> None:
    series = next(one for one in made.found(base, C2).series if one.key == "Arson")
    own = defining.own_indicator(
        series, Answers(name="  Arson in   parks ", polarity="good_low", factor="places-of-violence")
    )
    assert (own.id, own.name, own.unit, own.counts) == (
        "own-arson-in-parks",
        "Arson in parks",
        "per 1,000 residents",
        "people",
    )
    assert own.change == "Less of this: arson in parks"
    assert own.factors[0].source == "our-mapping"
    with pytest.raises(UserError, match="Give the new indicator a name"):
        defining.own_indicator(series, Answers(name=" "))


def test_names_in_other_letters_do_not_become_one_indicator(base: KnowledgeBase) -> None:
    series = made.found(base, C2).series[0]
    ids = {defining.own_indicator(series, Answers(name=name)).id for name in ("Насилие", "Кражи", "Hurt", "Hürt")}
    assert len(ids) == 4
    assert "own-hurt" in ids
