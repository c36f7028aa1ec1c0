"""Packs that somebody made to do harm: none is unpacked past its own size, none is read deeper than an act lies."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.disk import zipped
from lccluster.files.register.packs.drawing import CLUSTERS, pack_bytes
from lccluster.files.register.packs.reading import read_pack
from lccluster.files.round.pack_file import RoundPack, read_round_pack, round_pack_bytes
from packs_made import pack, report

ROUND = round_pack_bytes(
    RoundPack("3TG4-URQY-VFHA", "2025", "市局", "市局", {"call.yaml": b"0" * 100_000})
)
OF_ONE = pack([report(2024)])
PART = {read_pack: CLUSTERS.encode(), read_round_pack: b"call.yaml"}


def crowded(data: bytes, _part: bytes) -> bytes:
    """Let the end speak of a list that is far longer."""
    return data[:-10] + (2**31).to_bytes(4, "little") + data[-6:]


def larger(data: bytes, _part: bytes) -> bytes:
    """Let the end point at that of a larger zip, which may list any number of parts."""
    return data[:-22] + b"PK\x06\x07" + bytes(16) + data[-22:]


def overlapping(data: bytes, _part: bytes) -> bytes:
    """Put parts into parts: each holds all that come behind it, as it stands there."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        note = source.infolist()[0].filename
        parts = [(note.encode(), source.read(note))]
    inside, listed = b"0" * 50_000, []
    for each in range(100):
        name = b"seals/a-%04d.jsonl" % each
        said = struct.pack(
            "<HHHHHIIIHH", 20, 0, 0, 0, 33, zlib.crc32(inside), *[len(inside)] * 2, len(name), 0
        )
        listed.append((name, said, len(inside)))
        inside = b"PK\x03\x04" + said + name + inside
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(*map(bytes.decode, parts[0]))
    begun = out.getvalue()
    start = package.start_dir
    first, whole = begun[start:-22], start + len(inside)
    more = b"".join(
        b"PK\x01\x02\x14\x03"
        + said
        + struct.pack("<HHHII", 0, 0, 0, 0, whole - size - 30 - len(name))
        + name
        for name, said, size in listed
    )
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 101, 101, len(first + more), whole, 0)
    return begun[:start] + inside + first + more + end


def pressed(data: bytes, _part: bytes) -> bytes:
    """Press every part."""
    out, source = io.BytesIO(), zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for each in source.namelist():
            package.writestr(each, source.read(each))
    return out.getvalue()


@pytest.mark.parametrize("harm", [crowded, larger, overlapping, pressed])
@pytest.mark.parametrize(("read", "data"), [(read_pack, OF_ONE), (read_round_pack, ROUND)])
def test_of_a_pack_that_would_unpack_to_more_than_it_is_nothing_is_unpacked(
    read: Callable[[Path], Any],
    data: bytes,
    harm: Callable[[bytes, bytes], bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, unpacked = tmp_path / "pack.lcp", []
    path.write_bytes(data)
    read(path)
    path.write_bytes(harm(data, PART[read]))
    for module in ("register.packs.reading", "round.pack_file"):
        monkeypatch.setattr(
            f"lccluster.files.{module}.part_of",
            lambda *said: unpacked.append(said) or zipped.part_of(*said),
        )
    with pytest.raises(Unusable):
        read(path)
    assert len(unpacked) <= 1  # what it says of itself


def deep(times: int) -> dict[str, Any]:
    """Put a thing into a thing, so many times."""
    return {"a": deep(times - 1)} if times else {}


@pytest.mark.parametrize(
    "said",
    [
        {"seals": {}},
        {"knows": {}},
        {"starts": {"冠县-7F3K": 1}},
        {"sequence": 0},
        {"sequence": -1},
        {"sequence": 10**30},
        {"header": deep(400)},
    ],
)
def test_a_pack_that_says_what_none_says_is_refused(said: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "pack.lcp"
    path.write_bytes(OF_ONE)
    made = read_pack(path).pack
    path.write_bytes(pack_bytes(replace(made, **said)))
    with pytest.raises(Unusable):
        read_pack(path)
    path.write_bytes(pack_bytes(replace(made, clusters=[{**made.clusters[0], **deep(400)}])))
    with pytest.raises(Unusable):
        read_pack(path)


@pytest.mark.parametrize("name", ["../x", "../../x", "a/b", "a\\b", "C:a", "CON", "nul", ".", ""])
def test_a_pack_whose_writer_would_be_a_file_elsewhere_is_refused(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "pack.lcp"
    path.write_bytes(OF_ONE)
    made = read_pack(path).pack
    for said in (
        {"writer": name},
        {"knows": {**made.knows, name: (0, "")}},
        {"starts": {**made.starts, name: 0}},
        {"head_starts": {**made.head_starts, name: 0}},
    ):
        path.write_bytes(pack_bytes(replace(made, **said)))
        with pytest.raises(Unusable):
            read_pack(path)
