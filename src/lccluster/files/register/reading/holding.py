"""Which clusters a file holds, told from its bytes, so that for a few clusters few files are read."""

from __future__ import annotations

import re
from collections.abc import Set

YEAR, EVENTS = b"clusters:\n", b"\nevents:\n"
_ID = re.compile(rb"^id: ([0-9A-Za-z._\x80-\xff-]+)$", re.MULTILINE)
_ID_OF_MANY = re.compile(rb"^  (?:- |  )id: ([0-9A-Za-z._\x80-\xff-]+)$", re.MULTILINE)
_ONE_OF_MANY = re.compile(rb"^  - ", re.MULTILINE)
# A text that goes on behind its line, in which another line could stand like one of the file's own.
_OPEN = re.compile(rb"""['\\]|^[^"\n]*"(?:[^"\n]*"[^"\n]*")*[^"\n]*$""", re.MULTILINE)


def ids_in(data: bytes) -> Set[str] | None:
    """Name the clusters of a file as the tool writes it; None of any other, which has to be read."""
    head, events, acts = data.partition(EVENTS)
    if not events or b"\nclusters:" in head or b"\nclusters:" in acts or _OPEN.search(head):
        return None
    shared = head.startswith(YEAR)
    found = (_ID_OF_MANY if shared else _ID).findall(head)
    if len(found) != (len(_ONE_OF_MANY.findall(head)) if shared else 1):
        return None
    try:
        return {each.decode() for each in found}
    except UnicodeDecodeError:
        return None


def may_hold(data: bytes, ids: Set[str]) -> bool:
    """Tell whether a file may hold any of some clusters."""
    there = ids_in(data)
    return there is None or not there.isdisjoint(ids)


def may_say(data: bytes, words: str) -> bool:
    """Tell whether bytes hold an id or a name at all, in whatever encoding."""
    return any(
        words.encode(encoding, "replace") in data
        for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
    )
