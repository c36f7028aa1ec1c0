"""One file a county and year, and apart again: nothing is lost, wherever it breaks off."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from histories import TEXT, clusters
from lccluster.errors import Unusable
from lccluster.files.disk import deeds as said
from lccluster.files.register import packing as register_packing
from lccluster.files.register.change import stroke
from lccluster.files.register.change.journal import JOURNAL, Journal
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.header import Header
from lccluster.files.register.writing import record_text, write_header
from lccluster.register.acts import AnnualReport, Recognised
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Unlawful
from lccluster.usecases.register.acts import Stamp, record
from lccluster.usecases.register.check import check
from lccluster.usecases.register.exchange.exporting import json_export
from lccluster.usecases.register.exchange.importing import import_file
from lccluster.usecases.register.recognising import recognise
from lccluster.usecases.register.repack import Repacked, repack
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.register.seal import seal_waiting
from lccluster.usecases.rules.rulebooks import Library
from shares import examples, share

STAMP = Stamp(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
HEADER = Header(1, "名录", "市局", "liaocheng-2021-97")


def told(_message: object) -> None:
    """Hear what a use case tells."""


def made(folder: Path, *known: Cluster) -> Room:
    write_header(folder, HEADER)
    for each in known:
        path = folder / "clusters" / each.county / f"{each.id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(record_text(each), encoding="utf-8", newline="\n")
    return open_room(folder, Library())


def cluster(number: int, year: int = 2022, county: str = "冠县", name: str = "") -> Cluster:
    act = Recognised(id=f"E{year}{number:03}", on=date(year, 5, 9), document_number=None)
    name = name or f"{county}{'轴承纺织钢管化工'[number % 4 :]}{number}特色产业集群"
    return Cluster(id=f"LC-{year}-{number:03}", name=name, county=county, events=(act,))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Seven clusters of two counties and two years, all sealed."""
    known = [cluster(n, y, c) for n in (1, 2) for y in (2022, 2023) for c in ("冠县",)]
    known += [cluster(n, 2022, "莘县") for n in (5, 6, 7)]
    found = made(tmp_path / "register", *known)
    seal_waiting(found, told)
    return found


def packed(room: Room, **how: Any) -> Repacked:
    return repack(room, **{"unpack": False, "dry_run": False, "tell": told, **how})


def files(room: Room) -> dict[str, bytes]:
    place = room.register.folder / "clusters"
    return {each.relative_to(place).as_posix(): each.read_bytes() for each in place.rglob("*.yaml")}


def words(room: Room) -> list[tuple[Cluster, object]]:
    return [(each.cluster, json.dumps(each.facts)) for each in room.entries()]


def healthy(room: Room) -> str:
    found = check(room)
    assert [str(each) for each in found.damage] == []
    assert found.unsealed == ()
    return found.head


# --- there and back


def test_packing_makes_one_file_a_county_and_year_and_changes_no_word(room: Room) -> None:
    before, head = words(room), healthy(room)
    done = packed(room)
    assert (done.clusters, done.before, done.after, done.notices) == (7, 7, 3, ())
    assert sorted(files(room)) == ["冠县/2022.yaml", "冠县/2023.yaml", "莘县/2022.yaml"]
    assert words(room) == before
    assert healthy(room) == head


def test_unpacking_gives_the_very_bytes_back(room: Room) -> None:
    before = files(room)
    packed(room)
    packed(room, unpack=True)
    assert files(room) == before


def test_packing_twice_is_packing_once(room: Room) -> None:
    packed(room)
    before = files(room)
    assert packed(room).clusters == 0
    assert files(room) == before
    packed(room, unpack=True)
    assert packed(room, unpack=True).clusters == 0


def test_a_dry_run_counts_and_writes_nothing(room: Room) -> None:
    before = files(room)
    assert (packed(room, dry_run=True).after, files(room)) == (3, before)


