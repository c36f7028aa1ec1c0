"""`lccluster simulate` as officials and scripts see it."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from kinds import folder_of_every_kind
from lccluster.engines import scalar_engine
from lccluster.processes import every_core
from lccluster.render.signs import width
from running import EXAMPLES, ROOT, Run

pytestmark = pytest.mark.in_columns

RULES = ("--rules", "liaocheng-2021-97")
HEAD = "集群名称,所在县（市、区）,年度,产业集群区域面积,企业户数,营业收入（亿元）,品牌荣誉,standing.city_rank,technology\n"
ROWS = """\
甲,莘县,2024,100,30,30,1,,met
乙,莘县,2024,100.01,30,30,1,,met
丙,冠县,2024,,29,29.99,1,1,met
丁,冠县,2023,42.6,56,32.82,3,,not_met
戊,茌平县,2024,42.6,56,25.4,3,,met
"""
# A row that meets every bound of a rulebook with every kind of condition.
ROW_OF_EVERY_KIND = {
    "cluster.area_km2": "50", "employees": "100", "platforms.other": "0", "platforms.total": "1", "economics.revenue_yi": "60",
    "economics.tax_yi": "1.5", "economics.profit_yi": "2", "enterprises.total": "40", "enterprises.above_size": "12",
    "innovation.single_champions": "1", "innovation.specialised_smes": "10", "honours.total": "2", "county": "冠县",
    "standing.foremost_in_province": "否", "yearly.output_value_yi.2022": "50", "yearly.output_value_yi.2023": "50",
    "yearly.output_value_yi.2024": "50",
}  # fmt: skip


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The shipped rules with a lower line for revenue."""
    folder = tmp_path / "draft-2027"
    shutil.copytree(ROOT / "rules" / "liaocheng-2021-97", folder)
    _replace(folder / "measure.yaml", "id: liaocheng-2021-97", "id: draft-2027")
    for old, new in (
        ("bound: 30, unit: yi_yuan", "bound: 25, unit: yi_yuan"),
        ("年营业收入30亿元以上", "年营业收入25亿元以上"),
        ("at least 30 yi yuan", "at least 25 yi yuan"),
    ):
        _replace(folder / "04-conditions.yaml", old, new)
    return folder


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Five clusters on and beside the bounds."""
    path = tmp_path / "table.csv"
    path.write_text(HEAD + ROWS, "utf-8")
    return path


def test_the_json_is_that_of_the_contract(run: Run, table: Path, draft: Path) -> None:
    ran = run(
        "simulate",
        table,
        *RULES,
        "--against",
        draft,
        "--sweep",
        "revenue=25..30:5",
        "--format",
        "json",
    )
    found = json.loads(ran.out)
    assert ran.code == 0
    assert (found["rows"], found["engine"], found["rules"]) == (5, "python", "liaocheng-2021-97")
    assert found["verdicts"] == {
        "eligible": 1,
        "needs_decision": 0,
        "incomplete": 1,
        "not_eligible": 3,
    }
    assert found["stopped_by"]["revenue"] == 1
    assert found["stopped_only_by"]["area"] == 1
    assert found["against"]["rules"] == "draft-2027"
    assert found["changed"] == 1
    change = found["changes"][0]
    assert (change["row"], change["cluster"], change["from"], change["to"]) == (
        6,
        "戊",
        "not_eligible",
        "eligible",
    )
    assert (change["conditions"], change["margin"]) == (["revenue"], "0.4")
    assert [(each["value"], each["verdicts"]["eligible"]) for each in found["sweep"]] == [
        ("25", 2),
        ("30", 1),
    ]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_every_engine_says_the_same(run: Run, table: Path, draft: Path, engine: str) -> None:
    words = (
        "simulate",
        table,
        *RULES,
        "--against",
        draft,
        "--sweep",
        "area=90..110:10",
        "--format",
        "json",
    )
    found, other = (json.loads(run(*words, "--engine", each).out) for each in ("python", engine))
    assert found | {"engine": ""} == other | {"engine": ""}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_table_may_come_from_any_office_program(run: Run, table: Path, encoding: str) -> None:
    plain = run("simulate", table, *RULES, "--format", "csv").out
    table.write_bytes((HEAD + ROWS).encode(encoding))
    assert run("simulate", table, *RULES, "--format", "csv").out == plain


def test_a_workbook_and_parquet_say_the_same_as_csv(run: Run, table: Path) -> None:
    import polars as pl
    from xlsxwriter import Workbook

    lines = [line.split(",") for line in (HEAD + ROWS).splitlines()]
    book = Workbook(table.with_suffix(".xlsx"))
    sheet = book.add_worksheet()
    for row, cells in enumerate(lines):
        for at, cell in enumerate(cells):
            sheet.write(row, at, float(cell) if row and 2 <= at <= 6 and cell else cell)
    book.close()
    frame = pl.DataFrame(lines[1:], schema=lines[0], orient="row")
    numbers = [pl.col(each).replace("", None).cast(pl.Float64) for each in lines[0][3:8]]
    frame.with_columns(*numbers, pl.col("年度").cast(pl.Int64)).write_parquet(
        table.with_suffix(".parquet")
    )
    words = (*RULES, "--sweep", "revenue=29.99..30.01:0.01", "--format", "csv")
    plain = run("simulate", table, *words).out
    for suffix in (".xlsx", ".parquet"):
        assert run("simulate", table.with_suffix(suffix), *words).out == plain


def test_floats_of_a_parquet_file_are_read_as_the_decimals_they_mean(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import polars as pl

    monkeypatch.setattr("lccluster.usecases.simulate.apart", lambda work, _, __, told: work(told))
    revenue = [0.1 + 0.2, 29.99, 30.0, 30.000000000000004, None, float("nan"), 29.999999999999996]
    frame = pl.DataFrame(
        {
            "area_km2": [100.0] * 7,
            "enterprises": [30] * 7,
            "revenue_yi": revenue,
            "品牌荣誉": [1] * 7,
        }
    )
    path = tmp_path / "floats.parquet"
    frame.write_parquet(path)
    for engine in ("python", "polars", "duckdb"):
        found = json.loads(
            run("simulate", path, *RULES, "--engine", engine, "--format", "json").out
        )
        assert found["verdicts"] == {
            "eligible": 2,
            "needs_decision": 0,
            "incomplete": 2,
            "not_eligible": 3,
        }


def test_the_workbook_has_native_charts(run: Run, table: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    ran = run("simulate", table, *RULES, "--sweep", "revenue=20..50:5", "--xlsx", path)
    assert ran.code == 0
    assert f"{path} is written." in ran.err
    with zipfile.ZipFile(path) as book:
        assert sum(name.startswith("xl/charts/chart") for name in book.namelist()) == 3


def test_a_chart_beside_other_rules_draws_each_verdict_in_its_colour_and_no_other_column(
    run: Run, table: Path, draft: Path, tmp_path: Path
) -> None:
    import openpyxl

    path = tmp_path / "out.xlsx"
    words = ("simulate", table, *RULES, "--against", draft, "--xlsx", path)
    assert run(*words, lang="zh").code == 0
    sheet = openpyxl.load_workbook(path)["按推荐单位"]
    (chart,) = sheet._charts
    drawn = [
        (
            sheet[each.tx.strRef.f.partition("!")[2]].value,
            each.graphicalProperties.solidFill.srgbClr,
        )
        for each in chart.series
    ]
    assert drawn == [
        ("符合", "375623"),
        ("待认定", "2F5597"),
        ("待补正", "C55A11"),
        ("不符合", "9C0006"),
    ]
    assert {each.cat.strRef.f.partition("!")[2] for each in chart.series} == {"$A$2:$A$4"}
    columns = [
        (each.tx.strRef.f.split("$")[1], each.val.numRef.f.split("$")[1]) for each in chart.series
    ]
    assert all(name == figures for name, figures in columns)


def test_the_workbook_calls_rules_as_people_do_and_names_no_option(
    run: Run, table: Path, tmp_path: Path
) -> None:
    import openpyxl

    path = tmp_path / "out.xlsx"
    assert (
        run("simulate", table, *RULES, "--against", "sme-clusters-2022", "--xlsx", path).code == 0
    )
    about, verdicts, by_county, *_ = openpyxl.load_workbook(path).worksheets
    heads = [cell.value for cell in verdicts[1]]
    assert heads == ["结论", "聊工信发〔2021〕97号", "工信部企业〔2022〕119号"]
    assert by_county.cell(1, 3).value == "符合（工信部企业〔2022〕119号）"
    assert not any("--" in str(cell.value) for (cell,) in about.iter_rows())


def test_the_workbook_tells_drafts_of_one_measure_apart_by_their_ids(
    run: Run, table: Path, draft: Path, tmp_path: Path
) -> None:
    import openpyxl

    path = tmp_path / "out.xlsx"
    assert run("simulate", table, *RULES, "--against", draft, "--xlsx", path).code == 0
    heads = [cell.value for cell in openpyxl.load_workbook(path).worksheets[1][1]]
    assert heads == ["结论", "liaocheng-2021-97", draft.name]


def test_a_folder_goes_on_behind_a_form_that_cannot_be_used(run: Run) -> None:
    ran = run("simulate", EXAMPLES, *RULES, "--format", "json")
    assert ran.code == 2
    assert "mistakes" in ran.err
    assert json.loads(ran.out)["rows"] > 5


def test_an_application_made_for_one_measure_has_gaps_under_another(run: Run) -> None:
    words = (
        "simulate",
        EXAMPLES / "complete",
        *RULES,
        "--against",
        "sme-clusters-2022",
        "--format",
        "json",
    )
    found = json.loads(run(*words).out)
    assert found["against"]["verdicts"]["incomplete"] == 1


def test_strict_keeps_judgements_open(run: Run, table: Path) -> None:
    found = json.loads(run("simulate", table, *RULES, "--strict", "--format", "json").out)
    assert found["verdicts"]["eligible"] == 0
    assert found["assumed_met"] == []


def test_rows_and_points_are_judged_on_forms_and_open_in_tables(
    run: Run, table: Path, tmp_path: Path
) -> None:
    rules = folder_of_every_kind(tmp_path / "every-kind")
    forms = tmp_path / "forms"
    shares = {"much": "31%", "little": "3%", "unknown": ""}
    for name, share in shares.items():
        shutil.copytree(EXAMPLES / "complete", forms / name)
        _replace(
            forms / name / "application.yaml",
            "provincial_market_share: 31%",
            f"provincial_market_share: {share}",
        )
        _replace(
            forms / name / "application.yaml",
            "provincial_market_share: 26.5%",
            "provincial_market_share: 3%",
        )
    lines = run("check", forms, "--rules", rules, "--format", "jsonl").out.splitlines()
    checked = [json.loads(each) for each in lines]
    outcomes = {
        rule: Counter(
            each["outcome"] for one in checked for each in one["conditions"] if each["id"] == rule
        )
        for rule in ("main-products", "evaluation")
    }
    assert outcomes["main-products"] == {"met": 1, "not_met": 1, "unstated": 1}
    for engine in ("python", "polars"):
        words = ("simulate", forms, "--rules", rules, "--engine", engine, "--format", "json")
        found = json.loads(run(*words).out)
        assert found["stopped_by"]["main-products"] == outcomes["main-products"]["not_met"]
        assert found["stopped_by"]["evaluation"] == outcomes["evaluation"]["not_met"]
        assert {"main-products", "evaluation"}.isdisjoint(found["assumed_met"])
    columns = ROW_OF_EVERY_KIND
    table.write_text(f"{','.join(columns)}\n{','.join(columns.values())}\n", "utf-8")
    for engine in ("python", "polars", "duckdb"):
        words = ("simulate", table, "--rules", rules, "--engine", engine)
        found = json.loads(run(*words, "--format", "json").out)
        assert found["verdicts"]["incomplete"] == found["rows"] == 1
        assert "A column headed main products, yearly evaluation" in run(*words).out
    heads = [*columns, "main-products", "evaluation"]
    table.write_text(f"{','.join(heads)}\n{','.join(columns.values())},met,met\n", "utf-8")
    found = json.loads(run("simulate", table, "--rules", rules, "--format", "json").out)
    assert found["verdicts"]["eligible"] == 1


COUNTED = {
    "met by one of many": ("1", "0", "70", "met"),
    "met by two": ("0", "2", "70.1", "met"),
    "a share too small": ("0", "2", "70", "not_met"),
    "one is not two": ("0", "1", "71", "not_met"),
    "met whatever is blank": ("", "2", "71", "met"),
    "open where a blank decides": ("", "1", "71", "unstated"),
    "open where every count is blank": ("", "", "71", "unstated"),
}


@pytest.mark.parametrize(
    "heads", ["main-products.1.count,main-products.2.count", "主导产品1,main products 2"]
)
def test_a_column_of_how_many_rows_count_is_held_against_the_bound(
    run: Run, table: Path, tmp_path: Path, heads: str
) -> None:
    rules = folder_of_every_kind(tmp_path / "every-kind")
    others = ROW_OF_EVERY_KIND
    head = ",".join([*others, "evaluation", heads, "shares.main_industry_output"])
    rows = [",".join([*others.values(), "met", *cells]) for *cells, _ in COUNTED.values()]
    table.write_text("\n".join([head, *rows, ""]), "utf-8")
    expected = Counter(outcome for *_, outcome in COUNTED.values())
    for engine in ("python", "polars", "duckdb"):
        words = ("simulate", table, "--rules", rules, "--engine", engine, "--format", "json")
        found = json.loads(run(*words).out)
        assert found["stopped_by"]["main-products"] == expected["not_met"]
        assert found["verdicts"]["eligible"] == expected["met"]
        assert found["verdicts"]["incomplete"] == expected["unstated"]


def test_a_count_answers_beside_no_other_answer_and_is_whole(
    run: Run, table: Path, tmp_path: Path
) -> None:
    rules = folder_of_every_kind(tmp_path / "every-kind")
    more = {"evaluation": "met", "主导产品1": "1", "shares.main_industry_output": "71"}
    refused = {
        "main-products": ("met", "answer the same condition"),
        "main-products.2.count": ("1.5", "“1.5” is not a whole number"),
        "main-products.1.count": ("1", "are the same field"),
        "filled_on": ("", "no column “main products 2”"),
    }
    for heading, (cell, said) in refused.items():
        columns = {**ROW_OF_EVERY_KIND, **more, heading: cell}
        table.write_text(f"{','.join(columns)}\n{','.join(columns.values())}\n", "utf-8")
        ended = run("simulate", table, "--rules", rules, "--lang", "en")
        assert ended.code == 2
        assert said in ended.err


def test_every_core_gives_what_one_core_gives(
    run: Run, table: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.write_text(HEAD + ROWS * 20, "utf-8")
    words = (
        "simulate",
        table,
        *RULES,
        "--against",
        draft,
        "--sweep",
        "area=90..110:10",
        "--format",
        "json",
    )
    alone = run(*words).out
    monkeypatch.setattr(scalar_engine, "CHUNK", 7)
    monkeypatch.setattr(every_core, "cores", lambda: 2)
    assert run(*words).out == alone


def test_spark_says_the_same_of_a_file_that_it_scans_itself(
    run: Run, tmp_path: Path, draft: Path
) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install lccluster[spark]")
    if shutil.which("java") is None:
        pytest.skip("there is no Java for Spark to run on")
    import polars as pl

    table = tmp_path / "table.parquet"
    pl.DataFrame(
        {
            "cluster.name": ["甲", "乙", "丙", "丁", "戊"],
            "cluster.area_km2": [100.0, 100.01, None, 42.6, 42.6],
            "enterprises.total": [30, 30, 29, 56, 56],
            "economics.revenue_yi": [
                Decimal("30"),
                Decimal("30"),
                Decimal("29.99"),
                None,
                Decimal("25.4"),
            ],
            "honours.total": [1, 1, 1, 3, 3],
            "technology": ["met", "", "met", "not_met", "met"],
            "row": ["a column of this name", "", "", "", ""],
        },
        schema_overrides={"economics.revenue_yi": pl.Decimal(12, 2)},
    ).write_parquet(table)
    words = (
        "simulate",
        table,
        *RULES,
        "--against",
        draft,
        "--sweep",
        "area=90..110:10",
        "--ignore",
        "row",
        "--format",
        "json",
    )
    said = [
        json.loads(run(*words, "--engine", each).out)
        for each in ("python", "polars", "duckdb", "spark")
    ]
    assert said[0]["changed"] == 1
    assert all(each | {"engine": ""} == said[0] | {"engine": ""} for each in said)


@pytest.mark.parametrize("engine", ["python", "polars", "duckdb"])
def test_forms_are_held_against_measures_of_several_years_by_any_engine(
    run: Run, engine: str
) -> None:
    words = ("simulate", EXAMPLES / "complete", "--rules", "sme-clusters-2022", "--engine", engine)
    assert json.loads(run(*words, "--format", "json").out)["verdicts"]["incomplete"] == 1


def test_of_a_register_no_figures_are_taken_which_is_said_with_what_holds_those_of_reports(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        run(
            "register", "init", "--from", ROOT / "examples" / "register" / "recognised-2022.yaml"
        ).code
        == 0
    )
    ran = run("simulate", "register", *RULES, "--against", "sme-clusters-2022", "--format", "json")
    found = json.loads(ran.out)
    assert found["rows"] == found["verdicts"]["incomplete"] == 10
    assert "no figures" in found["notices"][0]
    assert "register candidates --rules … --register register" in found["notices"][0]


def test_every_chart_of_the_workbook_is_on_the_printed_page_and_no_line_overprints(
    run: Run, table: Path, tmp_path: Path
) -> None:
    import openpyxl
    from openpyxl.utils import range_boundaries

    path = tmp_path / "out.xlsx"
    assert run("simulate", table, *RULES, "--sweep", "revenue=20..50:5", "--xlsx", path).code == 0
    book = openpyxl.load_workbook(path)
    about, *sheets = book.worksheets
    assert about.column_dimensions["A"].width > 80
    lines = [about.cell(row, 1) for row in range(1, about.max_row + 1)]
    high = {cell.row: about.row_dimensions[cell.row].height for cell in lines}
    assert all(high[cell.row] >= 15 * (1 + width(cell.value) // 95) for cell in lines)
    charts = [(sheet, chart) for sheet in sheets for chart in sheet._charts]
    assert len(charts) >= 2
    for sheet, chart in charts:
        _, _, last_column, last_row = range_boundaries(
            sheet.print_area.partition("!")[2].replace("$", "")
        )
        assert chart.anchor.to.col < last_column
        assert chart.anchor.to.row < last_row
    assert {(sheet.page_setup.orientation, sheet.page_setup.fitToHeight) for sheet in book} == {
        ("landscape", 0)
    }


def test_a_sweep_by_a_label_marks_the_bound_in_the_rules(run: Run, table: Path) -> None:
    words = ("simulate", table, *RULES, "--sweep", "营业收入=29..31:1")
    found = json.loads(run(*words, "--format", "json").out)
    assert [each.get("in_force") for each in found["sweep"]] == [None, True, None]
    assert "in the rules" in run(*words).out


def test_what_the_other_rules_find_stands_beside_each_office(
    run: Run, table: Path, draft: Path
) -> None:
    words = ("simulate", table, *RULES, "--against", draft)
    against = json.loads(run(*words, "--format", "json").out)["against"]
    counted = [each["eligible"] for each in against["by_county"].values()]
    assert sum(counted) == against["verdicts"]["eligible"] > 0
    assert "eligible (draft-2027)" in run(*words).out


def test_a_changed_row_names_the_office_as_its_counts_do(
    run: Run, table: Path, draft: Path
) -> None:
    words = ("simulate", table, *RULES, "--against", draft)
    found = json.loads(run(*words, "--format", "json").out)
    rows = {each["cluster"]: each["county"] for each in found["changes"]}
    assert rows["戊"] == "茌平区"
    assert "茌平区" in found["by_county"]


@pytest.mark.parametrize("engine", ["python", "polars"])
def test_answers_stand_under_what_a_condition_is_called_in_either_language(
    run: Run, table: Path, engine: str
) -> None:
    """A judgement is headed by its label, a waiver by the label of what it relaxes."""
    words = ("simulate", table, *RULES, "--engine", engine, "--format", "json")
    _replace(table, ",technology", ",technology,revenue.waiver")
    _replace(table, "1,1,met", "1,1,met,granted")
    answers = {}
    for technology, waiver in (
        ("technology", "revenue.waiver"),
        ("技术水平", "年营业收入·放宽"),
        ("Technology", "annual revenue: waiver"),
        ("技术 水平", "年营业收入放宽"),
    ):
        headed = table.with_name("headed.csv")
        text = table.read_text("utf-8").replace("revenue.waiver", waiver)
        headed.write_text(text.replace("technology", technology), "utf-8")
        answers[technology] = run(words[0], headed, *words[2:]).out
    assert len(set(answers.values())) == 1, answers


def test_what_a_condition_and_a_field_are_both_called_is_the_field(run: Run, table: Path) -> None:
    """`品牌荣誉` heads the number of honours, which the condition of that name is held against."""
    found = json.loads(run("simulate", table, *RULES, "--format", "json").out)
    assert "brand" not in found["assumed_met"]


def test_a_heading_that_is_nearly_a_conditions_is_offered_its_label(run: Run, table: Path) -> None:
    _replace(table, ",technology", ",技术水平水平")
    assert "是不是“技术水平”" in run("simulate", table, *RULES, lang="zh").err


def test_a_label_that_two_rulebooks_give_to_other_conditions_heads_neither(
    run: Run, table: Path, draft: Path
) -> None:
    _replace(table, ",technology", ",技术水平")
    _replace(draft / "04-conditions.yaml", "id: technology\n", "id: skill\n")
    shutil.rmtree(draft / "cases")
    ran = run("simulate", table, *RULES, "--against", draft)
    assert ran.code == 2
    assert "技术水平" in ran.err


@pytest.mark.parametrize(("asked", "named"), [((), False), (("--engine", "python"), True)])
def test_an_engine_is_named_to_whoever_asked_for_one(
    run: Run, table: Path, asked: tuple[str, ...], named: bool
) -> None:
    first = run("simulate", table, *RULES, *asked).out.splitlines()[0]
    assert ("python" in first) is named
