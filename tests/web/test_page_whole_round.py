"""A whole round held at the page alone: the same files as when commands record it, and the register holds what came of it."""

from __future__ import annotations

import io
import itertools
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from lccluster.catalogs import speak
from lccluster.usecases.round.recording import opening
from pages import NOON, Answer, Visitor, office_at, served
from running import Run

APP, OTHER = "371525-01", "371522-01"
FORMS = {APP: "冠县轴承.yaml", OTHER: "莘县纸业.yaml"}


class Step(NamedTuple):
    """One act: where its form is, what is typed there, the files, and the line of the command."""

    address: str
    typed: Mapping[str, str]
    files: Mapping[str, Sequence[str]]
    line: str


def _filed(number: str, day: str) -> Step:
    form = f"申报/{FORMS[number]}"
    paper = f"申报/材料/{FORMS[number].removesuffix('.yaml')}简介.txt"
    return Step(
        "/round/do/file", {"on": day}, {"form": [form], "materials": [paper]}, f"file {form}"
    )


def _on(number: str, word: str, day: str, **typed: str) -> Step:
    """An act on an application, said in options as in fields."""
    options = [f"--{_OPTIONS.get(key, key)} {value}" for key, value in typed.items()]
    return Step(
        f"/round/{number}/do/{word}",
        {"on": day, **typed},
        {},
        " ".join((word, number, *options)),
    )


_OPTIONS = {"document_number": "document"}
BEGINNING = (
    Step(
        "/round/do/open",
        {"year": "2025"},
        {"call": ["通知.yaml"]},
        "open 2025 --call 通知.yaml --on 2025-03-01",
    ),
    _filed(APP, "2025-04-08"),
    _on(APP, "return", "2025-04-11", note="缺推荐单位公章"),
    _filed(APP, "2025-04-17"),
    _filed(OTHER, "2025-04-10"),
)
REVIEW = (
    _on(APP, "check-compliance", "2025-05-06"),
    _on(APP, "review", "2025-05-09", outcome="passed", reason="材料齐全"),
    Step(
        f"/round/{APP}/do/recommend",
        {"on": "2025-05-20", "document_number": "冠工信字〔2025〕某号", f"rank-{APP}": "1"},
        {},
        f"recommend 冠县 --document 冠工信字〔2025〕某号 --order {APP}",
    ),
    _on(OTHER, "withdraw", "2025-05-21"),
    Step("/round/do/panel", {"on": "2025-05-22"}, {"panel": ["专家.yaml"]}, "panel 专家.yaml"),
    Step(
        f"/round/{APP}/do/recuse",
        {"on": "2025-05-23", "expert": "E3"},
        {},
        f"recuse E3 {APP}",
    ),
)
LISTING = (
    Step(
        "/round/do/read-sheets",
        {"on": "2025-05-24"},
        {"sheets": ["评审表/E1.xlsx", "评审表/E2.xlsx"]},
        "read-sheets 评审表",
    ),
    Step("/round/do/propose", {"on": "2025-05-25", f"pick-{APP}": "yes"}, {}, f"propose {APP}"),
    Step(
        "/round/do/notice",
        {"from": "2025-05-26"},
        {},
        "notice --from 2025-05-26",
    ),
    Step(
        f"/round/{APP}/do/object",
        {"on": "2025-05-28", "reason": "面积不实", "named": "yes", "sealed": "no"},
        {},
        f"object {APP} --reason 面积不实 --named yes --sealed no",
    ),
    Step(
        f"/round/{APP}/do/decide-objection",
        {"on": "2025-05-30", "number": "1", "outcome": "rejected", "reason": "经核实属实"},
        {},
        f"decide-objection {APP} 1 --outcome rejected --reason 经核实属实",
    ),
    Step(
        "/round/do/promulgate",
        {"on": "2025-06-10", "document_number": "聊工信发〔2025〕某号"},
        {},
        "promulgate --document 聊工信发〔2025〕某号",
    ),
    Step("/round/do/close", {"on": "2025-06-11"}, {}, "close"),
)


