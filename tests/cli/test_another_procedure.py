"""A round under other stages: the county recommends to the province, the province to the ministry."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rounds import application, findings, write
from running import Ran, Run
from shipped import FOLDER
from shipped import NATION as NATION_RULES

PROCEDURE = """\
rounds:
  - {occasion: recognition, article: 第五条}
  - {occasion: review, article: 第十三条}
stages:
  - {id: call, article: 第五条, actor: ministry, label: {zh: 印发通知, en: the call}, gives: [call], acts: [call_issued]}
  - {id: filing, article: 第六条, actor: county, label: {zh: 接收材料, en: filing}, needs: [call, materials], gives: [application], acts: [filed]}
  - {id: by-county, article: 第七条, actor: county, label: {zh: 县级推荐, en: the county recommends}, needs: [application], gives: [to-province], acts: [recommended]}
  - {id: on-site, article: 第八条, actor: province, label: {zh: 省级实地核查, en: the province looks on site}, needs: [to-province], gives: [looked-at]}
  - {id: by-province, article: 第八条, actor: province, label: {zh: 省级推荐, en: the province recommends}, needs: [looked-at], gives: [to-ministry], acts: [recommended]}
  - {id: promulgation, article: 第九条, actor: ministry, label: {zh: 公布, en: promulgation}, needs: [to-ministry], gives: [title], acts: [promulgated]}
