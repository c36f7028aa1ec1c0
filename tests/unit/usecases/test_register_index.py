"""The index that cannot be used, or must not be: one notice, and the same answers."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from lccluster.errors import Unusable
from lccluster.files.disk.spool import spool
from lccluster.files.register.folder import Register
from lccluster.files.register.header import Header
from lccluster.files.register.index import kept as register_index
from lccluster.files.register.reading.scan import FileStamp, stamp_of, stamps
from lccluster.files.register.writing import record_text, write_header
from lccluster.processes import every_core
from lccluster.register.acts import Act, Recognised
from lccluster.register.cluster import Cluster
from lccluster.register.rows import Wanted
from lccluster.register.view import Clocks
from lccluster.usecases.register.asking.every_cluster import See, put_down, see_every_cluster
from lccluster.usecases.register.asking.lists import counted, listed
from lccluster.usecases.register.recording.like_names import Neighbour
from lccluster.usecases.register.recording.second_titles import (
    look_alikes,
    neighbours,
    second_titles,
)
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.rules.rulebooks import Library
from registers import act
from running import Run

DAY = Clocks(date(2026, 11, 23))
EXPIRING = Wanted(expiring=True)
YEAR = """\
clusters:
  - id: LC-2020-001
    name: 甲
    county: 冠县
