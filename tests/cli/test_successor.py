"""The next measure is a folder: what the guide shows is written down, and every command follows from it.

`pytest tests/cli/test_successor.py -n0 --rewrite` writes into the guide what its commands print now.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from consoles import played, printed, that_day
from guide import GUIDES, write_files
from running import Run

__all__ = ["that_day"]
ID = "liaocheng-2026"
NAMED = ("--rules", ID)
FORM, FINDINGS, TABLE = "申报.yaml", "评价.yaml", "集群.csv"
ENGINES = ("python", "polars", "duckdb")
GOOD = "某某特色产业集群"
FAILS = ("area", "firms", "revenue", "innovation", "no-accident")
TOO_FEW = (
    (GOOD, "差的特色产业集群"),
    ("冠县", "阳谷县"),
    ("集群区域面积: 80", "集群区域面积: 121"),
    ("规模以上企业: 20", "规模以上企业: 11"),
    ("专精特新中小企业: 12", "专精特新中小企业: 9"),
    ("安全生产事故: 0", "安全生产事故: 1"),
)


@pytest.fixture
def office(that_day: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands where the successor of the guide lies in a folder of rules."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LCCLUSTER_RULES", "rules")
    that_day("rules", "new", ID, "--from", "liaocheng-2021-97")
    write_files(tmp_path)
    return that_day


def poor(name: str = "差.yaml") -> str:
    """Write a form that fails five conditions."""
    text = Path(FORM).read_text("utf-8")
    for old, new in TOO_FEW:
        assert old in text, old
        text = text.replace(old, new)
    Path(name).write_text(text, "utf-8")
    return name


def assessed(run: Run, *words: object) -> dict[str, object]:
    ran = run("check", *words, *NAMED, "--format", "json")
    [made] = json.loads(ran.out)["assessments"]
    return dict(made)


@pytest.mark.parametrize("lang", GUIDES)
def test_every_command_of_the_guide_prints_what_stands_below_it(
    lang: str,
    that_day: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LCCLUSTER_RULES", "rules")

    def play(words: list[str]) -> str:
        text = printed(that_day, words, lang)
        if words[:2] == ["rules", "new"]:
            write_files(tmp_path, lang)
        return text

    written = GUIDES[lang].read_text("utf-8")
    now = played(written, play)
    if pytestconfig.getoption("--rewrite"):
        GUIDES[lang].write_text(now, "utf-8", newline="\n")
        written = now
    assert now == written


def test_the_successor_holds_and_differs_from_the_measure_before(office: Run) -> None:
    assert office("rules", "check", f"rules/{ID}").code == 0
    assert office("rules", "test", f"rules/{ID}").code == 0
    made = json.loads(office("rules", "diff", "liaocheng-2021-97", ID, "--format", "json").out)
    new = {(each["part"], each["id"]) for each in made["differences"]}
    assert {("form", "research.spend_yi"), ("conditions", "no-accident")} <= new


def test_its_form_is_offered_blank_and_as_a_schema(office: Run) -> None:
    told = office("new", *NAMED, "空白.yaml").err
    assert f"run: lccluster check 空白.yaml --rules {ID}" in told
    assert "spend_yi:" in Path("空白.yaml").read_text("utf-8")
    schema = json.loads(office("schema", "application", *NAMED).out)
    assert "研发投入" in json.dumps(schema, ensure_ascii=False)
    assert "honours" not in schema["properties"]


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_its_form_on_paper_is_drawn_and_read_back_whole(office: Run, suffix: str) -> None:
    for form in (FORM, poor()):
        paper, back = f"{form}.{suffix}", f"{form}.{suffix}.yaml"
        assert office("form", "fill", form, *NAMED, "-o", paper).code == 0
        ran = office("form", "import", paper, *NAMED, "-o", back)
        assert "18 cells read, 0 blank, 0 unsure" in ran.out
        assert f"run: lccluster check {back} --rules {ID}" in ran.err
        before, after = assessed(office, form), assessed(office, back)
        assert after["conditions"] == before["conditions"]
        assert assessed(office, paper)["conditions"] == before["conditions"]


def test_good_and_poor_applications_are_told_apart(office: Run) -> None:
    good, bad = assessed(office, FORM), assessed(office, poor())
    assert (good["verdict"], bad["verdict"]) == ("eligible", "not_eligible")
    failed = [each["id"] for each in bad["conditions"] if each["outcome"] == "not_met"]  # type: ignore[attr-defined]
    assert tuple(failed) == FAILS
    assert "revoke" in office("check", poor(), *NAMED).out


def test_the_mid_term_evaluation_is_a_grade_beside_the_verdict(office: Run) -> None:
    made = assessed(office, FORM, "--findings", FINDINGS)
    score = made["score"]
    assert isinstance(score, dict)
    assert (made["verdict"], score["value"], score["grade"]) == ("eligible", "83", "passed")


def test_points_for_each_item_of_the_evaluation_are_asked_for(office: Run) -> None:
    assert office("findings", "new", FORM, *NAMED, "-o", "待填.yaml").code == 0
    lines = Path("待填.yaml").read_text("utf-8").splitlines()
    assert [line.strip() for line in lines if "element:" in line] == [
        "element: output",
        "element: innovation",
        "element: service",
    ]


ANSWER = {"理由": "有证明", "认定人": "评审组", "单位": "市局", "日期": date(2026, 11, 20)}
POINTS = {"output": 90, "innovation": 0, "service": 70}


def _scored(points: Mapping[str, int]) -> dict[int, str]:
    """Fill in the workbook of what is open; say which cells of outcomes and points there are."""
    book = load_workbook("待填.xlsx")
    sheet = book["审核意见"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    dashed: dict[int, str] = {}
    for row in range(4, sheet.max_row + 1):
        dashed[row] = sheet.cell(row, heads["结论"]).value
        if (given := points.get(sheet.cell(row, heads["要素"]).value)) is not None:
            for head, value in {"得分": given, **ANSWER}.items():
                sheet.cell(row, heads[head]).value = value
    book.save("待填.xlsx")
    return dashed


def test_points_are_given_in_a_workbook_too_and_a_blank_is_no_zero(office: Run) -> None:
    new = ("findings", "new", FORM, *NAMED, "-o", "待填.xlsx")
    assert office(*new).code == 0
    assert _scored(POINTS) == dict.fromkeys((4, 5, 6), "—")
    made = assessed(office, FORM, "--findings", "待填.xlsx")["score"]
    assert isinstance(made, dict)
    assert (made["value"], made["grade"]) == ("59", "failed")
    assert office(*new, "--overwrite").code == 0
    _scored({"output": 90, "service": 70})
    made = assessed(office, FORM, "--findings", "待填.xlsx")["score"]
    assert isinstance(made, dict)
    assert (made["value"], made["grade"]) == (None, None)
    assert [each["points"] for each in made["items"]] == ["90", None, "70"]


def test_points_beyond_a_hundred_and_a_half_filled_row_are_named_by_their_cells(
    office: Run,
) -> None:
    office("findings", "new", FORM, *NAMED, "-o", "待填.xlsx")
    _scored(POINTS | {"output": 101})
    book = load_workbook("待填.xlsx")
    book["审核意见"]["E6"].value = None
    book.save("待填.xlsx")
    ran = office("check", FORM, *NAMED, "--findings", "待填.xlsx", "--format", "json")
    failed = {each["cell"]: each["code"] for each in json.loads(ran.out)["failures"]}
    assert (ran.code, failed) == (
        2,
        {"审核意见!E4": "too-many-points", "审核意见!E6": "finding-incomplete"},
    )


def test_its_notices_say_its_term_and_its_report(office: Run) -> None:
    office("register", "init")
    office("register", "recognise", FORM, "--on", "2026-11-20", "--document", "聊工信〔2026〕9号")
    told = office("register", "notice", "recognition", "--id", "LC-2026-001", "-o", "公文.docx")
    assert told.code == 0
    text = "\n".join(each.text for each in Document("公文.docx").paragraphs)
    assert "称号有效期3年" in text
    assert "每年3月31日前报送上一年度发展报告（第八条）" in text


def test_the_summary_has_the_columns_of_its_conditions(office: Run) -> None:
    office("check", FORM, poor(), *NAMED, "--xlsx", "汇总.xlsx", lang="zh")
    said = [cell.value for sheet in load_workbook("汇总.xlsx") for row in sheet for cell in row]
    assert {GOOD, "差的特色产业集群"} <= {*said}
    assert any(str(each).startswith("研发投入") for each in said)
    ran = office("check", FORM, *NAMED, "--format", "csv", lang="zh")
    [row] = csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))
    assert (row["研发投入比重（%）"], row["研发投入比重"], row["结论"]) == ("1.5", "符合", "符合")


@pytest.mark.in_columns
def test_every_engine_counts_alike_also_against_the_measure_before(office: Run) -> None:
    made = [
        [
            {**json.loads(ran.out), "engine": None}
            for extra in ((), ("--against", "liaocheng-2021-97", "--sweep", "area=100..130:10"))
            for ran in [
                office("simulate", TABLE, *NAMED, *extra, "--engine", engine, "--format", "json")
            ]
        ]
        for engine in ENGINES
    ]
    assert made[0] == made[1] == made[2]
    assert '"eligible": 1' in json.dumps(made[0][0])


def test_a_title_lasts_three_calendar_years_and_owes_a_report_by_the_end_of_march(
    office: Run,
) -> None:
    office("register", "init")
    done = office(
        "register", "recognise", FORM, "--on", "2026-11-20", "--document", "聊工信〔2026〕9号"
    )
    assert done.code == 0
    [entry] = _json(office, "list", "--as-of", "2027-02-01")["entries"]
    assert entry["valid_until"] == "2028-12-31"
    assert _owed(office, "2027-02-01") == [("yearly-report", "2027-01-01", "2027-03-31")]
    reported = office(
        "register", "report", entry["id"], "--duty", "yearly-report", "--on", "2027-02-03"
    )
    assert reported.code == 0
    assert _owed(office, "2027-02-04") == []


def test_a_mid_term_evaluation_is_owed_once_listed_in_the_calendar_and_recorded(
    office: Run,
) -> None:
    office("register", "init")
    office("register", "recognise", FORM, "--on", "2026-11-20", "--document", "聊工信〔2026〕9号")
    reported = ("register", "report", "LC-2026-001", "--duty")
    office(*reported, "yearly-report", "--on", "2027-02-03")
    assert _owed(office, "2027-05-31") == []
    evaluation = [("mid-term", "2027-06-01", "2027-06-30")]
    assert _owed(office, "2027-06-01") == _owed(office, "2027-12-31") == evaluation
    office("register", "due", "--as-of", "2027-02-04", "--ics", "待办.ics")
    assert "UID:mid-term-LC-2026-001-2027@lccluster" in Path("待办.ics").read_text("utf-8")
    assert office(*reported, "mid-term", "--on", "2026-12-30").code == 6
    assert office(*reported, "mid-term", "--on", "2027-11-20").code == 0  # late, but taken
    assert _owed(office, "2028-12-31")[:1] == [("yearly-report", "2028-01-01", "2028-03-31")]
    again = office(*reported, "mid-term", "--on", "2027-11-21")
    assert (again.code, "2027 is recorded already" in again.err) == (6, True)


def _json(run: Run, *words: str) -> dict[str, list[dict[str, str]]]:
    made = json.loads(run("register", *words, "--format", "json").out)
    assert isinstance(made, dict)
    return made


def _owed(run: Run, day: str) -> list[tuple[str, str, str]]:
    due = _json(run, "due", "--as-of", day, "--within", "0")["duties"]
    return [(each["duty"], each["due_on"], each["overdue_after"]) for each in due]


LIST = """\
  - id: firms
    label: {zh: 企业名单, en: list of firms}
    rows: true
    fields:
      - {key: firms.name, label: {zh: 名称, en: name}}
      - {key: firms.size, label: {zh: 规模, en: size}}
  - id: marks
    label: {zh: 自评, en: own marks}
    fields:
      - {key: marks.output, label: {zh: 产出自评分, en: marks for output}, unit: points}
