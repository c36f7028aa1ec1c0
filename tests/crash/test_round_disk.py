"""Every command of a round that writes, on a disk that fails once: old or new stands, true sentences, and the command goes on.

A share of all points is tried; every one with --exhaustive.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from faults import Disk, counting_disk, failure
from kept_files import Files, changed, files_of, is_in_hand, lacks_but_a_seal, settle
from standing import left

from rounds import application, findings, write
from running import Ran, Run
from shares import share

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS)
UNLAWFUL = 6  # an act that stands already is none that may be taken
SHARE = 3  # points of a command that are tried where not all are
CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
panel: {at_least: 1, aspects: {基础: 60, 前景: 40}}
notice: {length: 5, counted_in: days}
"""
PANEL = "experts:\n  - {id: E1, name: 甲, unit: 研究院}\n  - {id: E2, name: 乙, unit: 大学}\n"
NUMBER, NAME, COUNTY = "371525-01", "冠县轴承特色产业集群", "冠县"
LESS, MORE = (
    "371522-01",
    "371581-01",
)  # one that is withdrawn, one that its county does not recommend
PAPERS = {
    "call.yaml": CALL,
    "panel.yaml": PANEL,
    "form.yaml": application(NAME, COUNTY),
    "less.yaml": application("莘县纸业产业集群", "莘县"),
    "more.yaml": application("临清市纺织产业集群", "临清市"),
}
# What is typed to get there, and the command that is tried then.
STEPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "open": (("open", "2025", "--call", "call.yaml"),),
    "file": (("file", "form.yaml", "--on", "2025-04-01"),),
    "return": (("file", "less.yaml", "--on", "2025-04-01"), ("return", LESS, "--note", "缺章", "--on", "2025-04-02")),
    "draft": (("draft", "return", "-o", "return.docx", "--as-of", "2025-04-02"),),
    "withdraw": (("withdraw", LESS, "--on", "2025-04-03"),),
    "check-compliance": (("check-compliance", NUMBER, "--on", "2025-04-02"),),
    "review": (("review", NUMBER, "--outcome", "passed", "--reason", "齐", "--on", "2025-04-03"),),
    "recommend": (("recommend", COUNTY, "--document", "1号", "--on", "2025-06-02"),),
    "draft-xlsx": (("draft", "recommendation", "-o", "recommendation.xlsx", "--as-of", "2025-06-03"),),
    "not-recommend": (("file", "more.yaml", "--on", "2025-04-01"), ("not-recommend", MORE, "--reason", "不齐", "--on", "2025-06-03"),),
    "panel": (("panel", "panel.yaml", "--on", "2025-06-05"),),
    "recuse": (("recuse", "E2", NUMBER, "--on", "2025-06-06"),),
    "sheets": (("sheets", "-o", "out"),),
    "read-sheets": (("read-sheets", "out", "--on", "2025-07-02"),),
    "scores": (("scores", "--xlsx", "scores.xlsx"),),
    "visit": (("visit", NUMBER, "--on", "2025-07-03"),),
    "void": (("void", NUMBER, "visited", "--reason", "误登"),),
    "not-propose": (("not-propose", NUMBER, "--reason", "未排上", "--on", "2025-09-01"),),
    "propose": (("void", NUMBER, "not_proposed", "--reason", "误登"), ("propose", NUMBER, "--on", "2025-09-01")),
    "notice": (("notice", "--from", "2025-09-02"),),
    "object": (("object", NUMBER, "--reason", "有异议", "--named", "yes", "--sealed", "yes", "--on", "2025-09-03"),),
    "decide-objection": (("decide-objection", NUMBER, "1", "--outcome", "rejected", "--reason", "查否", "--on", "2025-09-04"),),
    "list": (("list", "--xlsx", "list.xlsx"),),
    "show": (("show", "--xlsx", "show.xlsx"),),
    "todo": (("todo", "--xlsx", "todo.xlsx", "--ics", "todo.ics"),),
    "report-page": (("report-page", "round.html"),),
    "promulgate": (("promulgate", "--document", "聊工信字〔2025〕40号", "--on", "2025-10-20"),),
    "close": (("close", "--on", "2025-11-03"),),
}  # fmt: skip
USUAL = ("file", "review", "recommend", "read-sheets", "propose", "promulgate")
MORE_OF_IT = ("object", "check-compliance", "visit", "panel", "recuse")  # twice is once more
TRIED = {*USUAL, *share([each for each in STEPS if each not in USUAL], 4)}


