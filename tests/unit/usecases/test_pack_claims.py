"""What a pack says of itself: whose it is only the code on paper tells, and what contradicts what is known here is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lccluster.errors import Damaged
from lccluster.files.register.header import header_words
from lccluster.files.register.layout import HEADER as FILE
from lccluster.files.register.packs.reading import read_pack
from lccluster.files.rules.library import Library
from lccluster.usecases.register.packs.receiving import Received, receive
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.register.seal import seal_waiting
from packs_made import HEADER, a_register, pack, report

FIRST, SECOND = [report(2023)], [report(2024)]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A register of one title."""
    before = Path.cwd()
    os.chdir(tmp_path)
    a_register()
    yield open_room(Path("register"), Library())
    os.chdir(before)


def received(room: Room, data: bytes, codes: Sequence[str] = ()) -> Received:
    """Receive a pack."""
    Path("a.lcp").write_bytes(data)
    return receive(room, [Path("a.lcp")], codes, lambda _: None, dry_run=False)


def test_without_a_code_nothing_vouches_for_a_pack_and_with_it_the_letter_does(room: Room) -> None:
    Path("b.lcp").write_bytes(pack(FIRST))
    code = read_pack(Path("b.lcp")).code
    assert [each.vouched for each in received(room, pack(FIRST)).packs] == [False]
    assert [each.vouched for each in received(room, pack(FIRST), [code]).packs] == [True]


def test_a_writer_of_whom_nothing_was_here_is_named_once(room: Room) -> None:
    assert [each.first for each in received(room, pack(FIRST)).packs] == [True]
    assert [each.first for each in received(room, pack(FIRST)).packs] == [False]


def test_of_several_packs_of_a_new_writer_the_lowest_is_the_first(room: Room) -> None:
    other = pack([report(2024, "莘县-7F3K")], writer="莘县-7F3K", office="莘县")
    for name, data in {"a.lcp": pack(FIRST), "b.lcp": other}.items():
        Path(name).write_bytes(data)
    found = receive(room, [Path("b.lcp"), Path("a.lcp")], (), lambda _: None, dry_run=False)
    assert {each.file.pack.name: each.first for each in found.packs} == {
        "冠县-01": True,
        "莘县-01": True,
    }


def test_a_pack_of_an_office_made_by_no_computer_of_it_is_refused(room: Room) -> None:
    with pytest.raises(Damaged, match="odd-sender"):
        raise_of(received(room, pack(FIRST, office="莘县")))


def test_a_pack_behind_another_one_than_was_received_is_refused(room: Room) -> None:
    received(room, pack(FIRST))
    with pytest.raises(Damaged, match="follows-another-pack"):
        raise_of(received(room, pack(SECOND, sent=FIRST)))


def test_another_header_under_no_seal_is_named_and_not_taken(room: Room) -> None:
    found = received(room, pack(FIRST, header={**HEADER, "title": "另一份"}))
    assert found.taken and [each.code for each in found.taken.warnings] == ["header-not-sealed"]
    assert header_words(room.register.folder)["title"] == HEADER["title"]


def test_the_header_of_before_a_sealed_change_is_nothing_to_be_named(room: Room) -> None:
    changed = {**HEADER, "title": "名录（新）"}
    path = room.register.folder / FILE
    path.write_text(path.read_text("utf-8").replace("title: 名录", "title: 名录（新）"), "utf-8")
    assert header_words(room.register.folder) == changed
    seal_waiting(open_room(room.register.folder, Library()), lambda _: None)
    found = received(open_room(room.register.folder, Library()), pack(FIRST))
    assert found.taken and found.taken.warnings == ()


def raise_of(found: Received) -> None:
    """Raise why the only pack was not taken."""
    [left] = found.refused
    raise left.why
