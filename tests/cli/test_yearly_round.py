"""One round from the call to the promulgated list: twelve applications of four counties, all that can happen."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rounds import BEYOND, findings, form, write
from running import Ran, Run

COUNTIES = {"冠县": "371525", "莘县": "371522", "临清市": "371581", "东阿县": "371524"}
TRADES = ("轴承", "纸业", "纺织")
OLD = {"371525-01": "LC-2020-001", "371522-01": "LC-2020-002"}  # two re-reviews, by number
RETURNED, WITHDRAWN, LATE = "371581-02", "371581-03", "371524-03"
ABOVE = "371522-03"  # the third of a county that may recommend two
TIED, FAILED, UPHELD = "371525-02", "371522-01", "371524-01"
CALL = """\
rulebook: liaocheng-2021-97
title: 关于组织申报2025年度特色产业集群的通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
quotas: {莘县: 2}
panel: {at_least: 3, aspects: {经营: 40, 能力: 30, 成效: 30}}
notice: {length: 5, counted_in: 工作日, first_day_counts: true}
"""
PANEL = """\
experts:
  - {id: E1, name: 甲某, unit: 某大学}
  - {id: E2, name: 乙某, unit: 某研究院}
  - {id: E3, name: 丙某, unit: 某协会}
  - {id: E4, name: 丁某, unit: 某公司, ties: [{to: 冠县纸业特色产业集群, kind: 顾问}]}
  - {id: E5, name: 戊某, unit: 某学院}