def test_a_year_of_many_clusters_takes_several_files(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_packing, "MOST", 2)
    packed(room)
    assert [each for each in sorted(files(room)) if "莘县" in each] == [
        "莘县/2022-2.yaml",
        "莘县/2022.yaml",
    ]
    assert packed(room).clusters == 0
    healthy(room)


@examples(40)
@given(st.lists(clusters(most=6, remark=True), min_size=1, max_size=3), TEXT)
def test_no_history_and_no_text_is_changed_by_packing(histories: list[Cluster], name: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        known = [
            replace(each, id=f"LC-2022-{number:03}", name=name or "甲", applicant=name or None)
            for number, each in enumerate(histories)
        ]
        room = made(Path(folder), *known)
        before, said = files(room), words(room)
        assert packed(room).notices == ()
        assert words(room) == said
        packed(room, unpack=True)
        assert files(room) == before


# --- what stays as it is


@pytest.mark.parametrize(
    "mark",
    [
        lambda data: b"# \xe6\x89\x8b\xe5\xb7\xa5\n" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.decode().encode("gb18030"),
        lambda data: data.replace(b"county: ", b"county:  "),
        lambda data: data + b"\n",
    ],
)
def test_what_a_person_has_formatted_stays_byte_for_byte(
    room: Room, mark: Callable[[bytes], bytes]
) -> None:
    path = room.register.folder / "clusters/冠县/LC-2022-001.yaml"
    path.write_bytes(mark(path.read_bytes()))
    before = path.read_bytes()
    done = packed(room)
    assert [each.code for each in done.notices] == ["left-alone"]
    assert path.read_bytes() == before
    healthy(room)


def test_a_year_file_with_a_remark_stays_too_and_everything_works_on_the_mix(room: Room) -> None:
    packed(room)
    path = room.register.folder / "clusters/冠县/2022.yaml"
    path.write_bytes(b"# \xe5\xb7\xb2\xe6\xa0\xb8\xe5\xaf\xb9\n" + path.read_bytes())
    kept = path.read_bytes()
    assert [each.code for each in packed(room, unpack=True).notices] == ["left-alone"]
    assert path.read_bytes() == kept
    healthy(room)
    assert len(room.entries()) == 7


def test_a_damaged_file_stops_it_before_anything_is_written(room: Room) -> None:
    path = room.register.folder / "clusters/冠县/LC-2022-001.yaml"
    path.write_bytes(path.read_bytes() + b"oops\n")
    before = files(room)
    with pytest.raises(Unusable):
        packed(room)
    assert files(room) == before


# --- the commands on packed files


def reported(room: Room, cluster_id: str, year: int = 2023) -> Entry:
    def report(_cluster: Cluster) -> AnnualReport:
        return AnnualReport(on=date(2026, 1, 12), year=year)

    record(room, cluster_id, report, STAMP, dry_run=False, tell=told)
    return room.entry(cluster_id)


def test_an_act_is_one_line_more_at_the_end(room: Room) -> None:
    packed(room)
    path = room.register.folder / "clusters/冠县/2022.yaml"
    before = path.read_bytes()
    entry = reported(room, "LC-2022-001")
    after = path.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode().startswith("  - {cluster: LC-2022-001, id: ")
    assert [each.event for each in entry.cluster.events] == ["recognised", "annual_report"]
    assert [each.event for each in room.entry("LC-2022-002").cluster.events] == ["recognised"]
    healthy(room)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_acts_follow_the_encoding_and_the_line_ends_of_a_year_s_file(
    room: Room, encoding: str, end: str
) -> None:
    packed(room)
    path = room.register.folder / "clusters/莘县/2022.yaml"
    text = path.read_text(encoding="utf-8").rstrip("\n").replace("\n", end)
    path.write_bytes(text.encode(encoding))
    before = path.read_bytes()
    reported(room, "LC-2022-006")
    assert path.read_bytes().startswith(before)
    assert path.read_bytes().decode(encoding).count(end) == text.count(end) + 2
    healthy(room)


def test_a_new_title_gets_a_file_of_its_own_and_the_next_number(room: Room) -> None:
    packed(room)
    facts = {"name": "莘县丝瓜特色产业集群", "county": "莘县"}
    act = Recognised(on=date(2022, 8, 1))
    found = recognise(room, facts, act, STAMP, dry_run=False, tell=told)
    assert found.cluster.id == "LC-2022-008"
    assert "莘县/LC-2022-008.yaml" in files(room)
    packed(room)
    assert "莘县/LC-2022-008.yaml" not in files(room)
    assert room.entry("LC-2022-008").cluster.name == "莘县丝瓜特色产业集群"
    healthy(room)


def test_the_same_name_is_refused_where_its_title_stands_in_a_year_s_file(room: Room) -> None:
    packed(room)
    facts = {"name": room.entry("LC-2022-005").cluster.name, "county": "莘县"}
    with pytest.raises(Unlawful):
        recognise(room, facts, Recognised(on=date(2024, 8, 1)), STAMP, dry_run=False, tell=told)


def test_an_id_that_nobody_has_names_the_nearest(room: Room) -> None:
    packed(room)
    with pytest.raises(Unusable, match="unknown-cluster") as refused:
        room.entry("LC-2022-0O5")
    assert "LC-2022-005" in str(refused.value.problems[0])


def test_an_import_adds_to_several_clusters_of_one_file_at_once(room: Room, tmp_path: Path) -> None:
    export = json.loads("".join(json_export(room)))
    for each in export["clusters"]:
        more = {
            "id": f"N{each['id']}",
            "event": "annual_report",
            "on": "2026-01-12",
            "year": "2024",
        }
        each["events"].append(more)
    (tmp_path / "export.json").write_text(json.dumps(export), encoding="utf-8")
    packed(room)
    brought = import_file(room, tmp_path / "export.json", told)
    assert (brought.clusters, brought.events, brought.known) == (0, 7, 7)
    assert {len(each.cluster.events) for each in room.entries()} == {2}
    assert json.loads("".join(json_export(room))) == export
    healthy(room)


# --- a year's file that people have edited


def damage(room: Room) -> list[tuple[str, int | None]]:
    return [(each.code, each.line) for each in check(room).damage]


def notices(room: Room) -> list[str]:
    return [each.code for each in check(room).notices]


def edited(room: Room, old: str, new: str) -> None:
    path = room.register.folder / "clusters/莘县/2022.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("{cluster: LC-2022-006", "{cluster: LC-2022-600", "act-of-no-cluster", 13),
        ("{cluster: LC-2022-006, ", "{", "missing-key", 13),
        ("id: LC-2022-006", "id: LC-2022-005", "duplicate-id", 2),
        ("    county: 莘县", "    county: 冠县", "misplaced", 2),
        ("events:\n", "akte: []\nevents:\n", "unknown-key", 11),
        ("    county: 莘县", "    country: 莘县", "unknown-key", 4),
        ("on: 2022-05-09", "on: 2022-05-39", "wrong-type", 12),
        ("clusters:\n", "clusters: 3\nrest:\n", "unknown-key", 2),
    ],
)
def test_damage_is_named_with_its_line(
    room: Room, old: str, new: str, code: str, line: int
) -> None:
    packed(room)
    edited(room, old, new)
    assert (code, line) in damage(room)


def test_an_edited_act_breaks_its_seal_and_no_other(room: Room) -> None:
    packed(room)
    edited(room, "document_number: null}", "document_number: 1号}")
    assert damage(room) == [("event-changed", 12)]


def test_a_cluster_in_the_file_of_another_year_is_misplaced_and_repacking_sets_it_right(
    room: Room,
) -> None:
    packed(room)
    place = room.register.folder / "clusters/莘县"
    (place / "2022.yaml").rename(place / "2031.yaml")
    assert {code for code, _ in damage(room)} == {"misplaced"}
    packed(room)
    assert "莘县/2022.yaml" in files(room)
    healthy(room)


# --- broken off


class Killed(BaseException):
    """The process dies here."""


def deeds(monkeypatch: pytest.MonkeyPatch, dies_at: int) -> Callable[[], int]:
    """Die at the n-th thing done to the disk; gives how many were done."""
    done = [0]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def deed(*said: Any, **more: Any) -> Any:
            done[0] += 1
            if done[0] == dies_at:
                raise Killed
            return real(*said, **more)

        return deed

    for name in ("link", "replace", "unlink", "rename"):
        monkeypatch.setattr(os, name, counted(getattr(os, name)))
    return lambda: done[0]


@pytest.mark.parametrize("unpack", [False, True])
def test_wherever_it_dies_every_cluster_counts_once_and_the_next_run_ends_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unpack: bool,
) -> None:
    for dies_at in share([*_until_it_lives(tmp_path, monkeypatch, unpack=unpack)], 5):
        room = _fresh(tmp_path / str(dies_at), unpack=unpack)
        before, head = words(room), healthy(room)
        with monkeypatch.context() as dying, pytest.raises(Killed):
            deeds(dying, dies_at)
            packed(room, unpack=unpack)
        assert words(room) == before
        unfinished = (room.register.folder / JOURNAL).exists()
        assert damage(room) == []
        assert ("change-unfinished" in notices(room)) == unfinished
        reported(room, "LC-2022-001")
        packed(room, unpack=unpack)
        assert len(room.entry("LC-2022-001").cluster.events) == 2
        assert (len(files(room)), len(room.entries())) == ((7, 7) if unpack else (3, 7))
        assert healthy(room) != head


