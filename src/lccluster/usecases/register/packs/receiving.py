"""Packs received: all are read and looked at first, then taken in the order in which they were made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Damaged, Unusable
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.packs import refusals
from lccluster.files.register.packs.noted import packs_of
from lccluster.files.register.packs.reading import PackFile, read_pack
from lccluster.usecases.register.joining.taking import Taken, Tell, take
from lccluster.usecases.register.packs.claims import claims, of_others, unsealed_header
from lccluster.usecases.register.room import Room


class TakenPack(Struct, frozen=True):
    """A pack that was taken: whether a code from its letter vouches for it, and whether its writer was unknown here."""

    file: PackFile
    vouched: bool
    first: bool


class NotTaken(Struct, frozen=True):
    """A file of which nothing was taken, and why; the pack, as far as it could be read."""

    file: Path
    why: Unusable
    pack: PackFile | None = None


class Received(Struct, frozen=True):
    """The packs that were taken, and what of all of them, None where none was; the others."""

    packs: tuple[TakenPack, ...]
    taken: Taken | None
    refused: tuple[NotTaken, ...]


def receive(
    room: Room, files: Sequence[Path], codes: Sequence[str], tell: Tell, *, dry_run: bool
) -> Received:
    """Take in packs in any order; one that is refused keeps no other from being taken.

    Raises Unusable where not one can be read and has one of `codes`, if any are given.
    """
    packs, unread = _looked_at(files, {*map(_plain, codes)})
    if not packs:
        raise Unusable(problem for each in unread for problem in each.why.problems)
    if dry_run and len(files) > 1:
        raise Unusable(refusals.ONE_AT_A_TIME.at(field="--dry-run"))
    unknown = {each.pack.writer for each in packs if _is_unknown(room.register, each)}
    taken, refused = _in_turn(room, packs, tell, dry_run=dry_run)
    done = _together([each for _, each in taken])
    left = [NotTaken(Path(file.file), why, file) for file, why in refused]
    said = _said([file for file, _ in taken], unknown, vouched=bool(codes))
    return Received(said, done, (*unread, *left))


def _said(
    files: Sequence[PackFile], unknown: Collection[str], *, vouched: bool
) -> tuple[TakenPack, ...]:
    """Say of packs whether each is the first one of a writer who was unknown here."""
    in_turn = sorted(files, key=lambda each: each.pack.sequence, reverse=True)
    first = {each.pack.writer: each for each in in_turn if each.pack.writer in unknown}
    return tuple(TakenPack(e, vouched, first.get(e.pack.writer) is e) for e in files)


def _is_unknown(register: Register, file: PackFile) -> bool:
    """Tell whether nothing of a pack's writer is here: no pack, and no seal. Raises Unusable."""
    writer = file.pack.writer
    sealed = (register.folder / layout.writer_chain(writer)).exists()
    return not (sealed or packs_of(register, writer))


def _looked_at(
    files: Iterable[Path], codes: Collection[str]
) -> tuple[list[PackFile], list[NotTaken]]:
    """Read packs, each once, before anything is taken; what cannot be read or no letter vouches for is left."""
    found: dict[str, PackFile] = {}
    left: list[NotTaken] = []
    for path in files:
        try:
            each = read_pack(path)
        except Unusable as unusable:
            left.append(NotTaken(path, unusable))
            continue
        if codes and _plain(each.code) not in codes:
            why = Unusable(refusals.ANOTHER_CODE.at(each.file, code=each.code))
            left.append(NotTaken(path, why, each))
        else:
            found.setdefault(each.digest, each)
    return [*found.values()], left


def _in_turn(
    room: Room, packs: Iterable[PackFile], tell: Tell, *, dry_run: bool
) -> tuple[list[tuple[PackFile, Taken]], list[tuple[PackFile, Unusable]]]:
    """Take in pack after pack, and those that were refused once more while others fill their gaps."""
    taken: list[tuple[PackFile, Taken]] = []
    refused: list[tuple[PackFile, Unusable]] = []
    for each in sorted(packs, key=lambda found: (found.pack.writer, found.pack.sequence)):
        try:
            taken.append((each, take_pack(room, each, tell, dry_run=dry_run)))
        except Unusable as unusable:
            refused.append((each, unusable))
    if not (taken and refused):
        return taken, refused
    more, refused = _in_turn(room, [file for file, _ in refused], tell, dry_run=dry_run)
    return [*taken, *more], refused


def take_pack(room: Room, file: PackFile, tell: Tell, *, dry_run: bool) -> Taken:
    """Take in one pack; raises Unusable, Damaged, and then nothing has changed."""
    if odd := claims(room, file):
        raise Damaged(odd)
    brought, others = file.pack.brought(file.digest, file.file), of_others(room, file)
    found = take(room, brought, tell, dry_run=dry_run)
    known = file.pack.acts - found.taken - found.waiting
    loose = () if brought.header else unsealed_header(room.register, file)
    return replace(found, known=known, warnings=(*others, *found.warnings, *loose))


def _plain(code: str) -> str:
    return "".join(filter(str.isalnum, code)).upper()


def _together(taken: Sequence[Taken]) -> Taken | None:
    """Count all together; the conflicts that are open are those after the last one."""
    if not taken:
        return None
    last = taken[-1]
    return Taken(
        sum(each.taken for each in taken),
        sum(each.known for each in taken),
        last.conflicts,
        last.refused,
        tuple(warning for each in taken for warning in each.warnings),
        header=tuple(dict.fromkeys(key for each in taken for key in each.header)),
        aside=last.aside,
    )
