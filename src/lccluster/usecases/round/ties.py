"""What the names of a panel leave open, said before sheets go out and whenever a round is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.errors import Problem, Severity
from lccluster.files.disk.within import matching
from lccluster.files.round.layout import FINDINGS, PANEL
from lccluster.language import Message
from lccluster.round.records import ApplicationRecord
from lccluster.round.reviewing.panel import Panel
from lccluster.round.reviewing.undeclared import tie_doubts
from lccluster.usecases.round.room import RoundRoom


def _found_by(room: RoundRoom, record: ApplicationRecord) -> set[str]:
    """Name the officials whose findings lie with an application; what cannot be read is named elsewhere."""
    folder = room.round.beside(record.id) / FINDINGS
    if not matching(folder, "*.y*ml"):
        return set()
    from lccluster.usecases.findings.given import given

    found = (one for each in given([folder]).parts for one in each.findings)
    return {each.by for each in found if each.by}


def doubts_on_ties(
    room: RoundRoom, records: Sequence[ApplicationRecord], panel: Panel | None = None
) -> Iterator[Problem]:
    """Give a warning for each tie that names suggest and nobody declared, of the panel or of a new one."""
    meant = panel or room.panel
    found_by = {each.id: _found_by(room, each) for each in records} if meant else {}
    for each in tie_doubts(meant, records, room.offices, found_by) if meant else ():
        yield Problem(
            code=each.code,
            severity=Severity.WARNING,
            file=str(room.folder / PANEL),
            field=each.expert,
            message=each.message,
            hint=Message(
                "Ask, and declare the tie in the panel, or recuse: “{command}”.",
                command=f"lccluster round recuse {each.expert} …",
            ),
        )
