"""A part of a round as one file: a zip whose parts are only stored, drawn alike on every system."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.regular import begins_with, bytes_of
from lccluster.files.disk.zipped import part_of, parts_of
from lccluster.files.register import layout
from lccluster.files.register.ids import code_of
from lccluster.files.register.packs import refusals
from lccluster.files.register.packs.drawing import digest_of, stored
from lccluster.files.register.packs.reading import (
    MOST_NOTE,
    answered,
    opened,
    refuse_pressed,
)
from lccluster.files.round.layout import is_sent
from lccluster.language import Message

FORMAT = 1
LARGEST = 512 * 1024**2  # bytes; scanned evidence of a city's applications
NOTE = "round-pack.json"
MOST_PARTS = 20_000
_YEAR = re.compile(r"[0-9]{4}")
_NAME_AT = 30  # bytes, before a part's name


class RoundPack(Struct, frozen=True):
    """What an office sends of a round: its files and the chains of seals, by their names in the round."""

    round: str
    year: str
    writer: str
    office: str
    files: Mapping[str, bytes]

    @property
    def code(self) -> str:
        """Give the short code that is told beside the file."""
        return code_of(digest_of(round_pack_bytes(self)))


def round_pack_bytes(pack: RoundPack) -> bytes:
    """Draw a pack; the same pack gives the same bytes on every system and day."""
    note = {
        "format": FORMAT,
        "round": pack.round,
        "year": pack.year,
        "writer": pack.writer,
        "office": pack.office,
    }
    drawn = json.dumps(note, ensure_ascii=False, indent=1).encode() + b"\n"
    return stored([(NOTE, drawn), *sorted(pack.files.items())])


def is_round_pack(file: str) -> bool:
    """Tell by its first part whether a file is a pack of a round; what cannot be read is none."""
    name = NOTE.encode()
    with suppress(OSError, ValueError):
        return begins_with(Path(file), _NAME_AT + len(name))[_NAME_AT:] == name
    return False


def read_round_pack(path: Path) -> RoundPack:
    """Read a pack; raises Unusable for one that is not just as one is drawn, and nothing of it is used."""
    name = str(path)
    with answered(name):
        data = bytes_of(path, LARGEST)
        with opened(data, MOST_PARTS) as package:
            entries = {each.filename: each for each in parts_of(package, MOST_PARTS)}
            if NOTE not in entries:
                raise Unusable(_NO_ROUND.at(name))
            note = json.loads(part_of(package, entries.pop(NOTE), MOST_NOTE))
            for part in entries:
                if not (is_sent(part) or layout.is_chain(part)):
                    raise Unusable(refusals.ODD_PART.at(name, part=part))
            refuse_pressed(entries, len(data), name)
            files = {part: part_of(package, each, LARGEST) for part, each in entries.items()}
        said = [note[key] for key in ("round", "year", "writer", "office")]
        if note["format"] != FORMAT or not all(isinstance(each, str) for each in said):
            raise ValueError
        round, year, writer, office = said
        if not (_YEAR.fullmatch(year) and layout.is_writer(writer)):  # folders go by them
            raise ValueError
        pack = RoundPack(round, year, writer, office, files)
        if round_pack_bytes(pack) != data:
            raise Unusable(refusals.ALTERED.at(name))
    return pack


_NO_ROUND = Fault(
    "no-pack",
    Message("This is no pack of a round."),
    Message(
        "One of the register is taken in by itself: “lccluster register receive …” without packs of a round, and without --round."
    ),
)
