"""Applications of which seals stand here and nothing else, where they should be here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lccluster.errors import Fault, Problem
from lccluster.files.round.layout import RECORD, is_application
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.usecases.round.room import RoundRoom, SeenRound


def missed(room: RoundRoom, seen: SeenRound) -> Iterator[Problem]:
    """Name what is gone; on a computer of a county the applications of others need not have come."""
    # What lies here and cannot be read is not gone.
    gone = seen.elsewhere.difference(room.round.ids())
    others = _of_other_counties(room) if gone else ()
    for each in sorted(gone):
        if not each.startswith(others):
            yield _gone(room, each)


def _of_other_counties(room: RoundRoom) -> tuple[str, ...]:
    """Give how the numbers begin of applications that need not lie here; at the city's office all do."""
    own = room.offices.county(room.me.office)
    return tuple(f"{each.id}-" for each in room.offices.counties if own and each is not own)


def _gone(room: RoundRoom, application: str) -> Problem:
    folder = room.round.beside(application) if is_application(application) else room.folder
    lies_here = folder != room.folder and folder.is_dir()
    fault = _RECORD_GONE if lies_here else _FOLDER_GONE
    return fault.at(folder, id=application, record=RECORD)


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
