"""The locality profile shows high and low, says what is unknown, and works for any network."""

import pytest

from tests.documents.conftest import LEICESTER, TODAY
from toolkit.documents import blocks
from toolkit.documents.blocks import Bullets, Document, Figure, Heading, References, Table
from toolkit.documents.profile import profile
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.small_areas import SmallAreaCounts
from toolkit.vocabulary import Source


@pytest.fixture(scope="module")
def leicester(base: KnowledgeBase) -> Document:
    return profile(base.area(LEICESTER), base, TODAY)


def below(document: Document, heading: str) -> Bullets:
    places = [number for number, block in enumerate(document.blocks) if block == Heading(2, heading)]
    found = document.blocks[places[0] + 1]
    assert isinstance(found, Bullets)
    return found


def test_high_and_low_are_both_named(leicester: Document) -> None:
    high = below(leicester, "Where it is worse or higher, and asks for a closer look").items
    low = below(leicester, "Where it is better or lower").items
    assert any("Violence with injury" in item for item in high)
    assert any("Hospital admissions for injury, under 15" in item for item in low)
    assert not set(high) & set(low)


def test_every_figure_on_file_stands_in_the_table_with_its_source(leicester: Document, base: KnowledgeBase) -> None:
    known = [item for item in base.local_need().readings(base.area(LEICESTER)) if item.value is not None]
    table = next(item for item in blocks.tables(leicester.blocks) if item.caption.startswith("All figures"))
    assert {row[0] for row in table.rows} == {reading.name for reading in known}
    assert all("[" in str(row[-1]) and "no source named" not in str(row[-1]) for row in table.rows)


def test_charts_show_each_figure_once_at_most_and_say_it_in_words(leicester: Document) -> None:
    figures = [block for block in leicester.blocks if isinstance(block, Figure)]
    assert figures
    assert all(figure.alt and figure.svg.startswith("<svg") for figure in figures)


def test_missing_figures_are_named_with_who_holds_them(leicester: Document) -> None:
    table = next(item for item in blocks.tables(leicester.blocks) if item.caption == "Figures that are missing")
    assert len(table.rows) > 0


def test_services_gaps_and_sources_are_there(leicester: Document, base: KnowledgeBase) -> None:
    captions = [table.caption for table in blocks.tables(leicester.blocks)]
    assert "Services on record" in captions
    assert "Gaps" in captions
    listed = next(block for block in leicester.blocks if isinstance(block, References))
    assert all("we read it: " in item.details for item in listed.items)


def test_a_harmful_approach_is_never_among_those_that_help(leicester: Document, base: KnowledgeBase) -> None:
    gaps = next(item for item in blocks.tables(leicester.blocks) if item.caption == "Gaps")
    harmful = [approach.name for approach in base.approaches.values() if approach.is_harmful]
    for row in gaps.rows:
        assert not [name for name in harmful if name in blocks.cell(row[3]).text]


def test_another_network_gets_its_profile_from_data_alone(invented_base: KnowledgeBase) -> None:
    chosen = [area for area in invented_base.areas.values() if area.can_be_chosen]
    assert len(chosen) > 1
    for area in chosen:
        document = profile(area, invented_base, TODAY)
        assert area.name in document.title
        assert blocks.tables(document.blocks)
        assert "Leicester" not in str(document)


def test_a_table_whose_rows_differ_in_length_is_a_bug() -> None:
    with pytest.raises(AssertionError, match="differ in length"):
        Table("Broken", ("One", "Two"), (("only one",),), (0.5, 0.5))


def captions(document: Document) -> list[str]:
    return [table.caption for table in blocks.tables(document.blocks)]


def said(document: Document) -> str:
    """Every word of the document."""
    return str(blocks.plain(document.blocks))


def test_the_profile_says_which_way_figures_go_and_how_sure_the_order_is(leicester: Document) -> None:
    assert "Figures with more than one period" in captions(leicester)
    order = next(
        item for item in blocks.tables(leicester.blocks) if item.caption == "Where this place stands among the places"
    )
    ranks = {row[0]: (row[1], row[2]) for row in order.rows}
    assert ranks["Violence with injury, recorded by the police, all ages"] == ("1 of 9", "only 1")


def test_the_profile_states_its_periods_and_that_the_inside_is_not_known(leicester: Document) -> None:
    assert "Periods of the figures: " in said(leicester)
    assert "Nobody has brought counts by small area." in said(leicester)


def test_a_county_s_figures_are_said_once_under_its_own_name(base: KnowledgeBase) -> None:
    charnwood = profile(base.area("E07000130"), base, TODAY)
    assert "Figures of Leicestershire, not of Charnwood" in captions(charnwood)
    assert said(charnwood).count("published for Leicestershire only.") == 1
    assert "not published for Charnwood" not in said(charnwood)


def test_crime_that_gathers_is_in_the_profile_once_counts_are_on_file(base: KnowledgeBase) -> None:
    assert base.small_areas is not None
    edition = base.small_areas.of("2021")
    assert edition is not None
    codes = [code for code, place in edition.place_of().items() if place == LEICESTER]
    counts = SmallAreaCounts(
        force="Invented Police", month="2025-01", edition="2021", crime_types=("Robbery",), counts={codes[0]: (90,)},
        without_place=(3,), source=Source(id="invented", title="Invented", publisher="Invented", grade="M"),
        brought_on="2026-11-27", upload="one",
    )  # fmt: skip
    document = profile(base.area(LEICESTER), base, TODAY, [counts])
    assert "had 100% of these crimes" in said(document)
    assert "The police move every crime to a point near it" in said(document)