@pytest.fixture
def desks(laid_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two offices alike, in which no round was opened yet; the workbooks of one fit the other's round."""
    speak("zh")
    monkeypatch.setattr(f"{opening.__name__}.new_register_id", lambda: "of-the-tests")
    for name in ("page", "commands"):
        shutil.copytree(laid_out, tmp_path / name)
        shutil.rmtree(tmp_path / name / "rounds")
    return tmp_path / "page", tmp_path / "commands"


def _clock() -> Callable[[], datetime]:
    """A clock that goes on: what is recorded later has a later id, in whichever file it stands."""
    seconds = itertools.count()
    return lambda: NOON.replace(day=20) + timedelta(seconds=next(seconds))


def recorded(page: Visitor, desk: Path, step: Step) -> Answer:
    """Fill in the form, look at what it says, and confirm it."""
    files = [
        (key, (Path(name).name, (desk / name).read_bytes()))
        for key, names in step.files.items()
        for name in names
    ]
    shown = page.send(step.address, files, **step.typed)
    assert shown.status == 200, _words(shown)
    got = page.post(f"{step.address}/record", **shown.hidden)
    assert got.status == 200, _words(got)
    assert told(got) == told(shown)
    return got


def told(shown: Answer) -> list[tuple[str, str]]:
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", shown.text)
    assert ("编号" in dict(found)) and ("登记时间" in dict(found))
    return found


def _words(shown: Answer) -> str:
    return unescape(re.sub(r"<[^>]+>", "", shown.text))


def _typed(run: Run, desk: Path, step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    day = step.typed.get("on")
    options = ["--on", day] if day and "--on" not in step.line else []
    ran = run("round", *step.line.split(), *options, lang="zh")
    speak("zh")
    assert ran.code == 0, ran.err


def _third_expert(desk: Path) -> str:
    (name,) = re.findall(r"id: E3, name: (\w+)", (desk / "专家.yaml").read_text("utf-8"))
    return str(name)


def _given_findings(desk: Path) -> None:
    """Lay what the county found beside the application, where it writes it."""
    beside = desk / "rounds" / "2025" / "applications" / APP / "findings"
    beside.mkdir()
    shutil.copy(desk / "审核意见" / FORMS[APP], beside)


def _scored(desks: Sequence[Path], sheets: Mapping[str, bytes]) -> None:
    """Score as experts do, in the workbooks that they were sent; each office gets the same ones back."""
    for desk in desks:
        (desk / "评审表").mkdir()
    for name, data in sheets.items():
        book = openpyxl.load_workbook(io.BytesIO(data))
        (row,) = [row for row in book.worksheets[0].iter_rows() if any(c.value == APP for c in row)]
        free = [cell for cell in row if not cell.protection.locked]
        for cell, points in zip(free[:3], (30, 25, 24), strict=True):
            cell.value = points
        scored = io.BytesIO()
        book.save(scored)
        for desk in desks:
            (desk / "评审表" / name).write_bytes(scored.getvalue())


def whole(folder: Path) -> dict[str, str]:
    """Give every file of a folder but the lock, without what is drawn by chance and by the clock."""
    found = {}
    for each in sorted(folder.rglob("*")):
        if each.is_file() and not each.name.startswith(".lock") and "seals" not in each.parts:
            text = each.read_bytes().decode("utf-8", "replace")
            text = re.sub(r"\b[0-9A-Z]{26}\b", "ID", text)
            text = re.sub(r"(recorded_at: )[^,}\n]+", r"\1NOW", text)
            found[str(each.relative_to(folder))] = text
    return found


def test_a_round_held_at_the_page_is_the_round_that_commands_record(
    desks: tuple[Path, Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, other = desks
    with served(office_at(desk, clock=_clock())) as page:
        page.enter()
        told: dict[str, str] = {}

        def hold(steps: Sequence[Step]) -> None:
            for step in steps:
                told[step.address] = _words(recorded(page, desk, step))
                _typed(run, other, step, monkeypatch)

        hold(BEGINNING)
        for each in desks:
            _given_findings(each)
        hold(REVIEW)
        sheets = {
            name: page.get(address).body
            for address, name in re.findall(
                r'href="(/round/sheets/\d+)">([^<]+)', page.get("/round").text
            )
        }
        assert sorted(sheets) == ["E1.xlsx", "E2.xlsx"]  # E3 is recused
        name = f"{_third_expert(desk)}（E3）"
        assert name in told[f"/round/{APP}/do/recuse"]
        assert name in _words(page.get(f"/round/{APP}"))
        said = run("round", "show", APP, "--round", desk / "rounds" / "2025", lang="zh").out
        assert name in said.replace("\n", "").replace(" ", "")
        speak("zh")
        _scored(desks, sheets)
        hold(LISTING[:1])
        assert 'href="/round/scores"' in page.get("/round").text
        scores = page.get("/round/scores")
        assert scores.status == 200
        assert "“把申报列入拟公布名单”" in scores.text
        assert not re.search("lccluster [a-z]", scores.text)
        offered = page.get(f"/round/{APP}/do/propose").text
        assert f'value="yes" checked id="pick-{APP}"' in offered  # as the day's task leads there
        hold(LISTING[1:])
        assert re.search(r"公示截止\s*2025-05-30\s*申报编号\s*371525-01", told["/round/do/notice"])
        for address in ("/round/do/propose", f"/round/{APP}/do/recommend"):
            assert f"{APP} 冠县某某镇轴承特色产业集群" in told[address]  # of whom it is
        assert 'href="/round/scores"' in page.get("/round").text  # closed as it is
        paper = page.get("/documents/round/promulgation").text
        assert '<h1>公布通知</h1>\n<p><a href="/documents">公文</a></p>' in paper
        assert "已公布" in page.get(f"/round/{APP}").text
    mine, theirs = (whole(each / "rounds") for each in desks)
    assert mine == theirs
    assert whole(desk / "register") == whole(other / "register")
    for part in ("round", "register"):
        monkeypatch.chdir(desk)
        assert run(part, "check").code == 0
    assert "冠县某某镇轴承特色产业集群" in run("register", "list").out