"""
POINTS = {"E1": (30, 20, 25), "E2": (35, 25, 20), "E3": (38, 28, 29), "E4": (20, 20, 20)}
Do = Callable[..., Ran]


def _name(number: str) -> str:
    code, _, serial = number.partition("-")
    county = next(key for key, value in COUNTIES.items() if value == code)
    return f"{county}{TRADES[int(serial) - 1]}特色产业集群"


def _county(number: str) -> str:
    return next(key for key, value in COUNTIES.items() if number.startswith(value))


NUMBERS = [f"{code}-{at:02}" for code in COUNTIES.values() for at in (1, 2, 3)]


class Round:
    """A round in a folder: what is typed, and what each step's day answered."""

    def __init__(self, run: Run) -> None:
        self.run, self.seen = run, dict[str, str]()

    def do(self, *typed: object, code: int = 0) -> Ran:
        """Type a command; its exit code is as said."""
        ran = self.run(*typed)
        assert ran.code == code, (typed, ran.out, ran.err)
        return ran

    def round(self, *typed: object, code: int = 0) -> Ran:
        """Type a command of the round."""
        return self.do("round", *typed, code=code)

    def early(self, number: str, *typed: object) -> Ran:
        """Recommend a county's applications before their time, in Chinese."""
        return self.run("round", "recommend", _county(number), *typed, lang="zh")

    def folder(self, number: str) -> str:
        """Name the folder in which an application is worked on."""
        return "rounds/2025"

    def keep(self, day: str) -> Mapping[str, Any]:
        """Keep what the round answers on a day."""
        self.seen[day] = self.round("show", "--as-of", day, "--format", "json").out
        answer: Mapping[str, Any] = json.loads(self.seen[day])
        return answer

    def states(self, day: str) -> dict[str, str]:
        """Give where each application stands on a day."""
        return {each["id"]: each["state"] for each in self.keep(day)["applications"]}


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Round:
    """Begin in an empty folder with a register in which two titles end this year."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    held = Round(run)
    _begin(held)
    return held


def _begin(held: Round) -> None:
    held.do("register", "init")
    for number in OLD:
        old = ("--document", "聊工信字〔2020〕3号", "--override", "办法施行前认定")
        named = ("--name", _name(number), "--county", _county(number))
        held.do("register", "recognise", *named, "--on", "2020-10-12", *old)
    write("call.yaml", CALL)
    write("panel.yaml", PANEL)


def _file(held: Round, number: str, on: str, *more: str, code: int = 0) -> Ran:
    """Take a form that came in Word, read as an official does, with what the paper form has no cell for."""
    renews = ("--renews", OLD[number]) if number in OLD else ()
    path = Path(f"in/{number}.yaml")
    if not path.exists():
        source = write("in/source.yaml", form(_name(number), _county(number)))
        held.do("form", "fill", source, "-o", f"in/{number}.docx")
        held.do("form", "import", f"in/{number}.docx", "-o", path)
        path.write_text(f"{path.read_text('utf-8')}\n{BEYOND}", "utf-8")
    return held.round("file", path, "--on", on, *renews, *more, code=code)


def _come_in(held: Round) -> None:
    held.round("open", "2025", "--call", "call.yaml")
    for number in NUMBERS:
        if number == RETURNED:
            source = write("in/source.yaml", form(_name(number), _county(number)))
            held.do("form", "fill", source, "-o", "in/申请表.docx")
            held.round("file", "in/申请表.docx", "--on", "2025-04-10")
        elif number == LATE:
            assert "2025-05-31" in _file(held, number, "2025-06-02", code=6).err
            _file(held, number, "2025-06-02", "--late", "邮件延误")
        else:
            _file(held, number, "2025-04-10")
    held.round("return", RETURNED, "--note", "缺材料", "--on", "2025-04-20")
    assert held.states("2025-04-20")[RETURNED] == "returned"
    _file(held, RETURNED, "2025-04-25")
    held.round("withdraw", WITHDRAWN, "--on", "2025-05-06")
    assert held.states("2025-06-02")[WITHDRAWN] == "withdrawn"


def _are_reviewed(held: Round) -> None:
    for number in NUMBERS:
        if number == WITHDRAWN:
            continue
        if number.endswith("-01"):
            too_early = ("--document", "某号", "--on", "2025-06-03")
            assert "第七条" in held.early(number, *too_early).err
        held.round(
            "review", number, "--outcome", "passed", "--reason", "齐", "--on", "2025-06-04", code=6
        )
        held.round("check-compliance", number, "--on", "2025-06-04")
        refused = held.round(
            "review", number, "--outcome", "passed", "--reason", "齐", "--on", "2025-06-05", code=6
        )
        assert "needs a decision" in refused.err
        for office in (_county(number), "市局"):
            place = f"{held.folder(number)}/applications/{number}/findings/{office}.yaml"
            conditions = {_county(number): ("media", "technology"), "市局": REST}[office]
            write(place, findings(_name(number), office, conditions))
        held.round("review", number, "--outcome", "合格", "--reason", "齐全", "--on", "2025-06-05")
    assert set(held.states("2025-06-05").values()) == {"first_review_passed", "withdrawn"}


REST = ("distinct-industry", "agglomeration", "market-share", "industrial-internet", "organisation")


def _are_recommended(held: Round) -> None:
    for county, code in COUNTIES.items():
        letter = ("--document", f"{county}工信字〔2025〕3号", "--on", "2025-06-20")
        if county != "莘县":
            held.round("recommend", county, *letter)
            continue
        above = held.round("recommend", county, *letter, code=6)
        assert "quotas" in above.err
        held.round("recommend", county, *letter, "--order", f"{code}-02,{code}-01")
        held.round("not-recommend", ABOVE, "--reason", "名额已满", "--on", "2025-06-20")
    states = held.states("2025-06-20")
    assert states[ABOVE] == "not_recommended"
    assert list(states.values()).count("recommended") == 10


def _are_scored(held: Round) -> None:
    held.round("panel", "panel.yaml", "--on", "2025-07-01")
    held.round("recuse", "E5", UPHELD, "--on", "2025-07-02")
    held.round("sheets", "-o", "out")
    for path in Path("out").glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        rows = [row for row in sheet.iter_rows(min_row=4) if row[0].value]
        assert path.stem != "E4" or TIED not in {row[0].value for row in rows}
        for at, row in enumerate(rows):
            for cell, points in zip(row[4:7], POINTS.get(path.stem, ()), strict=False):
                cell.value = points - at
        if path.stem == "E3":
            rows[0][5].value = None  # a blank is no zero
        book.save(path)
    held.round("propose", "371525-01", "--on", "2025-07-20", code=6)
    held.round("read-sheets", "out", "--on", "2025-07-20")
    assert held.round("read-sheets", "out", "--on", "2025-07-21").err
    scores = json.loads(held.round("scores", "--as-of", "2025-07-20", "--format", "json").out)[
        "scores"
    ]
    by_number = {each["application"]: each for each in scores}
    assert by_number["371581-01"]["incomplete"] == 1
    assert by_number[TIED]["sheets"] == 3
    assert held.states("2025-07-20")["371525-01"] == "under_expert_review"


def _are_shown(held: Round) -> None:
    scores = json.loads(held.round("scores", "--as-of", "2025-07-20", "--format", "json").out)[
        "scores"
    ]
    order = [each["application"] for each in scores if each["application"] != FAILED]
    assert "--reason" in held.round("propose", order[-1], "--on", "2025-09-10", code=6).err
    held.round("propose", *order[:-2], "--on", "2025-09-10", "--reason", "复核另议")
    held.round("propose", order[-1], "--reason", "补链急需", "--on", "2025-09-10")
    for number in (order[-2], FAILED):
        held.round("not-propose", number, "--reason", "得分靠后", "--on", "2025-09-10")
    held.round("promulgate", "--document", "聊工信字〔2025〕40号", "--on", "2025-09-12", code=6)
    held.round("notice", "--from", "2025-09-29")
    assert held.states("2025-09-30")[order[0]] == "in_public_notice"
    rows = {each["id"]: each for each in held.keep("2025-09-30")["applications"]}
    assert rows[order[0]]["notice_until"] == "2025-10-11"  # 国庆 and its make-up day
    held.round("object", UPHELD, "--named", "yes", "--on", "2025-10-09")
    held.round("object", order[0], "--named", "no", "--on", "2025-10-09")
    assert held.states("2025-10-09")[UPHELD] == "objection_open"
    held.round("promulgate", "--document", "聊工信字〔2025〕40号", "--on", "2025-10-20", code=6)
    for number, outcome in ((UPHELD, "upheld"), (order[0], "rejected")):
        decided = ("--outcome", outcome, "--reason", "已核查", "--on", "2025-10-14")
        held.round("decide-objection", number, "1", *decided)
    states = held.states("2025-10-14")
    assert (states[UPHELD], states[order[0]]) == ("not_proposed", "ready_to_promulgate")


def _are_promulgated(held: Round) -> None:
    shutil.copytree("rounds", "before")
    held.round("promulgate", "--document", "聊工信字〔2025〕40号", "--on", "2025-10-20")
    titles = _titles(held)
    shutil.rmtree("rounds")
    shutil.move(
        "before", "rounds"
    )  # broken off: the register follows first, the round was not yet written
    held.round("promulgate", "--document", "聊工信字〔2025〕40号", "--on", "2025-10-20")
    assert _titles(held) == titles
    again = held.round("promulgate", "--document", "聊工信字〔2025〕40号", "--on", "2025-10-20")
    assert again.out == ""
    held.round("close", "--on", "2025-12-01")
    closed = held.round("close", "--on", "2025-12-02", code=6)
    assert closed.err.replace("\\", "/").startswith("rounds/2025/round.yaml: ")
    held.keep("2025-12-01")


def _titles(held: Round) -> dict[str, str]:
    listed = json.loads(
        held.do("register", "list", "--as-of", "2025-12-31", "--format", "json").out
    )
    return {each["name"]: each["standing"] for each in listed["entries"]}


def _plain(json_text: str) -> str:
    """Leave out what no two rounds share: ids, moments and hashes."""
    text = re.sub(r'"(id|recorded_at)": "(?:[0-9A-Z]{26}|20[^"]*T[^"]*)"', r'"\1": "…"', json_text)
    return re.sub(r"[0-9a-f]{64}", "…", text)


def _are_drafted(held: Round) -> None:
    for kind in ("推荐函", "签到和回避表", "评分汇总", "公示", "异议处理记录", "公布通知"):
        held.round("draft", kind, "-o", "drafts")
    held.round("draft", "补正通知", "-o", "drafts", "--as-of", "2025-04-20")
    held.round("draft", "recommendation", RETURNED, "-o", "list.xlsx")
    names = {path.stem.partition("-")[0] for path in Path("drafts").iterdir()}
    assert names == {
        "推荐函",
        "签到和回避表",
        "评分汇总",
        "公示",
        "异议处理记录",
        "公布通知",
        "补正通知",
    }


STEPS = (
    *(_come_in, _are_reviewed, _are_recommended),
    *(_are_scored, _are_shown, _are_promulgated),
)


class Joined(Round):
    """The same round, of which two counties hold their part in folders of their own, joined by packs."""

    at = "市局"

    def __init__(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(run)
        self.monkeypatch = monkeypatch
        for office in (*APART, "市局"):
            self._sit(office)
            self.do("register", "whoami", "--office", office)

    def round(self, *typed: object, code: int = 0) -> Ran:
        """Type a command at the desk whose it is; what the others have done arrives first."""
        self._go(self._whose(typed))
        return self.do("round", *typed, *self._named(typed), code=code)

    def folder(self, number: str) -> str:
        """Go to the desk of an application's county, and name its folder."""
        self._go(_county(number) if _county(number) in APART else "市局")
        return FOLDERS[self.at]

    def early(self, number: str, *typed: object) -> Ran:
        folder = self.folder(number)
        words = ("recommend", _county(number), *typed, "--round", folder)
        return self.run("round", *words, lang="zh")

    def _whose(self, typed: tuple[object, ...]) -> str:
        if typed[0] not in COUNTYS:
            return "市局"
        found = (each for each in APART if any(self._is_of(each, str(word)) for word in typed[1:]))
        return next(found, "市局")

    def _is_of(self, county: str, word: str) -> bool:
        return word == county or COUNTIES[county] in word

    def _named(self, typed: tuple[object, ...]) -> tuple[str, ...]:
        return () if typed[0] == "open" else ("--round", FOLDERS[self.at])

    def _sit(self, office: str) -> None:
        self.at = office
        self.monkeypatch.setenv("LCCLUSTER_OFFICE", f"{office}.office.yaml")

    def _go(self, office: str) -> None:
        """Leave a desk with a pack of all that stands there; the city passes on what a county sent."""
        if office == self.at:
            return
        if "市局" not in (self.at, office):
            self._go("市局")
        self.do("register", "pack", "-o", "way.lcp", "--round", FOLDERS[self.at])
        self._sit(office)
        self.do("register", "receive", "way.lcp", "--round", FOLDERS[office])
        Path("way.lcp").unlink()


