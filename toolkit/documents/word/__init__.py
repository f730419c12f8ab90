"""Writes a document as a Word file."""

from toolkit.documents.word.writing import to_word

__all__ = ["to_word"]
