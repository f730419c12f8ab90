"""The workshop page: cards to print, what people said brought back, shown first, and only then kept."""

import io
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest

from app import state
from tests.app.pressed import Downloads, field, text_of
from toolkit import coproduction, readiness
from toolkit.design import Design, new_id

MAIN = Path(__file__).parents[2] / "app" / "main.py"
LINES, GROUP, DAY = "What was said, one thing", "Which group said it", "When did they say it"


@pytest.fixture
def design() -> Design:
    design = readiness.worked_example().with_(id=new_id("design"), voices={})
    state.store().create(design)
    return design


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> Downloads:
    return Downloads(monkeypatch)


def opened(design: Design | None = None) -> AppTest:
    test = AppTest.from_file(str(MAIN), default_timeout=60)
    if design is not None:
        test.query_params["design"] = design.id
    return test.run().switch_page("pages/workshop.py").run()


def press(test: AppTest, label: str) -> AppTest:
    field(test, "button", label).click()
    return test.run()


def paste(test: AppTest, text: str, group: str = "Year 10 pupils", day: str = "12/11/2026") -> AppTest:
    field(test, "text_input", GROUP).set_value(group)
    field(test, "text_input", DAY).set_value(day)
    field(test, "text_area", LINES).set_value(text)
    return test.run()


def kept(design: Design) -> Design:
    return state.store().get(design.id).design


def test_without_a_plan_it_says_how_a_workshop_works_and_starts_one() -> None:
    test = opened()
    assert "How a workshop works here" in text_of(test)
    press(test, "Start a plan for a workshop")
    assert state.store().designs()[0].purpose == "workshop"


def test_a_blank_plan_says_why_there_are_few_cards() -> None:
    blank = Design(id=new_id("design"), name="A <b>blank</b> plan", made_on="2026-11-23")
    state.store().create(blank)
    assert "Nothing is drawn yet, so there are few cards." in text_of(opened(blank))


def test_the_sheet_and_the_cards_are_a_word_file_with_every_card_on_it(design: Design, downloads: Downloads) -> None:
    opened(design)
    assert downloads.name("Sheet and cards (Word)") == "violence-intervention-project-workshop.docx"
    file = docx.Document(io.BytesIO(downloads.content("Sheet and cards (Word)")))
    headings = [part.text for part in file.paragraphs if part.style and part.style.name == "Heading 1"]
    assert headings == ["What this is about", "How it should work, in short", "What we ask you", "Cards to cut out"]
    on_paper = [cell.text for row in file.tables[0].rows for cell in row.cells]
    cards = coproduction.cards(design)
    assert [text.split()[0] for text in on_paper if text] == [str(card.number) for card in cards]
    assert all(f"{card.text}\n{card.ask}" in text for card, text in zip(cards, on_paper, strict=False))


def test_the_cards_to_print_from_the_browser_hold_every_card(design: Design, downloads: Downloads) -> None:
    opened(design)
    html = downloads.content("Sheet and cards to print (HTML)").decode()
    assert html.count('<li class="card">') == len(coproduction.cards(design))


def test_pasted_lines_are_shown_first_and_kept_when_taken_in(design: Design) -> None:
    test = paste(opened(design), "3: too far from home\n- Nobody asked us\n")
    assert "2 things will be taken in." in text_of(test)
    assert not kept(design).voices
    press(test, "Take these in")
    first, second = kept(design).ordered("voices")
    assert (first.text, first.about) == ("too far from home", coproduction.cards(design)[2].about)
    assert (second.text, second.group, second.said_on) == ("Nobody asked us", "Year 10 pupils", "2026-11-12")
    assert "Taken in: 2 things that people said." in text_of(test)
    assert field(test, "text_area", LINES).value == ""


def test_the_same_lines_are_not_taken_in_twice(design: Design) -> None:
    test = press(paste(opened(design), "one\ntwo"), "Take these in")
    assert "All of this is in your plan already." in text_of(paste(test, "one"))


def test_problems_are_said_all_at_once_and_nothing_can_be_taken_in(design: Design) -> None:
    test = paste(opened(design), "99: no card\nfine\n4:")
    said = text_of(test)
    assert "Put 2 things right first:" in said
    assert "Line 1: there is no card 99." in said
    assert "Line 3: nothing is written here" in said
    assert "Take these in" not in [button.label for button in test.button]


