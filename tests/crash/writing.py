"""Every command that writes, in a folder that holds all that it reads."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from faults import Disk, counting_disk
from msgspec import Struct

from lccluster.cli.register.joining import CONFLICTS
from lccluster.files.register.header import Header
from lccluster.files.rules.library import Library
from lccluster.register.acts import AnnualReport
from lccluster.usecases.register.acts import Stamp, record
from lccluster.usecases.register.beginning import begin
from lccluster.usecases.register.room import open_room
from lccluster.usecases.register.seal import seal_waiting
from running import EXAMPLES, ROOT, Ran, Run

ID, PAPER = "LC-2022-001", ("--document", "聊工信〔2026〕1号")
REGISTER = "register"

# Every command that writes: what is typed inside a folder that holds all that it reads.
WRITING: dict[str, tuple[str, ...]] = {
    "rename": (REGISTER, "rename", ID, "乙"),
    "report": (REGISTER, "report", ID, "--year", "2025", "--on", "2026-01-12"),
    "recognise": (REGISTER, "recognise", "--name", "甲", "--county", "莘县", "--on", "2022-06-01"),
    "correct": (REGISTER, "correct", ID, "recognised", "document_number=第1号"),
    "revoke": (REGISTER, "revoke", ID, "--ground", "14.2", "--on", "2026-03-01", *PAPER),
    "void": (
        REGISTER,
        "void",
        ID,
        "annual_report",
        "--reason",
        "误登",
        "--register",
        "copy",
    ),
    "seal": (REGISTER, "seal", "--register", "unsealed"),
    "init": (REGISTER, "init", "--from", "list.yaml", "--register", "made"),
    "import": (REGISTER, "import", "more.json"),
    "merge": (REGISTER, "merge", "copy"),
    "pack": (REGISTER, "pack", "-o", "out.lcp", "--letter", "out.docx", "--register", "copy"),
    "receive": (REGISTER, "receive", "sent.lcp"),
    "init-pack": (REGISTER, "init", "--from", "sent.lcp", "--register", "made"),
    "settle": (
        REGISTER,
        "settle",
        "1",
        "--keep",
        "theirs",
        "--reason",
        "经核实",
        "--register",
        "apart",
    ),
    "settle-header": (
        REGISTER,
        "settle",
        "2",
        "--keep",
        "theirs",
        "--reason",
        "经核实",
        "--register",
        "apart",
    ),
    "repack": (REGISTER, "repack"),
    "unpack": (REGISTER, "repack", "--unpack", "--register", "packed"),
    "upgrade": (REGISTER, "upgrade", "--register", "old"),
    "root": (REGISTER, "check", "--root"),
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
ONCE = (
    "findings",
    "form",
    "new",
    "schema",
    "rules",
    "demo",
    "whoami",
)  # write what nobody may have written
CHANGES = ("--overwrite", "set", "test", "diff")  # but for these, which write it again
ACTS = (
    *("rename", "report", "recognise", "correct", "revoke", "void"),
    *("apply-review", "pass-review", "fail-review", "cancel", "set-aside"),
)
Fill = Callable[[Path, Run], None]


@cache
def sandbox() -> TemporaryDirectory[str]:
    """A folder for all that the commands read, filled once in a process."""
    return TemporaryDirectory()


@pytest.fixture
def place(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that each attempt starts from, filled at the first call."""
    monkeypatch.setenv("LCCLUSTER_CACHE", str(tmp_path / "cache"))
    return filled("place", fill, run, monkeypatch)


