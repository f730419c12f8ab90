"""A CSV file becomes voices whatever program wrote it, or every problem is named by its row."""

import pytest

from app.parts import downloads
from tests.coproduction.conftest import Read
from toolkit import coproduction
from toolkit.coproduction import Card
from toolkit.errors import UserError

HEAD = "What was said,Card,Group,Date\n"


def refusal(read_csv: Read, content: bytes, **more: str) -> str:
    with pytest.raises(UserError) as refused:
        read_csv(content, **more)
    return str(refused.value)


def test_each_row_keeps_its_own_card_group_and_date(read_csv: Read, cards: tuple[Card, ...]) -> None:
    (voice,) = read_csv((HEAD + '"Too far, and dark",3,Parents in St Matthews,15/12/2025\n').encode())
    assert (voice.text, voice.about) == ("Too far, and dark", cards[2].about)
    assert (voice.group, voice.said_on) == ("Parents in St Matthews", "2025-12-15")


def test_what_the_file_does_not_say_comes_from_beside_it(read_csv: Read) -> None:
    (first, second) = read_csv((HEAD + "one,,,\ntwo,,Parents,\n").encode())
    assert (first.group, first.said_on, first.about) == ("Year 10 pupils", "2026-11-12", "")
    assert (second.group, second.said_on) == ("Parents", "2026-11-12")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_usual_encodings_and_separators_are_read(read_csv: Read, encoding: str, separator: str) -> None:
    text = separator.join(["Comment", "Who"]) + "\r\n" + separator.join(["“Zoë’s café” costs £5", "Jóvenes"]) + "\r\n"
    (voice,) = read_csv(text.encode(encoding))
    assert (voice.text, voice.group) == ("“Zoë’s café” costs £5", "Jóvenes")


@pytest.mark.parametrize("name", ["What was said", "said", "TEXT", " Comment ", "Quote", "What was said?"])
def test_columns_go_by_several_names(read_csv: Read, name: str) -> None:
    assert read_csv(f"Extra,{name}\nx,yes\n".encode())[0].text == "yes"


@pytest.mark.parametrize(("cell", "number"), [("3", 3), ("Card 3", 3), ("3.0", 3), ("#3", 3), ("Card 3. Gap: x", 3)])
def test_a_card_is_known_by_its_number(read_csv: Read, cards: tuple[Card, ...], cell: str, number: int) -> None:
    assert read_csv((HEAD + f"yes,{cell},,\n").encode())[0].about == cards[number - 1].about


def test_other_words_in_the_card_column_are_kept_as_a_theme(read_csv: Read) -> None:
    assert read_csv((HEAD + "yes,transport,,\n").encode())[0].about == "transport"


def test_every_problem_is_named_by_its_row_and_nothing_is_taken(read_csv: Read, cards: tuple[Card, ...]) -> None:
    rows = ["fine,,,", "bad date,,,12-15-2025", "", "no card,77,,", ",3,Parents,2025-01-01", f"{'x' * 1001},,,"]
    said = refusal(read_csv, (HEAD + "\n".join(rows)).encode()).split("\n")
    assert said == [
        "Nothing was taken in. Put 4 things right first:",
        "Row 3: “12-15-2025” is not a date we know. Write it as 2025-12-15.",
        f"Row 5: there is no card 77. The cards go from 1 to {len(cards)}. Leave the number out if you do not know it.",
        "Row 6: nothing is written here but a number. Write what was said on the same line.",
        "Row 7: it is 1,001 letters long, and 1,000 is the most. Split it into parts.",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "This file is empty"),
        (b"PK\x03\x04 a workbook", "This is a workbook, not a CSV file"),
        (b"\x00\x01\x02", "This is not a CSV file that we can read"),
        (b"\x81\x8d\x8f\x90\x9d", "This is not a CSV file that we can read"),
        (b"\xff\xfe\x00", "This is not a CSV file that we can read"),
        (b"Name,Colour\nx,y\n", "Row 1: there is no column “What was said”"),
        (b"said,text\nx,y\n", "Row 1: the same column is there twice: “text”"),
        (b'said\nyes\n"no end', "Row 3 cannot be read: a quotation mark is missing"),
        (b'said\nyes\nhe said "no" to us\n"so "so', "Row 4 cannot be read"),
        (b"said\n" + b"x" * 10_000_000, "This file is larger than 2 MB"),
        (b"said\n" + b"x" * 1_000_000, "Row 2 cannot be read"),
        (b"said\n" + b"yes\n" * 501, "This file has 501 rows. Bring at most 500 at a time."),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(read_csv: Read, content: bytes, message: str) -> None:
    assert refusal(read_csv, content).startswith(message)


def test_formulas_and_html_stay_plain_words(read_csv: Read) -> None:
    rows = ['"=HYPERLINK(""http://evil.example"")",,,', "<img src=x onerror=alert(1)>,,,", "'+44,,,"]
    voices = read_csv((HEAD + "\n".join(rows)).encode())
    assert [voice.text for voice in voices] == [
        '=HYPERLINK("http://evil.example")', "<img src=x onerror=alert(1)>", "+44"
    ]  # fmt: skip


def test_group_and_date_must_be_given_somewhere(read_csv: Read) -> None:
    assert refusal(read_csv, b"said\nyes\n", group="").startswith("Say which group said this")
    assert refusal(read_csv, b"said\nyes\n", said_on="").startswith("Say when this was said")
    said = refusal(read_csv, b"said,group,date\nyes,,2025-01-01\nno,Us,\n", group="", said_on="").split("\n")
    assert said[1].startswith("Row 2: it does not say which group said it.")
    assert said[2].startswith("Row 3: “” is not a date we know.")


def test_the_table_that_the_page_writes_can_be_read_back(read_csv: Read, cards: tuple[Card, ...]) -> None:
    row = ("=1+1 is 2, “really”\n- so", cards[2].about, "Year 10 pupils", "2026-11-12")
    written = downloads.csv_text(coproduction.COLUMNS, [row]).encode("utf-8-sig")
    (voice,) = read_csv(written)
    assert (voice.text, voice.about) == ("=1+1 is 2, “really” - so", cards[2].about)
