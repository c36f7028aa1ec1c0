"""`round check`: what changed since it was recorded is damage; what only deserves a question is a warning."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from built_once import Once
from rounds import application, findings, write
from rounds_written import NAMED, WRITTEN
from running import Ran, Run

HERE, FIRST, SECOND = Path("rounds/2025"), "371522-01", "371522-02"


class Held:
    """A round in which one application was scored, and one of another kind waits."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def round(self, *typed: object, code: int = 0) -> Ran:
        """Type a command of the round; its exit code is as said."""
        ran = self.run("round", *typed)
        assert ran.code == code, (typed, ran.out, ran.err)
        return ran


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, once: Once) -> Held:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    held = Held(run)
    once("scored-round", lambda: _hold(held))
    return held


def _hold(held: Held) -> None:
    held.round("open", "2025", "--call", write("call.yaml", WRITTEN))
    for number, name in ((FIRST, "莘县甲特色产业集群"), (SECOND, "莘县乙特色产业集群")):
        held.round("file", write(f"{number}.yaml", application(name, "莘县")), "--on", "2025-04-10")
        held.round("check-compliance", number, "--on", "2025-04-20")
        write(HERE / "applications" / number / "findings/市局.yaml", findings(name, "市局"))
        held.round("review", number, "--outcome", "passed", "--reason", "齐", "--on", "2025-05-01")
    letter = ("--document", "莘〔2025〕1号", "--order", FIRST, "--on", "2025-06-01")
    held.round("recommend", "莘县", *letter)
    held.round("panel", write("panel.yaml", NAMED), "--on", "2025-06-05")
    held.round("sheets", "-o", "out")
    _score(held, 50)
    assert held.round("check").err == ""


def _score(held: Held, points: int) -> Ran:
    book = openpyxl.load_workbook("out/E1.xlsx")
    row = next(each for each in book.worksheets[0].iter_rows() if each[0].value == FIRST)
    row[4].value, row[5].value = points, 30
    book.save("out/E1.xlsx")
    Path("out/E2.xlsx").unlink(missing_ok=True)
    return held.round("read-sheets", "out", "--on", "2025-07-10")


def test_ties_that_appear_after_a_sheet_came_in_are_said_at_once_and_by_every_check(
    held: Held,
) -> None:
    tied = NAMED.replace("某大学", "某大学, ties: [{to: 莘县工信局, kind: adviser}]")
    named = held.round("panel", write("panel2.yaml", tied.replace("某研究院", "莘县研究院")))
    for said in (named.err, held.round("check").err):
        assert f"甲某, who scored {FIRST}, is tied to it by now" in said
        assert f"乙某 of 莘县研究院 declared no tie to {FIRST}, of 莘县" in said
    held.round("recuse", "E1", FIRST, "--on", "2025-07-11")
    assert "who scored" not in held.round("check").err


def test_findings_that_changed_and_sheets_that_contradict_are_warnings(held: Held) -> None:
    path = HERE / "applications" / FIRST / "findings/市局.yaml"
    write(path, path.read_text(encoding="utf-8").replace("有证明材料", "另有证明"))
    assert f"E1 scored {FIRST} before, and not the same" in _score(held, 55).err
    said = held.round("check").err
    assert "The findings are not those on which “recommendation” of 2025-06-01 rested." in said
    assert "E1 scored this twice, and not the same" in said


@pytest.mark.parametrize("name", ["call.yaml", "panel.yaml", "sheets/E1.yaml", "sheets/E1.xlsx"])
def test_a_paper_that_changed_is_damage(held: Held, name: str) -> None:
    path = HERE / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert f"{path.as_posix()}: This " in held.round("check", code=7).err.replace("\\", "/")


def test_a_call_that_changed_is_asked_nothing_and_nothing_is_recorded(held: Held) -> None:
    call = HERE / "call.yaml"
    write(call, call.read_text(encoding="utf-8").replace("莘县: 1", "莘县: 2"))
    letter = ("--document", "莘〔2025〕2号", "--order", SECOND, "--on", "2025-06-02")
    assert "call.yaml" in held.round("recommend", "莘县", *letter, code=2).err
    assert "call.yaml" in held.round("todo", code=2).err


def test_a_quota_exceeded_by_hand_is_named_beside_the_missing_seal(held: Held) -> None:
    record = HERE / "applications" / SECOND / "record.yaml"
    act = "  - {event: recommended, on: 2025-06-02, document_number: 号, by: 莘县, verdict: eligible}\n"
    write(record, record.read_text(encoding="utf-8") + act)
    said = held.round("check", code=7).err
    assert "No seal covers this act" in said and "莘县 may recommend at most 1" in said


def test_an_act_dated_before_the_last_one_is_refused_or_takes_a_reason(held: Held) -> None:
    early = ("withdraw", SECOND, "--on", "2025-04-25")
    assert "before what was recorded last, of 2025-05-01" in held.round(*early, code=6).err
    held.round(*early, "--override", "补记")
    assert held.round("check").err == ""
    assert "withdrawn" in held.round("show", SECOND).out


def test_an_expert_who_bears_the_name_of_an_official_is_asked_about_before_sheets_go_out(
    held: Held,
) -> None:
    named = NAMED.replace("乙某", "王某")  # who found on both
    said = held.round("panel", write("panel.yaml", named), "--on", "2025-07-11").err
    assert said.count("bears the name of an official") == 2
    held.round("recuse", "E2", FIRST, "--on", "2025-07-12")
    assert held.round("check").err.count("bears the name of an official") == 1
    broken = HERE / "applications" / SECOND / "findings/市局.yaml"
    broken.write_text("findings: [", "utf-8")
    assert "bears the name" not in held.round("check").err


