"""Copies of one register are merged: what holds is taken, what conflicts waits and is settled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from copies import CITY, ID, LAW, OTHER, Copy, World, silent
from lccluster.errors import Damaged, Refused, Unusable
from lccluster.files.register.header import header_words
from lccluster.files.register.lock import locked
from lccluster.files.register.seals.lines import seal_of
from lccluster.files.rules.library import Library
from lccluster.register.joining.brought import Brought, Segment
from lccluster.register.joining.clash import ClashKind
from lccluster.register.sealing.written import following, of_header
from lccluster.usecases.register.check import check
from lccluster.usecases.register.joining.taking import take
from lccluster.usecases.register.repack import repack
from lccluster.usecases.register.room import open_room
from lccluster.usecases.register.seal import seal_waiting
from offices import files_in


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def city(world: World) -> Copy:
    return world.begins()


@pytest.fixture
def guan(world: World, city: Copy) -> Copy:
    return world.copied(city, "冠县")


def alike(*copies: Copy) -> None:
    """Hold that copies say the same, and that nothing is damaged in any."""
    for each in copies:
        assert each.damage == []
        assert each.acts == copies[0].acts
        assert each.standings == copies[0].standings


def each_takes_the_other(one: Copy, other: Copy) -> None:
    one.takes(other)
    other.takes(one)


def test_what_both_recorded_is_in_both_after_each_took_the_other(
    world: World, city: Copy, guan: Copy
) -> None:
    shen = world.copied(city, "莘县")
    city.recognises("莘县食品产业集群", "莘县")
    guan.does("annual_report", "2023-01-10", year=2022)
    shen.does("renamed", "2023-01-10", name="冠县轴承集群")
    assert city.takes(guan).taken == 1
    assert city.takes(shen).taken == 1
    assert guan.takes(city).taken == 2
    assert shen.takes(guan).taken == 2
    alike(city, guan, shen)


def test_a_merge_changes_nothing_where_it_is_tried_or_repeated(city: Copy, guan: Copy) -> None:
    guan.does("annual_report", "2023-01-10", year=2022)
    before = files_in(city.folder)
    assert city.takes(guan, dry_run=True).taken == 1
    assert files_in(city.folder) == before
    city.takes(guan)
    after = files_in(city.folder)
    assert city.takes(guan).taken == 0
    assert files_in(city.folder) == after


def test_old_bytes_stay_a_prefix_and_old_heads_hold(city: Copy, guan: Copy) -> None:
    printed, before = city.head(), city.room.entry(ID).document.source.data
    city.does("renamed", "2023-02-01", name="乙")
    guan.does("annual_report", "2023-01-10", year=2022)
    other = guan.head()
    each_takes_the_other(city, guan)
    assert city.room.entry(ID).document.source.data.startswith(before)
    for copy in (city, guan):
        assert not check(copy.room, printed).damage
        assert not check(copy.room, other).damage


def same_id(city: Copy, guan: Copy) -> None:
    """One act, entered by hand in both, with one id and two wordings."""
    for copy, year in ((city, "2022"), (guan, "2023")):
        line = f"  - {{id: X1, event: annual_report, on: 2024-01-10, year: {year}}}\n"
        path = copy.room.entry(ID).path
        path.write_text(path.read_text("utf-8") + line, "utf-8")
        seal_waiting(copy.room, print)


def unlawful(city: Copy, guan: Copy) -> None:
    city.does("revoked", "2023-03-01", ground="14.1")
    guan.does("annual_report", "2024-01-10", year=2023)


def same_duty(city: Copy, guan: Copy) -> None:
    city.does("annual_report", "2024-01-10", year=2023)
    guan.does("annual_report", "2024-01-12", year=2023)


def facts(city: Copy, guan: Copy) -> None:
    for copy, note in ((city, "市"), (guan, "县")):
        copy.edits("events:", f"note: {note}改\nevents:")
        seal_waiting(copy.room, print)


@pytest.mark.parametrize("county", ["冠县", "莘县"])
@pytest.mark.parametrize("keep", ["ours", "theirs", "both"])
def test_of_two_clusters_that_took_one_id_the_later_gets_another_one(
    keep: str, county: str, world: World, city: Copy
) -> None:
    second = world.copied(city, CITY, f"{CITY}-9PQR")
    guan = world.copied(city, "冠县")
    for copy, name, where in ((city, "乙产业集群", "冠县"), (second, "丙产业集群", county)):
        assert copy.recognises(name, where) == OTHER
        copy.does("annual_report", "2023-01-10", OTHER, year=2022)
    printed = [city.head(), second.head()]
    for one, other in ((city, second), (second, city), (guan, second), (guan, city)):
        assert [each.kind for each in one.takes(other).conflicts] == [ClashKind.ID_TWICE]
        assert one.damage == []
    assert second.settles(1, keep).conflicts == ()
    assert second.damage == []
    for copy in (city, guan, second):
        copy.takes(second) if copy is not second else copy.takes(city)
        assert copy.conflicts == []
        assert copy.damage == []
        assert copy.standings == second.standings
        assert {id: each.county for id, each in copy.clusters.items()} == {
            id: each.county for id, each in second.clusters.items()
        }
        assert not [one for head in printed for one in check(copy.room, head).damage]
    held = {id: each.name for id, each in second.standings.items() if each}
    first = "丙产业集群" if keep == "ours" else "乙产业集群"
    assert held[OTHER] == first
    assert ("LC-2022-003" in held) == (keep == "both")


CONFLICTS: dict[ClashKind, Any] = {
    ClashKind.SAME_ID: same_id,
    ClashKind.UNLAWFUL: unlawful,
    ClashKind.SAME_DUTY: same_duty,
    ClashKind.FACTS: facts,
}


@pytest.mark.parametrize("keep", ["ours", "theirs"])
@pytest.mark.parametrize("kind", CONFLICTS)
def test_a_conflict_waits_is_listed_and_settled_and_travels(
    kind: ClashKind, keep: str, world: World, city: Copy, guan: Copy
) -> None:
    guan.does("renamed", "2023-02-01", name="乙")
    CONFLICTS[kind](city, guan)
    printed = [city.head(), guan.head()]
    third = world.copied(city, "莘县")
    for one, other in ((city, guan), (guan, city), (third, guan), (third, city)):
        assert [each.kind for each in one.takes(other).conflicts] == [kind]
        assert one.damage == []
    assert city.everything == guan.everything
    assert len(city.clusters[ID].events) < 4
    lost = city.everything
    before = files_in(city.folder)
    assert city.settles(1, keep, dry_run=True).conflicts == ()
    assert files_in(city.folder) == before
    assert city.settles(1, keep).conflicts == ()
    for copy in (guan, third):
        copy.takes(city)
        assert copy.conflicts == []
        assert copy.damage == []
        assert copy.standings == city.standings
        assert copy.clusters[ID].note == city.clusters[ID].note
        assert lost <= copy.everything
    assert city.damage == []
    for copy in (city, guan, third):
        assert not [
            check(copy.room, each).damage for each in printed if check(copy.room, each).damage
        ]


def test_of_one_act_in_two_wordings_both_may_stand_each_with_an_id_of_its_own(
    city: Copy, guan: Copy
) -> None:
    same_id(city, guan)
    city.takes(guan)
    city.settles(1, "both")
    guan.takes(city)
    assert city.damage == guan.damage == []
    assert city.standings == guan.standings
    reports = city.standings[ID].reports
    assert reports == {("annual_report", 2022), ("annual_report", 2023)}


@pytest.mark.parametrize("kind", [ClashKind.UNLAWFUL, ClashKind.SAME_DUTY, ClashKind.FACTS])
def test_what_cannot_stand_together_is_not_kept_both(
    kind: ClashKind, city: Copy, guan: Copy
) -> None:
    CONFLICTS[kind](city, guan)
    city.takes(guan)
    before = files_in(city.folder)
    with pytest.raises(Refused):
        city.settles(1, "both")
    assert files_in(city.folder) == before


def test_two_settlements_that_differ_are_a_conflict_themselves(
    world: World, city: Copy, guan: Copy
) -> None:
    second = world.copied(city, CITY, f"{CITY}-9PQR")
    unlawful(city, guan)
    second.takes(city)
    for copy in (city, second):
        copy.takes(guan)
    city.settles(1, "ours")
    second.settles(1, "theirs")
    assert [each.kind for each in city.takes(second).conflicts] == [ClashKind.SETTLED_APART]
    city.settles(1, "theirs")
    for copy in (second, guan):
        copy.takes(city)
        assert not copy.conflicts
        assert copy.standings == city.standings
        assert copy.damage == []


def test_the_same_settlement_twice_is_none(world: World, city: Copy, guan: Copy) -> None:
    second = world.copied(city, CITY, f"{CITY}-9PQR")
    same_duty(city, guan)
    second.takes(city)
    for copy in (city, second):
        copy.takes(guan)
        copy.settles(1, "ours")
    each_takes_the_other(city, second)
    assert not city.conflicts
    alike(city, second)


def test_a_county_settles_nothing(city: Copy, guan: Copy) -> None:
    unlawful(city, guan)
    guan.takes(city)
    with pytest.raises(Refused):
        guan.settles(1, "theirs")


def test_a_decision_that_a_county_sealed_is_refused_by_name(city: Copy, guan: Copy) -> None:
    path = guan.room.entry(ID).path
    line = "  - {id: X9, event: revoked, on: 2024-01-10, ground: 14.1, document_number: 第1号}\n"
    path.write_text(path.read_text("utf-8") + line, "utf-8")
    seal_waiting(guan.room, print)
    found = city.takes(guan)
    assert [each.theirs for each in found.refused] == [("X9",)]
    assert found.conflicts == found.refused
    assert city.standings[ID].ended is None
    assert city.damage == []
    with pytest.raises(Refused):
        city.settles(1, "theirs")
    city.settles(1, "ours")
    assert city.standings[ID].ended is None
    assert city.damage == []


def test_facts_that_one_office_changed_are_taken(city: Copy, guan: Copy) -> None:
    guan.edits("events:", "note: 补注\nevents:")
    seal_waiting(guan.room, print)
    city.does("renamed", "2023-02-01", name="乙")
    city.takes(guan)
    assert city.clusters[ID].note == "补注"
    assert city.damage == []
    each_takes_the_other(city, guan)
    alike(city, guan)


def test_a_copied_configuration_is_a_fork(world: World, city: Copy, guan: Copy) -> None:
    twin = world.copied(guan, "冠县", "冠县")
    twin.room.office_file = guan.room.office_file
    guan.does("renamed", "2023-02-01", name="乙")
    twin.does("renamed", "2023-02-01", name="丙")
    before = files_in(guan.folder)
    with pytest.raises(Damaged) as caught:
        guan.takes(twin)
    assert [each.code for each in caught.value.problems] == ["writer-forked"]
    assert files_in(guan.folder) == before


def damaged(guan: Copy) -> None:
    guan.edits("name: 乙", "name: 丙")


def cut(guan: Copy) -> None:
    chain = guan.folder / "seals" / "冠县-4XYZ.jsonl"
    chain.write_bytes(b"".join(chain.read_bytes().splitlines(keepends=True)[1:]))


def set_back(guan: Copy) -> None:
    """A county's last act is taken away, together with its seal, though a head covers it."""
    guan.head()
    chain, path = guan.folder / "seals" / "冠县-4XYZ.jsonl", guan.room.entry(ID).path
    for each in (chain, path):
        each.write_bytes(b"".join(each.read_bytes().splitlines(keepends=True)[:-1]))


