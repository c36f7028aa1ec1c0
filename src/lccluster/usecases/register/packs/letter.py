"""The letter that goes with a pack: what is in it, in the order of the clusters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from lccluster.files.disk.documents.same_bytes import repacked
from lccluster.files.register.pieces import pieces_of
from lccluster.files.register.reading.finding import find_all
from lccluster.register.installation import office_of
from lccluster.register.joining.pack import Pack, pack_name
from lccluster.register.joining.piece import Piece
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import LEGACY, version
from lccluster.register.view import names_borne
from lccluster.render.word.pack_letter import PackedThing, PackNote
from lccluster.rulebook.letters import PackLetter
from lccluster.usecases.register.packs.outputs import PackOutputs
from lccluster.usecases.register.room import Room


def pack_letter(
    room: Room, pack: Pack, code: str, outputs: PackOutputs, words: PackLetter
) -> tuple[bytes, tuple[str, ...]]:
    """Draw the letter; gives its bytes, and the texts that lost control characters."""
    from lccluster.render.office_words import FONTS
    from lccluster.render.word.pack_letter import pack_letter_document

    before = pack_name(pack.writer, pack.before[0]) if pack.before else ""
    borne = _names(room, {each.cluster for each in pack.sealed if each.cluster}, outputs.day)
    office, to = (_called(room, each) for each in (pack.office, pack.to))
    things = [replace(each, names=borne.get(each.id, each.names)) for each in _things(pack)]
    things.sort(key=lambda each: (each.id, str(each.on or "")))
    file = outputs.pack.path.name
    note = PackNote(room.measure.subject, office, to, pack.name, file, code, before, things)
    drawn = pack_letter_document(note, words, FONTS[outputs.fonts])
    return repacked(drawn.data), drawn.cleaned


def _called(room: Room, office: str) -> str:
    """Call an office as documents do, in full."""
    if office == room.offices.city.name.zh:
        return room.measure.authority.zh
    known = room.offices.county(office)
    return known.in_full if known else office


def _names(room: Room, ids: set[str], day: date) -> dict[str, list[str]]:
    """Give every name that clusters bore up to a day; what only waits here has none beside its own."""
    found = find_all(room.register, ids)
    return {each.cluster.id: names_borne(each.cluster, day) for each in found}


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
    names = [piece.cluster.name]
    return PackedThing(seal.cluster, names, act.words if act else None, act.on if act else None, by)
