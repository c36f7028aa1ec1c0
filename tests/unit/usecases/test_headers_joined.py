"""Copies that changed the header of a register apart: both wordings wait, and people choose one."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from copies import CITY, ID, Copy, World, silent
from lccluster.errors import Damaged, Refused, Unusable
from lccluster.files.disk.documents.output import Output, Over
from lccluster.files.register.header import header_words
from lccluster.register.joining.clash import ClashKind
from lccluster.usecases.register.check import check
from lccluster.usecases.register.packs.beginning import begin_from
from lccluster.usecases.register.packs.outputs import PackOutputs
from lccluster.usecases.register.packs.receiving import receive
from lccluster.usecases.register.packs.scope import Wish
from lccluster.usecases.register.packs.sending import make_pack
from lccluster.usecases.register.room import open_room
from lccluster.usecases.register.seal import seal_waiting
from offices import files_in

INBOX = "inbox/@register.jsonl"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def city(world: World) -> Copy:
    return world.begins()


@pytest.fixture
def guan(world: World, city: Copy) -> Copy:
    return world.copied(city, "冠县")


def title(copy: Copy) -> str:
    return str(header_words(copy.folder)["title"])


def reopened(copy: Copy) -> Copy:
    """The copy as the next command finds it."""
    room = open_room(copy.folder, copy.room.library, office=copy.room.office_file)
    return Copy(room, copy.clock)


def same_bytes(*copies: Copy) -> None:
    """Hold that copies have one header, nothing open and nothing damaged."""
    for each in map(reopened, copies):
        assert (each.folder / "register.yaml").read_bytes() == (
            copies[0].folder / "register.yaml"
        ).read_bytes()
        assert each.conflicts == []
        assert each.damage == []
        assert {*(each.folder / INBOX).read_bytes().split(b"\n")} == {
            *(copies[0].folder / INBOX).read_bytes().split(b"\n")
        }


@pytest.mark.parametrize("keep", ["ours", "theirs"])
def test_a_header_that_both_changed_is_listed_settled_and_travels(
    keep: str, world: World, city: Copy, guan: Copy
) -> None:
    third = world.copied(city, "莘县")
    city.retitles("集群名录")
    guan.retitles("名录甲")
    guan.does("annual_report", "2023-01-10", year=2022)
    printed = [city.head(), guan.head()]
    taken = city.takes(guan)
    assert (taken.taken, taken.header) == (1, ())
    for one, other in ((guan, city), (third, guan), (third, city), (third, guan)):
        one.takes(other)
    for each, stands in ((city, "集群名录"), (guan, "名录甲")):
        [clash] = each.conflicts
        assert (clash.kind, clash.cluster) == (ClashKind.HEADER, "register.yaml")
        assert f"ours {stands}" in str(clash.why[0])
    assert third.conflicts
    for each in (city, guan, third):
        assert reopened(each).damage == []
    before = files_in(city.folder)
    city.settles(1, keep, dry_run=True)
    assert files_in(city.folder) == before
    assert city.settles(1, keep).conflicts == ()
    everyone = [city, guan, third]
    for each in everyone[1:]:
        reopened(each).takes(reopened(city))
        assert reopened(each).takes(reopened(city)).header == ()
    same_bytes(*everyone)
    assert title(city) == ("集群名录" if keep == "ours" else "名录甲")
    assert "经核实" in (third.folder / INBOX).read_text("utf-8")
    assert not [one for head in printed for one in check(reopened(third).room, head).damage]


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_three_that_changed_it_apart_end_with_one_in_whatever_order_they_meet(
    order: tuple[int, ...], world: World, city: Copy, guan: Copy
) -> None:
    everyone = [city, guan, world.copied(city, "莘县")]
    for copy, name in zip(everyone, ("市", "冠", "莘"), strict=True):
        copy.retitles(f"名录{name}")
    first, second, last = (everyone[each] for each in order)
    for one, other in ((first, second), (last, first), (city, last), (city, first), (city, second)):
        if one is not other:
            one.takes(other)
    assert len(city.conflicts) == 2
    city.settles(1, "theirs")
    kept = title(city)
    city = reopened(city)
    assert len(city.conflicts) == 1
    assert city.damage == []
    city.settles(1, "ours")
    assert title(city) == kept
    for each in (*everyone[1:], *everyone[1:]):
        reopened(each).takes(reopened(city))
    same_bytes(city, *everyone[1:])


def test_two_settlements_apart_are_a_conflict_of_their_own(
    world: World, city: Copy, guan: Copy
) -> None:
    second = world.copied(city, CITY, f"{CITY}-9PQR")
    city.retitles("集群名录")
    second.takes(city)
    second = reopened(second)
    guan.retitles("名录甲")
    for copy, keep in ((city, "ours"), (second, "theirs")):
        copy.takes(guan)
        copy.settles(1, keep)
    city, second = reopened(city), reopened(second)
    for one, other in ((city, second), (second, city), (guan, city), (guan, second)):
        one.takes(other)
        assert len(reopened(one).conflicts) == 1
        assert reopened(one).damage == []
    reopened(second).settles(1, "theirs")
    for each in (city, guan):
        reopened(each).takes(reopened(second))
    same_bytes(second, city, guan)
    assert title(city) == "集群名录"


def test_the_same_change_by_both_is_none(city: Copy, guan: Copy) -> None:
    for copy in (city, guan):
        copy.retitles("集群名录")
    city.takes(guan)
    guan.takes(city)
    assert city.conflicts == guan.conflicts == []
    assert not (city.folder / INBOX).exists()
    assert reopened(city).damage == reopened(guan).damage == []
    city.retitles("名录乙")
    assert guan.takes(city).header == ("title",)


def test_a_header_is_changed_again_and_conflicts_again_after_it_was_settled(
    city: Copy, guan: Copy
) -> None:
    city.retitles("集群名录")
    guan.retitles("名录甲")
    city.takes(guan)
    city.settles(1, "theirs")
    city = reopened(city)
    guan.takes(city)
    guan = reopened(guan)
    city.retitles("集群名录")
    guan.retitles("名录丙")
    guan.takes(city)
    assert len(guan.conflicts) == 1
    city.takes(guan)
    reopened(city).settles(1, "ours")
    guan.takes(reopened(city))
    same_bytes(city, guan)
    assert title(guan) == "集群名录"


def test_a_header_that_conflicts_travels_with_packs(world: World, city: Copy, guan: Copy) -> None:
    city.retitles("集群名录")
    guan.retitles("名录甲")

    def sent(copy: Copy, name: str) -> Path:
        path = world.folder / f"{name}.lcp"
        place = PackOutputs(Output(path, over=Over.ANYTHING))
        make_pack(reopened(copy).room, Wish(), place, silent, dry_run=False)
        return path

    def received(copy: Copy, pack: Path) -> Any:
        found = receive(reopened(copy).room, [pack], (), silent, dry_run=False)
        assert not found.refused
        return found.taken

    assert [e.kind for e in received(city, sent(guan, "冠县-01")).conflicts] == [ClashKind.HEADER]
    begun = world.folder / "begun"
    open_one = sent(city, "市局-01")
    begin_from(begun, city.room.library, open_one, silent, guan.room.office_file)
    begun_copy = Copy(open_room(begun, city.room.library), city.clock)
    assert len(begun_copy.conflicts) == 1
    assert begun_copy.damage == []
    reopened(city).settles(1, "theirs")
    settled = sent(city, "市局-02")
    assert received(begun_copy, settled).header == ("title",)
    received(guan, open_one)
    assert received(guan, settled).conflicts == ()
    same_bytes(city, guan, begun_copy)
    assert title(begun_copy) == "名录甲"


def test_a_county_settles_no_header_and_nobody_keeps_both(city: Copy, guan: Copy) -> None:
    city.retitles("集群名录")
    guan.retitles("名录甲")
    guan.takes(city)
    city.takes(guan)
    for copy, keep in ((guan, "theirs"), (city, "both")):
        before = files_in(copy.folder)
        with pytest.raises(Refused):
            copy.settles(1, keep)
        assert files_in(copy.folder) == before


def test_beside_the_header_conflicts_on_clusters_are_listed_and_settled(
    city: Copy, guan: Copy
) -> None:
    for copy, name, day in ((city, "集群名录", "2024-01-10"), (guan, "名录甲", "2024-01-12")):
        copy.retitles(name)
        copy.does("annual_report", day, year=2023)
    city.takes(guan)
    assert [e.cluster for e in city.conflicts] == [ID, "register.yaml"]
    assert city.settles(2, "theirs").conflicts[0].cluster == ID
    reopened(city).settles(1, "ours")
    guan.takes(reopened(city))
    same_bytes(city, guan)


def test_comments_of_the_header_stay_whichever_is_kept(city: Copy, guan: Copy) -> None:
    path = guan.folder / "register.yaml"
    path.write_text("# 我们的注\n" + path.read_text("utf-8"), "utf-8")
    city.retitles("集群名录")
    guan.takes(city)
    assert title(guan) == "集群名录"
    assert path.read_text("utf-8").startswith("# 我们的注\n")


def test_while_it_conflicts_nobody_changes_the_header_by_hand(city: Copy, guan: Copy) -> None:
    city.retitles("集群名录")
    guan.retitles("名录甲")
    city.takes(guan)
    city.header("title", "名录乙")
    assert city.damage == ["header-changed"]
    with pytest.raises(Unusable):
        seal_waiting(city.room, silent)


def test_what_was_changed_by_hand_and_bears_no_seal_is_never_lost_to_a_merge(
    city: Copy, guan: Copy
) -> None:
    city.retitles("集群名录")
    guan.header("title", "名录甲")
    for one, other in ((guan, city), (city, guan)):
        before = files_in(one.folder)
        if one is guan:
            with pytest.raises(Unusable, match="header-differs"):
                one.takes(other)
        else:
            assert one.takes(other).header == ()
        assert files_in(one.folder) == before


def altered(copy: Copy) -> None:
    path = copy.folder / INBOX
    path.write_text(path.read_text("utf-8").replace("名录甲", "名录丁"), "utf-8")


def cut(copy: Copy) -> None:
    path = copy.folder / INBOX
    path.write_bytes(path.read_bytes()[:-9])


def gone(copy: Copy) -> None:
    (copy.folder / INBOX).unlink()


def torn(copy: Copy) -> None:
    path = copy.folder / INBOX
    path.write_bytes(path.read_bytes() + b"[1]\n")


@pytest.mark.parametrize("harm", [altered, cut, gone, torn])
def test_what_was_settled_of_a_header_is_found_where_it_was_changed_and_is_not_taken(
    harm: Any, city: Copy, guan: Copy
) -> None:
    city.retitles("集群名录")
    guan.retitles("名录甲")
    city.takes(guan)
    city.settles(1, "ours")
    city = reopened(city)
    harm(city)
    assert city.damage
    before = files_in(guan.folder)
    with pytest.raises((Damaged, Unusable)):
        guan.takes(city)
    assert files_in(guan.folder) == before


@pytest.mark.parametrize(
    "key, value", [("rulebook", "sme-clusters-2022"), ("authority", "德州市工业和信息化局")]
)
def test_a_header_of_another_city_is_refused(key: str, value: str, city: Copy, guan: Copy) -> None:
    city.retitles(value, key)
    before = files_in(guan.folder)
    with pytest.raises(Unusable) as caught:
        guan.takes(city)
    assert [each.code for each in caught.value.problems] == ["another-city"]
    assert files_in(guan.folder) == before
