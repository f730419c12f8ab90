"""Writes the register as CSV or as a workbook, with the columns in which it can be brought back."""

import csv
import io
from collections.abc import Iterable

from toolkit import listing
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Service
from toolkit.register.columns import FIELDS, row

HEADINGS: tuple[str, ...] = tuple(field.heading for field in FIELDS)


def to_csv(services: Iterable[Service], base: KnowledgeBase) -> bytes:
    """The register as CSV in UTF-8 with its mark, in which no text can run as a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(HEADINGS)
    for service in services:
        writer.writerow([listing.safe_cell(text) for text in row(service, base).values()])
    return written.getvalue().encode("utf-8-sig")


def to_workbook(services: Iterable[Service], base: KnowledgeBase) -> bytes:
    """The register as a workbook; every cell is text, and no text is run."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet("Register")
        head, body = book.add_format({"bold": True, "bottom": 2}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, HEADINGS, head)
        for number, service in enumerate(services, start=1):
            for place, text in enumerate(row(service, base).values()):
                sheet.write_string(number, place, text, body)
        sheet.set_column(0, len(HEADINGS) - 1, 22)
        sheet.freeze_panes(1, 2)
    return content.getvalue()
