"""Acts made by hand on one day that stand in an order which other copies do not know: each with what sets it right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lccluster.errors import Fault, Problem
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.joining.law import Law
from lccluster.register.joining.unordered import by_hand_on, described, undecided
from lccluster.register.sealing.written import LEGACY, Chains
from lccluster.usecases.register.joining.open import law_of
from lccluster.usecases.register.room import Room

Places = Mapping[str | None, Mapping[str, int]]  # by act: in whose chains, at which line


def in_no_known_order(entries: Sequence[Entry], chains: Chains, room: Room) -> Iterator[Problem]:
    """Find pairs of which the lines are the only sign of which came first, and that decides something."""
    for entry in entries if room.register.header.by_writer else ():
        if by_hand_on(entry.cluster.events):
            yield from _of(entry, _places(entry, chains), law_of(room), room)


def _places(entry: Entry, chains: Chains) -> Places:
    found: dict[str | None, dict[str, int]] = defaultdict(dict)
    for writer, chain in chains.by_name.items():
        for each in chain:
            if each.cluster == entry.cluster.id:
                found[each.event][writer] = each.i
    return found


def _of(entry: Entry, places: Places, law: Law, room: Room) -> Iterator[Problem]:
    events = entry.cluster.events

    def ordered(one: Act, other: Act) -> bool:
        return _is_known(places.get(one.id, {}), places.get(other.id, {}), room)

    for one, other in undecided(events, entry.cluster.name, law, ordered):
        shared = places.get(one.id, {}).keys() & places.get(other.id, {}).keys()
        at = next(index for index, each in enumerate(events) if each.id == other.id)
        yield entry.document.problem(
            ("events", at),
            Fault(
                "unordered",
                Message(
                    "{one} and {other} were made by hand on {day}: which came first decides, and only the order of the lines says it, which other copies do not know.",
                    one=described(one),
                    other=described(other),
                    day=one.on,
                ),
                _BY_LINES if shared else _hint(one, other, entry, places),
            ),
        )


def _is_known(one: Mapping[str, int], other: Mapping[str, int], room: Room) -> bool:
    """Tell whether every copy that gets these two comes to have them in this order."""
    if any(map(_is_old, other)):
        return any(map(_is_old, one))
    if any(map(_is_old, one)) or not (one or other):
        return True
    if one and not other:
        return room.me.writer in one
    return any(one[each] < other[each] for each in one.keys() & other.keys())


def _is_old(writer: str) -> bool:
    """Tell whether it was sealed before there were copies: it stands first in all of them."""
    return writer.startswith(LEGACY)


_BY_LINES = Message("Put the lines in the order in which they were sealed.")


def _hint(one: Act, other: Act, entry: Entry, places: Places) -> Message:
    if one.id in places and other.id in places:
        return Message("“{command}” sets it right.", command=other.way_back(entry.cluster.id))
    return Message("Take the line without a seal out, and record it by a command, which says when.")