@pytest.mark.parametrize(
    ("group", "day", "said"),
    [("", "12/11/2026", "Say which group said this"), ("Us", "12-15-2025", "Write it as 2025-12-15.")],
)
def test_group_and_day_are_needed(design: Design, group: str, day: str, said: str) -> None:
    assert said in text_of(paste(opened(design), "yes", group, day))


def test_a_line_that_may_point_to_one_person_is_marked_but_not_refused(design: Design) -> None:
    test = paste(opened(design), "Ring Jayden on 07700 900123\nToo far")
    said = text_of(test)
    assert "1 line may point to one person." in said
    assert "“Jayden” may be a name" in said
    press(test, "Take these in")
    assert len(kept(design).voices) == 2


def test_words_that_look_like_html_are_shown_as_words(design: Design) -> None:
    test = press(paste(opened(design), "<img src=x onerror=alert(1)>"), "Take these in")
    assert "<img src=x" not in text_of(test)
    assert "&lt;img src=x onerror=alert(1)&gt;" in text_of(test)


def upload(test: AppTest, content: bytes) -> AppTest:
    field(test, "radio", "How do you bring it back").set_value("A CSV file")
    test.run()
    test.file_uploader[0].set_value(("said.csv", content, "text/csv"))
    return test.run()


def test_a_csv_file_is_taken_in_with_its_own_groups_and_dates(design: Design) -> None:
    content = "What was said;Card;Group;Date\nToo far;3;Parents;15/12/2025\nYes;;Us;2026-01-01\n".encode("cp1252")
    press(upload(opened(design), content), "Take these in")
    assert [(voice.group, voice.said_on) for voice in kept(design).ordered("voices")] == [
        ("Parents", "2025-12-15"), ("Us", "2026-01-01")
    ]  # fmt: skip


def test_a_bad_csv_file_is_refused_by_row_and_nothing_is_kept(design: Design) -> None:
    test = upload(opened(design), b"What was said,Group,Date\nToo far,Parents,12-15-2025\nYes,Us,2026-01-01\n")
    said = text_of(test)
    assert "Nothing was taken in." in said
    assert "Row 2: “12-15-2025” is not a date we know. Write it as 2025-12-15." in said
    assert not kept(design).voices


def test_the_table_to_fill_in_can_be_uploaded_as_it_is(design: Design, downloads: Downloads) -> None:
    test = opened(design)
    field(test, "radio", "How do you bring it back").set_value("A CSV file")
    test.run()
    assert "1 thing will be taken in." in text_of(upload(test, downloads.content("Download a table to fill in")))


def test_who_may_see_it_can_be_changed_for_all_of_a_group_and_for_one(design: Design) -> None:
    test = press(paste(opened(design), "one\ntwo"), "Take these in")
    pick = field(test, "selectbox", "Which?")
    assert pick.options[0] == "All 2 from Year 10 pupils, 12 November 2026"
    pick.select_index(0)
    test.run()
    test.radio[-1].set_value("private")
    test.run()
    assert {voice.share_with for voice in kept(design).voices.values()} == {"private"}
    field(test, "selectbox", "Which?").select_index(2)
    test.run()
    test.radio[-1].set_value("public")
    test.run()
    assert [voice.share_with for voice in kept(design).ordered("voices")] == ["private", "public"]


def test_what_is_taken_out_can_be_put_back(design: Design) -> None:
    test = press(paste(opened(design), "one\ntwo"), "Take these in")
    field(test, "selectbox", "Which?").select_index(1)
    press(test.run(), "Take this out")
    assert [voice.text for voice in kept(design).ordered("voices")] == ["two"]
    assert "Taken out:" in text_of(test)
    press(test, "Put it back")
    assert sorted(voice.text for voice in kept(design).voices.values()) == ["one", "two"]


def test_what_people_said_can_be_taken_along_as_csv(design: Design, downloads: Downloads) -> None:
    press(paste(opened(design), "=1+1\n3: far"), "Take these in")
    written = downloads.content("Download this table (CSV)").decode("utf-8-sig").splitlines()
    assert written[1] == "'=1+1,,Year 10 pupils,2026-11-12"