def test_a_panel_taken_with_a_sign_that_is_not_seen_is_named_anew(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = write("spoilt.yaml", NAMED.replace("name: ", "name: 某\u200b", 1))
    with monkeypatch.context() as earlier:
        earlier.setattr("lccluster.quantities.names.before_unseen", lambda _: None)
        held.round("panel", spoilt, "--on", "2025-07-11")
    said = held.round("check", code=7).err
    assert "a sign that is not to be seen (U+200B), stands behind “某”" in said
    assert "“lccluster round panel …” names the panel anew" in said
    held.round("panel", write("again.yaml", NAMED), "--on", "2025-07-11")
    assert held.round("check").err == ""


def test_nobody_takes_over_the_sheets_of_another_by_an_id(held: Held) -> None:
    first = NAMED.splitlines()[1]
    other = first.replace("name: ", "name: 新").replace("unit: ", "unit: 别的")
    spoilt = write("spoilt.yaml", NAMED.replace(first, other))
    said = held.round("panel", spoilt, "--on", "2025-07-11", code=2).err
    assert "sent sheets as E1; they would count as those of 新" in said
    right = write("right.yaml", NAMED.replace(first, first.replace("name: ", "name: 新")))
    said = held.round("panel", right, "--on", "2025-07-11").err
    assert "The sheets that 甲某 sent as E1 count as those of 新甲某 now." in said
    assert "E1" not in held.round("panel", right, "--on", "2025-07-12").err


def test_an_order_by_one_sheet_alone_is_not_called_firm(held: Held) -> None:
    said = held.round("scores").out
    assert f"nobody can tell how firm the place is: {FIRST}." in said
    assert "The order is firm" not in said


def test_a_new_application_of_a_cluster_whose_title_stands_is_said_when_it_is_filed(
    held: Held,
) -> None:
    name, on = "莘县丙特色产业集群", ("--on", "2025-05-20")
    form = write("丙.yaml", application(name, "莘县"))
    assert held.round("file", form, *on, "--dry-run").err == ""
    assert held.run("register", "init").code == 0
    titled = ("--name", name, "--county", "莘县", "--on", "2022-05-09", "--document", "第1号")
    assert held.run("register", "recognise", *titled).code == 0
    said = held.round("file", form, *on, "--dry-run").err
    assert f"“{name}” holds a title already (LC-2022-001, valid until 2027-05-09)" in said
    assert "--renews LC-2022-001" in said


def test_a_row_of_an_application_that_was_withdrawn_keeps_no_sheet_back(held: Held) -> None:
    held.round("sheets", "-o", "again")
    book = openpyxl.load_workbook("again/E2.xlsx")
    for row in book.worksheets[0].iter_rows(min_row=4):
        row[4].value, row[5].value = 40, 30
    book.save("again/E2.xlsx")
    held.round("withdraw", FIRST, "--on", "2025-07-11")
    ran = held.round("read-sheets", "again/E2.xlsx", "--on", "2025-07-12")
    assert f"again/E2.xlsx: {FIRST} stands so: withdrawn; its row is not taken." in ran.err
    assert "Recorded" not in ran.out
    assert held.round("check").err == ""


def test_a_round_that_is_only_foreseen_need_not_stand_and_its_call_is_called_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    ran = run("round", "open", "2025", "--call", write("call.yaml", WRITTEN), "--dry-run")
    assert (ran.code, "Would be recorded" in ran.out) == (0, True)
    assert not Path("rounds").exists()
    number = next(line for line in WRITTEN.splitlines() if line.startswith("document_number"))
    write("call.yaml", WRITTEN.replace(number, "document_number: 无"))
    ran = run("round", "open", "2025", "--call", "call.yaml")
    assert (ran.code, "document_number: “无” names nothing." in ran.err) == (2, True)
    assert not Path("rounds").exists()


def test_each_letter_of_a_county_is_drafted_with_what_it_recommends_alone(held: Held) -> None:
    names = {"371525-01": "冠县甲特色产业集群", "371525-02": "冠县乙特色产业集群"}
    for at, (number, name) in enumerate(names.items(), 1):
        held.round("file", write(f"{number}.yaml", application(name, "冠县")), "--on", "2025-04-10")
        held.round("check-compliance", number, "--on", "2025-04-20")
        write(HERE / "applications" / number / "findings/市局.yaml", findings(name, "市局"))
        held.round("review", number, "--outcome", "passed", "--reason", "齐", "--on", "2025-05-01")
        letter = ("--document", f"冠〔2025〕{at}号", "--order", number, "--on", f"2025-06-0{at}")
        held.round("recommend", "冠县", *letter)
    held.round("draft", "recommendation", *names, "-o", "letters")
    said = {each.name: docx.Document(str(each)) for each in Path("letters").iterdir()}
    assert said.keys() == {"推荐函-冠县.docx", "推荐函-冠县-2.docx"}
    for file, at, name in (
        ("推荐函-冠县.docx", 1, names["371525-01"]),
        ("推荐函-冠县-2.docx", 2, names["371525-02"]),
    ):
        text = [each.text for each in said[file].paragraphs]
        assert f"冠〔2025〕{at}号" in text
        assert f"2025年6月{at}日" in text
        [table] = said[file].tables
        assert [row.cells[2].text for row in table.rows[1:]] == [name]


def test_an_act_dated_far_ahead_is_asked_about_as_one_on_a_title(held: Held) -> None:
    said = held.round("withdraw", SECOND, "--on", "2099-01-01", "--dry-run").err
    assert "2099-01-01 lies ahead of today" in said
    assert "ahead" not in held.round("withdraw", SECOND, "--on", "2025-07-11", "--dry-run").err
