"""`register init --from`: a promulgated list in Word, Excel or CSV is read as at the page; what stands for no name is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from offices import Office, empty, office

__all__ = ["empty", "office"]
HEADS = ("序号", "集群名称", "县市区")
TITLES = ((1, "冠县某某镇轴承特色产业集群", "冠县"), (2, "莘县某某镇香瓜特色产业集群", "莘县"))
SAID = ("--on", "2022-05-09", "--document", "聊工信发〔2022〕某号")
Rows = Sequence[Sequence[object]]


def xlsx(path: Path, rows: Rows) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def csv(path: Path, rows: Rows) -> Path:
    text = "".join(",".join(map(str, row)) + "\n" for row in rows)
    path.with_suffix(".csv").write_text(text, "utf-8")
    return path.with_suffix(".csv")


def word(path: Path, rows: Rows) -> Path:
    document = docx.Document()
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = str(text)
    document.save(str(path.with_suffix(".docx")))
    return path.with_suffix(".docx")


@pytest.mark.parametrize("made", [xlsx, csv, word], ids=["xlsx", "csv", "docx"])
def test_a_register_begins_with_a_table(
    made: Callable[[Path, Rows], Path], empty: Office, tmp_path: Path
) -> None:
    ran = empty("init", "--from", made(tmp_path / "list", (HEADS, *TITLES)), *SAID)
    assert "titles in it: 2" in ran.out
    assert "Columns that are not taken: 序号." in ran.err
    first, _ = empty.json("list")["entries"]
    assert first["name"] == TITLES[0][1]
    assert empty.last("LC-2022-001")["document_number"] == SAID[-1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--on: On which day it was promulgated is not said."),
        (("--on", "gestern"), "is not a day"),
    ],
)
def test_a_table_says_no_day_so_people_do(
    words: tuple[str, ...], said: str, empty: Office, tmp_path: Path
) -> None:
    path = xlsx(tmp_path / "list", (HEADS, *TITLES))
    assert said in empty("init", "--from", path, *words, exits=2).err
    assert not empty.folder.exists()


def test_what_is_of_a_list_is_refused_without_one_and_beside_one_that_says_otherwise(
    empty: Office, tmp_path: Path
) -> None:
    assert (
        "--on is of a list, and none is named" in empty("init", "--on", "2022-05-09", exits=2).err
    )
    path = tmp_path / "list.yaml"
    path.write_text(
        "promulgated_on: 2022-05-09\nauthority: 市局\nclusters: [{name: 冠县甲, county: 冠县}]\n",
        "utf-8",
    )
    said = empty("init", "--from", path, "--on", "2022-05-10", exits=2).err
    assert "--on: The list itself says 2022-05-09." in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (date(2022, 5, 9), "B3: “2022-05-09” is a figure or a day, and no name."),
        (45000, "B3: “45000” is a figure or a day, and no name."),
        ("2022年5月9日", "is a figure or a day, and no name."),
        ('="冠县"&"轴承"', "B3: No program has worked out the formula that stands here."),
        ("冠县\u200b轴承", "a sign that is not to be seen"),
        ("无", "B3: “无” names nothing."),
    ],
    ids=["day", "number", "words", "formula", "unseen", "none"],
)
def test_what_is_no_name_is_said_with_its_cell(
    name: object, said: str, empty: Office, tmp_path: Path
) -> None:
    path = xlsx(tmp_path / "list", (HEADS, TITLES[0], (2, name, "莘县")))
    assert said in empty("init", "--from", path, *SAID, exits=2).err
    assert not empty.folder.exists()


def test_a_row_of_formulas_that_nobody_worked_out_is_no_blank_row(
    empty: Office, tmp_path: Path
) -> None:
    path = xlsx(tmp_path / "list", (HEADS, TITLES[0], (None, '="冠县"', '="冠县"')))
    said = empty("init", "--from", path, *SAID, exits=2).err
    assert said.count("No program has worked out the formula") == 2


def test_a_county_may_go_by_its_id(empty: Office, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "list", (HEADS, (1, "冠县轴承特色产业集群", 371525)))
    empty("init", "--from", path, *SAID)
    (only,) = empty.json("list")["entries"]
    assert only["county"] == "冠县"
