"""What is said of a row of points while its sheet is taken: it contradicts an earlier one, or comes to nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lccluster.errors import Fault, Severity
from lccluster.files.disk import deeds
from lccluster.files.register.entry import Entry
from lccluster.files.round.sheet_files import SheetLine, SheetsOnDisk
from lccluster.language import Message
from lccluster.register.view import Clocks
from lccluster.round.acts import SheetReceived
from lccluster.round.numbering import drawn, drawn_by
from lccluster.round.records import ApplicationRecord
from lccluster.usecases.round.asking.board import state_of
from lccluster.usecases.round.room import RoundRoom, SeenRound


def last_sheet(entry: Entry[ApplicationRecord], expert: str) -> SheetReceived | None:
    """Give the sheet of an expert that was read last."""
    acts = (each for each in reversed(entry.cluster.events) if isinstance(each, SheetReceived))
    return next((each for each in acts if each.expert == expert), None)


def is_over(seen: SeenRound, entry: Entry[ApplicationRecord], sheet: Path, day: date) -> bool:
    """Tell whether nothing more comes of an application, as where it was withdrawn; that is remarked."""
    state = state_of(seen, entry.cluster, Clocks(day))
    if state is None or not state.at_an_end:
        return False
    deeds.remark(_OVER.at(sheet, id=drawn(entry.cluster), state=state.words))
    return True


def remark_other_points(
    room: RoundRoom, before: SheetReceived, line: SheetLine, sheet: Path
) -> None:
    """Remark an expert who scored an application before, and not the same."""
    known = SheetsOnDisk(room.round).named(before).by_application.get(line.application)
    if known and known.points != line.points:
        number = drawn_by(line.application, room.offices)
        deeds.remark(_OTHERWISE.at(sheet, expert=before.expert, id=number))


_OVER = Fault(
    "not-scored-any-more",
    Message("{id} stands so: {state}; its row is not taken."),
    severity=Severity.WARNING,
)
_OTHERWISE = Fault(
    "scored-before",
    Message("{expert} scored {id} before, and not the same; this sheet counts."),
    severity=Severity.WARNING,
)
