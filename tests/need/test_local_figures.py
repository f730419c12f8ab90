"""Figures that the partnership brought: over those on file, with their source, and gone when withdrawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit import local_knowledge, store
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need.indicators import Figure, Indicator
from toolkit.need.local_figures import Brought, LocalFigures, LocalPopulation, PeopleOf
from toolkit.need.readings import at
from toolkit.store import Store
from toolkit.vocabulary import Ages, Source

UPPER = "E06999901"
BROUGHT = Brought(upload="one", files=("table.csv",), kind_of_file="own table", brought_on="2026-11-27")
SOURCE = Source(id="brought-own-table", title="Own table", publisher="Eastmere Council (invented)", grade="A")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    opened = store.open_store(f"sqlite:///{tmp_path}/figures.sqlite")
    yield opened
    opened.close()


def brought(**more: object) -> LocalFigures:
    figure = Figure(area=UPPER, period="2024/25", value=6.0, numerator=600, denominator=100_000)
    fields = {"brought": BROUGHT, "indicator": "street-injuries", "source": SOURCE, "is_published": True}
    return LocalFigures.model_validate({**fields, "figures": (figure,), **more})


def test_a_brought_figure_stands_over_the_one_on_file_with_its_own_source(
    invented_base: KnowledgeBase, kept: Store
) -> None:
    kept.records("local_figures", LocalFigures).create("a", brought())
    base = local_knowledge.with_records(invented_base, kept)
    figure = at(base.figures["street-injuries"], UPPER, "2024/25")
    assert figure is not None
    assert (figure.value, figure.source) == (6.0, SOURCE.id)
    assert base.sources[SOURCE.id] == SOURCE
    before = at(base.figures["street-injuries"], UPPER, "2023/24")
    assert before is not None
    assert before.value == 4.0


def test_a_withdrawn_upload_gives_back_what_stood_before(invented_base: KnowledgeBase, kept: Store) -> None:
    records = kept.records("local_figures", LocalFigures)
    records.create("a", brought())
    records.retire("a")
    assert local_knowledge.with_records(invented_base, kept) == invented_base


def test_an_own_indicator_is_known_with_its_figures(invented_base: KnowledgeBase, kept: Store) -> None:
    own = Indicator.model_validate(
        {**invented_base.indicators["street-injuries"].model_dump(), "id": "own-count", "gathered": "own"}
    )
    kept.records("local_figures", LocalFigures).create("a", brought(indicator="own-count", own_indicator=own))
    base = local_knowledge.with_records(invented_base, kept)
    reading = base.local_need().reading(base.areas[UPPER], base.indicators["own-count"])
    assert (reading.value, reading.period) == (6.0, "2024/25")


def test_a_definition_for_another_indicator_is_refused(invented_base: KnowledgeBase) -> None:
    with pytest.raises(ValueError, match="the figures are of 'other'"):
        brought(indicator="other", own_indicator=invented_base.indicators["street-injuries"])


def test_figures_of_an_indicator_or_a_place_that_is_gone_do_no_harm(invented_base: KnowledgeBase, kept: Store) -> None:
    records = kept.records("local_figures", LocalFigures)
    records.create("a", brought(indicator="gone"))
    records.create("b", brought(figures=(Figure(area="E06000001", period="2024/25", value=1.0),)))
    base = local_knowledge.with_records(invented_base, kept)
    assert "gone" not in base.indicators
    assert base.figures["street-injuries"] == invented_base.figures["street-injuries"]


def test_people_of_an_age_are_put_to_the_area(invented_base: KnowledgeBase, kept: Store) -> None:
    ages = Ages(lowest=10, highest=17)
    record = LocalPopulation(
        brought=BROUGHT, source=SOURCE, year="mid-2024", people=(PeopleOf(area=UPPER, ages=ages, people=900),)
    )
    kept.records("local_population", LocalPopulation).create("a", record)
    base = local_knowledge.with_records(invented_base, kept)
    assert [(item.ages, item.people, item.source) for item in base.areas[UPPER].people_by_age] == [
        (ages, 900, SOURCE.id)
    ]
    assert local_knowledge.with_records(base, kept).areas == base.areas


def test_a_figure_that_we_hide_or_lack_never_takes_the_place_of_one_on_file(
    invented_base: KnowledgeBase, kept: Store
) -> None:
    hidden = Figure(area=UPPER, period="2024/25", status="hidden_here")
    kept.records("local_figures", LocalFigures).create("a", brought(figures=(hidden,)))
    base = local_knowledge.with_records(invented_base, kept)
    assert base.figures == invented_base.figures
