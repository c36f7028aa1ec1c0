"""Titles that no county's list has: what their files call their county is no recommending office."""

from __future__ import annotations

from collections.abc import Iterable

from lccluster.language import Listing, Message
from lccluster.usecases.register.asking.indexed import answered
from lccluster.usecases.register.room import Room


def note_strays(room: Room) -> None:
    """Note what a list by county leaves out, as no county is called so; raises Unusable."""
    from lccluster.files.register.index.questions import counties

    every = answered(room, counties, lambda: {each.cluster.county for each in room.entries()})
    note_unknown(room, every)


def note_unknown(room: Room, called: Iterable[str]) -> None:
    """Note which of the counties that titles' files call are none."""
    unknown = sorted({each for each in called if room.offices.county(each) is None})
    if unknown:
        room.notices.append(
            Message(
                "Titles whose county is written as {counties}, which is no recommending office, are in"
                " no county's list; “lccluster register check” names them.",
                counties=Listing(unknown),
            )
        )
