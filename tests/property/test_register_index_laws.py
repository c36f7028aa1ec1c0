"""The index of a register is never asked what the files would not say: whatever people do to them."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from histories import clusters
from lccluster.errors import Unusable
from lccluster.files.register.header import Header
from lccluster.files.register.index import kept as register_index
from lccluster.files.register.reading import scan as register_scan
from lccluster.files.register.writing import record_text, write_header
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Standing
from lccluster.register.owed.handed_in import YearlyReport
from lccluster.register.rows import Row, Wanted
from lccluster.register.view import Clocks, names_borne
from lccluster.usecases.register.asking.handed_in import having
from lccluster.usecases.register.asking.lists import counted, listed
from lccluster.usecases.register.recording.like_names import Neighbour
from lccluster.usecases.register.recording.second_titles import (
    look_alikes,
    neighbours,
    second_titles,
)
from lccluster.usecases.register.repack import repack
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.rules.rulebooks import Library
from registers import NAME, OFFICES, act
from shares import examples

HEADER = Header(1, "名录", "市局", "liaocheng-2021-97")
TICK = 0.012  # seconds: the clock of common file systems goes on in steps of 4 ms
COUNTIES = ("冠县", "莘县", "外县")
CALLED = (
    *COUNTIES,
    "冠县工信局",
    "371525",
    "３７１５２５",
    "GUANXIAN",
)  # the first under four more of its names
DAYS = st.dates(date(2021, 1, 1), date(2040, 12, 31))
WANTED = st.builds(
    Wanted,
    st.booleans(),
    st.none() | st.integers(2022, 2040) | st.sampled_from([0, 99999]),
    st.none() | st.sampled_from([0, 30, 400, 999999]),
    st.lists(st.sampled_from(list(Standing)), max_size=2).map(tuple),
    st.lists(st.sampled_from(COUNTIES), max_size=2, unique=True).map(OFFICES.names_of),
)


@pytest.fixture(autouse=True)
def always_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the register is."""
    monkeypatch.setattr(register_scan, "FEW", 0)
    monkeypatch.setattr(register_scan, "SMALL", 0)


@contextmanager
def patched(young: int) -> Iterator[None]:
    before, register_index.YOUNG = register_index.YOUNG, young
    try:
        yield
    finally:
        register_index.YOUNG = before


@contextmanager
def register() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        write_header(Path(folder, "register"), HEADER)
        yield Path(folder)


def room(folder: Path, cache: str | None) -> Room:
    return open_room(folder / "register", Library(), folder / cache if cache else None)


Answer = tuple[Any, ...]


def answers(asked: Room, clocks: Clocks, wanted: Wanted) -> Answer:
    """All that lists and counts say, or what stands against them."""
    try:
        found = listed(asked, clocks, wanted, ahead=True)
        counts = [list(each.items()) for each in counted(asked, clocks).values()]
        return [*map(_seen, found.found)], found.next_ones, counts
    except Unusable as unusable:
        return ("unusable", *map(str, unusable.problems))


def _seen(row: Row) -> tuple[object, ...]:
    return replace(row.cluster, events=()), row.title, row.standing, row.flags


def agree(folder: Path, day: date, wanted: Wanted) -> None:
    """The index kept so far, one made anew, and no index at all say the same."""
    with_index, plain = room(folder, "cache"), room(folder, None)
    for clocks in (Clocks(day), Clocks(date(2050, 1, 1)), Clocks(day, known_at=date(2026, 1, 1))):
        said = answers(plain, clocks, wanted)
        assert answers(with_index, clocks, wanted) == said
        assert answers(room(folder, "anew"), clocks, wanted) == said
        shutil.rmtree(folder / "anew", ignore_errors=True)
    assert [*map(str, with_index.notices)] == [
        *map(str, plain.notices)
    ]  # whose titles are nobody's


REPORTS = ("annual_report", "county_report")
NAMES = st.sampled_from(
    [
        NAME,
        "莘县轴承特色产业集群",
        "冠县轴承",
        "轴承",
        "县",
        "",
        "冠县清水轴承产业集群",
        "ＡＢ（轴承）",
        "阳谷县食品",
        "茌平县铝",
        "茌平区信发铝",
        "茌平区",
    ]
)


def beside(asked: Room, name: str) -> Answer:
    """What a new title of a name is held against, and the titles that go by it or by an id."""
    try:
        known = neighbours(asked, [name], [2022])
        event = act("recognised", "2031-05-09")
        against = [str(each.sentence) for each in second_titles(asked, known.clusters, name, event)]
        alike = [
            str(each.problem)
            for found in look_alikes(
                asked,
                known.clusters,
                [Neighbour(Cluster(id="X", name=name, county="冠县"), Path("X"))],
            )
            for each in found.likes
        ]
        ids = sorted(each for each in known.ids if each.startswith("LC-2022"))
        asked_for = [YearlyReport(*each, 2023) for each in product((None, "冠县"), REPORTS)]
        reports = having(asked, asked_for)
    except Unusable as unusable:
        return ("unusable", *map(str, unusable.problems))
    return against, alike, ids, reports


