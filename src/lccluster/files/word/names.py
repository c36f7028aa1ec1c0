"""The names in a Word document, of the ordinary kind and of Strict Open XML alike: `w:p`, `m:oMath`.

Strict documents say the same things under other addresses; the prefixes here are ours, so that
nothing above this module knows of two kinds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree as ET

_ORDINARY = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_WORD = (f"{_ORDINARY}wordprocessingml/2006/main", f"{_STRICT}wordprocessingml/main")
_RELATIONS = (
    f"{_ORDINARY}officeDocument/2006/relationships",
    f"{_STRICT}officeDocument/relationships",
)
_PREFIXES = {
    **dict.fromkeys(_WORD, "w"),
    f"{_ORDINARY}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_ORDINARY}markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    f"{_ORDINARY}package/2006/relationships": "pr",
}
_LONGEST = 200  # signs of a name with its address; Word's own are shorter, and only such are kept
_OFF = frozenset({"0", "false", "off", "none"})


@lru_cache(1000)
def _short(tag: str) -> str:
    address, _, local = tag[1:].partition("}")
    return f"{_PREFIXES[address]}:{local}" if address in _PREFIXES else tag


def name(element: ET.Element) -> str:
    """Name an element as `w:p`; one of another language by its whole name."""
    return _short(element.tag) if len(element.tag) <= _LONGEST else element.tag


def child(element: ET.Element | None, *path: str) -> ET.Element | None:
    """Find the first element down a path of names; None where a step is missing."""
    for step in path:
        if element is None:
            return None
        element = next((each for each in element if name(each) == step), None)
    return element


def children(element: ET.Element | None, wanted: str) -> Iterator[ET.Element]:
    """Go through the children that bear a name."""
    return (each for each in (() if element is None else element) if name(each) == wanted)


def said(element: ET.Element | None, attribute: str = "val") -> str:
    """Give an attribute of Word's; nothing where it is not there."""
    if element is None:
        return ""
    found = (element.get(f"{{{address}}}{attribute}") for address in _WORD)
    return next((each for each in found if each is not None), "")


def is_on(element: ET.Element | None) -> bool:
    """Tell whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and said(element) not in _OFF


def ticked(box: ET.Element) -> bool:
    """Tell whether a check box, a `w14:checkbox`, is ticked."""
    mark = child(box, "w14:checked")
    values = [] if mark is None else [*mark.attrib.values()]
    return mark is not None and not set(values) & _OFF


def relation(kind: str) -> tuple[str, ...]:
    """Give the addresses of a kind of relation between parts: `styles`, `officeDocument`."""
    return tuple(f"{address}/{kind}" for address in _RELATIONS)
