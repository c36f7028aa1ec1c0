"""Print a head of all seals, and write down what it covers."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.disk import deeds
from lccluster.files.register import layout
from lccluster.files.register.change.changing import seal_more
from lccluster.files.register.lock import locked
from lccluster.files.register.seals.lines import line_of
from lccluster.register.sealing.heads import head_of
from lccluster.usecases.register.acts import Tell
from lccluster.usecases.register.check import check_changes
from lccluster.usecases.register.checking.checkup import Checkup
from lccluster.usecases.register.room import Room


def with_head(room: Room, found: Checkup, day: date, tell: Tell) -> Checkup:
    """Give a checkup with the head of what was checked, written down where none is yet.

    A damaged register gets none. Raises Unusable where it cannot be written down.
    """
    if found.head is not None or found.damage:
        return found
    with locked(room.register.folder, tell):
        found = check_changes(room)
        if found.head is not None or found.damage:
            return found
        chains, unread = room.register.chains()
        if unread:
            raise Unusable(unread)
        head = head_of(chains.by_name, day.isoformat())
        lines = {layout.writer_heads(room.me.writer): [line_of(head)]}
        for warning in seal_more(room.register, lines):
            deeds.remark(warning)
    return replace(found, head=head.code)
