"""What the names of a panel leave open, said before sheets go out and whenever a round is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.errors import Problem, Severity
from lccluster.files.round.layout import PANEL
from lccluster.language import Message
from lccluster.round.records import ApplicationRecord
from lccluster.round.reviewing.panel import Panel
from lccluster.round.reviewing.undeclared import tie_doubts
from lccluster.usecases.round.room import RoundRoom


def doubts_on_ties(
    room: RoundRoom, records: Sequence[ApplicationRecord], panel: Panel | None = None
) -> Iterator[Problem]:
    """Give a warning for each tie that names suggest and nobody declared, of the panel or of a new one."""
    meant = panel or room.panel
    for each in tie_doubts(meant, records, room.offices) if meant else ():
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
