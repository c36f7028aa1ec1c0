"""Applications of which seals stand here and nothing else, where they should be here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lccluster.errors import Fault, Problem
from lccluster.files.round.layout import RECORD
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.usecases.round.room import RoundRoom, SeenRound


def missed(room: RoundRoom, seen: SeenRound) -> Iterator[Problem]:
    """Name what is gone; on a computer of a county the applications of others need not have come."""
    gone = seen.elsewhere.difference(
        room.round.ids()
    )  # what lies here and cannot be read is not gone
    county = room.offices.county(room.me.office) if gone else None
    for each in sorted(gone):
        if county is None or each.startswith(f"{county.id}-"):
            folder = room.round.beside(each)
            fault = _RECORD_GONE if folder.is_dir() else _FOLDER_GONE
            yield fault.at(folder, id=each, record=RECORD)


_FROM_A_COPY = Message(
    "Restore it from a copy, or receive a pack that holds it; on a computer of a county say so with “{command}”.",
    command="lccluster register whoami --office …",
)
_FOLDER_GONE = Fault(
    "application-gone",
    Message("The application {id} was recorded, and its folder is gone."),
    _FROM_A_COPY,
)
_RECORD_GONE = Fault(
    "application-gone",
    Message("The application {id} was recorded, and “{record}” in its folder is gone."),
    _FROM_A_COPY,
)