def found(asked: Room, written: str) -> Answer:
    try:
        entry = asked.entry(written)
    except Unusable as unusable:
        return ("unusable", *map(str, unusable.problems))
    return entry.cluster, entry.path


def agree_on_names(folder: Path, name: str) -> None:
    """As the lists do, whatever is recorded finds what it looks for with an index as without."""
    with_index, plain = room(folder, "cache"), room(folder, None)
    assert beside(with_index, name) == beside(plain, name)
    for written in (name, "LC-2022-001", "LC-2022-011"):
        assert found(with_index, written) == found(plain, written)
    assert not with_index.notices


def files(folder: Path) -> list[Path]:
    return sorted((folder / "register" / "clusters").rglob("*.yaml"))


def put(folder: Path, cluster: Cluster, county: str, number: int) -> None:
    known = replace(cluster, id=f"LC-2022-{number:03}", county=county)
    path = folder / "register" / "clusters" / county / f"{known.id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(record_text(known), encoding="utf-8")


def edited(path: Path, _draw: Callable[[Any], Any]) -> None:
    path.write_bytes(path.read_bytes().replace("冠县".encode(), "冠乡".encode()))


def edited_behind_old_times(path: Path, _draw: Callable[[Any], Any]) -> None:
    """As long as before, and with the time that it had: only the change itself is dated."""
    seen = path.stat()
    path.write_bytes(path.read_bytes().replace(b"on: 2022-05", b"on: 2022-06", 1))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def touched(path: Path, draw: Callable[[Any], Any]) -> None:
    moment = draw(st.sampled_from([0, 10**18, 4 * 10**18]))  # long past, past, and yet to come
    os.utime(path, ns=(moment, moment))


def deleted(path: Path, _draw: Callable[[Any], Any]) -> None:
    path.unlink()


def renamed(path: Path, draw: Callable[[Any], Any]) -> None:
    target = path.parent.parent / draw(st.sampled_from(COUNTIES)) / f"LC-2030-{path.name[-8:]}"
    target.parent.mkdir(exist_ok=True)
    path.rename(target)


def damaged(path: Path, _draw: Callable[[Any], Any]) -> None:
    path.write_bytes(path.read_bytes() + b"oops\n")


def copied_over(path: Path, draw: Callable[[Any], Any]) -> None:
    """A copy with its times, over another file."""
    other = draw(st.sampled_from(sorted(path.parent.glob("*.yaml"))))
    if other != path:
        shutil.copy2(path, other)


DEEDS = (edited, edited_behind_old_times, touched, deleted, renamed, damaged, copied_over)


@pytest.mark.parametrize("young", [register_index.YOUNG, -(10**12)])
@examples(12)
@given(data=st.data())
def test_whatever_is_done_to_the_files_the_index_says_what_they_say(
    young: int, data: st.DataObject
) -> None:
    """Both where every file is too young to be trusted, and where none is and times must tell."""
    with register() as folder, patched(young):
        for number in range(data.draw(st.integers(1, 4))):
            put(folder, data.draw(clusters(most=8)), data.draw(st.sampled_from(CALLED)), number)
        for step in range(data.draw(st.integers(1, 4))):
            agree(folder, data.draw(DAYS), data.draw(WANTED))
            agree_on_names(folder, data.draw(NAMES))
            time.sleep(TICK if young < 0 else 0)
            deed = data.draw(st.sampled_from([*DEEDS, put, repack]))
            if deed is put:
                put(folder, data.draw(clusters(most=8)), "冠县", 10 + step)
            elif deed is repack:
                _repacked(folder, unpack=data.draw(st.booleans()))
            elif found := files(folder):
                deed(data.draw(st.sampled_from(found)), data.draw)  # type: ignore[operator]
        agree(folder, data.draw(DAYS), data.draw(WANTED))


def _repacked(folder: Path, *, unpack: bool) -> None:
    try:
        repack(room(folder, None), unpack=unpack, dry_run=False, tell=lambda _: None)
    except Unusable:
        return  # damaged files are left alone


@examples(12)
@given(clusters(most=10), DAYS, WANTED)
def test_on_any_day_the_index_gives_the_rows_that_the_files_give(
    cluster: Cluster, day: date, wanted: Wanted
) -> None:
    with register() as folder:
        put(folder, cluster, "冠县", 1)
        agree(folder, day, wanted)
        agree(folder, day, Wanted())


@examples(25)
@given(st.lists(clusters(most=8), min_size=1, max_size=3), st.data())
def test_new_names_meet_with_an_index_what_they_meet_in_the_files(
    known: list[Cluster], data: st.DataObject
) -> None:
    with register() as folder:
        borne = [NAME]
        for number, each in enumerate(known):
            named = replace(each, name=data.draw(NAMES) or "甲")
            borne += names_borne(named)
            put(folder, named, data.draw(st.sampled_from(CALLED)), number)
        for name in [data.draw(NAMES), data.draw(st.sampled_from(borne))]:
            agree_on_names(folder, name)
