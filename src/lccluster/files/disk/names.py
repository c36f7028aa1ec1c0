"""Names of files that are made from what people wrote: safe on every disk, and each its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain, count

LONGEST = 60  # characters of three bytes each, an ending beside them; a disk takes 255 bytes
# Patterns are compiled when they are used: few commands make names of files.
_UNSAFE = r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff<>:"/\\|?*]+'
# What Windows keeps for its devices, whatever ending follows.
_DEVICE = r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?=$|\.)"


def file_names(texts: Sequence[str], ending: str) -> list[str]:
    """Name a file after each text; names that would fall together are numbered.

    A disk that knows no capital letters takes two names for one that differ in these alone.
    """
    taken: set[str] = set()
    names = []
    for text in texts:
        stem = _stem(text)
        numbered = (f"{stem}-{number}" for number in count(2))
        name = next(each for each in chain([stem], numbered) if folded(each) not in taken)
        taken.add(folded(name))
        names.append(name + ending)
    return names


def _stem(text: str) -> str:
    """Take what a name may hold; blanks and dots at its ends are lost on some disks."""
    stem = re.sub(_UNSAFE, "_", text)[:LONGEST].strip(" .") or "_"
    return f"_{stem}" if is_reserved(stem) else stem


def is_reserved(name: str) -> bool:
    """Tell whether Windows keeps a name for itself."""
    return re.match(_DEVICE, name) is not None


def is_borne_everywhere(name: str) -> bool:
    """Tell whether every disk bears a name as it is: no device, no sign that cannot be seen, no blank or dot at its end."""
    return name.isprintable() and name == name.strip(" ").rstrip(".") and not is_reserved(name)


def is_word(text: str, longest: int, between: str = "") -> bool:
    """Tell whether a text is letters, digits and Chinese signs, with those of `between` inside alone."""
    signs = text
    for each in between:
        signs = signs.replace(each, "")
    ends = 0 < len(text) <= longest and not {text[0], text[-1]} & {*between}
    return ends and ((signs.isascii() and signs.isalnum()) or all(map(_in_a_word, signs)))


def _in_a_word(sign: str) -> bool:
    return (sign.isascii() and sign.isalnum()) or "\u3400" <= sign <= "\u9fff"


def folded(name: str) -> str:
    """Give what a name comes to on a disk that tells no capitals and no ways of writing a sign apart."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
