"""What another copy of the register brings: a folder on a stick, of a sync program, a work tree of git."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lccluster.errors import Damaged, Fault, Unusable
from lccluster.files.register import layout
from lccluster.files.register.folder import Register, open_register
from lccluster.files.register.header import header_words
from lccluster.files.register.inbox.of_header import header_lines
from lccluster.files.register.inbox.waiting import inbox_words
from lccluster.files.register.packs.noted import noted_writers, packs_of
from lccluster.files.register.pieces import EVENTS
from lccluster.files.register.reading.steady import steadily
from lccluster.files.register.seals.chains import head_files
from lccluster.files.register.seals.cut_off import cut_off_now
from lccluster.files.register.seals.ends import ChainEnds, begin_alike
from lccluster.files.register.seals.lines import head_of
from lccluster.files.register.seals.tails import lines_of
from lccluster.language import Message
from lccluster.register.joining.brought import WAITS, Brought, Segment, Words
from lccluster.register.sealing.heads import Head
from lccluster.usecases.register.joining.header import OLD_FORMAT, UPGRADE
from lccluster.usecases.register.joining.standing import entries_of, files_here
from lccluster.usecases.register.joining.taking import Taken, Tell, take
from lccluster.usecases.register.room import Room

Near = Callable[[set[str]], Iterable[Path]]  # files in which clusters may well stand


def merge(room: Room, folder: Path, tell: Tell, *, dry_run: bool) -> Taken:
    """Take in what another copy of the register has; raises Unusable, Damaged."""
    if not folder.exists():
        raise Unusable(_NOT_THERE.at(folder))
    other = open_register(folder)
    if not other.header.by_writer:
        raise Unusable(
            OLD_FORMAT.at(str(folder / layout.HEADER), command=f"{UPGRADE} --register …")
        )
    if folder.resolve() == room.register.folder.resolve():
        raise Unusable(_ITSELF.at(folder))
    brought = brought_by(room.register, other, lambda ids: _same_places(room, other, ids))
    return take(room, brought, tell, dry_run=dry_run)


def brought_by(ours: Register, other: Register, near: Near = lambda _: ()) -> Brought:
    """Read of another copy what ours has not: the ends of its chains, and what these seal.

    `near` may know where it stands; else every file is looked at. Raises Unusable, Damaged.
    """
    return steadily(
        ours, lambda register: steadily(other, lambda copy: _brought(register, copy, near))
    )


def _brought(ours: Register, other: Register, near: Near) -> Brought:
    names = [path.relative_to(other.folder).as_posix() for path in other.chain_files()]
    chains = {Path(name).stem: _segment(ours, other, name) for name in names}
    sealed = {seal.cluster for each in chains.values() for seal in each.seals}
    return Brought(
        other.header.register or "",
        chains,
        dict(_heads(ours, other)),
        list(_words(other, sealed - {""}, near)),
        header_words(other.folder),
        str(other.folder),
        {writer: packs_of(other, writer) for writer in noted_writers(other)},
        header_lines=header_lines(other),
    )


def _segment(ours: Register, other: Register, name: str) -> Segment:
    """Give what differs of a chain; the longer of two copies has seen all of the other."""
    here, there = ChainEnds(ours, name), ChainEnds(other, name)
    common = begin_alike(here, there)
    return Segment(there.seals(common), common, min(len(here), len(there)))


def _heads(ours: Register, other: Register) -> Iterator[tuple[str, list[Head]]]:
    _, odd = other.heads()
    if problems := [*odd, *cut_off_now(other)]:
        raise Damaged(problems)
    for path in head_files(other.folder):
        name = path.relative_to(other.folder).as_posix()
        known = {*lines_of(ours, name)}
        yield path.stem, [head_of(each) for each in lines_of(other, name) if each not in known]


def _words(other: Register, wanted: set[str], near: Near) -> Iterator[Words]:
    for entry in entries_of(other, wanted, near(wanted)).values():
        yield entry.facts
    for said in inbox_words(other):
        if said.facts.get("id") in wanted:
            yield {**said.facts, EVENTS: [said.act] if said.act else [], WAITS: True}


def _same_places(room: Room, other: Register, ids: set[str]) -> list[Path]:
    """List the files of the other copy that stand where ours with some clusters do: mostly they hold them, too."""
    ours = files_here(room, ids) or ()
    places = (other.folder / each.relative_to(room.register.folder) for each in ours)
    return [each for each in places if each.is_file()]


_NOT_THERE = Fault(
    "no-such-folder",
    Message("There is no such folder."),
    Message("Look at the name of the folder."),
)
_ITSELF = Fault(
    "itself",
    Message("This is the register itself, no other copy of it."),
    Message("Name the folder of the other copy."),
)
