"""What is shown in several places is the same in all of them: one value, whatever draws it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from lccluster.register.sealing import hashing
from offices import Office, empty, office
from running import EXAMPLES, Run

__all__ = ["empty", "office"]
NATION = ("--rules", "sme-clusters-2022")


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An application from a county by the short name that people use."""
    monkeypatch.chdir(tmp_path)
    text = (EXAMPLES / "complete" / "application.yaml").read_text(encoding="utf-8")
    Path("form.yaml").write_text(text.replace("county: 高唐县", "county: 东昌府"), encoding="utf-8")
    return "form.yaml"


def _office_in_csv(text: str) -> str:
    [row] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    return row["office"]


def test_a_county_has_one_name_on_the_screen_in_every_format_and_document(
    form: str, run: Run
) -> None:
    assert "office 东昌府区;" in run("check", form).out
    assert _office_in_csv(run("check", form, "--format", "csv").out) == "东昌府区"
    one = json.loads(run("check", form, "--format", "jsonl").out)
    [entry] = json.loads(run("check", form, "--format", "json").out)["assessments"]
    assert one["county"] == entry["county"] == "东昌府区"
    run("check", form, "--xlsx", "a.xlsx", "--html", "a.html", "--docx", "letters")
    rows = openpyxl.load_workbook("a.xlsx").worksheets[0].iter_rows(values_only=True)
    assert "东昌府区" in [cell for row in rows for cell in row]
    assert '<td data-head="office" class="word">东昌府区</td>' in Path("a.html").read_text(
        encoding="utf-8"
    )
    [letter] = Path("letters").iterdir()
    with ZipFile(letter) as parts:
        assert "东昌府区" in parts.read("word/document.xml").decode()


def test_the_page_draws_the_sign_that_the_screen_draws(form: str, run: Run) -> None:
    said = "shares: {main_industry_output: 75%}\naverage_growth: 12%\n"
    Path(form).write_text(Path(form).read_text(encoding="utf-8") + said, encoding="utf-8")
    screen = run("check", form, *NATION, "--html", "a.html").out
    page = Path("a.html").read_text(encoding="utf-8")
    for drawn in ("≤ 100 sq km", "&gt; 70%", "&gt; 10%"):
        assert drawn in page
        assert drawn.replace("&gt;", ">") in screen
    assert "≥ 70%" not in page  # growth above 10 % is not growth of 10 % or more


@pytest.mark.parametrize("cached", [False, True])
def test_a_county_misspelt_by_hand_is_counted_on_the_screen_as_in_json(
    office: Office, cached: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if cached:
        monkeypatch.setattr("lccluster.files.register.reading.scan.FEW", 0)
    file = office.file("LC-2022-009")
    file.write_text(
        file.read_text(encoding="utf-8").replace("county: 冠县", "county: 冠现"), encoding="utf-8"
    )
    counted = office.json("stats")["county"]
    assert counted["冠现"] == 1
    assert sum(counted.values()) == 10
    lines = office("stats").out.splitlines()
    for county, count in counted.items():
        assert [county, str(count)] in [line.split() for line in lines]


def test_a_seal_is_held_by_the_algorithm_that_it_names(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = office("check", "--root").out.strip()
    monkeypatch.setattr(hashing, "ALGORITHMS", ("sha256", "sha3_256"))
    office("rename", "LC-2022-009", "冠县轴承特色产业集群")
    assert {json.loads(line)["alg"] for line in _sealed(office)} == {"sha256", "sha3_256"}
    assert office.codes() == []
    office("check", "--against", printed)
    assert len(hashlib.sha3_256().hexdigest()) == len(json.loads(_sealed(office)[-1])["hash"])


def _sealed(office: Office) -> list[str]:
    chain = office.folder / "seals" / "市局.jsonl"
    return chain.read_text(encoding="utf-8").splitlines()


@pytest.mark.in_columns
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_an_answer_is_read_in_a_table_as_in_findings(suffix: str, run: Run, tmp_path: Path) -> None:
    import polars

    polars.Config()
    table = polars.DataFrame(
        {
            "cluster.name": ["甲", "乙"],
            "cluster.area_km2": [120, 120],
            "standing.city_rank": [1, 1],
            "area.waiver": ["同意放宽", "不同意放宽"],
            **{
                key: [50, 50]
                for key in ("enterprises.total", "economics.revenue_yi", "honours.total")
            },
        }
    )
    file = tmp_path / f"table.{suffix}"
    getattr(table, f"write_{suffix}")(file)
    ran = run(
        "simulate", file, "--rules", "liaocheng-2021-97", "--format", "json", "--engine", "polars"
    )
    told: Any = json.loads(ran.out)
    assert (ran.code, told["verdicts"]["not_eligible"]) == (0, 1), told["verdicts"]


@pytest.mark.parametrize("form", sorted(each.name for each in EXAMPLES.iterdir() if each.is_dir()))
def test_a_margin_stands_beside_its_bound_as_the_reason_says_it_again(form: str, run: Run) -> None:
    for columns in (72, 80):
        ran = run("check", EXAMPLES / form, lang="en", columns=columns)
        assert not re.search("(?:margin|bound|stated): ", ran.out)
