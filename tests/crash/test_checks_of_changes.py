"""A check that believes files an earlier one found whole finds all that a check of everything finds."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from worker import STAMP, told
from workshop import NEWEST

from lccluster.files.register.change.changing import seal_more
from lccluster.files.register.folder import Register
from lccluster.files.register.layout import inbox_file, writer_chain
from lccluster.files.register.seals.lines import line_of, seal_of
from lccluster.files.register.years import one_text, year_text
from lccluster.files.rules.library import Library
from lccluster.register.acts import AnnualReport, Recognised
from lccluster.register.sealing.written import following, of_act, of_facts
from lccluster.usecases.register.acts import record
from lccluster.usecases.register.beginning import begin
from lccluster.usecases.register.check import check, check_changes
from lccluster.usecases.register.checking import memory, seen
from lccluster.usecases.register.checking.checkup import Checkup
from lccluster.usecases.register.checking.looking import Looked
from lccluster.usecases.register.head import with_head
from lccluster.usecases.register.recognising import recognise
from lccluster.usecases.register.repack import repack
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.register.seal import seal_waiting

FIRST, SECOND, LAST = "LC-2022-001", "LC-2022-002", "LC-2022-003"
COUNTIES = {FIRST: "冠县", SECOND: "莘县", LAST: "莘县"}
NEW = "LC-2022-004"
WHEN = date(2022, 5, 9)
Deed = Callable[[Room], object]


@cache
def made(kind: str) -> TemporaryDirectory[str]:
    """A register of three clusters, made once in a process."""
    place = TemporaryDirectory()
    room = begin(Path(place.name) / "register", NEWEST, Library())
    for id, county in COUNTIES.items():
        enter(room, id, county)
    if kind == "packed":
        repack(room, unpack=False, dry_run=False, tell=told)
    return place


@pytest.fixture(params=["a file each", "packed"])
def room(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A register of three clusters that counts as large, and was found whole."""
    monkeypatch.setattr(memory, "is_small", lambda _found: False)
    shutil.copytree(Path(made(request.param).name) / "register", tmp_path / "register")
    room = open_room(tmp_path / "register", Library(), tmp_path / "cache")
    assert not check(room).damage
    return room


def enter(room: Room, id: str, county: str) -> None:
    """Recognise a cluster whose name no other's resembles."""
    trade = {FIRST: "轴承", SECOND: "木材", LAST: "化工", NEW: "蔬菜"}[id]
    facts = {"name": f"{county}{trade}特色产业集群", "county": county}
    event = Recognised(on=WHEN, document_number="聊工信〔2022〕1号")
    recognise(room, facts, event, STAMP, dry_run=False, tell=told)


def report(room: Room, id: str = LAST) -> None:
    """Record a report."""
    event = AnnualReport(on=date(2023, 1, 12), year=2022)
    record(room, id, lambda _: event, STAMP, dry_run=False, tell=told)


def file(room: Room, id: str) -> Path:
    """The file in which a cluster stands."""
    return room.entry(id).path


def chain(room: Room) -> Path:
    """The one chain."""
    return room.register.folder / writer_chain(room.me.writer)


