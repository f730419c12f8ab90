"""Files as people send them, opened safely: archives unpacked, text decoded, CSV and Excel as rows of text."""

from toolkit.spreadsheets.opening import GivenFile, unpacked
from toolkit.spreadsheets.sheets import Sheet, sheets

__all__ = ["GivenFile", "Sheet", "sheets", "unpacked"]
