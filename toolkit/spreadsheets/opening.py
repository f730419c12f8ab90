"""Opens files without trusting them: an archive's true size is known before anything in it is read."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.errors import UserError

MOST_BYTES = 500_000_000
"""All files of one archive together: two years of one large police force."""
MOST_FILES = 600
MOST_TIMES_SMALLER = 60
"""Text packs to about a tenth; an archive that packs much better is made to fill a machine."""
SAFE = "Nothing that is kept was changed."


@dataclass(frozen=True)
class GivenFile:
    """A file that somebody gave, with the name that it came under."""

    name: str
    content: bytes


def unpacked(file: GivenFile) -> Iterator[GivenFile]:
    """The files of a ZIP archive one by one; any other file is itself. Workbooks are archives, but stay whole.

    Raises UserError for an archive that is broken, locked, or would grow beyond any use.
    """
    if not file.content.startswith(b"PK"):
        yield file
        return
    with archive(file) as opened:
        if "[Content_Types].xml" in opened.namelist():
            yield file
            return
        for item in _inside(opened):
            yield GivenFile(f"{file.name}: {item.filename}", _content(opened, item, file.name))


def archive(file: GivenFile) -> zipfile.ZipFile:
    """The archive, whose size was checked. Raises UserError."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(file.content))
    except (zipfile.BadZipFile, ValueError, EOFError):
        raise broken(file.name) from None
    grown = sum(item.file_size for item in opened.infolist())
    too_many = len(opened.infolist()) > MOST_FILES
    if too_many or grown > MOST_BYTES or grown > MOST_TIMES_SMALLER * max(len(file.content), 100_000):
        raise UserError(
            f"{file.name} would grow to {grown / 1e6:,.0f} MB in {len(opened.infolist())} files when unpacked, which "
            f"is more than we open. Unpack it yourself and bring the tables that you need. {SAFE}"
        )
    return opened


def broken(name: str) -> UserError:
    """What to say of a file that ends too early or was damaged on its way."""
    return UserError(f"{name} is broken or cut off, so it cannot be opened. Download or save it again. {SAFE}")


def _inside(opened: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    hidden = ("__MACOSX/", ".")
    return [item for item in opened.infolist() if not item.is_dir() and not item.filename.startswith(hidden)]


def _content(opened: zipfile.ZipFile, item: zipfile.ZipInfo, name: str) -> bytes:
    if item.flag_bits & 1:
        raise UserError(f"{name} is locked with a password. Unpack it yourself and bring the tables in it. {SAFE}")
    try:
        return opened.read(item)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError):
        raise broken(name) from None
    except Exception as error:
        # The unpacking libraries have error types of their own (zlib.error, lzma.LZMAError).
        if type(error).__module__ in ("zlib", "lzma", "_lzma", "builtins") and not isinstance(error, MemoryError):
            raise broken(name) from None
        raise