def _fresh(folder: Path, *, unpack: bool) -> Room:
    known = [cluster(n, y, "冠县") for n in (1, 2) for y in (2022, 2023)]
    room = made(folder, *known, *(cluster(n, 2022, "莘县") for n in (5, 6, 7)))
    seal_waiting(room, told)
    if unpack:
        packed(room)
    return room


def _until_it_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, unpack: bool
) -> Iterator[int]:
    room = _fresh(tmp_path / "whole", unpack=unpack)
    with monkeypatch.context() as counting:
        count = deeds(counting, -1)
        packed(room, unpack=unpack)
    yield from range(1, count() + 1)


def test_a_file_that_somebody_changes_meanwhile_is_not_removed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = room.register.folder / "clusters/莘县/LC-2022-005.yaml"
    real = stroke.settle

    def edited_before(register: Register, journal: Journal) -> None:
        path.write_bytes(path.read_bytes() + b"# \n")
        real(register, journal)

    said.begin()
    monkeypatch.setattr(stroke, "settle", edited_before)
    packed(room)
    assert [(each.code, each.file) for each in said.remarks()] == [("changed-meanwhile", str(path))]
    assert path.exists()
    assert {code for code, _ in damage(room)} == {"duplicate-id", "duplicate-event-id"}
    with pytest.raises(Unusable, match="duplicate-id"):
        reported(room, "LC-2022-005")


