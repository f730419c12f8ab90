"""What people bring from elsewhere: flowcharts, pasted lines, tables of their own, and broken ones."""

import io

import openpyxl
import pytest

from toolkit.errors import UserError
from toolkit.theory_of_change.formats import cells, from_columns, from_mermaid, from_outline, kinds, table
from toolkit.theory_of_change.graph import Theory


def joined(theory: Theory) -> list[tuple[str, str]]:
    boxes = theory.boxes
    return [(boxes[arrow.start].text, boxes[arrow.end].text) for arrow in theory.ordered_arrows()]


def kinds_of(theory: Theory) -> dict[str, str]:
    return {box.text: box.kind for box in theory.boxes.values()}


FLOWCHART = """
flowchart TD
    %% somebody's own
    subgraph Activities
        A[Mentoring] & B(Sport)
    end
    A -->|because they trust| C{{"Adult they <i>trust</i>"}}
    B -- fun --> C ==> D((Less violence)) -.-> E
    style A fill:#fff
    class D impact
    click A "https://example.org"
"""


def test_a_flowchart_of_somebody_else_is_read_with_guesses_said() -> None:
    read = from_mermaid.from_mermaid(FLOWCHART)
    assert joined(read.theory) == [
        ("Mentoring", "Adult they <i>trust</i>"),
        ("Sport", "Adult they <i>trust</i>"),
        ("Adult they <i>trust</i>", "Less violence"),
        ("Less violence", "E"),
    ]
    assert [arrow.why for arrow in read.theory.ordered_arrows()] == ["because they trust", "fun", "", ""]
    assert kinds_of(read.theory) == {
        "Mentoring": "activity",
        "Sport": "activity",
        "Adult they <i>trust</i>": "short_outcome",
        "Less violence": "impact",
        "E": "impact",
    }
    assert all(box.to_check or box.text == "Less violence" for box in read.theory.boxes.values())
    assert read.notes == (
        "We guessed from its place what kind of box this is: “Adult they <i>trust</i>” and “E”. Please check.",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is nothing in it to read. Nothing was changed."),
        ("pie title Pets", "There is no line “flowchart” in it. Paste the whole Mermaid text. Nothing was changed."),
        ("flowchart LR\n style a fill:red", "We found no boxes in it. Nothing was changed."),
        ("x" * 1_000_001, "This is too long for a theory of change. Bring in at most 1,000,000 characters."),
        (
            "flowchart LR\n" + "\n".join(f"a{number}" for number in range(401)),
            "These are 401 boxes. Bring in at most 400 at a time. Nothing was changed.",
        ),
    ],
)
def test_a_flowchart_that_cannot_be_used_says_why(text: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        from_mermaid.from_mermaid(text)
    assert str(refused.value) == said


def test_a_line_of_a_flowchart_that_is_not_understood_is_named() -> None:
    read = from_mermaid.from_mermaid("flowchart LR\nA[Mentoring] --> B[Trust]\n?? what\nA --?? B")
    assert joined(read.theory) == [("Mentoring", "Trust")]
    assert read.notes[-1] == "We did not understand line 3 and 4, and left that out."


HEADINGS = """
Activities:
• Mentoring
• Sport
Short-term outcomes
1. They trust an adult
Impact
   - Less violence
"""


def test_headings_with_bullets_give_kinds_and_no_invented_arrows() -> None:
    read = from_outline.from_outline(HEADINGS)
    assert kinds_of(read.theory) == {
        "Mentoring": "activity",
        "Sport": "activity",
        "They trust an adult": "short_outcome",
        "Less violence": "impact",
    }
    assert not read.theory.arrows
    assert read.notes == ("No arrows were found. Say which box leads to which.",)


STEPS = "Impact: Less violence\n\tThey handle conflict\n\t\tThey trust an adult\n\t\t\tMentoring\n"


def test_steps_under_an_impact_are_what_must_happen_first() -> None:
    read = from_outline.from_outline(STEPS)
    assert joined(read.theory) == [
        ("They handle conflict", "Less violence"),
        ("They trust an adult", "They handle conflict"),
        ("Mentoring", "They trust an adult"),
    ]
    assert kinds_of(read.theory)["Mentoring"] == "activity"
    assert read.notes == ("We guessed from the place what kind of box it is: 3 boxes. Please check.",)


def test_steps_under_an_activity_are_what_it_leads_to() -> None:
    read = from_outline.from_outline("Mentoring\n  They trust an adult\n    Less violence")
    assert joined(read.theory) == [("Mentoring", "They trust an adult"), ("They trust an adult", "Less violence")]
    assert kinds_of(read.theory) == {
        "Mentoring": "activity",
        "They trust an adult": "short_outcome",
        "Less violence": "medium_outcome",
    }


def test_what_an_indented_line_means_can_be_said() -> None:
    read = from_outline.from_outline("Less violence\n  Mentoring", indented="what_must_happen_first")
    assert joined(read.theory) == [("Mentoring", "Less violence")]


def test_an_outline_may_name_a_box_by_its_words_and_say_why() -> None:
    arrow = "  leads to: they trust an adult\n  because: they meet each week\n"
    read = from_outline.from_outline(f"Mentoring (Activity)\n{arrow}Early change: They trust an adult")
    assert joined(read.theory) == [("Mentoring", "They trust an adult")]
    assert read.theory.ordered_arrows()[0].why == "they meet each week"


def test_an_arrow_to_a_box_that_is_not_there_is_left_out_and_said() -> None:
    read = from_outline.from_outline("1. Activity: Mentoring\n   leads to 9\n2. Impact: Less violence\n")
    assert not read.theory.arrows
    assert read.notes[0] == "We found no box for “9”, and left out the arrows to it."


WIDE = [
    ["Activities", "Short term outcomes", "Impact", "Owner"],
    ["Mentoring", "They trust an adult", "Less violence", "Us"],
    ["Sport", "they  trust an adult", "", ""],
    ["- Help 1\n- Help 2", "", "Less violence", ""],
]


def test_a_table_with_a_column_for_each_kind_is_read_from_left_to_right() -> None:
    roles = from_columns.suggest(WIDE[0])
    assert roles == {0: "activity", 1: "short_outcome", 2: "impact"}
    read = from_columns.from_columns(WIDE, roles)
    assert joined(read.theory) == [
        ("Mentoring", "They trust an adult"),
        ("They trust an adult", "Less violence"),
        ("Sport", "They trust an adult"),
        ("Help 1", "Less violence"),
        ("Help 2", "Less violence"),
    ]
    assert read.notes == (
        "Each row was read from left to right: what stands in one column leads to what stands in the next. Check it.",
    )


LONG = [
    ["No", "Title", "Type", "Leads to", "Rationale"],
    ["1", "Mentoring", "Activity", "2; Less violence", "They meet"],
    ["2", "They trust an adult", "outcome", "3", ""],
    ["3", "Less violence", "goal", "", ""],
    ["4", "A walk, a talk", "", "nowhere", ""],
]


def test_a_table_with_a_box_in_each_row_is_read_by_number_and_by_words() -> None:
    read = from_columns.from_columns(LONG, from_columns.suggest(LONG[0]))
    assert joined(read.theory) == [
        ("Mentoring", "They trust an adult"),
        ("Mentoring", "Less violence"),
        ("They trust an adult", "Less violence"),
    ]
    assert read.theory.ordered_arrows()[0].why == "They meet"
    assert kinds_of(read.theory)["Less violence"] == "impact"
    assert read.notes == (
        "We guessed from the place what kind of box it is: 1 box. Please check.",
        "We found no box for “nowhere”, and left out the arrows to it.",
    )


def test_a_table_without_a_column_for_boxes_says_so() -> None:
    with pytest.raises(UserError, match="Say which column holds the words of the boxes"):
        from_columns.from_columns([["Owner"], ["Us"]], {})


HEAD = ",".join(table.COLUMNS)


def row(**said: str) -> str:
    return ",".join(said.get(column.replace(" ", "_"), "") for column in table.COLUMNS)


ONE = row(Row="Box", Id="a", Order="1", Kind="Need", Text="x")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([row(Row="Box", Id="a", Order="1", Kind="wish", Text="x")], "Row 2: 'kind' is 'wish'; allowed: 'need', "),
        ([row(Row="Box", Id="a", Order="1", Kind="Need")], "Row 2: 'text' is missing: add it. Nothing was changed."),
        ([row(Row="Thing", Id="a")], "We found no boxes in it. Nothing was changed."),
        (
            [ONE] * 2,
            "Row 3: the id 'a' is there twice. Give each row its own id.",
        ),
        (
            [ONE, row(Row="Arrow", Id="b", Order="1", From="a", To="c")],
            "Row 3: there is no box with the id 'c'. Nothing was changed.",
        ),
        (
            [ONE, row(Row="Judgement", Of_arrow="z")],
            "Row 3: there is no arrow with the id 'z'. Nothing was changed.",
        ),
        (
            [ONE, row(Row="Wish")],
            "Row 3: 'Wish' is no kind of row. Write Box, Arrow, Evidence for or Judgement.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_our_own_table_is_named_by_its_row(lines: list[str], said: str) -> None:
    with pytest.raises(UserError) as refused:
        table.from_rows(cells.read("\r\n".join([HEAD, *lines]).encode()))
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file has no rows that say anything. Nothing was changed."),
        (b'a,"b\n', "A quotation mark is opened and never closed, so the table has no end. Mend it first."),
        (b"PK\x03\x04 cut off", "This file cannot be read as a table."),
        (b"\xd0\xcf\x11\xe0 old", "This is an old kind of workbook (.xls)."),
        (b"\x00\x01\x02", "This file cannot be read as a table."),
        (b"x" * 2_000_001, "This file is larger than 2 MB."),
        (b"a\n" * 5_001, "This table has 5001 rows. Bring in at most 5000."),
    ],
)
def test_a_file_that_is_no_table_says_why(content: bytes, said: str) -> None:
    with pytest.raises(UserError) as refused:
        cells.read(content)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_encodings_and_separators_of_spreadsheets_are_read(encoding: str, separator: str) -> None:
    assert cells.read(f"Text{separator}Kind\r\nCafé{separator}Need".encode(encoding)) == [
        ["Text", "Kind"],
        ["Café", "Need"],
    ]


def test_a_workbook_is_read_from_its_first_sheet() -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for each in LONG:
        book.active.append(each)
    book.save(out)
    assert cells.read(out.getvalue()) == LONG


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Problem statement", "need"), ("RISKS", "risk"), ("Early change", "short_outcome"), ("Lunch", None), ("", None)],
)
def test_what_people_call_the_kinds_of_boxes(words: str, kind: str | None) -> None:
    assert kinds.named(words) == kind
