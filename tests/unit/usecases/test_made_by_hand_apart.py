"""Acts made by hand on one day in several copies: whatever the order of merges, no copy says another name."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from copies import ID, LATE, Copy, World, silent
from lccluster.errors import Refused, Unusable
from lccluster.register.joining.clash import ClashKind
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register.check import check
from lccluster.usecases.register.seal import seal_waiting

NAMES = ("甲", "乙", "丙")


def line(name: str, on: str = "2023-03-01") -> str:
    return f"event: renamed, on: {on}, name: {name}产业集群"


def typed(copy: Copy, *acts: str, above: bool = False) -> None:
    """Add acts with an editor: at the end, or above the last line."""
    path = copy.room.entry(ID).path
    lines = path.read_text("utf-8").splitlines()
    at = len(lines) - 1 if above else len(lines)
    lines[at:at] = [f"  - {{{each}}}" for each in acts]
    path.write_text("\n".join([*lines, ""]), "utf-8")


def by_hand(copy: Copy, *acts: str) -> None:
    typed(copy, *acts)
    seal_waiting(copy.room, silent)


def name(copy: Copy) -> str:
    title = title_of(copy.clusters[ID], copy.room.measure, Clocks(LATE))
    assert title is not None
    return title.name.removesuffix("产业集群")


def kinds(copy: Copy) -> list[ClashKind]:
    return [each.kind for each in copy.conflicts]


@pytest.fixture
def city(tmp_path: Path) -> Copy:
    return World(tmp_path).begins()


@pytest.fixture
def offices(city: Copy, tmp_path: Path) -> list[Copy]:
    """The city and two counties, each with a copy."""
    world = World(tmp_path, city.clock)
    return [city, world.copied(city, "冠县"), world.copied(city, "莘县", "莘县-9ABC")]


@pytest.mark.parametrize("keep", ["ours", "theirs"])
@pytest.mark.parametrize("first", [0, 1])
def test_two_names_of_one_day_are_a_conflict_in_either_order_and_one_name_in_the_end(
    first: int, keep: str, offices: list[Copy]
) -> None:
    city, guan, shen = offices
    by_hand(city, line("甲"))
    by_hand(guan, line("乙"))
    order = (city, guan) if first == 0 else (guan, city)
    for one, other in (order, order[::-1], (shen, order[0]), (shen, order[1])):
        one.takes(other)
    assert [kinds(each) for each in offices] == [[ClashKind.UNORDERED]] * 3
    assert (name(city), name(guan)) == ("甲", "乙")
    with pytest.raises(Refused):
        city.settles(1, "both")
    city.settles(1, keep)
    for each in (guan, shen):
        each.takes(city)
    for each in offices:
        assert each.conflicts == []
        assert each.damage == []
        assert name(each) == ("甲" if keep == "ours" else "乙")


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_three_names_of_three_offices_end_as_one_in_whatever_order_they_meet(
    order: tuple[int, ...], offices: list[Copy]
) -> None:
    for copy, each in zip(offices, NAMES, strict=True):
        by_hand(copy, line(each))
    first, second, last = (offices[each] for each in order)
    for one, other in ((first, second), (last, first), (second, last)):
        one.takes(other)
    city, *others = offices
    for each in others:
        city.takes(each)
    while city.conflicts:
        city.settles(1, "theirs")
        assert city.damage == []
    for each in others:
        each.takes(city)
        assert each.conflicts == each.damage == []
        assert each.standings == city.standings


def test_what_decides_nothing_is_taken_in_any_order(offices: list[Copy]) -> None:
    city, guan, shen = offices
    by_hand(city, "event: annual_report, on: 2024-01-10, year: 2022")
    by_hand(guan, "event: annual_report, on: 2024-01-10, year: 2023")
    by_hand(shen, line("甲", "2024-01-10"))
    for one, other in ((city, guan), (city, shen), (shen, guan), (guan, city), (shen, city)):
        one.takes(other)
    for each in offices:
        assert each.conflicts == each.damage == []
        assert each.standings == city.standings


def test_the_same_line_typed_in_two_copies_is_one_act(offices: list[Copy]) -> None:
    city, guan, _ = offices
    for copy in (city, guan):
        by_hand(copy, line("甲"))
    city.takes(guan)
    guan.takes(city)
    assert city.conflicts == guan.conflicts == []
    assert name(city) == name(guan) == "甲"


def test_a_name_by_hand_and_one_by_command_need_nobody(offices: list[Copy]) -> None:
    city, guan, _ = offices
    by_hand(city, line("甲"))
    guan.does("renamed", "2023-03-01", name="乙产业集群")
    city.takes(guan)
    guan.takes(city)
    assert city.conflicts == guan.conflicts == []
    assert name(city) == name(guan) == "乙"


def test_nobody_seals_a_line_of_the_day_of_one_that_came_from_elsewhere(
    offices: list[Copy],
) -> None:
    city, guan, _ = offices
    by_hand(guan, line("甲"))
    city.takes(guan)
    typed(city, line("乙"))
    assert city.damage == ["unordered"]
    with pytest.raises(Unusable):
        seal_waiting(city.room, silent)


def test_a_line_without_a_seal_is_met_as_one_with_a_seal_is(offices: list[Copy]) -> None:
    city, guan, shen = offices
    typed(city, line("甲"))
    by_hand(guan, line("乙"))
    city.takes(guan)
    assert kinds(city) == [ClashKind.UNORDERED]
    seal_waiting(city.room, silent)
    guan.takes(city)
    shen.takes(guan)
    assert kinds(guan) == kinds(shen) == [ClashKind.UNORDERED]
    city.settles(1, "theirs")
    for each in (guan, shen):
        each.takes(city)
    for each in offices:
        assert each.conflicts == each.damage == []
        assert name(each) == "乙"


def test_lines_stand_in_the_order_in_which_they_were_sealed(offices: list[Copy]) -> None:
    city, guan, _ = offices
    by_hand(city, line("甲"))
    typed(city, line("乙"), above=True)
    assert city.damage == ["unordered"]
    path = city.room.entry(ID).path
    *lines, one, other = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, other, one, ""]), "utf-8")
    seal_waiting(city.room, silent)
    assert city.damage == []
    path.write_text("\n".join([*lines, one, other, ""]), "utf-8")
    [found] = check(city.room).damage
    assert (found.code, found.line) == ("unordered", len(lines) + 2)
    path.write_text("\n".join([*lines, other, one, ""]), "utf-8")
    guan.takes(city)
    assert name(guan) == name(city) == "乙"


def test_what_came_to_stand_so_before_is_found_and_mended(offices: list[Copy]) -> None:
    city, guan, _ = offices
    by_hand(city, line("甲", "2023-03-01"))
    by_hand(guan, line("乙", "2023-03-02"))
    city.takes(guan)
    other = next(each.id for each in city.clusters[ID].events if "乙" in repr(each))
    city.does("corrected", "2023-03-03", of=str(other), values={"on": "2023-03-01"})
    assert city.damage == ["unordered"]
    city.does("voided", "2023-03-04", of=str(other))
    assert city.damage == []
