"""Which clusters a file holds, told from its bytes, so that for a few clusters few files are read."""

from __future__ import annotations

import re
from collections.abc import Set

YEAR, EVENTS = b"clusters:", b"\nevents:\n"
_ONE, _ONES_ID = b"\n  - ", b"\n  - id: "
_WORDS = re.compile(rb"[0-9A-Za-z._\x80-\xff-]+")
# A text that goes on behind its line, in which another line could stand like one of the file's own.
_OPEN = re.compile(rb"""['\\]|^[^"\n]*"(?:[^"\n]*"[^"\n]*")*[^"\n]*$""", re.MULTILINE)


def ids_in(data: bytes) -> Set[str] | None:
    """Name the clusters of a file as the tool writes it; None of any other, which has to be read."""
    head, events, acts = data.partition(EVENTS)
    if not events or b"\nclusters:" in head or b"\nclusters:" in acts:
        return None
    if any(each in head for each in (b"'", b'"', b"\\")) and _OPEN.search(head):
        return None
    found = _of_many(head) if head.startswith(YEAR) else _of_one(head)
    if not _WORDS.fullmatch(b"".join(found)):
        return None
    try:
        return {each.decode() for each in found}
    except UnicodeDecodeError:
        return None


def _of_one(head: bytes) -> list[bytes]:
    """Take the id of a file of one cluster, where it stands first; nothing otherwise."""
    first, *others = (b"\n" + head).split(b"\nid: ")
    return [others[0].partition(b"\n")[0]] if not first and len(others) == 1 else []


def _of_many(head: bytes) -> list[bytes]:
    """Take the ids of many clusters, where each stands first; nothing otherwise."""
    _, *others = head.split(_ONES_ID)
    if len(others) != head.count(_ONE):
        return []
    return [each.partition(b"\n")[0] for each in others]


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
