"""Which clusters a file holds, told from its bytes, so that for a few clusters few files are read."""

from __future__ import annotations

import re
from collections.abc import Set

YEAR, EVENTS = b"clusters:", b"\nevents:\n"
_ONE = b"\n  - "
_ID_OF_ONE = re.compile(rb"\nid: ([0-9A-Za-z._\x80-\xff-]+)\n")
_ID_OF_MANY = re.compile(rb"\n  - id: ([0-9A-Za-z._\x80-\xff-]+)\n")
# A text that goes on behind its line, in which another line could stand like one of the file's own.
_OPEN = re.compile(rb"""['\\]|^[^"\n]*"(?:[^"\n]*"[^"\n]*")*[^"\n]*$""", re.MULTILINE)


def ids_in(data: bytes) -> Set[str] | None:
    """Name the clusters of a file as the tool writes it; None of any other, which has to be read."""
    head, events, acts = data.partition(EVENTS)
    if not events or b"\nclusters:" in head or b"\nclusters:" in acts:
        return None
    if any(each in head for each in (b"'", b'"', b"\\")) and _OPEN.search(head):
        return None
    found = _ids(b"\n" + head + b"\n")
    try:
        return {*b"\n".join(found).decode().split("\n")} if found else None
    except UnicodeDecodeError:
        return None


def _ids(head: bytes) -> list[bytes]:
    """Take the ids, where each stands first of its cluster, in few signs; nothing otherwise."""
    if head.startswith(b"\n" + YEAR):
        found = _ID_OF_MANY.findall(head)
        return found if len(found) == head.count(_ONE) else []
    first = _ID_OF_ONE.match(head)
    return [first[1]] if first and head.count(b"\nid: ") == 1 else []


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
