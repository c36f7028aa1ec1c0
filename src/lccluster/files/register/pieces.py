"""The words of a cluster that another register, a package or an export brings, typed as strictly as a file's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lccluster.files.register.entry import Entry
from lccluster.files.register.inbox.lines import Said
from lccluster.files.register.reading.records import entry_from
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.text import Decoded
from lccluster.register.joining.piece import Piece

EVENTS = "events"


def typed_words(words: Any, origin: str) -> Entry:
    """Type a cluster's words; raises Unusable."""
    document = Document(origin, _as_text(words), Decoded(origin, "", b""), None)
    return entry_from(document, Path(origin))


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    return value if value is None or isinstance(value, str) else str(value)


def pieces_of(words: Mapping[str, Any], origin: str) -> list[Piece]:
    """Take a cluster's words apart: its facts, then each act; raises Unusable."""
    return entry_pieces(typed_words(words, origin))


def entry_pieces(entry: Entry) -> list[Piece]:
    """Take a cluster as a file has it apart: its facts, then each act."""
    facts = {key: value for key, value in entry.facts.items() if key != EVENTS}
    whole = Piece(replace(entry.cluster, events=()), facts)
    acts = zip(entry.cluster.events, entry.facts.get(EVENTS) or [], strict=True)
    return [whole, *(replace(whole, act=act, words=words) for act, words in acts)]


def piece_of(said: Said, origin: str) -> Piece:
    """Type what a line of the inbox says, which conflicted with what stood here; raises Unusable."""
    acts: Iterable[Any] = [] if said.act is None else [said.act]
    piece = pieces_of({**said.facts, EVENTS: [*acts]}, origin)[-1]
    return replace(piece, writer=said.writer, apart=True)


def said_by(piece: Piece) -> Said:
    """Give what a line of the inbox says of a piece."""
    words = None if piece.act is None else piece.words
    return Said(piece.facts, words, piece.writer)
