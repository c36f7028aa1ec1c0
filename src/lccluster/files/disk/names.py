"""Names of files that are made from what people wrote: safe on every disk, and each its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, count

LONGEST = 60  # characters of three bytes each, an ending beside them; a disk takes 255 bytes
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff<>:"/\\|?*]+')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=$|\.)", re.IGNORECASE)  # on Windows


def file_names(texts: Sequence[str], ending: str) -> list[str]:
    """Name a file after each text; names that would fall together are numbered.

    A disk that knows no capital letters takes two names for one that differ in these alone.
    """
    taken: set[str] = set()
    names = []
    for text in texts:
        stem = _stem(text)
        numbered = (f"{stem}-{number}" for number in count(2))
        name = next(each for each in chain([stem], numbered) if each.casefold() not in taken)
        taken.add(name.casefold())
        names.append(name + ending)
    return names


def _stem(text: str) -> str:
    """Take what a name may hold; blanks and dots at its ends are lost on some disks."""
    stem = _UNSAFE.sub("_", text)[:LONGEST].strip(" .") or "_"
    return f"_{stem}" if _DEVICE.match(stem) else stem
