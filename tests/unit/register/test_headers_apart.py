"""Wordings of a header that wait: which are open, and what is said of them."""

from __future__ import annotations

from lccluster.register.joining.header import (
    HeaderSide,
    header_clashes,
    header_union,
    is_open,
    waiting_wordings,
)
from lccluster.register.joining.header_line import HeaderLine

WORDS = {"title": "名录", "rulebook": "liaocheng-2021-97"}


def line(writer: str, number: int, **said: str) -> HeaderLine:
    return HeaderLine(writer, f"header:{number}", WORDS | said)


def settled(of: HeaderLine, kept: HeaderLine) -> HeaderLine:
    return HeaderLine("市局", "01S", {"of": of.name, "kept": kept.name})


FIRST, CITY, GUAN = line("市局", 1), line("市局", 2, title="市"), line("冠县", 2, title="县")
LATER = line("市局", 3, title="市")


def side(current: HeaderLine, *lines: HeaderLine, ahead: bool = True) -> HeaderSide:
    return HeaderSide(current, lines, ahead)


def test_a_change_of_the_measure_is_named_with_what_comes_next() -> None:
    draft = line("冠县", 2, rulebook="draft-2027")
    [clash] = header_clashes("register.yaml", CITY, [CITY, draft])
    said = " ".join(map(str, clash.why))
    assert "rulebook: theirs draft-2027; ours liaocheng-2021-97." in said
    assert "check --full" in said
    [clash] = header_clashes("register.yaml", CITY, [CITY, GUAN])
    assert [*map(str, clash.why)] == ["title: theirs 县; ours 市."]


def test_one_wording_under_several_seals_is_one() -> None:
    again = line("莘县", 2, title="县")
    assert not is_open([GUAN, again])
    [clash] = header_clashes("register.yaml", CITY, [CITY, GUAN, again])
    assert clash.theirs == (GUAN.name, again.name)


def test_a_settlement_ends_both_and_what_is_kept_stands_under_its_new_seal() -> None:
    end = settled(GUAN, CITY)
    assert waiting_wordings([CITY, GUAN, end]) == []
    assert waiting_wordings([CITY, GUAN, end, LATER]) == [[LATER]]


def test_whoever_changed_it_knowing_ours_counts_and_nobody_waits() -> None:
    found = header_union(side(FIRST, ahead=False), side(GUAN))
    assert (found.theirs, [*found.lines]) == (True, [])
    found = header_union(side(CITY), side(line("冠县", 2, title="市")))
    assert (found.theirs, [*found.lines]) == (False, [])


def test_what_was_changed_apart_waits_whole_whoever_brings_it() -> None:
    for ours, theirs in ((CITY, GUAN), (GUAN, CITY)):
        found = header_union(side(ours), side(theirs))
        assert not found.theirs
        assert {*(each.name for each in found.lines)} == {CITY.name, GUAN.name}


def test_a_copy_in_which_it_conflicts_brings_what_waits_not_what_stands_there() -> None:
    found = header_union(side(FIRST, ahead=False), side(GUAN, CITY, GUAN))
    assert not found.theirs
    assert is_open(found.lines)
    clashes = header_clashes("register.yaml", FIRST, found.lines)
    assert [each.theirs for each in clashes] == [(GUAN.name,), (CITY.name,)]
    assert {each.ours for each in clashes} == {(FIRST.name,)}
