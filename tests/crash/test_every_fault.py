"""Every command that writes, on a disk that fails once: the old state or the new one, and true sentences.

A share of all points is tried; every one with --exhaustive, which is well over a thousand.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from faults import Disk, failing_disk
from msgspec import Struct

from lccluster.files.disk.temporary import is_temporary
from lccluster.files.library import Library
from lccluster.files.register.journal import JOURNAL
from lccluster.usecases.register_check import check
from lccluster.usecases.register_room import open_room
from running import EXAMPLES, ROOT, Ran, Run
from shares import share

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
ID, PAPER = "LC-2022-001", ("--document", "聊工信〔2026〕1号")
SHARE = 4  # points of a command that are tried where not all are
REGISTER = "register"

# Every command that writes: what is typed inside a folder that holds all that it reads.
WRITING: dict[str, tuple[str, ...]] = {
    "rename": (REGISTER, "rename", ID, "乙"),
    "report": (REGISTER, "report", ID, "--year", "2025", "--on", "2026-01-12"),
    "recognise": (REGISTER, "recognise", "--name", "甲", "--county", "莘县", "--on", "2022-06-01"),
    "correct": (REGISTER, "correct", ID, "recognised", "document_number=第1号"),
    "revoke": (REGISTER, "revoke", ID, "--ground", "14.2", "--on", "2026-03-01", *PAPER),
    "seal": (REGISTER, "seal", "--register", "unsealed"),
    "init": (REGISTER, "init", "--from", "list.yaml", "--register", "made"),
    "import": (REGISTER, "import", "more.json"),
    "repack": (REGISTER, "repack"),
    "unpack": (REGISTER, "repack", "--unpack", "--register", "packed"),
    "export": (REGISTER, "export", "out.json"),
    "export-csv": (REGISTER, "export", "out.csv"),
    "workbook": (REGISTER, "list", "--xlsx", "out.xlsx"),
    "template": (REGISTER, "list", "--xlsx", "filled.xlsx", "--template", "theirs.xlsx"),
    "calendar": (REGISTER, "due", "--ics", "out.ics"),
    "page": (REGISTER, "report-page", "out.html"),
    "notice": (REGISTER, "notice", "recognition", "-o", "out.docx"),
    "check": ("check", "form.yaml", "--xlsx", "checked.xlsx", "--html", "checked.html"),
    "letters": ("check", "lacking.yaml", "--docx", "letters"),
    "findings": ("findings", "new", "form.yaml", "-o", "found.yaml"),
    "form-import": ("form", "import", "form.docx", "-o", "read.yaml"),
    "form-fill": ("form", "fill", "form.yaml", "-o", "filled.docx"),
    "new": ("new", "blank.yaml"),
    "schema": ("schema", "application", "-o", "schema.json"),
    "rules-new": ("rules", "new", "draft", "--from", "liaocheng-2021-97", "--in", "rules"),
}
READ = {
    "list.yaml": ROOT / "examples/register/recognised-2022.yaml",
    "form.yaml": EXAMPLES / "complete/application.yaml",
    "lacking.yaml": EXAMPLES / "shenxian-prepared-food/application.yaml",
}
ACTS = ("rename", "report", "recognise", "correct", "revoke")


class State(Struct, frozen=True):
    """What a folder says: its documents byte for byte, its registers act for act."""

    files: dict[str, bytes]
    registers: dict[str, Any]

    def changed(self, other: State) -> set[str]:
        """Name what differs from another state."""
        mine, theirs = (each.files | each.registers for each in (self, other))
        return {key for key in mine.keys() | theirs.keys() if mine.get(key) != theirs.get(key)}


def state(folder: Path) -> State:
    """Read what a folder says; a register that cannot be read fails the test."""
    registers = {each.parent for each in folder.glob("*/register.yaml")}
    files = {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file() and not is_temporary(each.name) and not registers & {*each.parents}
        if not any(map(is_temporary, each.relative_to(folder).parts))
    }
    return State(files, {each.name: acts(each) for each in sorted(registers)})


def acts(register: Path) -> Any:
    """Give every act of a register without what differs from run to run, and how it is kept."""
    room = open_room(register, Library())
    told = [
        (
            each.cluster.id,
            each.cluster.name,
            each.shares,
            [_words(act) for act in each.facts["events"]],
        )
        for each in room.entries()
    ]
    return told, len(check(room).unsealed) if register.name == "unsealed" else 0


def _words(act: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in act.items() if key not in ("id", "recorded_at", "of")}


@cache
def sandbox() -> TemporaryDirectory[str]:
    """A folder for all that the commands read, filled once in a process."""
    return TemporaryDirectory()


@pytest.fixture
def place(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that each attempt starts from, filled at the first call."""
    monkeypatch.setenv("LCCLUSTER_CACHE", str(tmp_path / "cache"))
    place = Path(sandbox().name) / "place"
    if not place.exists():
        place.mkdir()
        with monkeypatch.context() as inside:
            inside.chdir(place)
            fill(place, run)
    return place


