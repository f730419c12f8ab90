"""Packs Office files without the time of day, so that the same content gives the same bytes."""

import io
import zipfile

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def without_times(content: bytes) -> bytes:
    """The same zip file with every member dated on the first day that zip files know."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(member))
    return packed.getvalue()
