"""Applications of which seals stand here and nothing else, where they should be here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from lccluster.errors import Fault, Problem
from lccluster.files.round.layout import RECORD, is_application
from lccluster.language import Message
from lccluster.round.numbering import drawn_by

if TYPE_CHECKING:
    from lccluster.files.round.folder import RoundFolder
    from lccluster.rulebook.offices import Office, Offices


def missed(
    folder: RoundFolder, sealed: Set[str], others: Iterable[Office], offices: Offices
) -> Iterator[Problem]:
    """Name what is sealed and gone; the applications of `others` need not have come to this computer."""
    # What lies here and cannot be read is not gone.
    gone = sealed - {*folder.ids()}
    elsewhere = tuple(f"{each.id}-" for each in others)
    return (_gone(folder, each, offices) for each in sorted(gone) if not each.startswith(elsewhere))


def other_counties(offices: Offices, office: str) -> tuple[Office, ...]:
    """List the counties that are not an office's own; at the city's office none."""
    own = offices.county(office)
    return tuple(each for each in offices.counties if own and each is not own)


def _gone(round_: RoundFolder, application: str, offices: Offices) -> Problem:
    folder = round_.beside(application) if is_application(application) else round_.folder
    lies_here = folder != round_.folder and folder.is_dir()
    fault = _RECORD_GONE if lies_here else _FOLDER_GONE
    return fault.at(folder, id=drawn_by(application, offices), record=RECORD)


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