APART = ("冠县", "莘县")
FOLDERS = {"市局": "rounds/2025", **{each: each for each in APART}}
COUNTYS = (
    *("file", "return", "withdraw", "check-compliance", "review", "recommend", "not-recommend"),
)


@cache
def kept() -> dict[str, str]:
    """What one office answers on each day, once it has held the round in this process."""
    return {}


def _held_alone(held: Round) -> Mapping[str, str]:
    for step in STEPS:
        step(held)
    kept().update(held.seen)
    return held.seen


def test_a_round_goes_from_the_call_to_the_promulgated_list(held: Round, snapshot: Any) -> None:
    _held_alone(held)
    states = held.states("2025-12-01")
    titles = _titles(held)
    promulgated = [number for number, state in states.items() if state == "promulgated"]
    assert UPHELD not in promulgated
    for number in promulgated:
        assert titles[_name(number)] == "recognised"
    assert titles[_name(FAILED)] == "review_failed"
    assert len(titles) == len(OLD) + sum(number not in OLD for number in promulgated)
    for day, answer in held.seen.items():  # what a later day brought changes no earlier answer
        assert held.round("show", "--as-of", day, "--format", "json").out == answer, day
    assert {day: _plain(answer) for day, answer in held.seen.items()} == snapshot
    assert held.round("check").err == ""
    held.do("register", "check")
    _are_drafted(held)


WRITER = re.compile(r'"recorded_by": "[^"]*",?')


def test_two_counties_with_folders_of_their_own_come_to_the_same(
    held: Round, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = kept() or _held_alone(held)
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.chdir(other)
    joined = Joined(run, monkeypatch)
    _begin(joined)
    for step in STEPS:
        step(joined)
    said = [
        {day: WRITER.sub("", _plain(answer)) for day, answer in each.items()}
        for each in (joined.seen, alone)
    ]
    assert said[0] == said[1]
    joined.folder("371525-01")
    joined.folder("371522-01")
    shown = [
        joined.do("round", "show", "--round", each, "--as-of", "2025-12-01", "--format", "json").out
        for each in FOLDERS.values()
    ]
    assert shown[1] == shown[2] == shown[0]
