"""The pages under need: what each shows with and without a plan, and what they keep."""

import csv
import io
import json

import pytest
from streamlit.testing.v1 import AppTest

from app import state
from tests.app.pressed import Downloads, field, text_of
from tests.app.test_pages import LEICESTER, drafted, open_at
from tests.need.test_boundaries import square
from tests.need.test_when import a_week, counts
from toolkit import local_knowledge
from toolkit.need import boundaries, data_sharing
from toolkit.need.boundaries import Boundaries
from toolkit.need.data_sharing import SharedData
from toolkit.need.small_areas import SmallAreaCounts
from toolkit.need.timed_counts import TimedCounts
from toolkit.vocabulary import Source

PAGES = ["place_profile", "indicator", "map", "concentration", "data_sharing"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("with_plan", [True, False], ids=["with a plan", "with none"])
def test_each_page_opens_with_one_heading_and_the_way_back(page: str, with_plan: bool) -> None:
    text = text_of(open_at(page, drafted() if with_plan else None))
    assert text.count("<h1>") == 1
    assert "No design is open" not in text


def test_a_profile_shows_high_and_low_how_sure_how_many_more_and_which_way() -> None:
    text = text_of(open_at("place_profile", drafted()))
    for words in ("What stands out as worse or higher", "What stands out as better or lower", "13.0 to 13.8"):
        assert words in text
    assert "1,770 more" in text
    assert "No clear change" in text
    assert "What could not be tested" in text


def test_a_profile_of_another_place_is_one_choice_away() -> None:
    test = open_at("place_profile", drafted())
    field(test, "selectbox", "Place").set_value("E06000017").run()
    assert "Rutland next to its comparator" in text_of(test)


def test_one_figure_in_all_places_says_who_is_highest_and_how_sure_that_is() -> None:
    test = open_at("indicator", drafted())
    text = text_of(test)
    assert "Leicester is highest (13.4) and Rutland lowest (5.2)" in text
    assert "That the first is highest is clear." in text
    field(test, "radio", "Show").set_value("funnel").run()
    assert "outside the funnel" in text_of(test)


def test_places_are_compared_over_time_on_one_scale() -> None:
    test = open_at("indicator", drafted())
    field(test, "selectbox", "Figure").set_value("injury-admissions-under-15").run()
    field(test, "multiselect", "Places").set_value([LEICESTER, "E06000017", "E10000018"]).run()
    text = text_of(test)
    for place in ("Leicester", "Rutland", "Leicestershire"):
        assert f"under 15 in {place}, over time" in text
    tops = {_top(chart.proto.spec) for chart in test.get("vega_lite_chart")} - {None}
    assert len(tops) == 1


def _top(spec: str) -> float | None:
    """Where the scale of a chart over time ends."""
    layers = [layer["encoding"] for layer in json.loads(spec)["layer"] if "y2" in layer["encoding"]]
    return layers[0]["y"]["scale"]["domain"][1] if layers else None


def test_the_map_has_every_place_in_its_table_and_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    downloads = Downloads(monkeypatch)
    text = text_of(open_at("map", drafted()))
    rows = list(csv.DictReader(io.StringIO(downloads.content("Figures (CSV)").decode("utf-8-sig"))))
    assert len(rows) == 9
    assert all(row["area_name"] in text for row in rows)
    drawing = downloads.content("Drawing (SVG)").decode()
    assert all(f'data-id="{row["area"]}"' in drawing for row in rows)
    assert downloads.content("Picture (PNG)").startswith(b"\x89PNG")


def bring(test: AppTest, content: bytes) -> AppTest:
    field(test, "file_uploader", "Boundaries").upload("places.geojson", content, "application/json").run()
    return next(button for button in test.button if button.label == "Use these outlines").click().run()


def outlines_of(codes: list[str]) -> bytes:
    features = [
        {
            "properties": {"c": code, "n": code},
            "geometry": {"type": "Polygon", "coordinates": [square(-1 + 0.2 * n, 52)]},
        }
        for n, code in enumerate(codes)
    ]
    return json.dumps({"features": features}).encode()


def test_outlines_that_somebody_brings_are_kept_drawn_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [area.code for area in state.base().areas.values() if area.can_be_chosen]
    test = bring(open_at("map", drafted()), outlines_of(codes))
    kept = state.store().records(boundaries.KIND, Boundaries).get(boundaries.PLACES).record
    assert set(kept.shapes) == set(codes)
    downloads = Downloads(monkeypatch)
    test.run()
    assert "<path" in downloads.content("Drawing (SVG)").decode()
    next(button for button in test.button if button.label == "Go back to tiles").click().run()
    assert "brought on" not in text_of(test)


def test_outlines_for_some_places_only_are_said_and_the_tiles_stay() -> None:
    text = text_of(bring(open_at("map", drafted()), outlines_of([LEICESTER])))
    assert "Shown as tiles." in text


def test_a_file_that_is_no_map_changes_nothing() -> None:
    test = bring(open_at("map", drafted()), b'{"features": [')
    assert "cannot be read as GeoJSON" in text_of(test)
    assert state.store().records(boundaries.KIND, Boundaries).all() == []


def with_counts(months: int = 3) -> None:
    """Invented counts for the small areas of Leicester: most crime in one of them."""
    known = state.base().small_areas
    assert known is not None
    edition = known.of("2021")
    assert edition is not None
    codes = [code for code, place in edition.place_of().items() if place == LEICESTER]
    records = state.store().records(local_knowledge.SMALL_AREA_COUNTS, SmallAreaCounts)
    for month in range(1, months + 1):
        record = SmallAreaCounts(
            force="Invented Police", month=f"2025-{month:02d}", edition="2021", crime_types=("Robbery", "Drugs"),
            counts={codes[0]: (40, 1), codes[1]: (5 * month, 0), codes[2]: (5, 9)}, without_place=(2, 1),
            source=Source(id="police-uk-invented", title="Invented street crime", publisher="Invented", grade="M"),
            brought_on="2026-11-27", upload="one",
        )  # fmt: skip
        records.create(f"counts-{month}", record)


def test_without_counts_the_way_to_bring_them_is_shown() -> None:
    assert "No counts by small area are on file." in text_of(open_at("concentration", drafted()))


def test_crime_that_gathers_is_said_against_chance_and_with_the_caveat() -> None:
    with_counts()
    text = text_of(open_at("concentration", drafted()))
    # 120 + 30 + 15 robberies, all in three of 200 areas: a tenth, 20 areas, has all of them.
    assert "had 100% of these crimes; chance alone would give" in text
    assert "The police move every crime to a point near it" in text
    assert "9 of 204 crimes had no place on record" in text
    assert "Month by month in Leicester" in text
    assert "two whole years are needed" in text


def test_counts_by_day_and_time_stand_in_a_grid_with_hidden_ones_named() -> None:
    week = a_week(25)
    week[2][3] = None
    state.store().records("timed_counts", TimedCounts).create(
        "one", counts(week, by_method={"Knife": 40, "Fist": None})
    )
    text = text_of(open_at("concentration", drafted()))
    assert "Assaults (invented): when in the week" in text
    assert "1 time of 42 is hidden, which is not zero." in text
    assert "How people were hurt" in text


def test_small_areas_are_not_shown_in_a_workshop_until_somebody_asks() -> None:
    with_counts()
    test = open_at("concentration", drafted().with_(purpose="workshop"))
    assert "Not shown in a workshop." in text_of(test)
    assert "Where crime gathers" not in text_of(test)
    next(button for button in test.button if button.label == "Show it all the same").click().run()
    assert "Where crime gathers in Leicester" in text_of(test)


def press_keep(test: AppTest) -> AppTest:
    return next(button for button in test.button if button.label == "Keep this").click().run()


def kept_entry(identifier: str) -> SharedData:
    return state.store().records(data_sharing.KIND, SharedData).get(identifier).record


def test_what_the_partnership_knows_of_a_source_is_kept_and_stands_in_the_register() -> None:
    test = open_at("data_sharing")
    field(test, "selectbox", "Which source?").set_value("ambulance-calls").run()
    field(test, "text_input", "How often").set_value("Every month")
    field(test, "radio", "Where does").set_value("agreed")
    field(test, "text_input", "Who says so?").set_value("Network analyst")
    press_keep(test)
    assert (kept_entry("ambulance-calls").updated, kept_entry("ambulance-calls").agreement) == ("Every month", "agreed")
    text = text_of(open_at("data_sharing"))
    assert "Every month" in text
    assert "4 of 18 sources can be used without asking further." in text


def test_a_date_that_is_not_one_is_refused_by_the_name_of_its_field() -> None:
    test = open_at("data_sharing")
    field(test, "text_input", "Until when is it agreed?").set_value("next spring")
    text = text_of(press_keep(test))
    assert "“Until when is it agreed?”: Write it as a year, a month or a day" in text
    assert state.store().records(data_sharing.KIND, SharedData).all() == []


def test_a_new_source_joins_the_register() -> None:
    test = open_at("data_sharing")
    field(test, "selectbox", "Which source?").set_value("new").run()
    for label, value in (("What are", "Taxi reports"), ("Which organisation", "Taxi firms")):
        field(test, "text_input", label).set_value(value)
    field(test, "text_area", "What can they tell?").set_value("<b>Fights</b> at the rank")
    text = text_of(press_keep(test))
    assert "Taxi reports (Taxi firms) stands in the register above." in text
    assert field(test, "text_input", "What are").value == "", "a second press cannot add it twice"
    assert "&lt;b&gt;Fights&lt;/b&gt; at the rank" in text


def test_two_people_who_change_one_entry_lose_nothing() -> None:
    """Both began from the list that came with the tool; one changed how often, the other the agreement."""
    one, other = open_at("data_sharing"), open_at("data_sharing")
    for test in (one, other):
        field(test, "selectbox", "Which source?").set_value("ambulance-calls").run()
    field(one, "text_input", "How often").set_value("Every month")
    press_keep(one)
    field(other, "radio", "Where does").set_value("being_agreed")
    press_keep(other)
    assert (kept_entry("ambulance-calls").updated, kept_entry("ambulance-calls").agreement) == (
        "Every month",
        "being_agreed",
    )
    assert "Someone else changed" not in text_of(other)


def test_two_people_who_change_one_field_see_both_versions() -> None:
    one, other = open_at("data_sharing"), open_at("data_sharing")
    for test, value in ((one, "Every month"), (other, "Every year")):
        field(test, "selectbox", "Which source?").set_value("ambulance-calls").run()
        field(test, "text_input", "How often").set_value(value)
    press_keep(one)
    text = text_of(press_keep(other))
    assert "they wrote “Every month”, you wrote “Every year”" in text
    assert kept_entry("ambulance-calls").updated == "Every month"


def test_a_place_stands_beside_the_places_that_are_like_it() -> None:
    test = open_at("indicator", drafted())
    field(test, "selectbox", "Figure").set_value("injury-admissions-under-15").run()
    text = text_of(test)
    assert "Leicester and its neighbours, 2023/24" in text
    assert "Birmingham" in text
    assert "It was not made for violence." in text


def test_neighbours_without_a_figure_are_named_and_not_left_blank() -> None:
    text = text_of(open_at("indicator", drafted()))
    assert "No figure of the neighbours of Leicester is on file for this." in text
    assert "They are Luton, Slough" in text
