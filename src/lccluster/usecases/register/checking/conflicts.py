"""What waits in the inbox: conflicts that nobody has settled, and what nothing stands against any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.register.entry import Entry
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.files.register.layout import INBOX
from lccluster.language import Message
from lccluster.usecases.register.joining.of_header.bringing import header_here
from lccluster.usecases.register.joining.open import clashes, joins
from lccluster.usecases.register.room import Room


def conflicts_open(room: Room, inbox: Inbox, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Say how many conflicts are open, and that something waits which could be taken by now."""
    try:
        header = header_here(room.register)
    except Unusable:
        return  # what waits of it cannot be read, and that is damage
    if not (inbox or header.waiting):
        return
    there = {each.cluster.id: each for each in entries if each.cluster.id in inbox}
    found = joins(room, there, inbox)
    if count := len(clashes(found, header)):
        yield _notice(
            room,
            "conflicts-open",
            Message("Conflicts between offices that are open: {count}.", count=count),
            Message("“lccluster register conflicts” lists them."),
        )
    if any(each.taken or each.facts for each in found.values()):
        yield _notice(
            room,
            "waits-in-the-inbox",
            Message("Something in the inbox conflicts with nothing any more, and waits."),
            Message("The next “merge”, “receive” or “settle” takes it."),
        )


def _notice(room: Room, code: str, message: Message, hint: Message) -> Problem:
    return Problem(
        code=code,
        severity=Severity.WARNING,
        file=str(room.register.folder / INBOX),
        message=message,
        hint=hint,
    )