def filled(name: str, fill: Fill, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that is filled once in a process."""
    place = Path(sandbox().name) / name
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
    unseal(place / "unsealed")
    begin(place / "old", Header(1, "名录", "市局", "liaocheng-2021-97"), Library())
    for county in ("冠县", "莘县"):
        words = ("--name", f"{county}钢管产业集群", "--county", county, "--on", "2022-05-09")
        done(run("register", "recognise", *words, "--register", "old"))
    for name in ("丙", "丁"):
        words = ("--name", f"{name}产业集群", "--county", "阳谷县", "--on", "2023-05-09")
        done(run("register", "recognise", *words, "--register", "more"))
    done(
        run("register", "report", ID, "--year", "2023", "--on", "2024-01-12", "--register", "more")
    )
    done(run("register", "export", "more.json", "--register", "more"))
    (place / "more").rename(place / "copy")
    retitle(place / "copy", "集群名录")  # only they have changed it
    done(run("register", "seal", "--register", "copy"))
    shutil.copytree(place / "copy", place / "sender")
    done(run("register", "pack", "-o", "sent.lcp", "--register", "sender"))
    shutil.rmtree(place / "sender")
    conflict(place, run)
    done(run("form", "fill", "form.yaml", "-o", "form.docx"))
    table = openpyxl.Workbook()
    table.active.append(["序号", "集群名称", "县（市、区）", "备注"])
    table.save(place / "theirs.xlsx")
    (place / "rules").mkdir()


def conflict(place: Path, run: Run) -> None:
    """Make a register with two conflicts: a county reported on a title that the city has revoked; both named it anew."""
    office = place / "office.yaml"
    office.write_text("writer: 冠县-4XYZ\noffice: 冠县\n", "utf-8")
    for name in ("apart", "theirs"):
        shutil.copytree(place / REGISTER, place / name)
    report = AnnualReport(on=date(2024, 1, 12), year=2023)
    stamp = Stamp(datetime(2024, 1, 12, tzinfo=UTC))
    room = open_room(place / "theirs", Library(), office=office)
    record(room, ID, lambda _: report, stamp, dry_run=False, tell=print)
    words = (ID, "--ground", "14.2", "--on", "2023-03-01", *PAPER, "--register", "apart")
    done(run("register", "revoke", *words))
    for name, title in (("apart", "集群名录"), ("theirs", "名录甲")):
        retitle(place / name, title)
    seal_waiting(open_room(place / "theirs", Library(), office=office), print)
    done(run("register", "seal", "--register", "apart"))
    assert run("register", "merge", "theirs", "--register", "apart").code == CONFLICTS
    shutil.rmtree(place / "theirs")


def retitle(register: Path, title: str) -> None:
    """Change the title of a register by hand."""
    header = register / "register.yaml"
    said = re.sub("(?m)^title: .*", f"title: {title}", header.read_text("utf-8"))
    header.write_text(said, "utf-8")


def unseal(register: Path) -> None:
    """Take every seal of an act out of a register, as if all of them had been made by hand."""
    [chain] = register.glob("seals/*.jsonl")
    chain.write_bytes(chain.read_bytes().splitlines(keepends=True)[0])  # that of the header
    for path in register.glob("clusters/*/*.yaml"):
        path.write_text(path.read_text("utf-8").replace("recorded_by: 市局, ", ""), "utf-8")


def _of_register(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words that name the register, where it is not the usual one."""
    return words[words.index("--register") :] if "--register" in words else ()


def done(ran: Ran) -> None:
    """Hold that a command did its work."""
    assert ran.code == 0, ran


class Trial(Struct):
    """One command in a copy of the folder, with and without a fault."""

    place: Path
    words: tuple[str, ...]
    run: Run
    monkeypatch: pytest.MonkeyPatch

    @property
    def once(self) -> bool:
        """Tell whether the command refuses what stands already, though it wrote it itself."""
        return bool({*self.words[:2]} & {*ONCE}) and not {*self.words} & {*CHANGES}

    @property
    def singly(self) -> bool:
        """Tell whether each of several files is decided on its own: one that fails stops no other."""
        return self.words == ("form", "import", "forms")

    def refuses(self, before: Any, now: Any, after: Any) -> bool:
        """Tell whether the command, run again, leaves alone and says so what stands by now."""
        there = now.changed(before) if self.singly else not now.changed(after)
        return self.once and bool(there)

    def attempt(
        self, folder: Path, at: int = 0, happens: Callable[[], None] = list
    ) -> tuple[Ran, Disk]:
        """Run the command in a folder on whose disk something happens at a count."""
        disk = Disk(folder, at, happens)
        with self.monkeypatch.context() as inside:
            inside.chdir(folder)
            with counting_disk(disk):
                ran = self.run(*self.words)
        return ran, disk

    def again(self, folder: Path, *, there: bool) -> Ran:
        """Run the command once more; an act that is there already is only sealed, as its law says."""
        words = self.words
        if there and words[1] in (*ACTS, "init", "settle"):
            words = (REGISTER, "seal", *_of_register(words))
        with self.monkeypatch.context() as inside:
            inside.chdir(folder)
            return self.run(*words)

    def copied(self, name: str) -> Path:
        """Copy the folder."""
        return Path(shutil.copytree(self.place, self.place.with_name(name)))
