"""Sheets that came in before a panel is named anew: they stay with whoever filled them in."""

from __future__ import annotations

from pathlib import Path

from lccluster.errors import Fault, Severity, Unusable
from lccluster.files.disk import deeds
from lccluster.language import Message
from lccluster.round.acts import SheetReceived
from lccluster.round.records import without_void
from lccluster.round.reviewing.panel import Panel, renamed
from lccluster.usecases.round.room import RoundRoom, SeenRound


def refuse_another_person(room: RoundRoom, seen: SeenRound, panel: Panel, file: Path) -> None:
    """Refuse a panel in which somebody else takes the id of who sent sheets; raises Unusable.

    Under another name at the same place of work it may be a name put right: that is remarked.
    """
    before = _panel_before(room)
    scored = {
        act.expert
        for each in seen.applications
        for act in without_void(each.cluster.events)
        if isinstance(act, SheetReceived)
    }
    pairs = [each for each in (renamed(before, panel) if before else ()) if each[0].id in scored]
    others = [(old, new) for old, new in pairs if old.unit != new.unit]
    if others:
        raise Unusable(
            _ANOTHER_PERSON.at(file, id=old.id, before=old.name, now=new.name)
            for old, new in others
        )
    for old, new in pairs:
        deeds.remark(_RENAMED.at(file, id=old.id, before=old.name, now=new.name))


def _panel_before(room: RoundRoom) -> Panel | None:
    try:
        return room.panel
    except Unusable:  # it is about to be replaced
        return None


_ANOTHER_PERSON = Fault(
    "another-person",
    Message("{before} sent sheets as {id}; they would count as those of {now}."),
    Message("Give who is new an id of its own."),
)
_RENAMED = Fault(
    "expert-renamed",
    Message("The sheets that {before} sent as {id} count as those of {now} now."),
    Message(
        "If that is another person: name the panel anew, and give who is new an id of its own."
    ),
    severity=Severity.WARNING,
)
