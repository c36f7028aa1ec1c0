"""A round that two counties and the city hold in three folders comes together by packs, in any order."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from built_once import Once
from lccluster.files.round.pack_file import is_round_pack, read_round_pack, round_pack_bytes
from rounds import application, findings, write
from running import Ran, Run

CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
notice: {length: 5, counted_in: days}
"""
COUNTIES = {"冠县": "371525-01", "莘县": "371522-01"}


class Desk:
    """Three offices, each with a folder and a writer of its own."""

    def __init__(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self.run, self.monkeypatch = run, monkeypatch

    def at(self, office: str, *typed: object, code: int = 0) -> Ran:
        """Type a command at an office's computer."""
        self.monkeypatch.setenv("LCCLUSTER_OFFICE", f"{office}.office.yaml")
        group = "register" if typed[0] in ("pack", "receive") else "round"
        ran = self.run(group, *typed, "--round", office)
        assert ran.code == code, (office, typed, ran.out, ran.err)
        return ran

    def shown(self, office: str) -> str:
        """Give the whole round as an office has it."""
        return self.at(office, "show", "--as-of", "2025-12-31", "--format", "json").out


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, once: Once) -> Desk:
    """Let the city open a round, and each county begin with a pack of it."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(run, monkeypatch)
    once("three-offices", lambda: _begin(desk))
    return desk


def _begin(desk: Desk) -> None:
    for office in ("市局", *COUNTIES):
        desk.monkeypatch.setenv("LCCLUSTER_OFFICE", f"{office}.office.yaml")
        assert desk.run("register", "whoami", "--office", office).code == 0
    write("call.yaml", CALL)
    desk.at("市局", "open", "2025", "--call", "call.yaml")
    desk.at("市局", "pack", "-o", "begin.lcp")
    for county, number in COUNTIES.items():
        desk.at(county, "receive", "begin.lcp")
        _works(desk, county, number)


def _works(desk: Desk, county: str, number: str) -> None:
    name = f"{county}轴承特色产业集群"
    write(f"in/{county}.yaml", application(name, county))
    desk.at(county, "file", f"in/{county}.yaml", "--on", "2025-04-01")
    desk.at(county, "return", number, "--note", "缺章", "--on", "2025-04-02")
    again = application(name, county, revenue="35")
    write(f"in/{county}.yaml", again)
    desk.at(county, "file", f"in/{county}.yaml", "--on", "2025-04-03")
    desk.at(county, "check-compliance", number, "--on", "2025-04-04")
    write(f"{county}/applications/{number}/findings/{county}.yaml", findings(name, county))
    said = ("--outcome", "passed", "--reason", "齐", "--on", "2025-04-05")
    desk.at(county, "review", number, *said)
    desk.at(county, "recommend", county, "--document", f"{county}〔2025〕1号", "--on", "2025-04-06")
    desk.at(county, "pack", "-o", f"{county}.lcp")


def test_packs_come_together_in_any_order_to_the_same_bytes(desk: Desk) -> None:
    shutil.copytree("市局", "other")
    for county in COUNTIES:
        desk.at("市局", "receive", f"{county}.lcp")
    desk.at("other", "receive", *(f"{county}.lcp" for county in reversed(COUNTIES)))
    assert desk.shown("市局") == desk.shown("other")
    before = {path: path.read_bytes() for path in Path("市局").rglob("*") if path.is_file()}
    assert "acts 0" in desk.at("市局", "receive", "冠县.lcp").out
    after = {path: path.read_bytes() for path in Path("市局").rglob("*") if path.is_file()}
    assert {key for key in after if after[key] != before.get(key)} <= {Path("市局/.lock-holder")}
    assert desk.at("市局", "check").err == ""


def test_once_a_pack_of_a_round_is_taken_the_round_is_looked_at(desk: Desk) -> None:
    said = desk.at("市局", "receive", "冠县.lcp").err
    assert "What usually follows: lccluster round todo --round 市局" in said
    assert "register list" not in said


def test_what_the_city_decides_comes_back_to_a_county(desk: Desk) -> None:
    desk.at("市局", "receive", *(f"{county}.lcp" for county in COUNTIES))
    desk.at("市局", "propose", *COUNTIES.values(), "--on", "2025-09-01")
    desk.at("市局", "notice", "--from", "2025-09-02")
    desk.at("市局", "pack", "-o", "back.lcp")
    desk.at("冠县", "receive", "back.lcp")
    assert desk.shown("冠县") == desk.shown("市局")
    assert desk.at("冠县", "check").err == ""


def test_a_county_records_its_own_part_alone(desk: Desk) -> None:
    for typed in (
        ("propose", "371525-01", "--on", "2025-09-01"),
        ("not-propose", "371525-01", "--reason", "分数靠后", "--on", "2025-09-01"),
    ):
        assert "computer of 冠县" in desk.at("冠县", *typed, code=6).err
    write("in/other.yaml", application("莘县纸业特色产业集群", "莘县"))
    desk.at("冠县", "file", "in/other.yaml", "--on", "2025-04-01", code=6)


def test_a_pack_that_is_not_as_it_was_made_is_refused_whole(desk: Desk) -> None:
    shown = desk.shown("市局")
    for name, spoilt in _spoilt("冠县.lcp").items():
        Path(name).write_bytes(spoilt)
        assert desk.at("市局", "receive", name, code=2).out == ""
        assert desk.shown("市局") == shown
    assert desk.at("市局", "receive", "冠县.lcp", "--code", "AAAA-AAAA-AAAA-AAAA", code=2).out == ""


def test_without_its_code_nothing_vouches_for_a_pack_of_a_round(desk: Desk) -> None:
    code = json.loads(desk.at("冠县", "pack", "-o", "冠县.lcp", "--format", "json").out)["code"]
    alone = desk.at("市局", "receive", "冠县.lcp").err
    assert "nothing vouches that it is from 冠县" in alone
    assert code in alone
    assert "vouches" not in desk.at("市局", "receive", "冠县.lcp", "--code", code.lower()).err


def _spoilt(name: str) -> dict[str, bytes]:
    """Give packs that were cut off, repacked with another word, or hold what none does."""
    data = Path(name).read_bytes()
    found = {"cut.lcp": data[: len(data) // 2], "no.lcp": b"nothing"}
    for key, (part, old, new) in {
        "changed.lcp": ("record.yaml", "缺章".encode(), "齐全".encode()),
        "odd.lcp": ("../odd.yaml", b"", b""),
    }.items():
        with zipfile.ZipFile(name) as source, zipfile.ZipFile(key, "w") as target:
            for each in source.infolist():
                body = source.read(each)
                target.writestr(
                    each, body.replace(old, new) if each.filename.endswith(part) else body
                )
            if part.startswith(".."):
                target.writestr(part, b"x")
        found[key] = Path(key).read_bytes()
    return found


def test_a_pack_is_known_by_what_is_in_it_so_that_no_round_has_to_be_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = json.loads(desk.at("市局", "pack", "-o", "all.lcp", "--format", "json").out)
    monkeypatch.delenv("LCCLUSTER_OFFICE")
    assert desk.run("register", "receive", "冠县.lcp", "--code", said["code"]).code == 2
    assert not Path("rounds").exists()
    ran = desk.run("register", "receive", "all.lcp", "--code", said["code"], "--format", "json")
    assert json.loads(ran.out) == {"acts": 0, "applications": 0, "kept": []}
    assert Path("rounds/2025/round.yaml").read_bytes() == Path("市局/round.yaml").read_bytes()
    monkeypatch.setenv("LCCLUSTER_ROUND", "elsewhere")
    assert desk.run("register", "receive", "begin.lcp").code == 0
    assert Path("elsewhere/round.yaml").exists()


def test_what_the_environment_calls_the_round_does_not_make_a_pack_of_the_register_one_of_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_ROUND", "市局")
    monkeypatch.delenv("LCCLUSTER_OFFICE")
    assert desk.run("register", "init").code == 0
    assert desk.run("register", "pack", "--to", "冠县", "-o", "register.lcp").code == 0
    assert Path("register.lcp").exists()
    assert not is_round_pack("register.lcp")
    assert desk.run("register", "pack", "--round", "市局", "-o", "round.lcp").code == 0
    assert is_round_pack("round.lcp")
    assert not is_round_pack("nowhere.lcp")


def test_what_is_larger_than_any_pack_is_neither_read_nor_made(desk: Desk) -> None:
    desk.at("市局", "receive", "莘县.lcp")
    scan = write("市局/applications/371522-01/材料/scan.pdf", "")
    for each in ("冠县.lcp", scan):
        os.truncate(each, 2**29 + 1)
    assert "far more than a pack" in desk.at("市局", "receive", "冠县.lcp", code=2).err
    ran = desk.at("市局", "pack", "-o", "all.lcp", code=2)
    assert "scan.pdf: A pack takes 512 MB; the files make 512 MB" in ran.err
    assert not Path("all.lcp").exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_in_the_place_of_a_paper_is_named(desk: Desk) -> None:
    desk.at("市局", "receive", "冠县.lcp")
    form = Path("市局/applications/371525-01/application.yaml")
    form.unlink()
    os.mkfifo(form)
    assert "application.yaml: This is a pipe" in desk.at("市局", "check", code=2).err


def test_a_trial_writes_no_pack(desk: Desk) -> None:
    assert "Code of the pack" in desk.at("市局", "pack", "-o", "trial.lcp", "--dry-run").out
    assert not Path("trial.lcp").exists()


@pytest.mark.parametrize(
    "typed",
    [
        ("pack", "-o", "x.lcp", "--to", "冠县"),
        ("pack", "-o", "x.lcp", "--since", "begin.lcp"),
        ("pack", "-o", "x.lcp", "--letter", "x.docx"),
        ("receive", "begin.lcp", "--dry-run"),
    ],
)
def test_what_only_the_register_s_packs_have_is_refused_of_a_round(
    desk: Desk, typed: tuple[str, ...]
) -> None:
    (option,) = {each for each in typed if each.startswith("--")}
    assert f"Leave {option} out" in desk.at("市局", *typed, code=2).err
    assert not Path("x.lcp").exists()


def test_a_pack_of_another_round_is_refused(desk: Desk) -> None:
    desk.at("another", "open", "2025", "--call", "call.yaml")
    assert "another round" in desk.at("another", "receive", "冠县.lcp", code=2).err


def test_what_a_run_that_was_killed_had_in_hand_counts_and_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    write("call.yaml", CALL)
    assert run("round", "open", "2025", "--call", "call.yaml").code == 0
    write("form.yaml", application("冠县轴承特色产业集群", "冠县"))
    with monkeypatch.context() as dying:
        dying.setattr("lccluster.files.register.change.stroke.settle", _dies)
        with pytest.raises(_KilledError):
            run("round", "file", "form.yaml", "--on", "2025-04-01")
    assert Path("rounds/2025/journal.json").exists()
    assert "371525-01" in run("round", "show", "--as-of", "2025-04-01").out
    ran = run("round", "check")
    assert (ran.code, ran.err) == (0, "")
    assert not Path("rounds/2025/journal.json").exists()


class _KilledError(BaseException):
    """What ends a run at once."""


def _dies(*_: object) -> None:
    raise _KilledError


@pytest.mark.parametrize("year", ["../x", "", "2025/..", "二〇二五", "20255", "elsewhere"])
def test_the_year_of_a_pack_names_no_folder_elsewhere(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, year: str
) -> None:
    monkeypatch.delenv("LCCLUSTER_OFFICE")
    before = {*Path().rglob("*")}
    made = read_round_pack(Path("begin.lcp"))
    for said in (year, "2024"):
        odd = replace(made, year=said)
        Path("odd.lcp").write_bytes(round_pack_bytes(odd))
        assert desk.run("register", "receive", "odd.lcp").code == 2
    assert {*Path().rglob("*")} - before == {Path("odd.lcp")}


@pytest.mark.parametrize(
    "name", ["CON.txt", "nul", "a.", "a ", ".hidden", "~$a.docx", "a\u202eb.txt", "a\x01.txt"]
)
def test_a_pack_of_a_round_holds_no_name_that_is_another_one_on_some_disk(
    desk: Desk, name: str
) -> None:
    made = read_round_pack(Path("冠县.lcp"))
    path = f"applications/371525-01/{name}"
    Path("odd.lcp").write_bytes(round_pack_bytes(replace(made, files={**made.files, path: b"x"})))
    shown = desk.shown("市局")
    assert "which no pack does" in desk.at("市局", "receive", "odd.lcp", code=2).err
    assert desk.shown("市局") == shown


def test_what_some_disk_cannot_bear_is_named_when_a_pack_is_made(desk: Desk) -> None:
    path = Path("冠县/applications/371525-01/aux.txt")
    path.write_text("x")
    assert "aux.txt" in desk.at("冠县", "pack", "-o", "next.lcp", code=2).err
    assert not Path("next.lcp").exists()


def test_a_number_that_two_computers_gave_is_refused_and_keeps_no_other_pack_back(
    desk: Desk,
) -> None:
    monkeypatch, second = desk.monkeypatch, "冠县二"
    monkeypatch.setenv("LCCLUSTER_OFFICE", f"{second}.office.yaml")
    assert desk.run("register", "whoami", "--office", "冠县").code == 0
    desk.at(second, "receive", "begin.lcp")
    write("in/二.yaml", application("冠县木业特色产业集群", "冠县"))
    desk.at(second, "file", "in/二.yaml", "--on", "2025-04-01")
    desk.at(second, "pack", "-o", "二.lcp")
    desk.at("市局", "receive", "冠县.lcp")
    shown = desk.shown("市局")
    ran = desk.at("市局", "receive", "二.lcp", "莘县.lcp", code=2)
    assert "applications 1" in ran.out
    assert "Not taken: A pack of the round 2025, of 冠县-" in ran.err
    assert "the number 371525-01: here it is “冠县轴承特色产业集群”" in ran.err
    assert desk.at("市局", "check").err == ""
    assert "冠县木业" not in desk.shown("市局") != shown
    assert desk.at("市局", "receive", "二.lcp", code=2).out == ""


def test_what_two_offices_recorded_apart_against_the_law_is_said_when_it_comes_together(
    desk: Desk,
) -> None:
    desk.at("市局", "receive", "冠县.lcp")
    desk.at("市局", "pack", "-o", "back.lcp")
    desk.at("冠县", "receive", "back.lcp")
    write("in/冠县二.yaml", application("冠县木业特色产业集群", "冠县"))
    desk.at("冠县", "file", "in/冠县二.yaml", "--on", "2025-05-01")
    desk.at("冠县", "pack", "-o", "filed.lcp")
    desk.at("市局", "receive", "filed.lcp")
    desk.at("市局", "return", "371525-02", "--note", "缺章", "--on", "2025-05-02")
    desk.at("冠县", "check-compliance", "371525-02", "--on", "2025-05-03")
    desk.at("冠县", "pack", "-o", "apart.lcp")
    said = desk.at("市局", "receive", "apart.lcp").err
    assert "371525-02/record.yaml:8:5: events[2]: The application stands so: returned" in said
    assert said.splitlines()[2] in desk.at("市局", "check", code=7).err
    assert "events[2]" not in desk.at("市局", "receive", "莘县.lcp").err


def test_a_pack_of_the_register_among_those_of_a_round_is_said_to_be_none_of_these(
    desk: Desk,
) -> None:
    desk.monkeypatch.setenv("LCCLUSTER_OFFICE", "市局.office.yaml")
    assert desk.run("register", "init").code == 0
    named = ("--name", "冠县木业", "--county", "冠县", "--on", "2022-05-09", "--document", "第1号")
    assert desk.run("register", "recognise", *named).code == 0
    assert desk.run("register", "pack", "-o", "register.lcp").code == 0
    shown = desk.shown("市局")
    for packs in (("register.lcp",), ("register.lcp", "冠县.lcp")):
        said = desk.at("市局", "receive", *packs, code=2).err
        assert "register.lcp: This is no pack of a round." in said
    assert desk.shown("市局") == shown


def test_a_pack_of_a_round_by_no_computer_of_its_office_is_refused(desk: Desk) -> None:
    made = read_round_pack(Path("冠县.lcp"))
    Path("odd.lcp").write_bytes(round_pack_bytes(replace(made, office="莘县")))
    shown = desk.shown("市局")
    assert "no computer of that office" in desk.at("市局", "receive", "odd.lcp", code=7).err
    assert desk.shown("市局") == shown


def test_no_round_begins_with_a_pack_by_no_computer_of_its_office(desk: Desk) -> None:
    made = read_round_pack(Path("begin.lcp"))
    Path("odd.lcp").write_bytes(round_pack_bytes(replace(made, office="莘县")))
    assert "no computer of that office" in desk.at("new", "receive", "odd.lcp", code=7).err
    assert not Path("new").exists()


def test_the_city_sends_a_county_its_part_in_its_own_name(desk: Desk) -> None:
    desk.at("市局", "receive", "冠县.lcp")
    desk.at("市局", "pack", "--county", "冠县", "-o", "part.lcp")
    assert read_round_pack(Path("part.lcp")).office == "市局"