def test_a_file_changed_before_the_new_ones_count_stops_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = room.register.folder / "clusters/冠县/LC-2022-001.yaml"
    real = stroke._journal

    def then_edited(*words: Any) -> Journal:
        path.write_bytes(path.read_bytes() + b"# \n")
        return real(*words)

    monkeypatch.setattr(stroke, "_journal", then_edited)
    with pytest.raises(Unusable, match="changed-meanwhile"):
        packed(room)
    assert not (room.register.folder / JOURNAL).exists()
    assert not any("2022" in each for each in files(room) if "-0" not in each)
    healthy(room)


def test_a_new_file_that_says_something_else_is_never_taken(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(room)
    real = register_packing.text_of
    monkeypatch.setattr(
        register_packing,
        "text_of",
        lambda path, entries: real(path, entries).replace(b"05-09", b"05-08"),
    )
    with pytest.raises(Unusable, match="cannot-repack"):
        packed(room)
    assert files(room) == before
    healthy(room)


def test_an_old_file_that_cannot_be_removed_does_not_count_and_is_tried_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = words(room), Path.unlink

    def stuck(self: Path, **more: bool) -> None:
        if self.name == "LC-2022-005.yaml":
            raise PermissionError(errno.EACCES, "held", str(self))
        real(self, **more)

    with monkeypatch.context() as holding:
        holding.setattr(Path, "unlink", stuck)
        done = packed(room)
        assert [(each.code, Path(str(each.file)).name) for each in done.notices] == [
            ("cannot-remove", "LC-2022-005.yaml")
        ]
        assert words(room) == before
        reported(room, "LC-2022-001")
        assert len(files(room)) == 4
        with pytest.raises(Unusable, match="cannot-remove"):
            packed(room, unpack=True)
    assert (damage(room), notices(room)[0]) == ([], "change-unfinished")
    reported(room, "LC-2022-002")
    assert len(files(room)) == 3
    healthy(room)


# --- a journal that lies


FOREIGN = [
    b'{"writing": [',
    b"[]",
    b"{}",
    b'{"writing": ["../../victim"], "removing": {}}',
    b'{"format": 1, "title": "x", "clusters": []}',
]


def lying(room: Room, **words: Any) -> bytes:
    """A journal of our shape."""
    empty: dict[str, Any] = {key: {} for key in ("creates", "replaces", "was", "removes", "seals")}
    return json.dumps({**empty, **words}).encode()


def lies(room: Room) -> list[bytes]:
    """Journals that name what no change of ours writes."""
    own = "clusters/冠县/LC-2022-001.yaml"
    data = (room.register.folder / own).read_bytes()
    hashed = hashlib.sha256(data).hexdigest()
    victim = hashlib.sha256(b"victim").hexdigest()
    temporary = "clusters/冠县/X.yaml.0123456789abcdef.lccluster-tmp"
    return [
        lying(room, removes={"../victim": victim}),
        lying(room, removes={"clusters/冠县/../../../victim": victim}),
        lying(room, removes={"clusters/冠县/victim": victim}),
        lying(room, removes={str(room.register.folder.parent / "victim"): victim}),
        lying(room, removes={"register.yaml": victim}),
        lying(room, creates={"register.yaml.0123456789abcdef.lccluster-tmp": "register.yaml"}),
        lying(room, removes={own: hashed}),  # nothing says it again
        lying(room, removes={own: "x"}),
        lying(room, creates={temporary: own}),
        lying(room, creates={"../victim": "clusters/冠县/victim.yaml"}),
        lying(room, creates={temporary.replace("冠县", "莘县"): "clusters/冠县/X.yaml"}),
        lying(room, replaces={temporary: "clusters/冠县/X.yaml"}),
        lying(room, seals={"..": ["{}"]}),
        lying(room, seals={"冠县": [1]}),
        lying(room, seals={"冠县": "line"}) + b"x",
    ]


@pytest.mark.parametrize("number", range(len(FOREIGN) + 15))
def test_a_journal_that_is_none_of_ours_touches_nothing_and_hides_nothing(
    room: Room, number: int
) -> None:
    victim = room.register.folder.parent / "victim"
    victim.write_bytes(b"victim")
    journal = room.register.folder / JOURNAL
    journal.write_bytes([*FOREIGN, *lies(room)][number])
    before = files(room)
    for deed in (
        room.entries,
        lambda: packed(room),
        lambda: check(room),
        lambda: room.entry("LC-2022-001"),
    ):
        with pytest.raises(Unusable, match="odd-journal"):
            deed()
    assert (files(room), victim.read_bytes()) == (before, b"victim")
    journal.unlink()
    healthy(room)