"""
CALL = """\
rulebook: liaocheng-2021-97
title: 关于组织申报2025年度集群的通知
document_number: 工信厅〔2025〕1号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
notice: {length: 5, counted_in: days}
"""
FIRST, SECOND = "371522-01", "371522-02"


NATION = CALL.replace("liaocheng-2021-97", "sme-clusters-2022")
WHOSE = {
    "call_issued": "by: 工业和信息化部",
    "filed": "by: 东昌府区",
    "recommended": "by: 省级中小企业主管部门",
    "notice_posted": "by: 工业和信息化部",
    "promulgated": "by: 工业和信息化部",
}


class Held:
    """A round by those stages, in an empty folder."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def round(self, *typed: object, code: int = 0) -> Ran:
        """Type a command of the round; its exit code is as said."""
        ran = self.run("round", *typed)
        assert ran.code == code, (typed, ran.out, ran.err)
        return ran

    def states(self, day: str) -> dict[str, str]:
        """Give where each application stands."""
        shown = json.loads(self.round("show", "--as-of", day, "--format", "json").out)
        return {each["id"]: each["state"] for each in shown["applications"]}

    def todo(self, day: str) -> list[tuple[str, str]]:
        """List which office is asked what, by the command that does it."""
        told = json.loads(self.round("todo", "--as-of", day, "--format", "json").out)
        return [(each["office"], each["command"].split()[2]) for each in told["tasks"]]


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Held:
    own = tmp_path / "rules"
    book = own / "liaocheng-2021-97"
    shutil.copytree(FOLDER, book)
    write(book / "procedure.yaml", PROCEDURE)
    offices = (book / "offices.yaml").read_text(encoding="utf-8")
    write(
        book / "offices.yaml",
        offices.replace(
            "counties:", "province: {id: '37', name: {zh: 省厅, en: province}}\ncounties:", 1
        ),
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LCCLUSTER_RULES", str(own))
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    assert run("register", "init").code == 0
    held = Held(run)
    held.round("open", "2025", "--call", write("call.yaml", CALL))
    for number, name in ((FIRST, "甲"), (SECOND, "乙")):
        cluster = f"莘县{name}特色产业集群"
        held.round(
            "file", write(f"in/{name}.yaml", application(cluster, "莘县")), "--on", "2025-04-10"
        )
        write(f"rounds/2025/applications/{number}/findings/市局.yaml", findings(cluster, "市局"))
    return held


def test_a_round_goes_from_county_to_province_to_ministry_by_the_procedure_alone(
    held: Held,
) -> None:
    assert held.todo("2025-04-10") == [("莘县", "recommend")] * 2
    early = held.round("promulgate", "--document", "号", "--on", "2025-06-01", code=6)
    assert early.out == ""
    held.round("recommend", "莘县", "--document", "莘〔2025〕1号", "--on", "2025-06-01")
    assert held.todo("2025-06-01") == [("省厅", "recommend")] * 2
    again = ("--order", FIRST, "--on", "2025-08-01")
    held.round("recommend", "莘县", "--document", "省〔2025〕9号", *again)  # past the counties' day
    held.round("not-recommend", SECOND, "--reason", "实地核查不符", "--on", "2025-08-01")
    assert held.todo("2025-08-01") == [("the ministry", "promulgate")]  # no office has that name
    shown = json.loads(held.round("show", SECOND, "--format", "json").out)
    assert shown["events"][-1]["by"] == "省厅"
    assert held.states("2025-08-01") == {FIRST: "recommended", SECOND: "not_recommended"}
    third = held.round("recommend", "莘县", "--document", "省〔2025〕9号", *again, code=6)
    assert "Article 8" in third.err
    held.round("promulgate", "--document", "工信部〔2025〕3号", "--on", "2025-09-01")
    assert held.states("2025-09-01")[FIRST] == "promulgated"
    assert held.todo("2025-09-01") == []
    assert held.round("check").code == 0


def test_each_act_says_its_stage_and_whose_it_was(held: Held) -> None:
    for by, day in (("莘", "2025-06-01"), ("省", "2025-06-20")):
        held.round(
            "recommend", "莘县", "--document", f"{by}〔2025〕1号", "--order", FIRST, "--on", day
        )
    held.round("promulgate", "--document", "工信部〔2025〕3号", "--on", "2025-09-01")
    shown = json.loads(held.round("show", FIRST, "--format", "json").out)
    said = [(each["event"], each.get("stage"), each.get("by")) for each in shown["events"]]
    assert said == [
        ("filed", None, "莘县"),
        ("recommended", "by-county", "莘县"),
        ("recommended", "by-province", "省厅"),
        ("promulgated", None, None),
    ]


def test_what_the_ministry_gives_waits_for_the_province(held: Held) -> None:
    held.round(
        "recommend", "莘县", "--document", "莘〔2025〕1号", "--order", FIRST, "--on", "2025-06-01"
    )
    held.round("promulgate", "--document", "工信部〔2025〕3号", "--on", "2025-09-01", code=6)
    held.round("sheets", "-o", "out", code=2)  # nobody asks for scores here
    assert held.states("2025-09-01")[FIRST] == "recommended"


def test_the_nations_measure_is_gone_through_as_its_own_folder_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    assert run("register", "init", "--rules", "sme-clusters-2022").code == 0
    held, one = Held(run), "371502-01"
    held.round("open", "2025", "--call", write("call.yaml", NATION))
    held.round("file", NATION_RULES.folder / "cases" / "complete.yaml", "--on", "2025-04-10")
    assert held.todo("2025-04-10") == [("省级中小企业主管部门", "recommend")]
    asked = [each.id for each in NATION_RULES.book.conditions.conditions if each.check.parts]
    found = findings("某某特色产业集群", "市局", [*asked, "not-known-here"], on="2025-04-20")
    write(f"rounds/2025/applications/{one}/findings/市局.yaml", found)
    held.round("recommend", "东昌府区", "--document", "省〔2025〕1号", "--on", "2025-06-01")
    assert held.todo("2025-06-01") == [("工业和信息化部", "notice")]
    assert "notice" in held.round("todo", "--office", "工信部", "--as-of", "2025-06-01").out
    assert "Nothing" in held.round("todo", "--office", "市局", "--as-of", "2025-06-01").out
    promulgate = ("promulgate", "--document", "部〔2025〕1号", "--on")
    assert "public notice" in held.round(*promulgate, "2025-07-01", code=6).err
    held.round("notice", "--from", "2025-07-01")
    held.round(*promulgate, "2025-07-05", code=6)
    held.round(*promulgate, "2025-07-06")
    listed = run("register", "list", "--format", "json").out
    assert "2027-12-31" in listed
    own = Path("rounds/2025/round.yaml").read_text("utf-8")
    acts = [
        *own.splitlines(),
        *Path(f"rounds/2025/applications/{one}/record.yaml").read_text("utf-8").splitlines(),
    ]
    by = {event: next(line for line in acts if f"event: {event}" in line) for event in WHOSE}
    assert {event: WHOSE[event] in line for event, line in by.items()} == dict.fromkeys(WHOSE, True)
    (title,) = Path("register/clusters").rglob("*.yaml")
    assert "by: 工业和信息化部" in title.read_text("utf-8")


def test_a_register_that_is_kept_under_another_measure_does_not_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """Its measure says how long a title lasts: that would be a wrong last day in silence."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    assert run("register", "init").code == 0
    header = Path("register/register.yaml")
    kept = header.read_text("utf-8").replace("liaocheng-2021-97", "sme-clusters-2022")
    header.write_text(kept, "utf-8")
    write("call.yaml", OF_THE_CITY)
    write("form.yaml", application("冠县轴承特色产业集群", "冠县"))
    assert run("round", "open", "2025", "--call", "call.yaml").code == 0
    ran = run("round", "file", "form.yaml", "--on", "2025-04-01", "--renews", "LC-2020-001")
    assert ran.code == 2
    assert (
        "kept under 工信部企业〔2022〕119号, the round is held under 聊工信发〔2021〕97号"
        in ran.err
    )


OF_THE_CITY = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
notice: {length: 5, counted_in: days}
"""
