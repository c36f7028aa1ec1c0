"""A pack as the bytes of its file: a zip whose parts are only stored, so that every system draws the same."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import asdict

from lccluster.files.disk.documents.same_bytes import EPOCH
from lccluster.files.register import layout
from lccluster.files.register.seals.lines import line_of, numbered_line
from lccluster.hashes import hash_of
from lccluster.register.joining.pack import Pack
from lccluster.register.sealing.seal import Seal, newest

FORMAT = 1  # of packs
NOTE, CLUSTERS = "pack.json", "clusters.jsonl"
_MADE_ON = 3  # what a zip says of its system; always the same


def pack_bytes(pack: Pack) -> bytes:
    """Draw a pack; the same pack gives the same bytes on every system and day."""
    return stored(_parts(pack))


def stored(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Store parts by their names in a zip that is drawn alike on every system and day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = _MADE_ON
            package.writestr(entry, data)
    return out.getvalue()


def digest_of(data: bytes) -> str:
    """Hash a pack's file."""
    return hash_of(data, newest())


def _parts(pack: Pack) -> Iterator[tuple[str, bytes]]:
    yield NOTE, _json(_note(pack), indent=1) + b"\n"
    yield CLUSTERS, _lines(map(_json, pack.clusters))
    for writer, chain in sorted(pack.seals.items()):
        name = layout.writer_chain(writer)
        yield name, _lines(_seal_lines(name, chain))
    for writer, heads in sorted(pack.heads.items()):
        yield layout.writer_heads(writer), _lines(map(line_of, heads))


def _seal_lines(name: str, chain: Sequence[Seal]) -> Iterator[bytes]:
    return map(numbered_line if layout.is_numbered(name) else line_of, chain)


def _note(pack: Pack) -> dict[str, Any]:
    """Give what a pack says of itself."""
    return {
        "format": FORMAT,
        "register": pack.register,
        "writer": pack.writer,
        "office": pack.office,
        "to": pack.to,
        "sequence": pack.sequence,
        "before": pack.before,
        "header": pack.header,
        "starts": pack.starts,
        "knows": pack.knows,
        "head_starts": pack.head_starts,
        **({"header_lines": [*map(asdict, pack.header_lines)]} if pack.header_lines else {}),
    }


def _json(value: Any, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "surrogatepass")


def _lines(drawn: Iterator[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in drawn)
