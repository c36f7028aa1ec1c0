"""Documents out of a check: the workbook, an office's own table, the page, notices of applications."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

from marked import unmarked
from running import EXAMPLES, Run

COMPLETE = EXAMPLES / "complete"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_batch_with_a_bad_file_exits_as_before_and_does_not_forget_it(
    folder: Path, run: Run
) -> None:
    ran = run("check", "--brief", EXAMPLES, "--xlsx", "汇总.xlsx", "--html", "页.html")
    book = openpyxl.load_workbook("汇总.xlsx")
    names = [str(row[1].value) for row in book["待办事项"].iter_rows(min_row=2)]
    assert ran.code == 2
    assert any(name.endswith("application.yaml") for name in names)
    assert "mistakes" in Path("页.html").read_text(encoding="utf-8")


def test_what_is_printed_is_the_same_with_and_without_documents(folder: Path, run: Run) -> None:
    alone = run("check", EXAMPLES, "--format", "json")
    beside = run("check", EXAMPLES, "--format", "json", "--xlsx", "a.xlsx", "--html", "a.html")
    assert (alone.out, alone.code) == (beside.out, beside.code)


def test_the_page_begins_with_an_overview_that_leads_to_every_application(
    folder: Path, run: Run
) -> None:
    run("check", "--brief", EXAMPLES, "--html", "a.html", lang="zh")
    page = Path("a.html").read_text(encoding="utf-8")
    overview = page[page.index('id="overview"') : page.index("</table>")]
    led_to = re.findall(r'href="#([^"]+)"', overview)
    assert len(led_to) == page.count("<article") + 1  # and to the files that cannot be used
    assert len(set(led_to)) == len(led_to)
    assert all(page.count(f'id="{each}"') == 1 for each in led_to)
    assert page.index('id="overview"') < page.index('id="unusable"') < page.index("<article")
    assert overview.count("○ 待补正") == 3


def test_every_application_of_the_batch_is_a_row(folder: Path, run: Run) -> None:
    ran = run("check", "--brief", EXAMPLES, "--xlsx", "a.xlsx")
    sheet = openpyxl.load_workbook("a.xlsx")["汇总表"]
    numbers = [row[0].value for row in sheet.iter_rows(min_row=6) if isinstance(row[0].value, int)]
    assert len(numbers) == sum("[" in line for line in ran.out.splitlines())


def test_the_same_applications_give_the_same_bytes(folder: Path, run: Run) -> None:
    for name in ("a", "b"):
        run("check", COMPLETE, "--xlsx", f"{name}.xlsx", "--html", f"{name}.html")
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()
    assert Path("a.html").read_bytes() == Path("b.html").read_bytes()


def test_a_template_needs_a_name_for_what_is_made_of_it(folder: Path, run: Run) -> None:
    ran = run("check", COMPLETE, "--template", "表.xlsx")
    assert (ran.code, "Name that file with --xlsx." in ran.err) == (2, True)


def test_groups_of_heads_tell_columns_apart(folder: Path, run: Run) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["集群名称", "企业户数", None, "年营业收入（亿元）"])
    sheet.append([None, "总数", "其中：规模以上企业", None])
    for area in ("A1:A2", "B1:C1", "D1:D2"):
        sheet.merge_cells(area)
    book.save("表.xlsx")
    run("check", COMPLETE / "application.yaml", "--xlsx", "a.xlsx", "--template", "表.xlsx")
    filled = openpyxl.load_workbook("a.xlsx")["Sheet"]
    assert [cell.value for cell in filled[3]][1:] == [73, 18, 34.15]


def test_the_page_shows_figures_against_their_bounds(folder: Path, run: Run) -> None:
    run("check", COMPLETE, "--html", "a.html", lang="zh")
    page = unmarked(Path("a.html").read_text(encoding="utf-8"))
    assert "≥ 30 亿元" in page
    assert page.count('<rect class="limit"') == 4
    assert "聊工信发〔2021〕97号" in page
    assert '<html lang="zh-CN">' in page


def test_the_page_escapes_what_applicants_write(folder: Path, run: Run) -> None:
    text = (COMPLETE / "application.yaml").read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if line.strip().startswith("applicant"))
    written = text.replace(name, 'applicant: "<img src=x onerror=alert(1)>&乡"')
    Path("a.yaml").write_text(written, encoding="utf-8")
    run("check", "a.yaml", "--html", "a.html")
    page = Path("a.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;&amp;乡" in page


def test_eligible_applications_are_announced_and_the_others_named(folder: Path, run: Run) -> None:
    shutil.copytree(EXAMPLES / "complete", folder / "complete")
    ran = run(
        *("register", "notice", "public", "complete", "-o", "公示.docx"),
        *("--findings", "complete/findings.yaml", "--as-of", "2025-06-01"),
    )
    assert ran.code == 0, ran.err
    table = docx.Document("公示.docx").tables[0]
    assert len(table.rows) == 2


def test_applications_that_are_not_eligible_are_not_announced(folder: Path, run: Run) -> None:
    ran = run("register", "notice", "public", EXAMPLES / "waiver", "-o", "公示.docx")
    assert (ran.code, "None of these applications is eligible" in ran.err) == (2, True)
    assert not Path("公示.docx").exists()


def test_a_check_without_documents_loads_none_of_their_libraries() -> None:
    code = (
        "import sys\nfrom lccluster.cli.main import main\n"
        "try:\n    main(['check', sys.argv[1]])\nexcept SystemExit:\n    pass\n"
        "names = ('xlsxwriter', 'openpyxl', 'docx', 'icalendar', 'minijinja')\n"
        "print('loaded', *[name for name in names if name in sys.modules], file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(COMPLETE / "application.yaml")],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stderr.split() == ["loaded"]


def test_a_template_that_cannot_be_filled_is_refused_before_anything_is_checked(
    folder: Path, run: Run
) -> None:
    Path("表.xlsx").write_bytes(b"PK")
    ran = run("check", EXAMPLES, "--xlsx", "a.xlsx", "--template", "表.xlsx")
    assert (ran.code, ran.out) == (2, "")


def test_an_approximate_figure_stands_as_written_and_is_not_summed(folder: Path, run: Run) -> None:
    text = (COMPLETE / "application.yaml").read_text(encoding="utf-8")
    shutil.copytree(COMPLETE, "all/a")
    shutil.copytree(COMPLETE, "all/b")
    Path("all/b/application.yaml").write_text(
        text.replace("employees: 6900", "employees: 约7000人").replace(
            "tax_yi: 0.97", "tax_yi: null"
        ),
        encoding="utf-8",
    )
    run("check", "--brief", "all", "--xlsx", "a.xlsx")
    rows = list(openpyxl.load_workbook("a.xlsx", data_only=True)["汇总表"].values)
    at = next(row.index("从业人员\n（人）") for row in rows if "从业人员\n（人）" in row)
    assert [row[at] for row in rows[5:8]] == [6900, "约7000人", 6900]
    note = str(rows[9][0])
    assert "约数照申请表原样列出，不计入合计：从业人员1个。合计不含未填写的：税金1个。" in note
    assert "高唐县某某镇家具配件特色产业集群有两份以上申请" in note


def test_a_sum_that_holds_figures_at_odds_says_so(folder: Path, run: Run) -> None:
    text = (COMPLETE / "application.yaml").read_text(encoding="utf-8")
    shutil.copytree(COMPLETE, "all/a")
    Path("all/a/application.yaml").write_text(
        re.sub(r"above_size: \d+", "above_size: 9999", text), encoding="utf-8"
    )
    run("check", "--brief", "all", "--xlsx", "a.xlsx")
    rows = list(openpyxl.load_workbook("a.xlsx", data_only=True)["汇总表"].values)
    said = "合计含自相矛盾的数字：企业户数1个、规上1个，见“待办事项”表。"
    assert said in "".join(str(row[0]) for row in rows)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--review",), "按复核的要求核对（第十三条）。"),
        (("--on", "2026-11-01"), "2026-11-01 没有有效的办法，以下各项仅供参考。"),
    ],
)
def test_the_page_says_what_a_verdict_is_worth_as_the_screen_does(
    folder: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    ran = run("check", COMPLETE, *words, "--html", "a.html", lang="zh")
    assert said in ran.out
    assert said in unmarked(Path("a.html").read_text(encoding="utf-8"))


def test_a_file_that_could_not_be_used_counts_above(folder: Path, run: Run) -> None:
    run("check", "--brief", EXAMPLES, "--html", "a.html", lang="zh")
    page = Path("a.html").read_text(encoding="utf-8")
    assert '<li class="bad"><strong>1</strong> 无法核对</li>' in page


def test_a_measure_without_an_end_or_a_number_is_cited_in_words(folder: Path, run: Run) -> None:
    rules = EXAMPLES.parent / "rules/anhui-2019"
    run("check", COMPLETE, "--rules", rules, "--html", "a.html")
    foot = unmarked(Path("a.html").read_text(encoding="utf-8")).partition("<footer>")[2]
    assert "number not known, in force from 2019-11-25 on" in foot


def test_the_summary_of_re_reviews_says_that_they_were_held_so(folder: Path, run: Run) -> None:
    run("check", COMPLETE, "--review", "--xlsx", "a.xlsx")
    rows = openpyxl.load_workbook("a.xlsx")["汇总表"].iter_rows(values_only=True)
    [note] = [cell for row in rows for cell in row if str(cell).startswith("注：")]
    assert "按复核的要求核对（第十三条）。" in note


def test_a_summary_is_the_same_whichever_language_is_spoken(folder: Path, run: Run) -> None:
    for lang in ("zh", "en"):
        run("check", EXAMPLES / "waiver", "--xlsx", f"{lang}.xlsx", lang=lang)
    rows = [
        [*openpyxl.load_workbook(f"{lang}.xlsx")["待办事项"].iter_rows(values_only=True)]
        for lang in ("zh", "en")
    ]
    assert rows[0] == rows[1]
    assert any("还差 2.4 亿元；" in str(cell) for row in rows[1] for cell in row)


def test_what_is_wrong_with_findings_of_several_applications_stands_on_the_page_once(
    folder: Path, run: Run
) -> None:
    for name in ("a", "b"):
        shutil.copy(EXAMPLES / "waiver" / "application.yaml", f"{name}.yaml")
    given = (EXAMPLES / "waiver" / "findings.yaml").read_text("utf-8")
    Path("f.yaml").write_text(given.replace("condition: media", "condition: nothing"), "utf-8")
    run("check", "a.yaml", "b.yaml", "--findings", "f.yaml", "--html", "a.html")
    page = unmarked(Path("a.html").read_text(encoding="utf-8"))
    assert page.count("“nothing”") == 1


def test_of_one_thing_that_is_open_is_said_what_is_said_of_one(folder: Path, run: Run) -> None:
    waiver = EXAMPLES / "waiver"
    findings = ("--findings", str(waiver / "findings.yaml"))
    assert (
        "1 decision " in run("check", "--brief", waiver / "application.yaml", *findings).out + " "
    )


def test_a_summary_says_that_nobody_has_to_judge_what_fails_already(folder: Path, run: Run) -> None:
    text = (COMPLETE / "application.yaml").read_text(encoding="utf-8")
    shutil.copytree(COMPLETE, "all/a")
    Path("all/a/application.yaml").write_text(
        re.sub(r"area_km2: [\d.]+", "area_km2: 120", text), encoding="utf-8"
    )
    run("check", "--brief", "all", "--xlsx", "a.xlsx")
    book = openpyxl.load_workbook("a.xlsx", data_only=True)
    states = [row[5] for row in book["待办事项"].iter_rows(min_row=2, values_only=True)]
    assert states == ["不符合"]
    said = (
        "已有条件不符合的申请，由人认定的事项不列入“待办事项”表（1份7项），单独核对该申请可以看到。"
    )
    assert said in "".join(str(row[0]) for row in book["汇总表"].values)