@pytest.mark.timeout(1800)  # for the exhaustive run
def test_a_disk_that_fails_once_under_a_round_leaves_it_as_it_was_or_with_the_act(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    monkeypatch.setenv("LCCLUSTER_CACHE", str(tmp_path / "cache"))
    place = tmp_path / "place"
    for name, text in PAPERS.items():
        write(place / name, text)
    monkeypatch.chdir(place)
    assert run("register", "init").code == 0
    for name, (*before, words) in STEPS.items():
        for each in before:
            done(run("round", *each))
        prepared(words[0])
        if name in TRIED:
            tried(Path(shutil.copytree(place, tmp_path / name)), words, run, monkeypatch)
        monkeypatch.chdir(place)
        done(run("round", *words))


def done(ran: Ran) -> None:
    """Hold that a command did its work."""
    assert ran.code == 0, ran


def prepared(work: str) -> None:
    """Let people do on paper and in workbooks what comes before a command."""
    if work == "review":
        write(f"rounds/2025/applications/{NUMBER}/findings/{COUNTY}.yaml", findings(NAME, COUNTY))
    if work == "read-sheets":
        book = openpyxl.load_workbook("out/E1.xlsx")
        row = next(each for each in book.worksheets[0].iter_rows() if each[0].value == NUMBER)
        row[4].value, row[5].value = 50, 30
        book.save("out/E1.xlsx")


def tried(start: Path, words: Sequence[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Try a command on copies of a folder, with a fault at each of some points."""

    def attempt(name: str, disk: Disk) -> tuple[Path, Ran]:
        monkeypatch.chdir(shutil.copytree(start, disk.folder))
        with counting_disk(disk):
            return Path(disk.folder), run("round", *words)

    whole = Disk(start.with_name("whole"))
    folder, good = attempt("whole", whole)
    done(good)
    before, after = files_of(start), files_of(folder)
    shutil.rmtree(folder)
    points = [(at, error) for error in ERRORS for at in range(len(whole.done), 0, -1)]
    for at, error in share(points, SHARE if words[0] in USUAL else 1):
        folder, ran = attempt("tried", Disk(start.with_name("tried"), at, failure(error)))
        point = (words, at, errno.errorcode[error], whole.done[at - 1], ran)
        hold(folder, ran, before, after, point)
        stood = ran.code == 0 or "standing: " in ran.err or "is written" in ran.err
        again = ran if stood and words[0] in MORE_OF_IT else run("round", *words)
        settle(folder)
        assert again.code in ((0, 2, UNLAWFUL) if stood else (0,)), (again, point)
        lacking = changed(files_of(folder), after)
        assert lacks_but_a_seal(lacking, ran.err), (again, point, lacking)
        assert not left(folder), (left(folder), point)
        assert lacking or run("round", "check").code == 0, point
        shutil.rmtree(folder)


def hold(folder: Path, ran: Ran, before: Files, after: Files, point: object) -> None:
    """Hold that what stands is old or new, file by file and in records together, and that what is said is so."""
    now = files_of(folder)
    new, lacking = changed(before, now), changed(after, now)
    assert ran.code in (0, 2), point
    assert "Traceback" not in ran.err, point
    if is_in_hand(folder):
        return  # it counts, and comes to its end with the next command
    told = (
        not ran.code and "application.yaml: " in ran.err
    )  # whose verdict a document does not know then
    assert told or not new & lacking, (new & lacking, point)
    if "othing was changed" in ran.err:
        assert not new, (new, point)
    if ran.code == 0:
        assert told or lacks_but_a_seal(lacking, ran.err), (lacking, point)
    elif new:
        assert "standing: " in ran.err or "is written" in ran.err, (new, point)
