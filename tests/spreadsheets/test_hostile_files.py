"""Files that are broken, or made to do harm: one clear sentence each, in little time and memory."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, strategies

from toolkit import spreadsheets
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readers
from toolkit.spreadsheets import GivenFile
from toolkit.spreadsheets.opening import SAFE

GOOD = "Place,Period,Number,Out of\nUpper Eastmere,2025,30,100\n"


def workbook(*rows: list[object]) -> bytes:
    book, written = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def archive(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return written.getvalue()


def bomb() -> bytes:
    """Two hundred million zeros in a fifth of a megabyte."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("a.csv", "w", force_zip64=True) as file,
    ):
        for _ in range(200):
            file.write(bytes(1_000_000))
    return written.getvalue()


def lying_about_its_size() -> bytes:
    """An archive whose table of contents says that a large file is small."""
    content = archive(**{"a.csv": b"x" * 5_000_000})
    return content.replace((5_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))


def bomb_as_workbook() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/worksheets/sheet1.xml", bytes(80_000_000))
    return written.getvalue()


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing in it": (lambda: b"", "is empty"),
    "a workbook cut in half": (lambda: workbook(["Place", "Number"], ["x", 1])[:2000], "is broken or cut off"),
    "an archive cut in half": (lambda: archive(**{"a.csv": GOOD.encode() * 50})[:90], "is broken or cut off"),
    "an archive that grows a thousandfold": (bomb, "would grow to 200 MB in 1 files"),
    "a workbook that grows a thousandfold": (bomb_as_workbook, "would grow to 80 MB"),
    "an archive that lies about its size": (lying_about_its_size, "is broken or cut off"),
    "an archive of too many files": (lambda: archive(**{f"{n}.csv": b"a" for n in range(700)}), "in 700 files"),
    "one line without end": (lambda: b"7" * 30_000_000, "starts with a line of more than 200,000 signs"),
    "letters in no code": (lambda: GOOD.encode("utf-16-le"), "its letters are in no known code"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "its letters are in no known code"),
    "an old Excel file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old or locked Excel file"),
    "a cell without end": (
        lambda: b'Place,Number\nx,"' + b"7" * 300_000 + b"\n", "row 2 cannot be read: a cell is far too long",
    ),
    "a formula": (lambda: workbook(["Place", "Number"], ["x", "=1+1"]), "a formula without its result"),
    "too many columns": (("a," * 700 + "\n").encode, "more than 200,000 rows or 600 columns"),
    "an archive in an archive": (lambda: archive(**{"b.zip": archive(**{"a.csv": b"a" * 40})}), "broken or cut off"),
    "words without a table": (lambda: b"Dear colleagues\nplease find nothing\n", "holds no table that we can find"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_harmful_file_gets_one_clear_sentence(invented_base: KnowledgeBase, case: str) -> None:
    make, says = CASES[case]
    desk = readers.read([GivenFile("the-file.csv", make())], invented_base.known_to_readers())
    assert not desk.found
    assert not desk.unknown
    assert len(desk.refused) == 1
    why = desk.refused[0].why
    assert says in why
    assert why.startswith("the-file.csv")
    assert why.count(SAFE) == 1
    assert "Traceback" not in why


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    content = bomb()
    tracemalloc.start()
    with pytest.raises(UserError):
        list(spreadsheets.unpacked(GivenFile("bomb.zip", content)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20_000_000


def test_a_locked_archive_is_said_to_be_locked(invented_base: KnowledgeBase) -> None:
    content = bytearray(archive(**{"a.csv": GOOD.encode()}))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    desk = readers.read([GivenFile("locked.zip", bytes(content))], invented_base.known_to_readers())
    assert "is locked with a password" in desk.refused[0].why


def test_one_bad_file_does_not_stop_the_good_ones(invented_base: KnowledgeBase) -> None:
    files = [GivenFile("bad.zip", b"PK\x03\x04"), GivenFile("good.csv", GOOD.encode())]
    desk = readers.read(files, invented_base.known_to_readers())
    assert (len(desk.refused), len(desk.unknown)) == (1, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_codes_of_spreadsheets_are_read(encoding: str) -> None:
    sheet = spreadsheets.sheets(GivenFile("a.csv", "Ort;Größe\nCafé;1\n".encode(encoding)))[0]
    assert sheet.rows == [["Ort", "Größe"], ["Café", "1"]]


def test_hidden_files_of_other_systems_are_passed_over() -> None:
    content = archive(**{"__MACOSX/._a.csv": b"x", "a.csv": b"a,b\n1,2\n"})
    assert [file.name for file in spreadsheets.unpacked(GivenFile("z.zip", content))] == ["z.zip: a.csv"]


def why_refused(file: GivenFile) -> str:
    """The sentence; empty where the file could be read. Anything but a UserError fails the test."""
    try:
        for part in spreadsheets.unpacked(file):
            spreadsheets.sheets(part)
    except UserError as error:
        return str(error)
    return ""


@given(strategies.binary(max_size=400))
def test_no_bytes_at_all_make_anything_but_tables_or_a_sentence(content: bytes) -> None:
    why = why_refused(GivenFile("any", content))
    assert not why or SAFE in why


@given(strategies.integers(0, 6000), strategies.integers(0, 255))
def test_a_workbook_with_one_wrong_byte_is_read_or_refused(place: int, byte: int) -> None:
    content = bytearray(_BOOK)
    content[place % len(content)] = byte
    why = why_refused(GivenFile("any.xlsx", bytes(content)))
    assert not why or SAFE in why


_BOOK = workbook(["Place", "Number"], ["x", 1])
