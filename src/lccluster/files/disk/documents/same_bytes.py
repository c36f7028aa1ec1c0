"""An office package packed anew, so that the same parts give the same bytes on every day."""

from __future__ import annotations

import io
import re
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_MOMENT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
_FIXED = rb"\g<1>1980-01-01T00:00:00Z\g<2>"


def repacked(data: bytes) -> bytes:
    """Pack a package anew with fixed moments."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "docProps/core.xml":
                part = _MOMENT.sub(_FIXED, part)
            fixed = zipfile.ZipInfo(entry.filename, EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, part)
    return out.getvalue()
