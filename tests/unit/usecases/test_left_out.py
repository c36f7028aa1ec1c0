"""What a pack leaves out is counted from bytes as reading everything counts it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lccluster.errors import Damaged
from lccluster.files.disk.documents.output import Output, Over
from lccluster.files.register.seals.tails import chains_by_name
from lccluster.files.rules.library import Library
from lccluster.usecases.register.checking.seals import unsealed
from lccluster.usecases.register.packs.left_out import left_out
from lccluster.usecases.register.packs.outputs import PackOutputs
from lccluster.usecases.register.packs.scope import Wish
from lccluster.usecases.register.packs.sending import make_pack
from lccluster.usecases.register.repack import repack
from lccluster.usecases.register.room import Room, open_room
from many_offices import told
from offices import the_ten

ID = "LC-2022-009"
LIKE_OURS = "id: 01K0000000000000000000000X, event: annual_report, on: 2024-01-10, year: 2023"
EDITS: dict[str, Callable[[str], str]] = {
    "nothing": str,
    "without an id": lambda text: text + "  - {event: annual_report, on: 2024-01-10, year: 2023}\n",
    "with an id": lambda text: text + "  - {id: X1, event: annual_report, on: 2024-01-10, year: 2023}\n",
    "like ours": lambda text: f"{text}  - {{{LIKE_OURS}}}\n",
    "over several lines": lambda text: text + "  - id: X1\n    event: annual_report\n    on: 2024-01-10\n    year: 2023\n",
    "other line ends": lambda text: f"{text}  - {{{LIKE_OURS}}}\n".replace("\n", "\r\n"),
    "with a remark": lambda text: f"# 由县局补登\n{text}  - {{{LIKE_OURS}}}\n",
}  # fmt: skip


@pytest.fixture
def room(tmp_path: Path) -> Room:
    folder = tmp_path / "register"
    for name, data in the_ten().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return open_room(folder, Library())


def count(room: Room) -> int:
    return left_out(room.register, chains_by_name(room.register).values())


def read_whole(room: Room) -> int:
    chains, problems = room.register.chains()
    assert not problems
    return len([*unsealed(room.entries(), chains)])


@pytest.mark.parametrize("edit", EDITS)
def test_acts_that_nobody_sealed_are_counted(room: Room, edit: str) -> None:
    path = room.entry(ID).path
    path.write_bytes(EDITS[edit](path.read_text("utf-8")).encode())
    assert count(room) == read_whole(room) == (edit != "nothing")


def test_they_are_counted_in_the_files_of_years(room: Room) -> None:
    repack(room, unpack=False, dry_run=False, tell=told)
    path = room.entry(ID).path
    assert count(room) == 0
    path.write_text(f"{path.read_text('utf-8')}  - {{cluster: {ID}, {LIKE_OURS}}}\n", "utf-8")
    assert count(room) == read_whole(room) == 1


def test_an_act_sealed_as_that_of_another_cluster_is_none_that_is_sealed(room: Room) -> None:
    path, other = room.entry(ID).path, room.entry("LC-2022-002").path
    line = other.read_text("utf-8").splitlines()[-1]
    path.write_text(f"{path.read_text('utf-8')}{line}\n", "utf-8")
    assert count(room) == read_whole(room) == 1


def test_a_line_that_is_no_seal_lets_no_pack_be_made_wherever_it_stands(
    room: Room, tmp_path: Path
) -> None:
    def pack() -> None:
        place = PackOutputs(Output(tmp_path / "1.lcp", over=Over.ANYTHING))
        make_pack(room, Wish(), place, told, dry_run=False)

    pack()
    [path] = room.register.chain_files()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b'{"i": 3, "cluster": "LC\n', *lines[3:]]))
    with pytest.raises(Damaged) as caught:
        pack()
    assert [(each.code, each.line) for each in caught.value.problems] == [("torn-seal", 3)]
