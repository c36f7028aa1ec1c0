"""Figures of yearly reports: recorded, listed by year, held beside the bounds, never a verdict."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lccluster.render.workbook.table_sheet import LEAST
from offices import Office, empty, office

__all__ = ["empty", "office"]
ONE, TWO = "LC-2022-001", "LC-2022-002"
HEADS = "集群编号,企业户数,营业收入,区域面积,省级以上品牌、商标或产业荣誉称号数量\n"


def report(office: Office, table: str, year: int, exits: int = 0) -> str:
    """Record the reports of a year from a table."""
    path = office.folder.with_name(f"{year}.csv")
    path.write_text(table, "utf-8")
    words = ("report", "--figures", path, "--year", year, "--on", f"{year + 1}-01-08")
    return office(*words, exits=exits).err


def outlook(office: Office, on: str = "2026-02-01", *words: object) -> dict[str, dict[str, Any]]:
    """What the last figures of each title come to, by id."""
    found = office.json("outlook", "--on", on, *words)
    assert found["rule_of_the_measure"] is False
    return {each["id"]: each for each in found["titles"]}


def margins(title: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    """The state and the margin by each condition."""
    return {each["condition"]: (each["state"], each["margin"]) for each in title["conditions"]}


@pytest.fixture
def three_years(office: Office) -> Office:
    """Two titles that reported three years, the second falling below its bounds."""
    for year, (firms, revenue) in {2023: (45, 40), 2024: (40, 35), 2025: (33, "31")}.items():
        second = f"{TWO},{firms - 14},{float(revenue) - 9.5},,约10\n"
        report(office, f"{HEADS}{ONE},{firms},{revenue},80,2\n{second}", year)
    return office


def test_the_last_figures_are_held_beside_every_bound(three_years: Office) -> None:
    found = outlook(three_years)
    assert margins(found[ONE]) == {
        "area": ("holds", "20"),
        "enterprises": ("holds", "3"),
        "revenue": ("holds", "1"),
        "brand": ("holds", "1"),
    }
    assert margins(found[TWO]) == {
        "area": ("open", None),
        "enterprises": ("short", "-11"),
        "revenue": ("short", "-8.5"),
        "brand": ("holds", None),
    }
    assert (found[ONE]["state"], found[TWO]["state"]) == ("holds", "short")


def test_who_reported_nothing_is_said_to_have_reported_nothing(three_years: Office) -> None:
    found = outlook(three_years)
    silent = [each for id_, each in found.items() if id_ not in (ONE, TWO)]
    assert {(each["state"], each["year"]) for each in silent} == {("nothing_reported", None)}
    assert [each["conditions"] for each in silent] == [[]] * 8
    shown = three_years("outlook", "--on", "2026-02-01").out
    assert shown.count("nothing reported") == len(silent)
    assert "nobody passes or fails by this" in shown


def test_what_gets_worse_two_years_running_is_named(three_years: Office) -> None:
    [firms, revenue] = outlook(three_years)[ONE]["worse_two_years_running"]
    assert firms == {
        "field": "enterprises.total",
        "years": [2023, 2024, 2025],
        "values": ["45", "40", "33"],
    }
    assert revenue["field"] == "economics.revenue_yi"


def test_a_year_between_that_reported_nothing_breaks_the_run(office: Office) -> None:
    for year, firms in {2022: 45, 2024: 40, 2025: 33}.items():
        report(office, f"集群编号,企业户数\n{ONE},{firms}\n", year)
    assert outlook(office)[ONE]["worse_two_years_running"] == []


@pytest.mark.parametrize("command", ["show", "history"])
def test_a_history_calls_figures_as_the_form_does(three_years: Office, command: str) -> None:
    said = three_years(command, ONE, lang="zh").out
    assert "营业收入 31 亿元" in said
    assert "economics." not in said


def test_a_report_counts_by_both_clocks(three_years: Office) -> None:
    assert outlook(three_years, "2025-12-31")[ONE]["year"] == 2024
    assert outlook(three_years, "2023-12-31")[ONE]["state"] == "nothing_reported"
    known_before = outlook(three_years, "2026-02-01", "--known-at", "2026-11-22")
    assert known_before == {}  # the register itself was made a day later


def test_a_voided_report_gives_its_figures_no_more(three_years: Office) -> None:
    act = three_years.last(ONE)["id"]
    three_years("void", ONE, act, "--reason", "数据有误", "--on", "2026-03-01")
    assert outlook(three_years, "2026-02-28")[ONE]["year"] == 2025
    assert outlook(three_years, "2026-03-01")[ONE]["year"] == 2024
    years = three_years.json("figures", ONE)["years"]
    assert [each["year"] for each in years] == [2023, 2024]
    assert years[0]["figures"]["economics.revenue_yi"] == "40"


def test_figures_are_sealed_and_survive_an_export(three_years: Office, tmp_path: Path) -> None:
    assert three_years.codes() == []
    for name in ("out.json", "out.csv"):
        three_years("export", tmp_path / name)
        other = three_years.other(name.replace(".", "-"))
        other("init", "--rules", "liaocheng-2021-97")
        other("import", tmp_path / name)
        assert other.json("figures", ONE)["years"] == three_years.json("figures", ONE)["years"]


def test_a_filled_form_gives_its_figures(office: Office, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text(
        "产业集群名称: 临清市纺织特色产业集群\n企业户数: {总数: 41}\n经济效益: {年度: 2024, 营业收入: 36.5}\n",
        "utf-8",
    )
    words = ("report", ONE, "--form", form, "--on", "2026-01-08", "--year")
    office(*words, 2025, exits=2)
    office(*words, 2024)
    [year] = office.json("figures", ONE)["years"]
    assert year["figures"] == {"enterprises.total": "41", "economics.revenue_yi": "36.5"}
    assert "The form is of" in office("report", TWO, *words[2:], 2024, exits=2).err


def test_candidates_leave_open_what_people_judge(three_years: Office) -> None:
    found = three_years.json("candidates", "--rules", "sme-clusters-2022")
    [one] = [each for each in found["titles"] if each["id"] == ONE]
    states = {each["condition"]: each["state"] for each in one["conditions"]}
    assert states["area"] == "holds"
    assert set(states.values()) == {"holds", "open"}
    assert one["state"] == "open"
    order = [each["id"] for each in found["titles"]]
    assert order == [each["id"] for each in three_years.json("list")["entries"]]
    assert (
        "the choice among them is the city's"
        in three_years("candidates", "--rules", "sme-clusters-2022").out
    )


def test_an_outlook_as_csv_has_a_line_for_each_condition(three_years: Office) -> None:
    text = three_years("outlook", "--on", "2026-02-01", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert len(rows) == 4 + 4 + 8
    assert [each["margin"] for each in rows if each["id"] == TWO][1:3] == [
        "11 firms short of the bound",
        "8.5 yi yuan short of the bound",
    ]


def test_the_workbook_and_the_page_have_a_chart(three_years: Office, tmp_path: Path) -> None:
    workbook, page = tmp_path / "outlook.xlsx", tmp_path / "page.html"
    three_years("outlook", "--on", "2026-02-01", "--xlsx", workbook)
    names = zipfile.ZipFile(workbook).namelist()
    assert [each for each in names if "charts/chart" in each]
    three_years("report-page", page, "--as-of", "2026-02-01")
    text = page.read_text("utf-8")
    assert text.count('<div class="bar">') == 6  # an open figure and one not exact have none
    assert "nobody passes or fails by this" in text


def test_each_figure_takes_one_line_of_the_workbook(three_years: Office, tmp_path: Path) -> None:
    """The longest label of the form stands in one row of four."""
    workbook = tmp_path / "outlook.xlsx"
    three_years("outlook", "--on", "2026-02-01", "--xlsx", workbook)
    sheet = openpyxl.load_workbook(workbook)["历年数据"]
    labels = {
        str(row[3].value): sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(2)
    }
    assert "省级以上品牌、商标或产业荣誉称号数量" in labels
    assert {*labels.values()} <= {None, LEAST}


def test_a_page_without_figures_says_nothing_of_them(office: Office, tmp_path: Path) -> None:
    office("report-page", tmp_path / "page.html")
    assert "nobody passes or fails" not in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("集群编号,企业户数\nLC-2022-099,40\n", "names no title: LC-2022-099"),
        ("集群编号,企业户数\nLC-2022-001,40\nLC-2022-001,41\n", "stands in two rows"),
        ("集群编号,集群名称,企业户数\nLC-2022-001,莘县木材加工特色产业集群,40\n", "names no title"),
        ("集群编号,企业户数\nLC-2022-001,很多\n", "2025.csv:2:2"),
        ("集群编号,企业户数\nLC-2022-001,\n", "No figure can be taken from here"),
        ("集群编号,厂房数\nLC-2022-001,40\n", "厂房数"),
        ("集群编号\nLC-2022-001\n", "no column of figures"),
        ("企业户数\n40\n", "no column that names titles"),
    ],
)
def test_a_table_is_taken_whole_or_not_at_all(office: Office, table: str, said: str) -> None:
    before = office.files()
    assert said in report(office, table, 2025, exits=2)
    assert office.files() == before


def test_a_column_that_is_none_is_to_be_taken_out_as_no_option_passes_it_over(
    office: Office,
) -> None:
    said = report(office, "集群编号,厂房数\nLC-2022-001,40\n", 2025, exits=2)
    assert said.endswith("A column that is not needed is taken out of the table.\n")


def test_a_report_that_carries_no_figures_is_called_by_its_label(office: Office) -> None:
    words = ("--form", "form.yaml", "--year", 2025, "--from", "county")
    ran = office.run("register", "report", ONE, *words, "--register", office.folder, lang="zh")
    assert ran.err.startswith("县级上一年度集群发展情况报告：")


def test_an_unsure_cell_is_left_out_and_named(office: Office, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["集群编号", "企业户数", "营业收入"])
    sheet.append([ONE, 40, 35])
    sheet["C2"].number_format = '0"亿"'
    book.save(tmp_path / "t.xlsx")
    said = office("report", "--figures", tmp_path / "t.xlsx", "--year", 2025, "--on", "2026-01-08")
    assert "C2" in said.err
    assert office.json("figures", ONE)["years"][0]["figures"] == {"enterprises.total": "40"}


def test_a_figure_of_an_unknown_key_is_refused_with_its_place(office: Office) -> None:
    act = "  - {event: annual_report, on: 2026-01-08, year: 2025, figures: {enterprises.totl: 4}}\n"
    file = office.file(ONE)
    file.write_text(file.read_text("utf-8") + act, "utf-8")
    assert "unknown-key" in office.codes()
    for command in (("figures", ONE), ("outlook",)):
        said = office(*command, exits=2).err
        assert "enterprises.totl" in said
        assert f"{ONE}.yaml:" in said
        assert "Is it enterprises.total?" in said


@pytest.mark.parametrize(
    "words",
    [
        (ONE, "--figures", "t.csv", "--year", "2025"),
        (ONE, TWO, "--form", "f.yaml", "--year", "2025"),
        (ONE, "--form", "f.yaml"),
        (ONE, "--form", "f.yaml", "--figures", "t.csv", "--year", "2025"),
        (ONE, "--form", "f.yaml", "--year", "2025", "--from", "county"),
    ],
)
def test_whose_figures_they_are_has_to_be_clear(office: Office, words: tuple[str, ...]) -> None:
    assert office("report", *words, exits=2).out == ""


def test_an_old_report_without_figures_reads_as_before(office: Office) -> None:
    office("report", ONE, "--on", "2026-01-08")
    assert "figures" not in office.last(ONE)
    assert office.json("figures", ONE)["years"] == []
    assert json.dumps(outlook(office)[ONE]["state"]) == '"nothing_reported"'


def test_figures_that_contradict_each_other_are_recorded_and_said_to(office: Office) -> None:
    heads = "集群编号,企业户数,规模以上企业\n"
    said = report(office, f"{heads}{ONE},60,98\n{TWO},60,20\n", 2025)
    assert said.count(ONE) == 1
    assert "98 firms" in said
    assert "No condition is held against these figures." in said
    assert TWO not in said
    assert margins(outlook(office)[ONE])["enterprises"] == ("open", None)
