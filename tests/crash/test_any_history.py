"""Any history of a register on a disk that fails now and then: it says at every step what it should.

Each command runs three times: where nothing fails, which tells what it comes to; where the disk
may fail at one call, drawn; and once more, as somebody would who was told that it failed. A small
model of titles, which knows nothing of files, tells what acts there have to be and which are refused.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from faults import failure
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec import Struct, field
from standing import Step, assert_whole, left, state
from writing import REGISTER, Trial, fill, unseal

from lccluster.usecases.register.acts import Stamp
from running import Run

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=8)))  # re-reviews are due
COUNTIES, ERRORS = ("冠县", "莘县", "阳谷县"), (errno.ENOSPC, errno.EIO, errno.EACCES)
PAPER, REASON = ("--document", "聊工信〔2027〕1号"), ("--override", "市政府会议纪要")
LISTED = """\
promulgated_on: 2022-05-09
authority: 市局
clusters: [{name: 东阿县钢球特色产业集群, county: 东阿县}, {name: 冠县轴承特色产业集群, county: 冠县}]
"""
LAST = "2027-02-28"  # one day for all: acts are judged on their own days, and in their order
FAILS = st.sampled_from((*ERRORS, None))
WHERE = st.integers(0, 999)  # of a thousand: how many calls there are tells no strategy
WHICH = st.integers(0, 99)


class Title(Struct):
    """A title as the model knows it: its names, the kinds of its acts, the years reported on."""

    name: str
    kinds: list[str] = field(default_factory=lambda: ["recognised"])
    years: set[int] = field(default_factory=set)
    ended: bool = False


class History(RuleBasedStateMachine):
    """A register to which things happen; `begun` is the folder that each history starts from."""

    run: Run
    monkeypatch: pytest.MonkeyPatch
    begun: Path
    number = 0

    def __init__(self) -> None:
        super().__init__()
        History.number += 1
        self.folder = self.begun.with_name(f"history-{History.number}")
        shutil.copytree(self.begun, self.folder)
        self.titles = {id: Title(name) for id, name, *_ in self.told()}
        self.made = self.sealed = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    # --- what the register says, and what the model says

    def told(self) -> Any:
        return state(self.folder).registers[REGISTER][0]

    @invariant()
    def the_register_says_what_the_model_says(self) -> None:
        told = {id: [act["event"] for act in acts] for id, _, _, acts in self.told()}
        assert told == {id: title.kinds for id, title in self.titles.items()}

    def acts(self) -> list[str]:
        return [kind for title in self.titles.values() for kind in title.kinds]

    def ids(self, which: int, count: int = 1) -> list[str]:
        known = sorted(self.titles)
        return [known[(which + each) % len(known)] for each in range(count)]

    # --- a command, in a folder whose disk may fail

    def do(self, data: st.DataObject, words: tuple[str, ...], act: bool = False) -> int:
        """Run a command and hold every promise; gives the exit code of one that nothing disturbs."""
        made = words[-2] == "--register"
        trial = Trial(self.folder, words, self.run, self.monkeypatch)
        before = state(self.folder)
        whole = trial.copied(f"{self.folder.name}-whole")
        good, disk = trial.attempt(whole)
        after = state(whole)
        shutil.rmtree(whole)
        assert good.code in (0, 6), good
        assert good.code == 0 or not after.changed(before), good
        error = data.draw(FAILS, "error")
        at = 1 + len(disk.done) * data.draw(WHERE, "where") // 1000 if error else 0
        ran, _ = trial.attempt(self.folder, at, failure(error or 0))
        step = Step(ran, good, before, state(self.folder), after, (words, at, error, disk.done))
        step.hold()
        again = words if not (step.stands and act) else (REGISTER, "seal", *words[-2:] * made)
        code = Trial(self.folder, again, self.run, self.monkeypatch).attempt(self.folder)[0]
        assert code.code == (0 if step.stands and act else good.code), (code, step)
        assert not state(self.folder).changed(after), (code, step)
        assert not left(self.folder), step
        assert_whole(self.folder)
        return good.code

    def act(self, data: st.DataObject, kind: str, ids: list[str], *words: str) -> bool:
        """Record an act, or be refused it; an ended title takes none but those on other acts."""
        code = self.do(data, (REGISTER, words[0], *ids, *words[1:]), act=True)
        if code == 0:
            for each in ids:
                self.titles[each].kinds.append(kind)
        return code == 0

    # --- every command of the register that writes

    @rule(data=st.data(), county=st.sampled_from(COUNTIES))
    def recognise(self, data: st.DataObject, county: str) -> None:
        self.made += 1
        name = f"第{'一二三四五六七八九十'[self.made % 10]}{self.made}产业集群"
        words = ("--name", name, "--county", county, "--on", "2022-06-01")
        assert self.do(data, (REGISTER, "recognise", *words), act=True) == 0
        self.follow_the_new()

    def follow_the_new(self) -> None:
        """Take the titles that are new into the model: each begins with its recognition alone."""
        for id, name, _, acts in self.told():
            if id not in self.titles:
                assert [each["event"] for each in acts][:1] == ["recognised"]
                self.titles[id] = Title(name)

    @rule(data=st.data(), which=WHICH, count=st.integers(1, 3), year=st.integers(2022, 2026))
    def report(self, data: st.DataObject, which: int, count: int, year: int) -> None:
        ids = self.ids(which, min(count, len(self.titles)))
        titles = [self.titles[each] for each in ids]
        lawful = not any(each.ended or year in each.years for each in titles)
        words = ("report", "--year", str(year), "--on", LAST)
        assert self.act(data, "annual_report", ids, *words) == lawful
        for each in titles if lawful else ():
            each.years.add(year)

    @rule(data=st.data(), which=WHICH)
    def rename(self, data: st.DataObject, which: int) -> None:
        (id,) = self.ids(which)
        self.made += 1
        title = self.titles[id]
        words = (REGISTER, "rename", id, f"更名{self.made}产业集群", "--on", LAST)
        code = self.do(data, words, act=True)
        assert (code == 0) != title.ended
        title.kinds += ["renamed"] * (code == 0)

    @rule(data=st.data(), which=WHICH, how=st.sampled_from(("apply", "pass", "fail")))
    def review(self, data: st.DataObject, which: int, how: str) -> None:
        (id,) = self.ids(which)
        kind = {"apply": "applied", "pass": "passed", "fail": "failed"}[how]
        more = REASON if how == "pass" else ()
        words = (f"{how}-review", "--on", LAST, *PAPER, *more)
        done = self.act(data, f"review_{kind}", [id], *words)
        assert not (done and self.titles[id].ended)

    @rule(data=st.data(), which=WHICH, ground=st.sampled_from(("14.1", "14.2")))
    def revoke(self, data: st.DataObject, which: int, ground: str) -> None:
        (id,) = self.ids(which)
        title = self.titles[id]
        never, ended = not {"revoked", "cancelled"} & {*title.kinds}, title.ended
        words = ("revoke", "--ground", ground, "--on", LAST, *PAPER)
        done = self.act(data, "revoked", [id], *words)
        assert done if never else not (done and ended)
        title.ended |= done

    @rule(data=st.data(), which=WHICH)
    def cancel(self, data: st.DataObject, which: int) -> None:
        (id,) = self.ids(which)
        words = ("cancel", "--ground", "review-failed", "--on", LAST, *PAPER)
        lawful = not self.titles[id].ended and "review_failed" in self.titles[id].kinds
        done = self.act(data, "cancelled", [id], *words)
        assert lawful or not done
        self.titles[id].ended |= done

    @rule(data=st.data(), which=WHICH, what=st.sampled_from(("revoked", "cancelled")))
    def set_aside(self, data: st.DataObject, which: int, what: str) -> None:
        (id,) = self.ids(which)
        title, count = self.titles[id], len(self.titles[id].kinds)
        code = self.do(data, (REGISTER, "set-aside", id, what, "--on", LAST, *PAPER), True)
        title.kinds += ["set_aside"] * (code == 0)
        title.ended &= len(title.kinds) == count
        assert what in title.kinds or code != 0

    @rule(data=st.data(), which=WHICH)
    def void(self, data: st.DataObject, which: int) -> None:
        (id,) = self.ids(which)
        title = self.titles[id]
        code = self.do(data, (REGISTER, "void", id, "annual_report", "--reason", "重复登记"), True)
        assert "annual_report" in title.kinds or code != 0
        if code == 0:
            title.kinds.append("voided")
            title.years = self.years_of(id)

    def years_of(self, id: str) -> set[int]:
        """Give the years reported on, as JSON tells them, without the records that were voided."""
        [acts] = [acts for told, _, _, acts in self.told() if told == id]
        return {int(each["year"]) for each in acts if each["event"] == "annual_report"}

    @rule(data=st.data(), which=WHICH)
    def correct(self, data: st.DataObject, which: int) -> None:
        (id,) = self.ids(which)
        self.made += 1
        words = ("correct", id, "recognised", f"document_number=第{self.made}号")
        assert self.do(data, (REGISTER, *words), act=True) == 0
        self.titles[id].kinds.append("corrected")

    @precondition(lambda self: self.sealed < len(self.acts()))
    @rule(data=st.data())
    def seal(self, data: st.DataObject) -> None:
        shutil.rmtree(self.folder / "unsealed", ignore_errors=True)
        shutil.copytree(self.folder / REGISTER, self.folder / "unsealed")
        unseal(self.folder / "unsealed")
        assert self.do(data, (REGISTER, "seal", "--register", "unsealed")) == 0
        self.sealed = len(self.acts())

    @rule(data=st.data(), apart=st.booleans())
    def repack(self, data: st.DataObject, apart: bool) -> None:
        words = ("--unpack",) if apart else ()
        assert self.do(data, (REGISTER, "repack", *words)) == 0

    @precondition(lambda self: not (self.folder / "made").exists())
    @rule(data=st.data())
    def init(self, data: st.DataObject) -> None:
        words = ("--from", "list.yaml", "--register", "made")
        assert self.do(data, (REGISTER, "init", *words), act=True) == 0

    @rule(data=st.data(), county=st.sampled_from(COUNTIES))
    def bring_in(self, data: st.DataObject, county: str) -> None:
        """Import what another office has recorded in its copy: a new title, a name, a report."""
        (id,), self.made = self.ids(self.made), self.made + 1
        title = self.titles[id]
        name = f"外来{self.made}产业集群"
        shutil.copytree(self.folder / REGISTER, self.folder / "other")
        for words in (
            ("recognise", "--name", name, "--county", county, "--on", "2022-07-01"),
            *([("rename", id, f"外名{self.made}", "--on", "2027-01-21")] * (not title.ended)),
            ("export", "brought.json"),
        ):
            typed = (REGISTER, *words, "--register", "other")
            trial = Trial(self.folder, typed, self.run, self.monkeypatch)
            assert trial.attempt(self.folder)[0].code == 0
        shutil.rmtree(self.folder / "other")
        assert self.do(data, (REGISTER, "import", "brought.json")) == 0
        (self.folder / "brought.json").unlink()
        title.kinds += ["renamed"] * (not title.ended)
        self.follow_the_new()

    @rule(
        data=st.data(),
        words=st.sampled_from(
            (
                ("export", "out.json"),
                ("export", "out.csv"),
                ("export", "out.xlsx"),
                ("list", "--xlsx", "list.xlsx"),
                ("due", "--ics", "due.ics"),
                ("report-page", "page.html"),
                ("notice", "recognition", "-o", "notice.docx"),
            )
        ),
    )
    def write(self, data: st.DataObject, words: tuple[str, ...]) -> None:
        assert self.do(data, (REGISTER, *words)) == 0


@pytest.mark.timeout(3600)  # for the exhaustive run
def test_whatever_happens_to_a_register_it_says_what_it_should(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    class Day(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return NOW.date()

    monkeypatch.setenv("LCCLUSTER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("lccluster.cli.register.common.stamp", lambda: Stamp(NOW))
    monkeypatch.setattr("lccluster.cli.register.common.date", Day)
    begun = tmp_path / "begun"
    begun.mkdir()
    with monkeypatch.context() as inside:
        inside.chdir(begun)
        fill(begun, run)
    for name in ("packed", "unsealed", "old", "copy", "apart"):
        shutil.rmtree(begun / name)
    (begun / "list.yaml").write_text(LISTED, encoding="utf-8")
    machine: Callable[[], History] = type(
        "HistoryHere",
        (History,),
        {"run": staticmethod(run), "monkeypatch": monkeypatch, "begun": begun},
    )
    every = request.config.getoption("exhaustive")
    run_state_machine_as_test(
        machine,
        settings=settings(
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink) if every else (Phase.generate,),
            max_examples=60 if every else 2,
            stateful_step_count=25 if every else 8,
        ),
    )
