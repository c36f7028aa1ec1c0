"""A pack read with care: what is not just as one is drawn is refused, and nothing of it unpacked.

Parts are only stored, so no part is larger than the file. What was read is drawn again and has to give the
same bytes: no name, no size and no order in the zip can say anything else than the pack itself.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.errors import Unusable
from lccluster.files.disk.regular import TooLarge
from lccluster.files.disk.zipped import Doubled, Locked, Overfull, part_of, parts_of, refuse_crowd
from lccluster.files.register import layout
from lccluster.files.register.ids import code_of
from lccluster.files.register.inbox.lines import typed_header_line
from lccluster.files.register.packs import refusals
from lccluster.files.register.packs.drawing import (
    CLUSTERS,
    FORMAT,
    NOTE,
    digest_of,
    pack_bytes,
)
from lccluster.files.register.seals.lines import counts_of, covered_of, head_of, seal_of
from lccluster.files.yaml.text import EMPTY, read_bytes
from lccluster.register.joining.pack import Pack
from lccluster.register.sealing.hashing import event_id

LARGEST = 128 * 1024**2  # bytes; ten thousand acts take some eight million
MOST_NOTE = 4 * 1024**2  # bytes of what a pack says of itself
MOST_PARTS = 2000  # two a writer, and two more
MOST_PACKS = 1_000_000  # of one writer
DEEPEST = 20  # things in things; an act has three
_TEXTS = ("register", "writer", "office", "to")
_ODD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


class PackFile(Struct, frozen=True):
    """A pack, the file that it was read from, and the hash of that."""

    pack: Pack
    file: str
    digest: str

    @property
    def code(self) -> str:
        """Give its code, which a letter says too."""
        return code_of(self.digest)


def read_pack(path: Path) -> PackFile:
    """Read a pack; raises Unusable, and then nothing of it is used."""
    name = str(path)
    data = read_bytes(path, name, LARGEST, refusals.TOO_LARGE)
    if not data.startswith(b"PK"):
        raise Unusable((refusals.NO_PACK if data else EMPTY).at(name))
    with answered(name), opened(data, MOST_PARTS) as package:
        entries = {each.filename: each for each in parts_of(package, MOST_PARTS)}
        if NOTE not in entries:
            raise Unusable(refusals.NO_PACK.at(name))
        note = json.loads(part_of(package, entries[NOTE], MOST_NOTE))
        _refuse_newer(note, name)
        _refuse_deep(note, DEEPEST)
        _refuse_odd(entries, name)
        refuse_pressed(entries, len(data), name)
        pack = _pack(note, {each: part_of(package, entries[each], LARGEST) for each in entries})
        odd = _has_unsealed(pack) or _has_odd_writers(pack) or not _says_what_it_holds(pack)
        if odd or pack_bytes(pack) != data:
            raise Unusable(refusals.ALTERED.at(name))
    return PackFile(pack, name, digest_of(data))


def opened(data: bytes, most: int) -> zipfile.ZipFile:
    """Open a zip that lists no more than so many parts; raises Overfull, BadZipFile."""
    refuse_crowd(data, most)
    return zipfile.ZipFile(io.BytesIO(data))


def refuse_pressed(entries: Mapping[str, zipfile.ZipInfo], size: int, name: str) -> None:
    """Refuse parts that are pressed, or that lie one in the other: a pack's are stored, one behind the other."""
    for part, entry in entries.items():
        if entry.compress_type != zipfile.ZIP_STORED:
            raise Unusable(refusals.PRESSED.at(name, part=part))
    if sum(each.file_size for each in entries.values()) > size:
        raise Overfull


@contextmanager
def answered(name: str) -> Iterator[None]:
    """Turn whatever is odd about a pack into a problem of its file; raises Unusable."""
    try:
        yield
    except (Overfull, TooLarge):
        raise Unusable(refusals.TOO_LARGE.at(name)) from None
    except (Locked, Doubled, *_ODD, zipfile.BadZipFile, zipfile.LargeZipFile, OSError):
        raise Unusable(refusals.ALTERED.at(name)) from None
    except (EOFError, NotImplementedError, zlib.error):
        raise Unusable(refusals.ALTERED.at(name)) from None


def _refuse_newer(note: Any, name: str) -> None:
    if type(note["format"]) is not int:
        raise TypeError
    if note["format"] > FORMAT:
        raise Unusable(refusals.NEWER.at(name, format=note["format"], known=FORMAT))


def _refuse_odd(entries: Mapping[str, zipfile.ZipInfo], name: str) -> None:
    """Refuse parts of a name that no pack has."""
    for part in entries:
        if not (part in (NOTE, CLUSTERS) or _is_of_seals(part)):
            raise Unusable(refusals.ODD_PART.at(name, part=part))


def _is_of_seals(part: str) -> bool:
    return part.startswith(f"{layout.SEALS}/") and layout.is_of_seals(part)


def _pack(note: Any, parts: Mapping[str, bytes]) -> Pack:
    """Read the parts; raises ValueError, TypeError, KeyError and the like where one is odd."""
    lines = {
        name: data.decode("utf-8", "surrogatepass").split("\n")[:-1]
        for name, data in parts.items()
        if name != NOTE
    }
    chains = {each for each in lines if layout.is_chain(each)}
    heads = {each for each in lines if layout.is_heads(each)}
    return Pack(
        **{key: _text(note[key]) for key in _TEXTS},
        sequence=_from_one(note["sequence"]),
        before=(_from_one(note["before"][0]), _text(note["before"][1])) if note["before"] else None,
        header=dict(note["header"]),
        starts=counts_of(note["starts"]),
        knows=covered_of(note["knows"]),
        head_starts=counts_of(note["head_starts"]),
        seals={Path(each).stem: [seal_of(line, each) for line in lines[each]] for each in chains},
        heads={Path(each).stem: [*map(head_of, lines[each])] for each in heads},
        clusters=[_cluster(each) for each in lines[CLUSTERS]],
        header_lines=[*map(typed_header_line, note.get("header_lines", ()))],
    )


def _has_unsealed(pack: Pack) -> bool:
    """Tell whether it holds an act that no seal in it covers, as none that was made here does: it would be left out."""
    sealed = {each.event for chain in pack.seals.values() for each in chain}
    acts = ((each, act) for each in pack.clusters for act in each.get("events", ()))
    return any(event_id(cluster, act) not in sealed for cluster, act in acts)


def _has_odd_writers(pack: Pack) -> bool:
    """Tell whether it names a writer as none is named: by these names files are written."""
    return not all(
        map(layout.is_writer, (pack.writer, *pack.knows, *pack.starts, *pack.head_starts))
    )


def _says_what_it_holds(pack: Pack) -> bool:
    """Tell whether it says of each chain where its lines begin and end: of others none would be taken."""
    ends = {
        name: (pack.starts.get(name, 0) + len(e), e[-1].link) for name, e in pack.seals.items() if e
    }
    heads = {name for name, each in pack.heads.items() if each}
    return ends.items() <= pack.knows.items() and heads <= pack.head_starts.keys()


def _cluster(line: str) -> dict[str, Any]:
    said = dict(json.loads(line))
    _refuse_deep(said, DEEPEST)
    return said


def _refuse_deep(said: Any, left: int) -> None:
    """Refuse what lies deeper than anything that is said; raises ValueError."""
    if isinstance(said, dict | list):
        if not left:
            raise ValueError
        for each in said.values() if isinstance(said, dict) else said:
            _refuse_deep(each, left - 1)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _from_one(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    if not 0 < value < MOST_PACKS:
        raise ValueError
    return value
