"""A round of 200 applications: its board beside one form checked, its scores out of nine experts' workbooks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from batch import FORM
from openpyxl import load_workbook
from timing import Row, in_turn, once, ratio

from lccluster.files.rules.library import SHIPPED
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.round.recording.filing import Filing, file_application
from lccluster.usecases.round.recording.meant import Hand
from lccluster.usecases.round.room import open_round_room

TOOL = str(Path(sys.executable).with_name("lccluster"))
APPLICATIONS, EXPERTS, ROUNDS = 200, 9, 11
SCORES_SECONDS = 5.0
CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
panel: {at_least: 5, aspects: {operation: 40, capability: 30, performance: 30}}
notice: {length: 5, counted_in: days}
"""
WORDS = {"on": date(2025, 4, 1), "note": None, "override": None, "late": None}
ALTHOUGH = ("--override", "各项认定另行作出")
READ = """
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows(values_only=True): pass
"""


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["LCCLUSTER_CACHE"] = str(place / "cache")
        form = place / "form.yaml"
        form.write_text(FORM.format(n=1, area=38, firms=73, revenue="34.15"), "utf-8")
        _as_far_as_the_experts(place)
        yield from _scores(place)
        commands = {"show": _on(place, "show"), "check": [TOOL, "check", str(form)]}
        as_recorded = place / "as-recorded"
        shutil.copytree(place / "cache", as_recorded)
        first = in_turn(commands, ROUNDS, partial(_lay, place / "cache", as_recorded))
        runs = in_turn(commands, ROUNDS)
        elsewhere = in_turn(commands, ROUNDS, partial(_lay, place / "cache", place / "nothing"))
    acts = APPLICATIONS * (EXPERTS + 4)
    yield ratio(f"round show of 200, {acts} acts / check of one form", runs, "show", "check", 1.3)
    yield ratio("the same, at the first look after acts", first, "show", "check", 1.3)
    yield ratio(
        "the same, copied from elsewhere and not judged here", elsewhere, "show", "check", 2.5
    )


def _lay(cache: Path, kept: Path) -> None:
    """Let the cache hold what was kept at some time, or nothing."""
    shutil.rmtree(cache, ignore_errors=True)
    if kept.exists():
        shutil.copytree(kept, cache)


def _scores(place: Path) -> Iterator[Row]:
    """Read every expert's workbook into the round, and work the scores out."""
    workbooks = sorted(map(str, (place / "out").glob("*.xlsx")))
    alone, *_ = once([sys.executable, "-c", READ, *workbooks])
    read, *_ = once(_on(place, "read-sheets", str(place / "out"), "--on", "2025-07-02"))
    worked_out, *_ = once(_on(place, "scores"))
    work = f"round read-sheets, scores of {APPLICATIONS} by {EXPERTS}"
    base = f"(openpyxl reads the workbooks alone in {alone:.2f} s)"
    yield Row(work, read + worked_out, SCORES_SECONDS, "s", base)


def _as_far_as_the_experts(place: Path) -> None:
    """Hold a round until every expert has sent a workbook back."""
    _write(place / "call.yaml", CALL)
    people = [f"  - {{id: E{each}, name: 第{each}人, unit: 研究院}}" for each in range(EXPERTS)]
    _write(place / "panel.yaml", "\n".join(["experts:", *people, ""]))
    _done([TOOL, "register", "init", "--register", str(place / "register")])
    _done(_on(place, "open", "2025", "--call", str(place / "call.yaml")))
    ids = _filed(place)
    _done(_on(place, "check-compliance", *ids, "--on", "2025-05-01"))
    passed = ("--outcome", "passed", "--reason", "合格", *ALTHOUGH)
    _done(_on(place, "review", *ids, *passed, "--on", "2025-05-02"))
    document = ("--document", "莘〔2025〕1号", *ALTHOUGH)
    _done(_on(place, "recommend", "莘县", *document, "--on", "2025-06-02"))
    _done(_on(place, "panel", str(place / "panel.yaml"), "--on", "2025-07-01"))
    _done(_on(place, "sheets", "-o", str(place / "out")))
    for each in (place / "out").glob("*.xlsx"):
        _score(each)


def _filed(place: Path) -> list[str]:
    """File every application, in this process: two hundred starts would take longer than the rest."""
    hand = Hand(Stamp(datetime(2025, 6, 1, tzinfo=UTC)), print)
    for number in range(APPLICATIONS):
        form = place / "in" / str(number) / "form.yaml"
        _write(form, FORM.format(n=number, area=38, firms=73, revenue="34.15"))
        room = open_round_room(_round(place), SHIPPED, place / "register")
        file_application(room, form, Filing(WORDS), hand)
    return sorted(each.name for each in (_round(place) / "applications").iterdir())


def _score(path: Path) -> None:
    """Give points in every cell that is not locked, but for the last of a row, which is for words."""
    book = load_workbook(path)
    for number, row in enumerate(book.worksheets[0].iter_rows()):
        free = [cell for cell in row if not cell.protection.locked]
        for at, cell in enumerate(free[:-1]):
            cell.value = 15 + (7 * number + 5 * at + len(path.stem)) % 16
    book.save(path)


def _round(place: Path) -> Path:
    return place / "rounds/2025"


def _on(place: Path, *words: str) -> list[str]:
    about = ("--round", str(_round(place)), "--register", str(place / "register"))
    return [TOOL, "round", *words, *about]


def _done(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
