"""Forms in workbooks: hidden sheets, rows and columns give nothing and are named, instructions are no form."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms import read_form_file
from hand_made_forms import ANNEX, Rows
from hand_made_sheets import looks, number, row, sheet_of, words, xlsx
from lccluster.errors import Unusable
from lccluster.files.forms.document.form_file import FilledForm, sheets_of
from lccluster.files.forms.document.grid import Grid
from lccluster.files.office.package import open_package
from lccluster.files.office.streaming import FORM as MOST
from lccluster.form.readings import Status
from running import Run

FORM = sheet_of(ANNEX)
EXPLAINED: Rows = tuple(
    tuple(
        (f"{text}请按实际情况填写，保留两位小数", *span) if text.replace(".", "").isdigit() else (text, *span)
        for text, *span in (cell if isinstance(cell, tuple) else (cell, 1, 1) for cell in cells)
    )
    for cells in ANNEX
)  # fmt: skip


def read(path: Path) -> FilledForm:
    return read_form_file(path, path.name)


def codes(form: FilledForm) -> list[str]:
    return [each.code for each in form.remarks if each.code != "missing-label"]


def test_a_form_is_read_with_its_merged_cells(tmp_path: Path) -> None:
    form = read(xlsx(tmp_path / "f.xlsx", FORM))
    assert (form.application.enterprises.total, form.application.economics.year) == (56, 2024)
    assert codes(form) == []


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_no_second_form_and_is_named(tmp_path: Path, state: str) -> None:
    more = {"旧表": FORM.replace("42.6", "99")}
    form = read(xlsx(tmp_path / "f.xlsx", FORM, more=more, states={"旧表": state}))
    assert str(form.application.cluster.area_km2) == "42.6"
    assert codes(form) == ["hidden-cells"]


def test_two_forms_that_are_seen_are_two(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as unusable:
        read(xlsx(tmp_path / "f.xlsx", FORM, more={"旧表": FORM}))
    assert unusable.value.problems[0].code == "several-forms"


def test_a_sheet_of_instructions_is_no_second_form(tmp_path: Path) -> None:
    form = read(xlsx(tmp_path / "f.xlsx", FORM, more={"填表说明": sheet_of(EXPLAINED)}))
    assert form.application.enterprises.total == 56
    assert all(each.status is not Status.UNSURE for each in form.readings)


@pytest.mark.parametrize("how", ['hidden="1"', 'ht="0"', 'ht="0.5" customHeight="1"'])
def test_a_hidden_row_gives_nothing_and_is_named(tmp_path: Path, how: str) -> None:
    at = next(at for at, cells in enumerate(ANNEX, 1) if "56" in cells)
    form = read(xlsx(tmp_path / "f.xlsx", sheet_of(ANNEX, {at: how})))
    assert form.application.enterprises.total is None
    assert codes(form)[0] == "hidden-cells"


def test_a_value_behind_hidden_columns_stands_beside_its_label(tmp_path: Path) -> None:
    head = (words("A1", "产业集群名称"), number("B1", "1"), words("C1", "甲集群"))
    area = (words("A2", "产业集群区域面积"), number("B2", "99"), number("C2", "42.6"))
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    rows = (
        row(1, *head)
        + row(2, *area)
        + "".join(
            row(at, words(f"A{at}", label), number(f"C{at}", "3"))
            for at, label in enumerate(
                ("从业人员数量", "企业户数总数", "营业收入", "利润总额", "税金总额"), 3
            )
        )
    )
    form = read(xlsx(tmp_path / "f.xlsx", f"{columns}<sheetData>{rows}</sheetData>"))
    assert form.application.cluster.name == "甲集群"
    assert str(form.application.cluster.area_km2) == "42.6"
    assert codes(form)[0] == "hidden-cells"


@pytest.mark.parametrize(
    ("code", "area", "told"),
    [
        ('0.00"万元"', None, "unsure-cell"),
        ("0.00,", None, "unsure-cell"),
        (";;;", None, "unsure-cell"),
        ("0.0", "42.6", ""),
        ("0", "43", "fewer-digits-shown"),
    ],
)
def test_a_figure_is_judged_as_it_is_shown(
    tmp_path: Path, code: str, area: str | None, told: str
) -> None:
    sheet = FORM.replace(words("I1", "42.6"), number("I1", "42.6", 1))
    assert sheet != FORM
    form = read(xlsx(tmp_path / "f.xlsx", sheet, styles=looks(code)))
    found = form.application.cluster.area_km2
    assert (None if found is None else str(found)) == area
    assert codes(form) == ([told] if told else [])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_import_says_what_nobody_sees(run: Run, tmp_path: Path, lang: str) -> None:
    xlsx(tmp_path / "f.xlsx", FORM, more={"旧表": FORM}, states={"旧表": "hidden"})
    ran = run("form", "import", tmp_path / "f.xlsx", lang=lang)
    assert ran.code == 0
    assert "“旧表”" in ran.err


FAR = 19_999  # the last row but one that a form may have
REACHING_FAR = {
    "a word": FORM.replace("</sheetData>", row(FAR, words(f"L{FAR}", "甲")) + "</sheetData>"),
    "a merged column": FORM.replace("</mergeCells>", '<mergeCell ref="L3:L1048576"/></mergeCells>'),
    "a merged row": FORM.replace("</mergeCells>", '<mergeCell ref="C90:XFD90"/></mergeCells>'),
}


def grid(path: Path) -> Grid:
    return sheets_of(open_package(path, path.name)).grids[0]


@pytest.mark.parametrize("what", REACHING_FAR)
def test_what_lies_or_reaches_far_below_changes_nothing_above(tmp_path: Path, what: str) -> None:
    near = read(xlsx(tmp_path / "f.xlsx", FORM))
    far = read(xlsx(tmp_path / "f.xlsx", REACHING_FAR[what]))
    assert far.readings == near.readings


@pytest.mark.parametrize("what", REACHING_FAR)
def test_an_area_is_no_larger_than_a_form_may_be(tmp_path: Path, what: str) -> None:
    found = grid(xlsx(tmp_path / "f.xlsx", REACHING_FAR[what]))
    assert (found.height <= MOST.rows + 1, found.width <= MOST.columns + 1) == (True, True)


def test_rows_that_a_tall_cell_covers_alone_are_passed_over(tmp_path: Path) -> None:
    found = grid(xlsx(tmp_path / "f.xlsx", REACHING_FAR["a merged column"]))
    assert list(found.down(len(ANNEX) + 1, found.height)) == [len(ANNEX) + 1]


def test_rows_in_which_nothing_stands_are_passed_over(tmp_path: Path) -> None:
    found = grid(xlsx(tmp_path / "f.xlsx", REACHING_FAR["a word"]))
    assert list(found.down(len(ANNEX) + 1, found.height)) == [len(ANNEX) + 1, FAR - 1]
    assert list(found.down(0, 3)) == [0, 1, 2]
    assert list(found.down(3, 3)) == []
