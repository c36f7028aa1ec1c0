"""What a pack says of itself: whose it is only the code on paper tells, and what contradicts what is known here is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from lccluster.errors import Damaged, Unusable
from lccluster.files.register.header import header_words
from lccluster.files.register.layout import HEADER as FILE
from lccluster.files.register.packs.drawing import pack_bytes
from lccluster.files.register.packs.reading import read_pack
from lccluster.files.rules.library import Library
from lccluster.register.joining.brought import Brought
from lccluster.usecases.register.joining.taking import take
from lccluster.usecases.register.packs.receiving import Received, receive
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.register.seal import seal_waiting
from offices import files_in
from packs_made import HEADER, REGISTER, a_register, pack, report

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


def test_a_writer_of_whom_nobody_can_tell_the_office_is_named(room: Room) -> None:
    unknown = "甲-7F3K"
    found = received(room, pack([report(2024, unknown)], writer=unknown))
    assert found.taken and [e.code for e in found.taken.warnings] == ["writer-of-no-office"]


def test_what_a_county_brings_under_the_name_of_another_office_is_named(room: Room) -> None:
    for name, data in {
        "a.lcp": pack(FIRST),
        "b.lcp": pack([report(2024, "莘县-7F3K")], writer="莘县-7F3K", office="莘县"),
    }.items():
        Path(name).write_bytes(data)
    own, other = (read_pack(Path(each)).pack for each in ("a.lcp", "b.lcp"))
    both = {
        key: {**getattr(own, key), **getattr(other, key)}
        for key in ("starts", "knows", "seals", "head_starts", "heads")
    }
    together = pack_bytes(replace(own, **both, clusters=[*own.clusters, *other.clusters]))
    found = received(room, together)
    assert found.taken and [e.code for e in found.taken.warnings] == ["of-another-office"]
    assert found.taken.taken == 2
    again = received(room, together)
    assert again.taken and again.taken.warnings == ()


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


def test_no_writer_is_named_by_what_cannot_name_a_file_or_is_another_ones_on_some_disk(
    room: Room,
) -> None:
    received(room, pack(FIRST))
    before = files_in(room.register.folder)
    with pytest.raises(Unusable, match="writers-look-alike"):
        raise_of(received(room, pack(SECOND, writer="冠县-7f3k")))
    for odd in ("../x", "a/b", "CON"):
        brought = Brought(REGISTER, {}, {}, (), None, "x.lcp", {odd: []}, "", ())
        with pytest.raises(Unusable, match="no-writer"):
            take(room, brought, lambda _: None, dry_run=False)
    assert files_in(room.register.folder) == before


def raise_of(found: Received) -> None:
    """Raise why the only pack was not taken."""
    [left] = found.refused
    raise left.why
