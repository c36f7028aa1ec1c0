"""Is there any table in a Word document? Told at a glance, as of a folder nearly all that have one are forms."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.disk.zipped import part_of, parts_of
from lccluster.files.office.package import MOST_ENTRIES, MOST_UNPACKED, WORD_TEXT
from lccluster.files.office.refusals import answered

_TABLE = re.compile(rb"[<:]tbl[\s>]")


def is_tableless(path: Path) -> bool:
    """Tell a document without any table; one that cannot be looked into may have some."""
    try:
        with answered(path.name), zipfile.ZipFile(path) as package:
            parts = parts_of(package, MOST_ENTRIES)
            texts = [each for each in parts if WORD_TEXT.fullmatch(each.filename)]
            found = [_TABLE.search(part_of(package, each, MOST_UNPACKED)) for each in texts]
    except Unusable:
        return False
    return bool(found) and not any(found)
