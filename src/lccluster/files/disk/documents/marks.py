"""By what a document is known as one that this tool wrote, and that nobody has saved since.

A workbook or a Word document bears the mark as the comment of its package, which no program shows
and every program drops when it saves; pages, calendars and exports say it in their first lines.
A form that is filled in bears none: what is marked is no application.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

COMMENT = b"lccluster"
_HEAD = 4096  # bytes in which a text says what it is
_PACKAGE = b"PK\x03\x04"
_END_OF_PACKAGE, _PLACES = b"PK\x05\x06", 20  # what stands before the length of the comment
_ENDING = len(COMMENT).to_bytes(2, "little") + COMMENT
_TEXTS = {
    ".html": rb'<meta name="generator" content="lccluster">',
    ".htm": rb'<meta name="generator" content="lccluster">',
    ".ics": rb"\r\nPRODID:-//lccluster//",
    ".json": rb'\A\{\s*"format": [0-9]+,\s*"title": ".*",\s*"authority": ',
    ".csv": rb"\A\xef\xbb\xbfcluster\.id,cluster\.name,",
}


def marked(data: bytes) -> bytes:
    """Give a document with its mark."""
    if not data.startswith(_PACKAGE):
        return data  # texts bear it already
    import zipfile  # where a document is written

    with io.BytesIO(data) as package:
        with zipfile.ZipFile(package, "a") as archive:
            archive.comment = COMMENT
        return package.getvalue()


def is_ours(path: Path) -> bool:
    """Tell whether nothing would be lost: the file is as this tool wrote it, or empty. Raises OSError."""
    if path.stat().st_size == 0:
        return True
    if (says := _TEXTS.get(path.suffix.lower())) is None:
        return bears_mark(path)
    with path.open("rb") as file:
        return re.search(says, file.read(_HEAD)) is not None


def is_drawn(path: Path) -> bool:
    """Tell a letter, a summary or a sheet that this tool wrote and nobody saved since."""
    try:
        return path.is_file() and bears_mark(path)
    except OSError:  # nobody can tell: whoever reads it says why it cannot be read
        return False


def bears_mark(path: Path) -> bool:
    """Tell whether a package is as this tool wrote it, by its last bytes. Raises OSError."""
    with path.open("rb") as file:
        file.seek(-min(len(_ENDING) + _PLACES, path.stat().st_size), os.SEEK_END)
        end = file.read()
    return end.startswith(_END_OF_PACKAGE) and end.endswith(_ENDING)
