"""What was brought and is not in its place: it conflicts, or was settled not to count. Only appended to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.safe_write import is_whole
from lccluster.files.disk.within import matching
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.ids import is_fit
from lccluster.files.register.inbox.lines import Said, line, said
from lccluster.files.register.pieces import piece_of, said_by
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.seals.covering import sealed
from lccluster.files.yaml.text import unreadable
from lccluster.files.yaml.unmerged import OF_MARK, is_mark
from lccluster.language import Message
from lccluster.register.joining.piece import Piece
from lccluster.register.sealing.hashing import event_hash, facts_hash

Inbox = Mapping[str, list[Piece]]
_OF_HEADER = layout.INBOX_OF_HEADER.rpartition("/")[2]
_ODD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def inbox_files(folder: Path) -> list[Path]:
    """List the files, in a fixed order."""
    found = matching(folder / layout.INBOX, f"*{layout.LINES}")
    return [each for each in found if is_fit(each.stem) or each.name == _OF_HEADER]


def read_inbox(register: Register) -> tuple[Inbox, list[Problem]]:
    """Read what waits by cluster, and what is wrong with it; lines in hand count."""
    found: dict[str, list[Piece]] = {}
    problems: list[Problem] = []
    names = {each.relative_to(register.folder).as_posix() for each in inbox_files(register.folder)}
    names |= {*filter(layout.is_of_inbox, register.pending.seals)}
    for name in sorted(names - {layout.INBOX_OF_HEADER}):
        try:
            pieces = _pieces(register, name)
        except Unusable as unusable:
            problems += unusable.problems
        else:
            found[Path(name).stem] = pieces
    return found, problems


def inbox_words(register: Register) -> list[Said]:
    """Give the lines of the inbox as a package carries them; raises Unusable."""
    found, problems = read_inbox(register)
    if problems:
        raise Unusable(problems)
    return [said_by(piece) for pieces in found.values() for piece in pieces]


def inbox_lines(pieces: Iterable[Piece]) -> dict[str, list[bytes]]:
    """Draw pieces as lines, by the file that they are appended to."""
    found: dict[str, list[bytes]] = {}
    for each in pieces:
        lines = found.setdefault(layout.inbox_file(each.cluster.id), [])
        drawn = line(said_by(each))
        lines += [] if drawn in lines else [drawn]
    return found


def _pieces(register: Register, name: str) -> list[Piece]:
    path = register.folder / name
    return [_piece(each, at, path) for at, each in numbered_lines(register, name)]


def numbered_lines(register: Register, name: str) -> list[tuple[int, bytes]]:
    """Give the lines of a file of the inbox, those in hand too, with their numbers; raises Unusable."""
    path = register.folder / name
    refuse_links(register.folder, path)
    try:
        *lines, tail = whole_of(path).split(b"\n")
        lines += [tail] if is_whole(tail) else []
    except FileNotFoundError:
        lines = []
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None
    pending = [each.encode() for each in register.pending.seals.get(name, ())]
    numbered = enumerate(dict.fromkeys([*lines, *pending]), 1)
    return [(at, each) for at, each in numbered if each]


def _piece(words: bytes, at: int, path: Path) -> Piece:
    try:
        found = piece_of(said(words), str(path))
    except _ODD:
        raise Unusable(odd_line(words, at, path)) from None
    if found.cluster.id != path.stem:  # the file was copied, or called otherwise
        raise Unusable(odd_line(words, at, path))
    return found


def edited(register: Register, inbox: Inbox) -> list[Problem]:
    """Find what waits in other words than those that were sealed; raises Unusable."""
    if not inbox:
        return []
    known = {(cluster, hashed) for cluster, _, hashed in sealed(register, {*inbox})}
    return [
        _TORN.at(register.folder / layout.inbox_file(id), at, 1)
        for id, pieces in inbox.items()
        for at, each in enumerate(pieces, 1)
        if (id, _hash(each)) not in known
    ]


def _hash(piece: Piece) -> str:
    return facts_hash(piece.facts) if piece.act is None else event_hash(piece.facts, piece.words)


def odd_line(words: bytes, at: int, path: Path) -> Problem:
    """Say that a line is none."""
    return OF_MARK.at(str(path), at, 1) if is_mark(words) else _TORN.at(path, at, 1)


_TORN = Fault(
    "torn-line",
    Message("This line was cut off or edited."),
    Message("Restore the file from a copy; what is brought is never edited."),
)
