"""Every changed byte of a sealed act, every cut-off end and every touched seal is found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace
from worker import ID, enter, rename, told
from workshop import NEWEST, OLD, make_register

from lccluster.errors import Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.register.sealing.written import Chains
from lccluster.usecases.register.check import _whole, check
from lccluster.usecases.register.checking import checkup
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.seal import seal_waiting
from shares import share


@pytest.fixture(params=[NEWEST, OLD], ids=["format 2", "format 1"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Room:
    """A register of one cluster with two acts, both sealed, of either format."""
    made = make_register(tmp_path / "register", request.param)
    rename(made, "冠县轴承产业集群")
    return made


class InMemory(Register, frozen=True, kw_only=True):
    """A register whose one file is given as bytes, so that thousands of changes are checked fast."""

    held: bytes
    sealed: Chains

    def data(self, path: Path) -> bytes:
        return self.held

    def chains(self) -> tuple[Chains, list[Problem]]:
        return self.sealed, []


SIGNS = frozenset(b"\n\r\t '\"#:,-{}[]&*!|>%0a\0\x7f\xff")  # what means something in YAML


def other_bytes(at: int, byte: int) -> Sequence[int]:
    """Every other byte; by habit some of those a bit away or with a meaning, at each place others."""
    telling = sorted({byte ^ 1 << bit for bit in range(8)} | SIGNS - {byte})
    rest = sorted(set(range(256)) - {byte, *telling})
    at %= len(telling)
    return [*share([*telling[at:], *telling[:at]], 3), *share(rest, 1)]


@pytest.mark.timeout(600)  # for the exhaustive run
@pytest.mark.parametrize("room", [NEWEST], indirect=True, ids=["format 2"])
def test_every_change_of_a_single_byte_of_a_sealed_act_is_found(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkup, "lying_about", lambda _folder: [])  # the files lie still
    entry = room.entry(ID)
    data, sealed = entry.document.source.data, room.register.chains()[0]
    memory = InMemory(room.register.folder, room.register.header, held=data, sealed=sealed)
    places = share(range(data.index(b"  - {"), len(data)), 120)
    working, missed = Room(memory, room.library), []
    for at in places:
        for byte in other_bytes(at, data[at]):
            changed = data[:at] + bytes([byte]) + data[at + 1 :]
            working.register = register = replace(memory, held=changed)
            if not _whole(working, None).damage and not same_words(register, entry):
                missed.append((at, byte))
    assert missed == []
    assert not check(Room(memory, room.library)).damage


def same_words(register: InMemory, entry: Entry) -> bool:
    """Tell whether the strict reader reads the very same words from changed bytes."""
    [found], _ = register.read(entry.path)
    return found.facts == entry.facts


@pytest.fixture
def path(room: Room) -> Path:
    """The one cluster's file."""
    return room.entry(ID).path


def test_a_file_cut_off_anywhere_within_its_last_act_is_found(room: Room, path: Path) -> None:
    whole, before = path.read_bytes(), room.entry(ID).facts
    start = whole.rindex(b"  - {")
    for length in share(range(start, len(whole)), 20):
        path.write_bytes(whole[:length])
        damaged = bool(check(room).damage)
        assert damaged or room.entry(ID).facts == before, whole[start:length]
    path.write_bytes(whole[:start])
    assert [each.code for each in check(room).damage] == ["event-gone"]


def test_an_act_taken_out_of_the_middle_is_found(room: Room, path: Path) -> None:
    kept = [
        line for line in path.read_bytes().splitlines(keepends=True) if b"recognised" not in line
    ]
    path.write_bytes(b"".join(kept))
    assert {each.code for each in check(room).damage} >= {"event-gone", "not-recognised"}


def test_a_cluster_s_file_that_was_deleted_is_found(room: Room, path: Path) -> None:
    path.unlink()
    assert {each.code for each in check(room).damage} == {"cluster-gone"}


def chain(room: Room) -> Path:
    [found] = room.register.chain_files()
    return found


def test_a_chain_torn_off_anywhere_in_its_last_line_counts_as_far_as_it_is_whole(
    room: Room,
) -> None:
    whole = chain(room).read_bytes()
    start = whole.rindex(b"\n", 0, -1) + 1
    for length in share(range(start, len(whole) - 1), 20):
        chain(room).write_bytes(whole[:length])
        found = check(room)
        assert (len(found.damage), len(found.unsealed)) == (0, 1), whole[start:length]
    chain(room).write_bytes(whole[:-1])  # only the line end is gone
    assert (check(room).damage, check(room).unsealed) == ((), ())


@pytest.mark.parametrize("cut", [1, 2, 100])
def test_work_goes_on_after_a_torn_seal(room: Room, cut: int) -> None:
    whole = chain(room).read_bytes()
    chain(room).write_bytes(whole[:-cut])
    rename(room, "再起")
    assert seal_waiting(room, told).unsealed or cut == 1
    found = check(room)
    assert found.damage == found.unsealed == ()
    new = room.register.header.by_writer
    assert len(chain(room).read_bytes().splitlines()) == (5 if new else 3)


def test_a_changed_byte_of_a_seal_is_found_or_reads_the_same(room: Room) -> None:
    whole, before = chain(room).read_bytes(), room.register.chains()[0]
    for at, bit in share([*product(range(len(whole) - 1), (1, 16))], 50):
        chain(room).write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        found = check(room)
        known = found.damage or found.unsealed or room.register.chains()[0] == before
        assert known, whole[at - 10 : at + 10]


def test_a_line_that_is_no_seal_is_named_by_its_place_and_stops_every_recording(
    room: Room,
) -> None:
    lines = chain(room).read_bytes().splitlines(keepends=True)
    chain(room).write_bytes(b"".join([*lines, b'{"n": "3", "i": "3"}\n']))
    path = room.entry(ID).path
    before = path.read_bytes()
    [torn] = check(room).damage
    assert (torn.code, torn.line, torn.file) == ("torn-seal", len(lines) + 1, str(chain(room)))
    with pytest.raises(Unusable):
        rename(room, "再起")
    assert path.read_bytes() == before


def test_seals_cut_off_one_office_while_another_went_on_are_missed(tmp_path: Path) -> None:
    room = make_register(tmp_path / "register", OLD)
    rename(room, "冠县轴承产业集群")
    enter(room)  # another county's chain goes on with number 3
    first = room.register.folder / "clusters" / "冠县" / "seals.jsonl"
    first.write_bytes(first.read_bytes().splitlines(keepends=True)[0])
    assert [each.code for each in check(room).damage] == ["seal-gone"]
