"""Files that came with a form that is shown again: they are still there, by a word, until others are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lccluster.errors import Fault, Unusable
from lccluster.language import Listing, Message
from lccluster.usecases.page.applications.handed_in import Upload, below
from lccluster.web.asked import several, text, uploads

if TYPE_CHECKING:
    from lccluster.web.office import Desk

TICKET, STILL = "handed", "still"  # the hidden field, and the ticks
WORDS = {"others": Message("Files that are chosen here take their place.")}


def set_aside(
    office: Desk, address: str, place: Path | None, keys: Iterable[str]
) -> dict[str, Any]:
    """Keep what came with a form for when it is sent again; give what its template says of it."""
    found = {key: below(place, key) for key in keys} if place else {}
    named = {key: _named(files) for key, files in found.items() if files}
    ticket = office.handed.put((address, place)) if place and named else ""
    return {"handed": named, "handed_ticket": ticket}


def received(office: Desk, address: str, options: Mapping[str, str]) -> dict[str, list[Upload]]:
    """Give the files of each field: those chosen now, else those that are still meant.

    `options` are the fields, and how a problem names each. Raises Unusable where files that are meant are kept no more.
    """
    came = {key: uploads(key) or _earlier(office, address, key) for key in options}
    gone = [options[key] for key, files in came.items() if _is_meant(key) and not files]
    if gone:
        raise Unusable([_GONE.at(field=each) for each in gone])
    return came


def _is_meant(key: str) -> bool:
    """Tell whether the files that came before are ticked, and no form of the folder takes their place."""
    return key in several(STILL) and not any(several(f"{key}-here"))


def _earlier(office: Desk, address: str, key: str) -> list[Upload]:
    of, place = office.handed.get(text(TICKET)) or ("", None)
    if of != address or place is None or not _is_meant(key):
        return []
    return [Upload(each.name, each.read_bytes()) for each in below(place, key)]


def _named(files: Iterable[Path]) -> Message:
    return Message("Handed in: {names}", names=Listing([each.name for each in files]))


_GONE = Fault(
    "handed-in-gone",
    Message("The files that were handed in here are kept no more."),
    Message("Choose them again."),
)