"""
LARGE = """\
  - id: large
    article: 第四条第（四）项
    label: {zh: 大企业, en: large firms}
    says: {zh: 大型企业3户以上, en: at least 3 firms that are large}
    check: {kind: count_of, table: firms, where: {size: 大型}, at_least: 3, unit: households}
"""


@pytest.mark.in_columns
def test_a_list_that_is_counted_and_points_of_the_form_are_entries_of_the_folder(
    office: Run,
) -> None:
    form, rules = (Path(f"rules/{ID}/{name}.yaml") for name in ("form", "conditions"))
    form.write_text(form.read_text("utf-8").replace("  - id: introduction\n", f"{LIST}  - id: introduction\n"), "utf-8")  # fmt: skip
    text = rules.read_text("utf-8").replace(
        "  - id: no-accident\n", f"{LARGE}  - id: no-accident\n"
    )
    text = text.replace("kind: score\n", "kind: score\n      at_least: passed\n")
    asked = "asks: {zh: 产出增长得几分, en: how many points for the growth of output?}"
    assert asked in text
    rules.write_text(text.replace(asked, "field: marks.output"), "utf-8")
    assert office("rules", "check", f"rules/{ID}").code == 0
    head, *rows = Path(TABLE).read_text("utf-8").splitlines()
    heads = "大企业,产出自评分,中期评价·创新,中期评价·服务"
    more = ("3,60,60,60", "2,60,60,60", ",60,60,60", "3,59,60,60")
    lines = [f"{head},{heads}", *map(",".join, zip([rows[0]] * 4, more, strict=True))]
    Path(TABLE).write_text("\n".join(lines) + "\n", "utf-8")
    for engine in ENGINES:
        words = ("simulate", TABLE, *NAMED, "--engine", engine, "--format", "json")
        found = json.loads(office(*words, "--sweep", "大企业=2..4:1").out)
        assert [*found["verdicts"].values()] == [1, 0, 1, 2]
        assert [each["verdicts"]["eligible"] for each in found["sweep"]] == [2, 1, 0]
