"""By what a document is known as one that this tool wrote, and that nobody has saved since.

A workbook or a Word document bears the mark as the comment of its package, which no program shows
and every program drops when it saves; pages, calendars and exports say it in their first lines.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

COMMENT = b"lccluster"
_HEAD = 4096  # bytes in which a text says what it is
_PACKAGE = b"PK\x03\x04"
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
    with io.BytesIO(data) as package:
        with zipfile.ZipFile(package, "a") as archive:
            archive.comment = COMMENT
        return package.getvalue()


def is_ours(path: Path) -> bool:
    """Tell whether nothing would be lost: the file is as this tool wrote it, or empty. Raises OSError."""
    suffix = path.suffix.lower()
    if path.stat().st_size == 0:
        return True
    if suffix not in _TEXTS:
        return _comment(path) == COMMENT
    with path.open("rb") as file:
        return re.search(_TEXTS[suffix], file.read(_HEAD)) is not None


def _comment(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment
    except (zipfile.BadZipFile, ValueError):
        return b""