@pytest.mark.parametrize("harm", [damaged, cut, set_back])
def test_a_damaged_copy_is_refused_whole(harm: Any, city: Copy, guan: Copy) -> None:
    guan.does("annual_report", "2023-01-10", year=2022)
    guan.does("renamed", "2023-02-01", name="乙")
    harm(guan)
    before = files_in(city.folder)
    with pytest.raises(Damaged):
        city.takes(guan)
    assert files_in(city.folder) == before


def test_another_register_and_itself_are_refused(world: World, city: Copy, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = World(tmp_path / "elsewhere").begins("AAAA-BBBB-CCCC")
    for copy, code in ((other, "another-register"), (city, "itself")):
        with pytest.raises(Unusable) as caught:
            city.takes(copy)
        assert [each.code for each in caught.value.problems] == [code]


def test_a_conflict_that_is_no_more_is_taken_with_the_next_merge(city: Copy, guan: Copy) -> None:
    same_duty(city, guan)
    city.takes(guan)
    mine = next(e.id for e in city.clusters[ID].events if e.event == "annual_report")
    city.does("voided", "2024-01-10", of=str(mine))
    assert city.conflicts == []
    assert city.takes(guan).taken == 1
    guan.takes(city)
    alike(city, guan)


def test_packed_copies_merge_as_loose_ones_do(city: Copy, guan: Copy) -> None:
    for copy in (city, guan):
        repack(copy.room, unpack=False, dry_run=False, tell=print)
    guan.does("annual_report", "2023-01-10", year=2022)
    city.does("renamed", "2023-02-01", name="乙")
    each_takes_the_other(city, guan)
    alike(city, guan)


def test_a_merge_waits_for_whoever_writes(city: Copy, guan: Copy) -> None:
    guan.does("annual_report", "2023-01-10", year=2022)
    with locked(guan.folder, print):
        assert city.takes(guan).taken == 1


def by_hand(copy: Copy, *acts: str) -> None:
    """Add acts with an editor, and seal them."""
    by_hand_in(copy, ID, *acts)


def by_hand_in(copy: Copy, cluster: str, *acts: str) -> None:
    path = copy.room.entry(cluster).path
    path.write_text(
        path.read_text("utf-8") + "".join(f"  - {{{each}}}\n" for each in acts), "utf-8"
    )
    seal_waiting(copy.room, silent)


def test_a_report_that_another_county_owes_waits_is_settled_and_is_found_where_it_stands(
    world: World, city: Copy
) -> None:
    shen = world.copied(city, "莘县", "莘县-9ABC")
    by_hand(shen, "id: X9, event: county_report, on: 2023-02-10, year: 2022")
    taken = city.takes(shen)
    assert [each.kind for each in taken.refused] == [ClashKind.ANOTHER_COUNTYS]
    assert city.damage == []
    with pytest.raises(Refused):
        city.settles(1, "theirs")
    city.settles(1, "ours")
    assert city.conflicts == []
    assert city.damage == []
    path = shen.room.entry(ID).path
    said = path.read_text("utf-8").replace("id: X9, event", "id: X9, recorded_by: 莘县-9ABC, event")
    path.write_text(said, "utf-8")
    assert "another-countys-report" in shen.damage


def two_titles(world: World, city: Copy, days: tuple[str, str]) -> tuple[Copy, Copy, str, str]:
    """Two computers of a county record its report of one year, each with another title."""
    assert city.recognises("冠县食品产业集群") == OTHER
    assert city.recognises("冠县建材产业集群") == THIRD
    one, two = world.copied(city, "冠县"), world.copied(city, "冠县", "冠县-9ABC")
    first = one.does("county_report", days[0], ID, year=2022)
    return one, two, first, two.does("county_report", days[1], OTHER, year=2022)


THIRD = "LC-2022-003"
DAYS = [("2023-02-10", "2023-02-11"), ("2023-02-10", "2023-02-10")]


@pytest.mark.parametrize("keep", ["ours", "theirs"])
@pytest.mark.parametrize("days", DAYS)
def test_a_countys_report_with_two_titles_is_a_conflict_that_is_settled_and_travels(
    days: tuple[str, str], keep: str, world: World, city: Copy
) -> None:
    one, two, first, doubled = two_titles(world, city, days)
    printed = [one.head(), two.head()]
    shen = world.copied(city, "莘县")
    order = ((one, two), (two, one), (city, two), (city, one), (shen, one), (shen, two))
    for each, other in order:
        each.takes(other)
        assert each.damage == []
    for each, theirs, ours in (
        (one, doubled, first),
        (two, first, doubled),
        (city, doubled, first),
    ):
        [clash] = each.conflicts
        assert (clash.kind, clash.theirs, clash.ours) == (
            ClashKind.SAME_DUTY,
            (theirs,),
            (ours,),
        )
        assert {clash.cluster, clash.beside} == {ID, OTHER}
    before = files_in(city.folder)
    with pytest.raises(Refused):
        city.settles(1, "both")
    assert city.settles(1, keep, dry_run=True).conflicts == ()
    assert files_in(city.folder) == before
    assert city.settles(1, keep).conflicts == ()
    everyone = (one, two, shen, city)
    for each in everyone[:-1]:
        each.takes(city)
        assert each.takes(city).taken == 0
    for each in everyone:
        assert each.conflicts == []
        assert each.standings == city.standings
    alike(*everyone)
    reported = {id for id, each in city.standings.items() if each.reports}
    assert reported == {ID if keep == "ours" else OTHER}
    assert not [one for head in printed for one in check(city.room, head).damage]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_settlements_that_keep_the_report_with_either_title_one_has_to_go(
    order: tuple[int, int], world: World, city: Copy
) -> None:
    one, two, *_ = two_titles(world, city, DAYS[0])
    second = world.copied(city, CITY, f"{CITY}-9PQR")
    for copy, keep in ((city, "ours"), (second, "theirs")):
        copy.takes(one)
        copy.takes(two)
        copy.settles(1, keep)
    cities = (city, second)
    first, last = cities[order[0]], cities[order[1]]
    assert [each.kind for each in first.takes(last).conflicts] == [ClashKind.SETTLED_APART]
    third = world.copied(first, "莘县")
    assert [each.kind for each in third.conflicts] == [ClashKind.SETTLED_APART]
    first.settles(1, "theirs")
    for copy in (last, one, two, third):
        copy.takes(first)
        assert copy.conflicts == []
        assert copy.standings == first.standings
    alike(first, last, one, two, third)
    assert len([id for id, each in first.standings.items() if each.reports]) == 1


def test_a_report_that_was_voided_before_it_came_conflicts_with_none(
    world: World, city: Copy
) -> None:
    one, two, _, doubled = two_titles(world, city, DAYS[0])
    two.does("voided", "2023-02-12", OTHER, of=doubled, reason="重复")
    each_takes_the_other(one, two)
    assert one.conflicts == two.conflicts == []
    alike(one, two)


def test_only_the_cluster_with_the_second_report_waits(world: World, city: Copy) -> None:
    one, two, *_ = two_titles(world, city, DAYS[0])
    two.does("annual_report", "2023-01-10", THIRD, year=2022)
    taken = one.takes(two)
    assert (taken.taken, taken.waiting) == (1, 1)
    assert [each.cluster for each in taken.conflicts] == [OTHER]


def recorded_with_each(copy: Copy, *days: str) -> None:
    """A county's report entered by hand with each of its two titles, as was usual once."""
    assert copy.recognises("冠县食品产业集群") == OTHER
    for cluster, day in zip((ID, OTHER), days, strict=True):
        by_hand_in(copy, cluster, f"id: X{cluster}, event: county_report, on: {day}, year: 2022")


def test_a_report_recorded_with_each_title_in_the_same_words_is_worth_a_look_and_no_more(
    world: World, city: Copy
) -> None:
    recorded_with_each(city, *DAYS[1])
    found = check(city.room)
    assert not found.damage
    assert [each.code for each in found.notices] == ["reported-twice"]
    (world.folder / "new").mkdir()
    (world.folder / "new" / "register.yaml").write_bytes(
        (city.folder / "register.yaml").read_bytes()
    )
    begun = Copy(open_room(world.folder / "new", Library()), city.clock)
    begun.takes(city)
    assert begun.conflicts == []
    alike(city, begun)


def test_a_report_recorded_with_two_titles_in_other_words_is_damage_until_one_is_voided(
    city: Copy,
) -> None:
    recorded_with_each(city, *DAYS[1])
    city.does("corrected", "2023-02-12", OTHER, of=f"X{OTHER}", values={"on": DAYS[0][1]})
    assert city.damage == ["reported-twice"]
    city.does("voided", "2023-02-12", OTHER, of=f"X{OTHER}", reason="重复")
    assert city.damage == []


@pytest.mark.parametrize("names", [("乙", "甲"), ("甲", "乙"), ("丙", "丁")])
def test_what_was_made_by_hand_on_one_day_stands_elsewhere_in_the_order_of_its_seals(
    names: tuple[str, ...], city: Copy, guan: Copy
) -> None:
    by_hand(guan, *(f"event: renamed, on: 2023-03-01, name: {each}产业集群" for each in names))
    city.takes(guan)
    alike(city, guan)


def test_a_head_of_the_register_that_one_side_changed_is_taken_and_named(
    world: World, city: Copy, guan: Copy
) -> None:
    old = world.copied(city, "莘县")
    guan.does("annual_report", "2023-01-10", year=2022)
    city.retitles("集群名录")
    assert guan.takes(city, dry_run=True).header == ("title",)
    assert guan.takes(city).header == ("title",)
    assert header_words(guan.folder) == header_words(city.folder)
    assert guan.takes(city).header == ()
    assert city.takes(old).header == ()
    assert header_words(city.folder)["title"] == "集群名录"
    assert old.takes(guan).taken == 1
    city.takes(old)
    alike(city, guan, old)


@pytest.mark.parametrize("old, new", [(LAW, "no-such-rulebook"), ("title: ", "remark: ")])
def test_a_head_that_cannot_stand_here_is_not_taken(
    old: str, new: str, city: Copy, guan: Copy
) -> None:
    path = city.folder / "register.yaml"
    chain = next(city.folder.glob("seals/*.jsonl"))
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    words = header_words(city.folder)
    [*_, last] = [seal_of(each, chain.name) for each in chain.read_bytes().splitlines()]
    [seal] = following("3AVJ-4UHD-EPCV", chain.stem, last, [of_header(words, 2)])
    before = files_in(guan.folder)
    brought = Brought(
        "3AVJ-4UHD-EPCV", {chain.stem: Segment([seal], last.i, last.i)}, {}, [], words, "city"
    )
    with pytest.raises(Unusable):
        take(guan.room, brought, silent, dry_run=False)
    assert files_in(guan.folder) == before