def fill(place: Path, run: Run) -> None:
    """Make three registers of two counties, what an import brings, a form and a template."""
    for name, source in READ.items():
        shutil.copy(source, place / name)
    done(run("register", "init"))
    for number, county in enumerate(("冠县", "冠县", "莘县"), 1):
        words = ("--name", f"{county}{'轴承纺织化工'[number]}产业集群", "--county", county)
        done(run("register", "recognise", *words, "--on", "2022-05-09"))
    for name in ("packed", "unsealed", "more"):
        shutil.copytree(place / REGISTER, place / name)
    done(run("register", "repack", "--register", "packed"))
    shutil.rmtree(place / "unsealed/clusters/冠县" / "seals.jsonl", ignore_errors=True)
    (place / "unsealed/clusters/冠县/seals.jsonl").unlink()
    (place / "unsealed/clusters/莘县/seals.jsonl").unlink()
    for name in ("丙", "丁"):
        words = ("--name", f"{name}产业集群", "--county", "阳谷县", "--on", "2023-05-09")
        done(run("register", "recognise", *words, "--register", "more"))
    done(
        run("register", "report", ID, "--year", "2023", "--on", "2024-01-12", "--register", "more")
    )
    done(run("register", "export", "more.json", "--register", "more"))
    shutil.rmtree(place / "more")
    done(run("form", "fill", "form.yaml", "-o", "form.docx"))
    table = openpyxl.Workbook()
    table.active.append(["序号", "集群名称", "县（市、区）", "备注"])
    table.save(place / "theirs.xlsx")
    (place / "rules").mkdir()


def done(ran: Ran) -> None:
    """Hold that a command did its work."""
    assert ran.code == 0, ran


class Trial(Struct):
    """One command in a copy of the folder, with and without a fault."""

    place: Path
    words: tuple[str, ...]
    run: Run
    monkeypatch: pytest.MonkeyPatch

    def attempt(self, folder: Path, at: int = 0, error: int = 0) -> tuple[Ran, Disk]:
        """Run the command in a folder whose disk fails at a count."""
        disk = Disk(folder, at, error)
        with self.monkeypatch.context() as inside:
            inside.chdir(folder)
            with failing_disk(disk):
                ran = self.run(*self.words)
        return ran, disk

    def again(self, folder: Path, *, there: bool) -> Ran:
        """Run the command once more; an act that is there already is only sealed, as its law says."""
        words = self.words
        if there and words[1] in ACTS:
            words = (REGISTER, "seal")
        elif there and words[1] == "init":
            words = (REGISTER, "seal", "--register", "made")
        with self.monkeypatch.context() as inside:
            inside.chdir(folder)
            return self.run(*words)

    def copied(self, name: str) -> Path:
        """Copy the folder."""
        return Path(shutil.copytree(self.place, self.place.with_name(name)))


def points(total: int) -> Sequence[tuple[int, int]]:
    """Give the points of a command: every count with every error, or a share with each error in it."""
    return share([(at, error) for error in ERRORS for at in range(total, 0, -1)], SHARE)


@pytest.mark.timeout(1800)  # for the exhaustive run
@pytest.mark.parametrize("name", WRITING)
def test_a_disk_that_fails_once_leaves_the_old_state_or_the_new_and_says_which(
    name: str,
    place: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trial = Trial(place, WRITING[name], run, monkeypatch)
    before = state(place)
    whole = trial.copied("whole")
    try:
        good, disk = trial.attempt(whole)
        after = state(whole)
    finally:
        shutil.rmtree(whole)
    assert good.code in (0, 3, 4), good
    assert after.changed(before)
    for at, error in points(len(disk.done)):
        folder = trial.copied(f"{at}-{error}")
        try:
            hold(trial, folder, before, after, good, at, error)
        finally:
            shutil.rmtree(folder)


def hold(
    trial: Trial, folder: Path, before: State, after: State, good: Ran, at: int, error: int
) -> None:
    """Hold one point: what stands is old or new, what is said is true, and the command goes on."""
    ran, disk = trial.attempt(folder, at, error)
    point = (trial.words, at, errno.errorcode[error], disk.done[at - 3 : at], ran)
    assert ran.code in (2, good.code), point
    assert "Traceback" not in ran.err, point
    now = state(folder)
    mixed = now.changed(before) & now.changed(after)
    if ran.err.startswith("form.yaml"):  # a form that is not read is listed so, in words of its own
        mixed -= {"checked.xlsx", "checked.html"}
    assert not mixed, (mixed, point)
    changed = now.changed(before)
    if ran.code == good.code:
        assert not now.changed(after), point
    if "othing was changed" in ran.err:
        assert not changed, (changed, point)
    elif ran.code == 2 and changed:
        assert "standing: " in ran.err or "is written" in ran.err, point
    again = trial.again(folder, there=bool(changed) and not now.changed(after))
    assert again.code in ((good.code, 2) if trial.words[0] != REGISTER else (good.code,)), (
        again,
        point,
    )
    assert not state(folder).changed(after), (again, point)
    assert not left(folder), (left(folder), point)
    assert_whole(folder)


def left(folder: Path) -> list[str]:
    """What no command should leave: temporaries and journals."""
    found = folder.rglob("*")
    return [str(each) for each in found if is_temporary(each.name) or each.name == JOURNAL]


def assert_whole(folder: Path) -> None:
    """Hold that no register is damaged."""
    for each in folder.glob("*/register.yaml"):
        assert not check(open_room(each.parent, Library())).damage


def test_all_points_together_are_more_than_a_thousand(
    place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = 0
    for name in ("rename", "init", "import", "repack", "unpack", "seal", "rules-new"):
        trial = Trial(place, WRITING[name], run, monkeypatch)
        folder = trial.copied("counted")
        counted += len(ERRORS) * len(trial.attempt(folder)[1].done)
        shutil.rmtree(folder)
    assert counted > 1000