events:
  - {cluster: LC-2020-001, id: E, event: recognised, on: 2020-12-01}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A register of 230 clusters, enough for an index."""
    write_header(tmp_path / "register", Header(1, "名录", "市局", "liaocheng-2021-97"))
    place = tmp_path / "register" / "clusters" / "冠县"
    place.mkdir()
    for number in range(230):
        year = 2021 if number % 50 == 0 else 2023
        act = Recognised(id=f"E{number}", on=date(year, 12, 1))
        known = Cluster(
            id=f"LC-{year}-{number:03}", name=f"第{number}群", county="冠县", events=(act,)
        )
        (place / f"{known.id}.yaml").write_text(record_text(known), encoding="utf-8")
    return tmp_path


def room(folder: Path, *, cache: str | None = "cache") -> Room:
    return open_room(folder / "register", Library(), folder / cache if cache else None)


def ids(asked: Room) -> list[str]:
    return [each.cluster.id for each in listed(asked, DAY, EXPIRING, ahead=False).found]


def index_file(folder: Path) -> Path:
    [found] = (folder / "cache").glob("*.sqlite")
    return found


def test_a_large_register_gets_an_index_and_a_small_one_none(folder: Path) -> None:
    assert len(ids(room(folder))) == 5
    assert index_file(folder).is_file()
    for path in sorted((folder / "register/clusters/冠县").glob("*.yaml"))[:-3]:
        path.unlink()
    index_file(folder).unlink()
    listed(room(folder), DAY, Wanted(), ahead=False)
    assert list((folder / "cache").iterdir()) == []


def test_the_second_time_nothing_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_index, "YOUNG", -(10**12))  # as if the files were long written
    first = ids(room(folder))
    monkeypatch.setattr(register_index, "_reading", None)
    assert ids(room(folder)) == first


def test_a_file_listed_without_its_disk_lies_on_that_of_its_folder(folder: Path) -> None:
    told = os.stat_result((0o100644, 0, 0, 1, 0, 0, 5, 1, 1, 1))  # as Windows lists a file
    listed_so = cast("os.DirEntry[str]", SimpleNamespace(stat=lambda: told))
    assert stamp_of(listed_so, disk=7).inode == "7:0"
    (path, *_) = sorted((folder / "register/clusters/冠县").iterdir())
    seen = path.stat()
    assert stamp_of(path, disk=7).inode == f"{seen.st_dev}:{seen.st_ino}"


def test_one_edited_file_is_the_only_one_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_index, "YOUNG", -(10**12))
    ids(room(folder))
    path = folder / "register/clusters/冠县/LC-2023-001.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("2023-12", "2021-12"), encoding="utf-8"
    )
    read: list[str] = []
    real = register_index._reading
    monkeypatch.setattr(
        register_index, "_reading", lambda told, name: read.append(name) or real(told, name)
    )
    assert "LC-2023-001" in ids(room(folder))
    assert read == ["冠县/LC-2023-001.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="no other system times the change of a file's times")
def test_other_bytes_of_one_size_whose_time_was_put_back_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_index, "YOUNG", -(10**12))
    ids(room(folder))
    path = folder / "register/clusters/冠县/LC-2023-001.yaml"
    seen = path.stat()
    path.write_bytes(path.read_bytes().replace(b"2023-12", b"2021-12"))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert path.stat().st_size == seen.st_size
    assert "LC-2023-001" in ids(room(folder))


def test_files_as_young_as_the_index_are_looked_at_again(folder: Path) -> None:
    ids(room(folder))
    with sqlite3.connect(index_file(folder)) as store:
        settled = store.execute("SELECT sum(settled) FROM files").fetchone()
    store.close()
    assert settled == (0,)


@pytest.mark.parametrize(
    ("disk", "ago", "settled"),
    [(7, 3, True), (7, 1, False), (7, -60, False), (8, 3, False), (8, 86_300, False), (8, 86_500, True)],
)  # fmt: skip
def test_times_of_another_disk_are_believed_once_they_are_a_day_old(
    disk: int, ago: int, settled: bool
) -> None:
    clock, at = register_index._Clock(7, 10**18), 10**18 - ago * 10**9
    assert register_index._is_settled(FileStamp(1, 5, at, f"{disk}:9"), clock) == settled


@pytest.mark.parametrize(
    "junk", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_a_damaged_index_is_made_anew_and_says_so_once(folder: Path, junk: bytes) -> None:
    right = ids(room(folder, cache=None))
    ids(room(folder))
    index_file(folder).write_bytes(junk)
    asked = room(folder)
    assert ids(asked) == right
    # An empty file is an empty index.
    assert len(asked.notices) == bool(junk)
    again = room(folder)
    assert ids(again) == right
    assert not again.notices


def test_an_index_with_nonsense_in_it_is_made_anew(folder: Path) -> None:
    right = ids(room(folder))
    with sqlite3.connect(index_file(folder)) as store:
        store.execute("UPDATE clusters SET recognised_on = 'yesterday'")
    store.close()
    asked = room(folder)
    assert (ids(asked), len(asked.notices)) == (right, 1)


def test_a_cache_folder_that_cannot_be_made_changes_no_answer(folder: Path) -> None:
    (folder / "cache").write_text("a file stands in the way", encoding="utf-8")
    asked = room(folder)
    assert ids(asked) == ids(room(folder, cache=None))
    assert len(asked.notices) == 1


@pytest.mark.parametrize("way", ["folder of many", "file of many", "link"])
def test_an_index_that_somebody_else_could_have_written_is_not_believed(
    folder: Path, way: str
) -> None:
    right = ids(room(folder))
    with sqlite3.connect(index_file(folder)) as store:
        store.execute("DELETE FROM clusters WHERE id = ?", (right[0],))
    store.close()
    if way == "link":
        link = index_file(folder)
        link.rename(folder / "elsewhere.sqlite")
        link.symlink_to(folder / "elsewhere.sqlite")
    else:
        path = folder / "cache" if way == "folder of many" else index_file(folder)
        path.chmod(0o777)
    asked = room(folder)
    assert ids(asked) == right
    assert len(asked.notices) == 1


def test_the_folder_of_an_index_is_made_for_its_account_alone(folder: Path) -> None:
    ids(room(folder))
    assert (folder / "cache").stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_an_index_that_another_program_holds_changes_no_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lccluster.files.register.index.store.PATIENCE", 0.05)
    right = ids(room(folder))
    holder = sqlite3.connect(index_file(folder), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    asked = room(folder)
    assert ids(asked) == right
    assert len(asked.notices) == 1
    holder.close()


def test_another_law_drops_the_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids(room(folder))
    asked = room(folder)
    asked.law = "ab"
    right = ids(asked)
    with sqlite3.connect(index_file(folder)) as store:
        assert dict(store.execute("SELECT key, value FROM about"))["law"] == "ab"
    store.close()
    assert right == ids(room(folder, cache=None))


def test_counts_come_in_the_same_order_with_and_without_an_index(folder: Path) -> None:
    counts = [counted(room(folder, cache=each), DAY) for each in ("cache", None)]
    one, other = [[list(each.items()) for each in found.values()] for found in counts]
    assert one == other


def test_every_core_gives_what_one_gives(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = ids(room(folder, cache="one"))
    monkeypatch.setattr(register_index, "MANY", 10)
    monkeypatch.setattr(every_core, "cores", lambda: 2)
    assert ids(room(folder, cache="two")) == right
    stores = [sqlite3.connect(next((folder / each).glob("*.sqlite"))) for each in ("one", "two")]
    one, two = [
        each.execute("SELECT * FROM clusters ORDER BY file, place").fetchall() for each in stores
    ]
    for each in stores:
        each.close()
    assert one == two


def test_a_file_that_vanishes_while_one_looks_is_named(folder: Path) -> None:
    gone = folder / "register/clusters/冠县/LC-2023-009.yaml"
    gone.unlink()
    gone.symlink_to(folder / "nowhere.yaml")
    assert stamps(room(folder).register.folder)["冠县/LC-2023-009.yaml"].size == -1


def test_the_notice_is_one_line_and_not_for_quiet(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "cache").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("LCCLUSTER_CACHE", str(folder / "cache"))
    words = (
        "register",
        "list",
        "--expiring",
        "--as-of",
        "2026-11-23",
        "--register",
        folder / "register",
    )
    loud, quiet = run(*words), run(*words, "--quiet")
    assert loud.err == "The index of this register cannot be used; every file was read instead.\n"
    assert quiet.err == ""
    assert loud.out == quiet.out != ""


def beside(asked: Room, name: str, day: str) -> list[str]:
    """The ids that a recognition of a name is held against."""
    known = neighbours(asked, [name], [2026])
    event = act("recognised", day)
    against = second_titles(asked, known.clusters, name, event)
    return [
        *(str(each.sentence) for each in against),
        *(
            str(each.problem)
            for found in look_alikes(
                asked,
                known.clusters,
                [Neighbour(Cluster(id="X", name=name, county="冠县"), Path("X"))],
            )
            for each in found.likes
        ),
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("冠县轴承特色产业集群", "冠县轴承特色产业集群"),
        ("冠县清水轴承加工产业集群", "冠县轴承"),
        ("冠县轴承", "冠县清水镇轴承加工产业集群"),
        ("莘县绿色食品加工集群", "阳谷县绿色食品"),
        ("冠县ＡＢＣ集群", "冠县abc产业集群"),
        ("冠县（轴承）", "冠县轴承"),
        ("特色产业集群", "集群"),
    ],
)
def test_a_new_name_meets_those_that_look_alike_out_of_the_index(
    folder: Path, written: str, name: str
) -> None:
    with_name(folder, name=written)
    found = beside(room(folder), name, "2031-05-09")
    assert found == beside(room(folder, cache=None), name, "2031-05-09")
    assert found


def test_a_name_that_was_borne_for_a_while_is_found_out_of_the_index(folder: Path) -> None:
    with_name(
        folder,
        name="甲",
        more=(act("renamed", "2024-01-01", name="乙"), act("renamed", "2025-01-01", name="丙")),
    )
    found = beside(room(folder), "乙", "2024-06-01")
    assert found == beside(room(folder, cache=None), "乙", "2024-06-01")
    assert found


def test_a_cluster_is_read_from_its_file_whatever_the_index_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "register/clusters/冠县/2020.yaml").write_text(YEAR, encoding="utf-8")
    ids(room(folder))
    with sqlite3.connect(index_file(folder)) as store:
        store.execute("UPDATE clusters SET recognised_as = '别的', county = '莘县'")
    store.close()
    monkeypatch.setattr(Register, "files", None)  # nothing is looked through
    assert room(folder).entry("LC-2023-001").cluster.name == "第1群"
    assert room(folder).entry("LC-2020-001").cluster.name == "甲"


def test_where_each_cluster_has_its_file_no_index_is_asked_for_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids(room(folder))
    monkeypatch.setattr(register_index, "index", None)
    assert room(folder).entry("LC-2023-001").cluster.name == "第1群"


def with_name(folder: Path, *, name: str, more: tuple[Act, ...] = ()) -> None:
    """One more cluster, of a name."""
    acts = (act("recognised", "2023-05-09"), *more)
    known = Cluster(id="LC-2023-900", name=name, county="冠县", events=acts)
    place = folder / "register/clusters/冠县"
    (place / f"{known.id}.yaml").write_text(record_text(known), encoding="utf-8")


def file_by_file(room: Room) -> list[str]:
    found: list[Cluster] = []

    def begin() -> See:
        found.clear()
        return found.extend

    see_every_cluster(room, begin)
    return [each.name for each in sorted(found, key=lambda one: (room.rank(one.county), one.id))]


def in_a_spool(room: Room) -> list[str]:
    with spool() as names:
        put_down(room, lambda each: each.cluster.name.encode(), names)
        return [each.decode() for each in names.things()]


@pytest.mark.parametrize("made", [file_by_file, in_a_spool])
@pytest.mark.parametrize("damage", ["copy", "oops"])
def test_what_is_made_of_every_cluster_counts_copies_and_damage_as_the_files_do(
    folder: Path, damage: str, made: Callable[[Room], list[str]]
) -> None:
    place = folder / "register/clusters/冠县"
    asked = room(folder)
    names = [each.cluster.name for each in asked.entries()]
    assert made(asked) == names
    if damage == "copy":
        (place / "另存.yaml").write_bytes((place / "LC-2023-001.yaml").read_bytes())
        assert made(asked) == names
    else:
        (place / "LC-2023-001.yaml").write_text("oops", encoding="utf-8")
        with pytest.raises(Unusable):
            made(asked)


def test_the_index_knows_whose_titles_are_nobodys_and_those_under_a_countys_other_names(
    folder: Path,
) -> None:
    place = folder / "register/clusters/冠县"
    for name, county in (("LC-2023-001", "冠县县"), ("LC-2023-002", "冠县工信局")):
        path = place / f"{name}.yaml"
        path.write_text(
            path.read_text("utf-8").replace("county: 冠县", f"county: {county}"), "utf-8"
        )
    for cache in ("cache", None):
        asked = room(folder, cache=cache)
        wanted = Wanted(counties=asked.offices.names_of(["冠县"]))
        assert len(listed(asked, DAY, wanted, ahead=False).found) == 229
        [note] = asked.notices
        assert "冠县县" in str(note)
        assert counted(asked, DAY)["county"] == {"冠县": 229, "冠县县": 1}
