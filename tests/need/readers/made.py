"""Files of our own making in the layouts that publishers use, and short ways to read them."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl

from toolkit.knowledge_base import KnowledgeBase
from toolkit.need import readers
from toolkit.need.indicators import Figure
from toolkit.need.readers import Found, Series
from toolkit.need.readers.reading import Desk
from toolkit.spreadsheets import GivenFile

STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
FINGERTIPS = [
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex",
    "Age", "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
    "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
    "Compared to England value or percentiles", "Compared to percentiles", "Time period Sortable", "New data",
    "Compared to goal", "Time period range",
]  # fmt: skip
LEICESTER, COUNTY, RUTLAND, FORCE, REGION, ENGLAND = (
    "E06000016", "E10000018", "E06000017", "E23000021", "E12000004", "E92000001",
)  # fmt: skip


def desk(base: KnowledgeBase, *contents: str | bytes, name: str = "nothing-in-this-name.dat") -> Desk:
    files = [
        GivenFile(f"{number}-{name}", content.encode() if isinstance(content, str) else content)
        for number, content in enumerate(contents)
    ]
    return readers.read(files, base.known_to_readers())


def found(base: KnowledgeBase, *contents: str | bytes) -> Found:
    read = desk(base, *contents)
    assert not read.refused, read.refused
    assert len(read.found) == 1, read
    return read.found[0]


def refused(base: KnowledgeBase, *contents: str | bytes, name: str = "file.csv") -> str:
    read = desk(base, *contents, name=name)
    assert not read.found
    assert not read.unknown
    assert len(read.refused) == 1
    assert read.refused[0].why.count("Nothing that is kept was changed.") == 1
    return read.refused[0].why


def figure(series: Series, area: str, period: str | None = None) -> Figure:
    return next(item for item in series.figures if item.area == area and period in (None, item.period))


def left_out(item: Found) -> dict[str, int]:
    return {line.why: line.rows for line in item.report.left_out}


def table(rows: Sequence[Sequence[object]], *, above: Sequence[str] = ()) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([line] for line in above)
    writer.writerows(rows)
    return written.getvalue()


def street(rows: Sequence[tuple[str, str, str]], *, force: str = "Leicestershire Police", id_of: str = "abc") -> str:
    """Rows of month, small area and type of crime."""
    lines = [
        f"{'' if kind == 'Anti-social behaviour' else id_of},{month},{force},{force},{'-1.1,52.6' if code else ','},"
        f"{'On or near X' if code else 'No Location'},{code},{'Somewhere 001A' if code else ''},{kind},,"
        for month, code, kind in rows
    ]
    return "\n".join([STREET, *lines, ""])


def every_small_area(base: KnowledgeBase, month: str, edition: str = "2021") -> list[tuple[str, str, str]]:
    """One robbery in each small area, so that no place looks as if its police had no file."""
    assert base.small_areas is not None
    areas = base.small_areas.of(edition)
    assert areas is not None
    return [(month, code, "Robbery") for code in areas.place_of()]


def profile(rows: Sequence[Mapping[str, object]], headings: Sequence[str] = FINGERTIPS) -> str:
    """A Fingertips export; what a row does not say has its usual content."""
    usual = {
        "Indicator ID": 90284, "Indicator Name": "Admissions (invented)", "Area Code": LEICESTER,
        "Area Name": "Leicester", "Area Type": "Counties & UAs (from Apr 2023)", "Sex": "Persons", "Age": "<15 yrs",
        "Time period": "2023/24", "Value": 29.3, "Lower CI 95.0 limit": 25.3, "Upper CI 95.0 limit": 33.2,
        "Count": 215, "Denominator": 73400, "Time period Sortable": 20230000,
    }  # fmt: skip
    return table([headings, *([{**usual, **row}.get(name, "") for name in headings] for row in rows)])


def workbook(rows: Sequence[Sequence[object]], sheet: str = "Table") -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()
