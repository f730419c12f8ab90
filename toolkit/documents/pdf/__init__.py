"""Documents as PDF that screen readers can read (PDF/UA-1), set by typst with no other program installed."""

from toolkit.documents.pdf.writing import to_pdf

__all__ = ["to_pdf"]
