"""Sealing what is written: at the ends of the offices' chains (format 1), or of our own (format 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lccluster.errors import Fault, Severity, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register import layout
from lccluster.files.register.change.ready import Seals
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import open_register
from lccluster.files.register.seals.lines import line_of, numbered_line
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.sealing import numbered
from lccluster.register.sealing.written import Thing, following, of_act, of_facts
from lccluster.usecases.register.room import Room

Written = Sequence[tuple[Entry, Sequence[Act]]]  # clusters as they will be, each with its new acts
Placed = tuple[Entry, int]  # an act: its cluster, and its place among that cluster's acts


def seals_of(room: Room, written: Written) -> Seals:
    """Seal what is new: acts, and what is known of a cluster all of whose acts are.

    Gives lines by the file that they are appended to; raises Unusable for a damaged chain.
    """
    if room.register.header.by_writer:
        return by_writer(room, _things(written))
    return by_office(
        room, [placed for entry, events in written for placed in _placed(entry, events)]
    )


def by_office(room: Room, acts: Iterable[Placed]) -> Seals:
    """Seal acts in the words of the file, at the ends of their offices' chains."""
    _refuse_another_header(room)
    chains, lines = room.register.chain_ends(), defaultdict[str, list[bytes]](list)
    for entry, index in acts:
        office = entry.path.parent.name
        chain = chains.setdefault(office, [])
        number, words = numbered.next_number(chains.values()), entry.facts["events"][index]
        chain.append(numbered.seal(number, entry.facts, words, chain))
        lines[layout.office_chain(office)].append(numbered_line(chain[-1]))
    return dict(lines)


def by_writer(room: Room, things: Iterable[Thing]) -> Seals:
    """Seal things at the end of our own chain; where others write, too, it is said who we are."""
    _refuse_another_header(room)
    register, writer = room.register, room.me.writer
    if room.named is None and register.writers() - {writer}:
        deeds.remark(_NOBODY_NAMED.at(writer=writer))
    seals = following(register.header.register or "", writer, register.last_of(writer), things)
    return {layout.writer_chain(writer): [*map(line_of, seals)]} if seals else {}


def _things(written: Written) -> Iterator[Thing]:
    for entry, events in written:
        if len(events) == len(entry.cluster.events):
            yield of_facts(entry.facts)
        for _, index in _placed(entry, events):
            yield of_act(entry.facts, entry.facts["events"][index])


def _placed(entry: Entry, events: Sequence[Act]) -> Iterator[Placed]:
    return ((entry, entry.cluster.events.index(each)) for each in events)


def _refuse_another_header(room: Room) -> None:
    """Refuse to go on where the register was upgraded while one waited for it; raises Unusable."""
    folder = room.register.folder
    if open_register(folder).header != room.register.header:
        raise Unusable(_CHANGED_MEANWHILE.at(folder / layout.HEADER))


_NOBODY_NAMED = Fault(
    "nobody-named-here",
    Message(
        "Several write to this register, and nobody has said who works here: it was sealed as {writer}."
    ),
    Message("“{command}” says it.", command="lccluster register whoami --office …"),
    severity=Severity.WARNING,
)
_CHANGED_MEANWHILE = Fault(
    "changed-meanwhile",
    Message("This file was changed by somebody meanwhile; nothing was changed."),
    Message("Run it again."),
)
