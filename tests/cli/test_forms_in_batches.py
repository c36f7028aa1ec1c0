"""Folders as counties send them: forms beside YAML, materials, what office programs leave behind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from lccluster.files.disk.documents.marks import is_drawn
from lccluster.files.disk.glance import likely_forms
from lccluster.files.rules.library import SHIPPED
from lccluster.usecases.page.applications.in_folder import names_here
from rounds import application, form, verdicts, write
from running import TODAY, Ran, Run

NAME, COUNTY = "冠县某某轴承特色产业集群", "冠县"
Fill = Callable[..., Path]
FORM_IN_LINES = (
    "申请单位名称：东阿县某某镇人民政府",
    "所在县（市、区）：东阿县",
    "填报日期：2025年3月6日",
    "产业集群名称：东阿县某某镇钢球特色产业集群",
    "产业集群区域面积：27.5",
    "企业户数：46",
    "从业人员数量：6900",
    "营业收入：30",
    "产业集群简介：上下游企业46户",
)
_PASSED = "Documents passed over, as they are no forms: {} ({}).\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def fill(run: Run) -> Fill:
    """Fill a form in Word, or in a workbook."""

    def filled(target: str, name: str = NAME, county: str = COUNTY) -> Path:
        source = write("source.yaml", form(name, county))
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        assert run("form", "fill", source, "-o", target, "--overwrite").code == 0
        source.unlink()
        return Path(target)

    return filled


def _introduction(path: str) -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_paragraph("集群位于某某镇。")
    document.save(path)
    return Path(path)


def _came_to(ran: Ran) -> dict[str, str]:
    return verdicts(ran)


def test_a_folder_means_its_forms_and_its_yaml_alike(fill: Fill, run: Run) -> None:
    fill("all/冠县/申请表.docx")
    fill("all/莘县/申请表.xlsx", "莘县某某纸业特色产业集群", "莘县")
    write("all/b.yaml", application("东阿县某某钢球特色产业集群", "东阿县"))
    ran = run("check", "all", "--format", "jsonl")
    assert (ran.code, ran.err) == (4, "")
    assert _came_to(ran) == {
        "申请表.docx": "incomplete",
        "申请表.xlsx": "incomplete",
        "b.yaml": "needs_decision",
    }


def test_a_form_counts_once_beside_the_yaml_imported_from_it(fill: Fill, run: Run) -> None:
    source = fill("all/申请表.docx")
    assert run("form", "import", source).code == 0
    Path("all/申请表.yaml").rename("all/application.yaml")  # no name tells whose it is
    ran = run("check", "all", "--format", "jsonl")
    assert _came_to(ran) == {"application.yaml": "incomplete"}
    assert ran.err == "Forms that count once, as the YAML made from them: 1.\n"


def test_a_form_counts_once_that_an_application_names_as_its_own(fill: Fill, run: Run) -> None:
    fill("all/表/申请表.docx")
    text = application(NAME, COUNTY).replace(
        "application_form: true", r"application_form: 表\申请表.docx"
    )
    write("all/a.yaml", text)
    ran = run("check", "all", "--format", "jsonl")
    assert _came_to(ran) == {"a.yaml": "needs_decision"}
    assert "Forms that count once" in ran.err


def test_a_form_that_was_changed_since_counts_and_is_said_to_look_alike(
    fill: Fill, run: Run
) -> None:
    source = fill("all/申请表.docx")
    assert run("form", "import", source).code == 0
    document = docx.Document(str(source))
    document.add_paragraph("补充")
    document.save(str(source))
    ran = run("check", "all", "--format", "jsonl")
    assert _came_to(ran) == {"申请表.docx": "incomplete", "申请表.yaml": "incomplete"}
    assert ran.err.replace("\\", "/") == (
        f"These seem to be one application of “{NAME}”; keep the one that counts: "
        "all/申请表.docx, all/申请表.yaml.\n"
    )


def test_clusters_that_look_alike_are_told_of_up_to_a_handful(run: Run) -> None:
    for number in range(7):
        text = application(f"冠县{number}号特色产业集群", COUNTY)
        write(f"all/{number}a.yaml", text)
        write(f"all/{number}b.yaml", text)
    told = run("check", "all", "--brief").err.splitlines()
    assert len(told) == 6
    assert told[-1] == "The same is true of other clusters: 2."


def test_documents_that_are_no_forms_are_passed_over_and_said_once(fill: Fill, run: Run) -> None:
    fill("all/申请表.docx")
    for name in ("简介.docx", "规划.docx", "说明/报道.docx"):
        _introduction(f"all/{name}")
    ran = run("check", "all", "--brief")
    assert (ran.code, ran.err) == (
        4,
        _PASSED.format(3, "all/简介.docx, all/规划.docx, all/说明/报道.docx"),
    )
    assert ran.out.count("\n") == 1


def test_what_the_office_keeps_beside_its_forms_is_passed_over_and_named(run: Run) -> None:
    assert run("demo", "office").code == 0
    ran = run("check", "office", "--format", "jsonl")
    assert (ran.code, {each["verdict"] for each in map(json.loads, ran.out.splitlines())}) == (
        1,
        {"incomplete", "needs_decision", "not_eligible"},
    )
    assert _PASSED.partition("{}")[0] + "6 (" in ran.err
    assert "office/register/register.yaml" in ran.err


def test_an_application_is_checked_once_though_the_round_has_it_too(run: Run) -> None:
    assert run("demo", "office").code == 0
    ran = run("check", "office", "--format", "jsonl")
    files = [each["file"] for each in map(json.loads, ran.out.splitlines())]
    assert len(files) == 4
    assert all(each.startswith("office/申报/") for each in files)
    assert "office/rounds/2025: This round is passed over" in ran.err
    assert "lccluster round list --round office/rounds/2025" in ran.err
    assert "one application" not in ran.err


def test_files_of_a_round_that_is_named_itself_are_checked(run: Run) -> None:
    assert run("demo", "office").code == 0
    ran = run("check", "office/rounds/2025/applications/371581-01", "--format", "jsonl")
    assert (ran.code, "passed over, as it looks" in ran.err) == (1, False)


def test_who_asks_for_findings_or_simulates_is_told_of_rounds_too(run: Run) -> None:
    assert run("demo", "office").code == 0
    told = "office/rounds/2025: This round is passed over"
    assert told in run("findings", "new", "office", "-o", "a.xlsx").err
    assert told in run("simulate", "office", "--rules", "liaocheng-2021-97").out


def test_what_the_tool_wrote_is_passed_over_but_the_forms_it_filled_in(run: Run) -> None:
    assert run("demo", "office").code == 0
    form = "office/申报/冠县轴承.yaml"
    write("all/a.yaml", application(NAME, COUNTY))
    for command in (
        ("form", "fill", form, "-o", "all/表.docx"),
        ("form", "fill", form, "-o", "all/表.xlsx"),
        ("findings", "new", form, "-o", "all/待定.xlsx"),
        ("check", form, "--xlsx", "all/汇总.xlsx"),
    ):
        assert run(*command).code in {0, 3}
    drawn = {each for each in Path("all").iterdir() if is_drawn(each)}
    assert {each.name for each in drawn} == {"待定.xlsx", "汇总.xlsx"}
    offered = {name for _, name in names_here(Path("all"), SHIPPED, TODAY)}
    assert offered == {"a.yaml", "表.docx", "表.xlsx"}
    ran = run("check", "all", "--format", "jsonl")
    assert set(_came_to(ran)) == offered
    assert _PASSED.format(2, "all/待定.xlsx, all/汇总.xlsx") in ran.err


def test_letters_that_a_person_saved_again_are_no_forms_of_a_folder(run: Run) -> None:
    assert run("demo", "office").code == 0
    letters = Path("all/补正")
    letters.mkdir(parents=True)
    assert run("check", "office/申报", "--brief", "--docx", letters).code == 1
    (letter,) = letters.iterdir()
    docx.Document(str(letter)).save(str(letter))
    assert not is_drawn(letter)
    for number in range(3):
        shutil.copy(letter, letters / f"{number}{letter.name}")
    write("all/申报/a.yaml", application(NAME, COUNTY))
    assert {name for _, name in names_here(Path("all"), SHIPPED, TODAY)} == {"申报/a.yaml"}
    assert likely_forms(Path("all")) == (Path("all/申报"), 1)


def test_a_letter_under_another_name_is_told_from_forms_by_what_stands_in_it(run: Run) -> None:
    assert run("demo", "office").code == 0
    assert run("check", "office/申报", "--brief", "--docx", "补正").code == 1
    (letter,) = Path("补正").iterdir()
    made = docx.Document(str(letter))
    made.add_paragraph("请抓紧办理。")
    Path("all").mkdir()
    made.save("all/给钢球的信.docx")
    shutil.copy("office/申报/东阿县钢球.docx", "all/表.docx")
    in_lines = docx.Document()
    for line in FORM_IN_LINES:
        in_lines.add_paragraph(line)
    in_lines.save("all/逐行写的表.docx")
    Path("all/坏.docx").write_bytes(letter.read_bytes()[:900])
    offered = {name for _, name in names_here(Path("all"), SHIPPED, TODAY)}
    assert offered == {"表.docx", "逐行写的表.docx", "坏.docx"}


def test_notices_sheets_and_summaries_saved_anew_are_no_forms(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("demo", "office").code == 0
    monkeypatch.chdir("office")
    judged = ("申报/冠县轴承.yaml", "--findings", "审核意见/冠县轴承.yaml")
    Path("all").mkdir()
    for command in (
        ("round", "sheets", "-o", "all"),
        ("round", "draft", "sign-in", "-o", "all/签到.docx"),
        ("round", "list", "--xlsx", "all/申报情况.xlsx"),
        ("register", "notice", "recognition", *judged, "-o", "all/公布.docx"),
        ("register", "list", "--xlsx", "all/名录.xlsx"),
        ("check", "申报", "--xlsx", "all/汇总.xlsx"),
        ("findings", "new", "申报/冠县轴承.yaml", "-o", "all/待定.xlsx"),
        ("form", "fill", "申报/冠县轴承.yaml", "-o", "all/表.xlsx"),
    ):
        assert run(*command).code in {0, 1, 3}, command
    shutil.copy("申报/东阿县钢球.docx", "all/表.docx")
    saved = [*Path("all").iterdir()]
    assert len(saved) == 11
    for each in saved:
        opened = (
            openpyxl.load_workbook(each) if each.suffix == ".xlsx" else docx.Document(str(each))
        )
        opened.save(str(each))
    assert not any(map(is_drawn, saved))
    offered = {name for _, name in names_here(Path("all"), SHIPPED, TODAY)}
    assert offered == {"表.docx", "表.xlsx"}


def test_a_form_with_a_key_of_another_paper_is_no_such_paper(run: Run) -> None:
    write("all/a.yaml", application(NAME, COUNTY) + "experts: []\n")
    ran = run("check", "all", "--brief")
    assert (ran.code, "experts: " in ran.err) == (2, True)


def test_a_material_named_by_an_application_is_no_broken_form(run: Run) -> None:
    write("all/简介.docx", "cut off")
    write("all/规划.wps", "old")
    text = application(NAME, COUNTY)
    text = text.replace("introduction: true", "introduction: 简介.docx")
    text = text.replace("development_plan: true", "development_plan: {file: 规划.wps}")
    write("all/a.yaml", text.replace("brand_evidence: true", "brand_evidence: [简介.docx]"))
    ran = run("check", "all", "--format", "jsonl")
    assert (ran.code, _came_to(ran)) == (4, {"a.yaml": "incomplete"})  # 简介 cannot be counted
    assert ran.err == ""


def test_a_document_that_may_be_a_form_and_cannot_be_read_is_an_error(run: Run) -> None:
    write("all/a.yaml", application(NAME, COUNTY))
    write("all/申请表.docx", "cut off")
    ran = run("check", "all", "--format", "jsonl")
    assert ran.code == 2
    assert [json.loads(line).get("code") for line in ran.out.splitlines()] == [
        None,
        "no-document",
    ]


def test_a_document_named_outright_that_is_no_form_is_an_error(run: Run) -> None:
    ran = run("check", _introduction("简介.docx"))
    assert (ran.code, "There is no application form in this document." in ran.err) == (2, True)


def test_a_folder_of_nothing_but_other_documents_holds_no_application(run: Run) -> None:
    _introduction("all/简介.docx")
    ran = run("check", "all")
    assert ran.code == 2
    assert "There is no application here" in ran.err


def test_a_folder_passes_over_findings_whatever_their_name(run: Run) -> None:
    write("all/a.yaml", application(NAME, COUNTY))
    write("all/初审意见.yaml", f"cluster: {NAME}\nfindings: []\n")
    ran = run("check", "all", "--format", "jsonl")
    assert (ran.code, _came_to(ran)) == (3, {"a.yaml": "needs_decision"})


@pytest.mark.parametrize("name", ["轴" * 90 + ".docx", "*" * 300 + "x"])
def test_a_name_that_no_disk_takes_is_a_bad_file_among_others(name: str, run: Run) -> None:
    write("a.yaml", application(NAME, COUNTY))
    ran = run("check", "a.yaml", name, "--format", "jsonl")
    assert (ran.code, _came_to(ran)) == (2, {"a.yaml": "needs_decision"})


def test_a_register_that_lies_in_the_folder_is_no_application(run: Run) -> None:
    write("a.yaml", application(NAME, COUNTY))
    where = ("--name", "某乙特色产业集群", "--county", COUNTY, "--on", "2025-05-09")
    assert run("register", "init").code == run("register", "recognise", *where).code == 0
    ran = run("check", ".", "--format", "jsonl")
    assert (ran.code, _came_to(ran)) == (3, {"a.yaml": "needs_decision"})


@pytest.mark.parametrize("left", ["~$申请表.docx", ".~申请表.xlsx", "申请表.tmp", ".git/a.docx"])
def test_what_office_programs_leave_behind_is_no_document(left: str, run: Run) -> None:
    write("all/a.yaml", application(NAME, COUNTY))
    write(f"all/{left}", "held open")
    assert run("check", "all", "--brief").err == ""


def test_nothing_is_said_of_what_was_left_out_where_only_the_report_is_wanted(run: Run) -> None:
    write("all/a.yaml", application(NAME, COUNTY))
    _introduction("all/简介.docx")
    assert run("check", "all", "--brief", "--quiet").err == ""


def test_a_summary_workbook_in_the_folder_is_no_application(run: Run) -> None:
    write("all/a.yaml", application(NAME, COUNTY))
    run("check", "all", "--xlsx", "all/汇总表.xlsx", "--brief")
    ran = run("check", "all", "--format", "jsonl")
    assert (ran.code, _came_to(ran)) == (3, {"a.yaml": "needs_decision"})


def test_a_simulation_takes_the_forms_of_a_folder_too(fill: Fill, run: Run) -> None:
    source = fill("all/申请表.docx")
    _introduction("all/简介.docx")
    shutil.copy(source, "all/copy.docx")
    write("all/a.yaml", application("东阿县某某钢球特色产业集群", "东阿县"))
    ran = run("simulate", "all", "--rules", "liaocheng-2021-97", "--format", "json")
    assert (ran.code, json.loads(ran.out)["rows"]) == (0, 3)


def test_one_cluster_is_never_announced_twice(run: Run) -> None:
    from rounds import findings

    write("all/a.yaml", application(NAME, COUNTY))
    write("all/b.yaml", application(NAME, COUNTY))
    write("found.yaml", findings(NAME, COUNTY))
    ran = run("register", "notice", "public", "all", "--findings", "found.yaml", "-o", "n.docx")
    assert (ran.code, Path("n.docx").exists()) == (2, False)
    assert f"all/a.yaml is of “{NAME}” too." in ran.err.replace("\\", "/")
