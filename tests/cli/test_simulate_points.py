"""Tables that state the points of a score's items: heads, engines, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from test_simulate import ROW_OF_EVERY_KIND

from kinds import folder_of_every_kind
from running import Ran, Run

pytestmark = pytest.mark.in_columns

ENGINES = ("python", "polars", "duckdb")
LARGE, SMALL = "main-products.1.count", "main-products.2.count"
SHARE, SME, SERVICE = "主导产业产值占比", "年度评价·中小企业", "年度评价·服务"
STATED = (LARGE, SMALL, SHARE, SME, SERVICE)
# With 70 % of the output the share of the main industry alone is not above the bound.
ROWS = (
    ("1", "1", "70%", "70", "70"),  # a product of 30 %, and 70 points: eligible
    ("0", "2", "70.01%", "100", "0"),  # two of 10 %, and 66.003 points: not eligible
    ("0", "2", "70%", "100", "100"),  # nor enough of the output
    ("", "1", "70%", "100", "100"),  # nobody knows whether there is one of 30 %
    ("1", "1", "70%", "", "100"),  # nobody gave points for the SMEs
)
VERDICTS = {"eligible": 1, "needs_decision": 1, "incomplete": 1, "not_eligible": 2}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of_every_kind(tmp_path_factory.mktemp("rules") / "every-kind")


def written(path: Path, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    """A table in which every other condition is met."""
    names = [*ROW_OF_EVERY_KIND, *heads]
    table = [[*ROW_OF_EVERY_KIND.values(), *row] for row in rows]
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in (names, *table):
            book.active.append([each or None for each in row])
        book.save(path)
    elif path.suffix == ".parquet":
        import polars

        polars.DataFrame(table, schema=names, orient="row").write_parquet(path)
    else:
        lines = [",".join(f'"{each}"' for each in row) for row in (names, *table)]
        path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def simulated(run: Run, table: Path, rules: Path, *more: str) -> dict[str, Any]:
    ran = run("simulate", table, "--rules", rules, "--format", "json", *more)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("engine", ENGINES)
def test_verdicts_follow_from_points(
    run: Run, tmp_path: Path, rules: Path, engine: str, suffix: str
) -> None:
    table = written(tmp_path / f"table{suffix}", STATED, ROWS)
    found = simulated(run, table, rules, "--engine", engine)
    assert found["verdicts"] == VERDICTS
    assert found["stopped_by"]["main-products"] == found["stopped_by"]["evaluation"] == 1


def test_figures_of_a_parquet_file_are_scanned_as_they_are(
    run: Run, tmp_path: Path, rules: Path
) -> None:
    import polars

    texts = {*("county", "standing.foremost_in_province")}
    columns: dict[str, list[Any]] = {
        key: [value if key in texts else float(value)] * len(ROWS)
        for key, value in ROW_OF_EVERY_KIND.items()
    }
    for at, name in enumerate(STATED):
        columns[name] = [float(row[at].rstrip("%")) if row[at] else None for row in ROWS]
    path = tmp_path / "figures.parquet"
    polars.DataFrame(columns).write_parquet(path)
    for engine in ENGINES:
        assert simulated(run, path, rules, "--engine", engine)["verdicts"] == VERDICTS


HEADS = {
    "in Chinese": (LARGE, SMALL, SHARE, SME, SERVICE),
    "in English": (LARGE, SMALL, SHARE, "yearly evaluation: SMEs", "yearly evaluation: services"),
    "by the rules' own names": (LARGE, SMALL, SHARE, "evaluation.sme.points", "evaluation.service.points"),
}  # fmt: skip


@pytest.mark.parametrize("named", HEADS)
def test_heads_are_known_in_both_languages(
    run: Run, tmp_path: Path, rules: Path, named: str
) -> None:
    table = written(tmp_path / "table.csv", HEADS[named], ROWS)
    assert simulated(run, table, rules)["verdicts"] == VERDICTS


def refused(run: Run, table: Path, rules: Path, engine: str) -> Ran:
    ran = run("simulate", table, "--rules", rules, "--engine", engine)
    assert (ran.code, ran.out) == (2, "")
    return ran


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("heads", "row", "said"),
    [
        ((*STATED, "evaluation"), (*ROWS[0], "met"), "answer the same condition"),
        (STATED, (*ROWS[0][:4], "100.01"), "“100.01” is more than 100 points."),
        (STATED, (*ROWS[0][:4], "约80"), "约80"),
        ((*STATED[:3], SME, SME), ROWS[0], "stands here a second time"),
        (STATED, (*ROWS[0][:4], "-1"), "-1"),
    ],
)
def test_what_is_stated_twice_or_is_no_points_is_refused(
    run: Run,
    tmp_path: Path,
    rules: Path,
    engine: str,
    heads: Sequence[str],
    row: Sequence[str],
    said: str,
) -> None:
    table = written(tmp_path / "table.csv", heads, [row])
    assert said in refused(run, table, rules, engine).err


def test_the_columns_that_a_table_may_have_are_named_and_who_has_one_has_all(
    run: Run, tmp_path: Path, rules: Path
) -> None:
    table = written(tmp_path / "none.csv", (), [()])
    said = run("simulate", table, "--rules", rules).out
    assert "A column headed main products, yearly evaluation answers them" in said
    assert "A column headed main products 1, main products 2 tells how many" in said
    assert "Columns headed yearly evaluation: SMEs, yearly evaluation: services tell" in said
    said = run("simulate", table, "--rules", rules, lang="zh").out
    assert "、年度评价·服务的列写明各项得分" in said
    assert "填符合或不符合" in said
    table = written(tmp_path / "part.csv", (LARGE, SMALL, SHARE, SME), [("1", "1", "80%", "100")])
    for engine in ENGINES:
        assert "no column “yearly evaluation: services”" in refused(run, table, rules, engine).err


def test_a_form_has_a_cell_of_points_where_its_file_says_so(run: Run, tmp_path: Path) -> None:
    """Such a cell is read, drawn on paper and read back like any other."""
    rules = folder_of_every_kind(tmp_path / "own")
    form = rules / "form.yaml"
    text = form.read_text("utf-8")
    cell = "  - id: marks\n    label: {zh: 自评, en: own marks}\n    fields:\n      - {key: marks.output, label: {zh: 产出自评分, en: marks}, unit: points}\n"
    form.write_text(text.replace("groups:\n", f"groups:\n{cell}", 1), "utf-8")
    filled = tmp_path / "form.yaml"
    complete = (rules / "cases" / "complete.yaml").read_text("utf-8")
    for points, code in (("88.5分", 0), ("101", 2), ("约80", 2)):
        filled.write_text(f"{complete}自评: {{产出自评分: {points}}}\n", "utf-8")
        paper = tmp_path / f"{points}.docx"
        assert run("form", "fill", filled, "--rules", rules, "-o", paper).code == code
    back = tmp_path / "back.yaml"
    assert run("form", "import", tmp_path / "88.5分.docx", "--rules", rules, "-o", back).code == 0
    assert "output: 88.5" in back.read_text("utf-8")
