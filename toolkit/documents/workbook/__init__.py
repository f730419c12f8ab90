"""Writes a design as an Excel workbook: the outcomes framework to fill in, and what it rests on."""

from toolkit.documents.workbook.writing import to_workbook

__all__ = ["to_workbook"]
