"""The letter that goes with a pack: what is in it, in the order of the clusters."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.files.disk.documents.same_bytes import repacked
from lccluster.files.register.pieces import pieces_of
from lccluster.register.installation import office_of
from lccluster.register.joining.pack import Pack, pack_name
from lccluster.register.joining.piece import Piece
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import LEGACY, version
from lccluster.render.word.pack_letter import PackedThing, PackNote
from lccluster.rulebook.letters import PackLetter
from lccluster.usecases.register.room import Room


def pack_letter(
    room: Room, pack: Pack, code: str, file: str, words: PackLetter, fonts: str
) -> tuple[bytes, tuple[str, ...]]:
    """Draw the letter; gives its bytes, and the texts that lost control characters."""
    from lccluster.render.office_words import FONTS
    from lccluster.render.word.pack_letter import pack_letter_document

    before = pack_name(pack.writer, pack.before[0]) if pack.before else ""
    office, to = (_called(room, each) for each in (pack.office, pack.to))
    things = sorted(_things(pack), key=lambda each: (each.id, str(each.on or "")))
    note = PackNote(room.measure.subject, office, to, pack.name, file, code, before, things)
    drawn = pack_letter_document(note, words, FONTS[fonts])
    return repacked(drawn.data), drawn.cleaned


def _called(room: Room, office: str) -> str:
    """Call an office as documents do, in full."""
    if office == room.offices.city.name.zh:
        return room.measure.authority.zh
    known = room.offices.county(office)
    return known.in_full if known else office


def _things(pack: Pack) -> Iterator[PackedThing]:
    known = {
        (piece.cluster.id, piece.name if piece.act else ""): piece
        for words in pack.clusters
        for piece in pieces_of(words, "")
    }
    for writer, chain in pack.seals.items():
        for seal in chain:
            if version(seal.event) != 1 and seal.cluster:
                yield _thing(writer, seal, known)


def _thing(writer: str, seal: Seal, known: dict[tuple[str, str], Piece]) -> PackedThing:
    piece = known[seal.cluster, "" if version(seal.event) else seal.event]
    by = office_of(writer.removeprefix(LEGACY))
    act = piece.act
    return PackedThing(
        seal.cluster, piece.cluster.name, act.words if act else None, act.on if act else None, by
    )