def write(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change a file's bytes by hand."""
    path.write_bytes(change(path.read_bytes()))


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """Put one word in the place of another, which is there."""

    def swapped(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return swapped


def without_last_line(data: bytes) -> bytes:
    """Cut the last line off."""
    return data[: data.rindex(b"\n", 0, -1) + 1]


def seal_by_hand(room: Room, *things: object) -> None:
    """Seal at the end of the chain, rightly linked, whatever it is."""
    last = room.register.last_of(room.me.writer)
    seals = following(NEWEST.register or "", room.me.writer, last, things)  # type: ignore[arg-type]
    seal_more(room.register, {writer_chain(room.me.writer): [*map(line_of, seals)]})


def seal_what_is_not_there(room: Room) -> None:
    """Seal an act that stands nowhere, of a cluster whose file is as it was."""
    seal_by_hand(room, of_act({"id": FIRST}, {"id": "X", "event": "annual_report"}))


def seal_other_facts(room: Room) -> None:
    """Seal other facts of a cluster whose file is as it was."""
    seal_by_hand(room, of_facts({"id": FIRST, "note": "别的"}, 2))


def seal_a_cluster_that_is_not_there(room: Room) -> None:
    """Seal an act of a cluster without a file."""
    seal_by_hand(room, of_act({"id": NEW}, {"id": "Y", "event": "annual_report"}))


def change_a_seal(room: Room) -> None:
    """Change the hash of a seal that was verified, and nothing else."""
    lines = chain(room).read_bytes().splitlines(keepends=True)
    seal = seal_of(lines[1], writer_chain(room.me.writer))
    lines[1] = lines[1].replace(seal.hash.encode(), seal.hash[::-1].encode())
    chain(room).write_bytes(b"".join(lines))


def cut_off_behind_a_head(room: Room) -> None:
    """Print a head, then take the last act with its seal."""
    report(room)
    with_head(room, check_changes(room), STAMP.today, told)
    write(file(room, LAST), without_last_line)
    write(chain(room), without_last_line)


def set_back_behind_a_head(room: Room) -> None:
    """Print a head, then bring back the folder as it was; the head's line was copied elsewhere."""
    old = shutil.copytree(room.register.folder, room.register.folder.with_name("old"))
    report(room)
    with_head(room, check_changes(room), STAMP.today, told)
    for each in ("clusters", writer_chain(room.me.writer)):
        source, target = old / each, room.register.folder / each
        if source.is_dir():
            shutil.rmtree(target)
            shutil.copytree(source, target)
        else:
            shutil.copy2(source, target)


def copy_a_file(room: Room) -> None:
    """Put a cluster's file into another county's folder, too."""
    target = room.register.folder / "clusters/阳谷县" / file(room, FIRST).name
    target.parent.mkdir(exist_ok=True)
    shutil.copy2(file(room, FIRST), target)


def move_a_file(room: Room) -> None:
    """Put a cluster's file into another county's folder."""
    source = file(room, FIRST)
    copy_a_file(room)
    source.unlink()


def stand_twice(room: Room) -> None:
    """Let a cluster stand in a year's file and in one of its own, both where they belong."""
    entry = room.entry(FIRST)
    facts = {key: value for key, value in entry.facts.items() if key != "events"}
    acts = [{"cluster": FIRST, **each} for each in entry.facts["events"]]
    name, text = (
        (f"{FIRST}.yaml", one_text(dict(entry.facts)))
        if entry.shares
        else ("2022.yaml", year_text([facts], acts))
    )
    (entry.path.parent / name).write_bytes(text.encode())


def lose_another_s_chain(room: Room) -> None:
    """Let a county record and a check find it whole; then its chain goes."""
    county = room.register.folder.with_name("office.yaml")
    county.write_text("writer: 莘县-7F3K\noffice: 莘县\n", "utf-8")
    report(open_room(room.register.folder, room.library, room.cache, county))
    assert check_changes(room).damage == ()
    (room.register.folder / writer_chain("莘县-7F3K")).unlink()


def take_an_act_s_id(room: Room) -> None:
    """Give a new act by hand the id of another cluster's."""
    [event] = room.entry(FIRST).facts["events"]
    line = f'{{id: "{event["id"]}", event: annual_report, on: 2023-01-12, year: 2022}}'
    append(room, LAST, line)


def append(room: Room, id: str, act: str) -> None:
    """Add an act at the end of a cluster's file by hand."""
    entry = room.entry(id)
    named = act.replace("{", f"{{cluster: {id}, ", 1) if entry.shares else act
    write(entry.path, lambda data: data + f"  - {named}\n".encode())


TAMPERINGS: dict[str, Deed] = {
    "a sealed act is changed": lambda room: write(file(room, FIRST), swap("〕1号", "〕2号")),
    "an act is changed, its file as long": lambda room: write(
        file(room, LAST), swap("2022-05-09", "2022-05-08")
    ),
    "a fact is added": lambda room: write(file(room, FIRST), swap("county:", "note: 甲\ncounty:")),
    "a file is deleted": lambda room: file(room, FIRST).unlink(),
    "a file is no YAML": lambda room: file(room, FIRST).write_bytes(b"{"),
    "a file stands twice": copy_a_file,
    "a file is put into another folder": move_a_file,
    "a cluster stands in two files": stand_twice,
    "another's chain is gone": lose_another_s_chain,
    "an act has another cluster's id": take_an_act_s_id,
    "the header is changed": lambda room: write(
        room.register.folder / "register.yaml", swap("名录", "目录")
    ),
    "a seal is changed": change_a_seal,
    "the chain is cut off": lambda room: write(chain(room), without_last_line),
    "the chain is gone": lambda room: chain(room).unlink(),
    "the chain is torn": lambda room: write(chain(room), lambda data: data + b'{"i": 9'),
    "the chain goes on with what is no seal": lambda room: write(
        chain(room), lambda data: data + b"{}\n"
    ),
    "the chain goes on with an old seal": lambda room: write(
        chain(room), lambda data: data + data.splitlines(keepends=True)[1]
    ),
    "what is not there is sealed": seal_what_is_not_there,
    "other facts are sealed": seal_other_facts,
    "a cluster that is not there is sealed": seal_a_cluster_that_is_not_there,
    "an act and its seal are cut off behind a head": cut_off_behind_a_head,
    "the folder is set back behind a head": set_back_behind_a_head,
    "a stray file lies about": lambda room: (
        room.register.folder / "clusters/冠县/甲.txt"
    ).write_bytes(b"?"),
}


def said(checkup: Checkup) -> object:
    """All that a check says, in its order."""
    return found(checkup), [(each.code, each.file, each.line) for each in checkup.notices]


def found(checkup: Checkup) -> object:
    """What a check says: damage, what bears no seal, how many clusters, and the head."""
    said = [(each.code, each.file, each.line, str(each.message)) for each in checkup.damage]
    waiting = [(each.entry.cluster.id, each.event) for each in checkup.unsealed]
    return said, waiting, checkup.clusters, checkup.head


@pytest.mark.parametrize("name", TAMPERINGS)
def test_what_a_check_of_everything_finds_one_of_changes_finds(room: Room, name: str) -> None:
    TAMPERINGS[name](room)
    after = open_room(room.register.folder, room.library, room.cache)
    quick = check_changes(after)
    assert found(quick) == found(check(after))
    assert quick.damage or quick.unsealed or name == "the chain is torn"  # never sealed


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_check_finds_the_same_file_by_file_as_in_all_files_together(
    room: Room, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    TAMPERINGS[name](room)
    file_by_file = said(check(room))
    monkeypatch.setattr(Looked, "is_doubled", True)
    assert said(check(room)) == file_by_file


def test_of_files_gone_through_one_by_one_each_is_read_once(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    read_some = seen.read

    def noting(register: Register, names: list[str]) -> object:
        asked.append(names)
        return read_some(register, names)

    monkeypatch.setattr(seen, "read", noting)
    check(room)
    assert asked == [[each] for each in seen.register_files(room.register)]


def test_only_what_changed_is_read_again(room: Room) -> None:
    files = len(room.register.files())
    assert (check_changes(room).read, check_changes(room).believed) == (0, files)
    report(room)
    for read in (1, 0):  # and what was read then is believed the next time
        quick = check_changes(room)
        assert (quick.damage, quick.unsealed, quick.clusters) == ((), (), 3)
        assert (quick.read, quick.believed) == (read, files - read)
    enter(room, NEW, "冠县")
    quick = check_changes(room)
    assert (quick.damage, quick.read, quick.believed, quick.clusters) == ((), 1, files, 4)
    assert found(quick) == found(check(room))


def test_an_act_without_a_seal_is_shown_each_time_and_can_be_sealed(room: Room) -> None:
    append(room, LAST, "{event: annual_report, on: 2023-01-12, year: 2022}")
    for _ in range(2):
        assert len(check_changes(room).unsealed) == 1
        assert not check_changes(room).damage
    assert len(seal_waiting(room, told).unsealed) == 1
    assert found(check_changes(room)) == found(check(room))
    assert not check_changes(room).unsealed


def test_what_waits_in_the_inbox_is_held_against_what_stands_here(room: Room) -> None:
    entry = room.entry(FIRST)
    facts = {key: value for key, value in entry.facts.items() if key != "events"}
    act = {"id": "X", "event": "annual_report", "on": "2023-01-12", "year": 2022}
    line = {"facts": facts, "act": act, "writer": "冠县-7F3K"}
    path = room.register.folder / inbox_file(FIRST)
    path.parent.mkdir()
    path.write_text(f"{json.dumps(line)}\n", "utf-8")
    whole, quick = check(room), check_changes(room)
    assert quick.believed == len(room.register.files()) - 1
    assert [each.code for each in quick.notices] == ["waits-in-the-inbox"]
    assert (quick.notices, found(quick)) == (whole.notices, found(whole))


def test_a_head_that_is_not_written_down_is_looked_for_among_all_seals(room: Room) -> None:
    mistyped = "4-0123456789abcdef01234567"
    [problem] = check_changes(room, mistyped).damage
    assert problem.code == "head-not-contained"
    head = with_head(room, check_changes(room), STAMP.today, told).head
    assert head is not None
    report(room)
    assert (check_changes(room, head).damage, check_changes(room, head).read) == ((), 0)


@pytest.mark.parametrize("key", ["law", "tool", "register", "rulebook", "inbox"])
def test_nothing_is_believed_that_was_found_under_something_else(room: Room, key: str) -> None:
    path = memory.place(room)
    assert path is not None
    words = json.loads(path.read_bytes())
    words["about"][key] = "another"
    path.write_bytes(json.dumps(words).encode())
    assert check_changes(room).believed is None
    assert check_changes(room).believed is not None  # and is written down anew


@pytest.mark.parametrize("spoiled", [b"", b"{}", b"\xff\xfe"])
def test_a_spoiled_memory_costs_time_and_no_answer(room: Room, spoiled: bytes) -> None:
    path = memory.place(room)
    assert path is not None
    path.write_bytes(spoiled)
    assert (check_changes(room).believed, check_changes(room).damage) == (None, ())


def test_a_memory_that_others_could_have_written_is_not_believed(room: Room) -> None:
    path = memory.place(room)
    assert path is not None
    path.chmod(0o666)
    assert check_changes(room).believed is None


def test_an_account_whose_files_others_may_write_is_no_reason_to_read_everything(
    room: Room,
) -> None:
    before = os.umask(0o002)
    try:
        check(room)
    finally:
        os.umask(before)
    assert check_changes(room).believed is not None


def test_nothing_lies_about_beside_the_memory(room: Room) -> None:
    path = memory.place(room)
    assert path is not None
    assert [*path.parent.iterdir()] == [path]
    path.unlink()
    path.mkdir()  # no memory can be put there
    assert check_changes(room).believed is None
    assert [*path.parent.iterdir()] == [path]


def test_a_register_that_is_read_in_a_moment_is_checked_whole(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "is_small", lambda _found: True)
    assert check_changes(room).believed is None
