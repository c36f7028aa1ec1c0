"""A change of several files in hand: written beside them first, then made to count at one stroke.

The journal comes to stand once every new file is proved and on the disk. From then on the change
counts, however far its files have come to their places; before, nothing of it does. It is a file
like others, so nothing is believed that it says: it may name only what such a change writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.links import is_link
from lccluster.files.disk.regular import TooLarge, bytes_of
from lccluster.files.disk.temporary import is_temporary
from lccluster.files.register import layout
from lccluster.files.register.layout import CLUSTERS, is_step
from lccluster.files.register.seals.lines import head_of, on_one_line, seal_of, sent_of
from lccluster.language import Message

JOURNAL = "journal.json"
LARGEST = 256 * 1024 * 1024  # bytes; a hundred thousand clusters make some thirty million
_HASH = re.compile(r"[0-9a-f]{64}")


class Journal(Struct, frozen=True):
    """What a change writes, all below the register's folder, with slashes.

    `creates` and `replaces` name new files by their temporaries; `was` hashes each file that is
    replaced, `removes` each that goes because new ones say it again; `seals` are lines by the file that
    they are appended to.
    """

    creates: Mapping[str, str] = field(default_factory=dict)
    replaces: Mapping[str, str] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)
    removes: Mapping[str, str] = field(default_factory=dict)
    seals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def moves(self) -> dict[str, str]:
        """Give every file that comes to its place: temporary to name."""
        return {**self.creates, **self.replaces}


def read_journal(folder: Path) -> Journal | None:
    """Read what is in hand; None where nothing is. Raises Unusable for one that is none of ours."""
    path = folder / JOURNAL
    try:
        data = bytes_of(path, LARGEST)
    except FileNotFoundError:
        return None
    except (OSError, TooLarge):
        raise Unusable(ODD_JOURNAL.at(folder / JOURNAL)) from None
    import json

    try:
        journal = _journal(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Unusable(ODD_JOURNAL.at(folder / JOURNAL)) from None
    if path.is_symlink() or not all(_sound(folder, journal)):
        raise Unusable(ODD_JOURNAL.at(folder / JOURNAL))
    return journal


def journal_bytes(journal: Journal) -> bytes:
    """Draw a journal as its file holds it."""
    return on_one_line(asdict(journal))


def _journal(said: Any) -> Journal:
    """Type what a journal says; raises ValueError and the like where it is of another shape."""
    seals = {_chain(name): tuple(lines) for name, lines in said["seals"].items()}
    texts = {key: dict(said[key]) for key in ("creates", "replaces", "was", "removes")}
    if not all(isinstance(each, str) for words in texts.values() for each in words.values()):
        raise ValueError
    for name, lines in seals.items():
        for line in lines:
            _line(name, line)
    return Journal(**texts, seals=seals)


def _line(name: str, line: str) -> None:
    """Read a line as what it is to be; raises ValueError and the like where it is none."""
    from lccluster.files.register.inbox.lines import header_line_of, said

    if name == layout.INBOX_OF_HEADER:
        header_line_of(line)
    elif layout.is_of_inbox(name):
        said(line)
    elif layout.is_of_packs(name):
        sent_of(line)
    elif layout.is_heads(name):
        head_of(line)
    else:
        seal_of(line, name)


def _chain(name: str) -> str:
    """Name the file of a chain; a journal of before format 2 names an office of format 1."""
    return name if "/" in name else layout.office_chain(name)


def _sound(folder: Path, journal: Journal) -> Iterator[bool]:
    """Tell of each thing said whether a change of ours can say it."""
    moves = journal.moves
    yield all(_is_beside(new, name) for new, name in moves.items())
    yield all(map(_is_file, {*moves.values()} - ({layout.HEADER} & {*journal.replaces.values()})))
    yield layout.HEADER not in journal.creates.values()
    yield all(map(_is_file, journal.removes)) and not set(journal.removes) & {*moves.values()}
    yield set(journal.was) == set(journal.replaces.values())
    yield all(_HASH.fullmatch(each) for each in (*journal.was.values(), *journal.removes.values()))
    yield all(map(layout.takes_lines, journal.seals))
    names = (*journal.seals, *moves.values(), *journal.removes)
    above = {folder.joinpath(*each.split("/")[:end]) for each in names for end in (1, 2)}
    yield not any(map(is_link, {folder / CLUSTERS, *above}))


def _is_file(name: str) -> bool:
    """Tell whether a name is that of a cluster's or a year's file, clusters/OFFICE/NAME.yaml, or a round's."""
    from lccluster.files.round.layout import is_of_round  # few journals are a round's

    return _is_of_clusters(name) or is_of_round(name)


def _is_of_clusters(name: str) -> bool:
    parts = name.split("/")
    return (
        len(parts) == 3  # noqa: PLR2004
        and parts[0] == CLUSTERS
        and all(map(is_step, parts))
        and layout.is_yaml(parts[2])
        and not is_temporary(parts[2])
    )


def _is_beside(temporary: str, name: str) -> bool:
    folder, _, file = temporary.rpartition("/")
    start = f"{name.rpartition('/')[2][:60]}."
    return folder == name.rpartition("/")[0] and file.startswith(start) and is_temporary(file)


def digest(data: bytes) -> str:
    """Hash a file's bytes."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


ODD_JOURNAL = Fault(
    "odd-journal",
    Message("This is no journal that the tool wrote; nothing that it names was touched."),
    Message("Move it out of the register, then run “lccluster register check”."),
)
