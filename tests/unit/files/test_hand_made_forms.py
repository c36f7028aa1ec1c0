"""Forms that LibreOffice made, laid out as offices vary the annex, give what was typed in them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from forms import read_form_file
from hand_made_forms import (
    ANNEX,
    HEADS,
    HONOURS,
    NAME,
    NO_OFFICE,
    PLATFORMS,
    PRODUCTS,
    REST,
    SOFFICE,
    VALUES,
    HandMade,
    Rows,
    convert,
    spreadsheet,
    text_document,
)
from lccluster.files.disk.exclusive import held, release
from lccluster.files.forms.document.form_file import FilledForm
from lccluster.form.readings import Status

pytestmark = pytest.mark.skipif(SOFFICE is None, reason=NO_OFFICE)
KINDS = ("docx", "xlsx", "xls", "ods")
FIRMS, PEOPLE, GOODS, MONEY = HEADS[0]
MONEY_HEADS = tuple((each, 1, 2) for each in ("营业收入", "利润", "税金"))
GOODS_HEADS = tuple((each, 1, 2) for each in ("主导产品", "年产量", "省内市场比重"))

EXPECTED: dict[str, Any] = {
    "applicant": "莘县某某街道办事处",
    "county": "莘县",
    "filled_on": "2025-02-20",
    "cluster.name": "莘县某某街道预制菜特色产业集群",
    "cluster.area_km2": "42.6",
    "enterprises.total": "56",
    "enterprises.above_size": "12",
    "enterprises.in_park": "30",
    "employees": "5200",
    "products[0].name": "预制菜",
    "products[0].annual_output": "30万吨",
    "products[0].provincial_market_share": "12",
    "products[1].name": "速冻食品",
    "products[1].annual_output": "8000吨",
    "products[1].provincial_market_share": "4.5",
    "economics.year": "2024",
    "economics.revenue_yi": "32.82",
    "economics.profit_yi": "2.37",
    "economics.tax_yi": "0.41",
    "honours.total": "3",
    "honours.famous_brands": "1",
    "honours.well_known_trademarks": "1",
    "honours.industry_titles": "1",
    "platforms.total": "4",
    "platforms.research": "1",
    "platforms.testing": "1",
    "platforms.logistics": "1",
    "platforms.e_commerce": "1",
    "platforms.other": "0",
    "introduction": "集群以预制菜为主。\n配套齐全。",
    "county_opinion.text": "同意推荐",
    "county_opinion.signed_on": "2025-02-25",
    "county_opinion.sealed": None,
}
ONE_PRODUCT = {f"products[1].{key}": None for key in ("name", "annual_output")} | {
    "products[1].provincial_market_share": None
}


def values(*changed: tuple[int, str]) -> list[str]:
    """The row of values with some cells changed."""
    row = [str(each) for each in VALUES]
    for index, text in changed:
        row[index] = text
    return row


MOVED: Rows = (
    NAME,
    (MONEY, FIRMS, GOODS, PEOPLE),
    (*MONEY_HEADS, ("总数", 1, 2), ("其中", 2, 1), *GOODS_HEADS),
    HEADS[2],
    ("32.82", "2.37", "0.41", "56", "12", "30", *PRODUCTS, "5200"),
    *HONOURS,
    *PLATFORMS,
    *REST,
)
EXTRA_ROWS: Rows = (
    NAME,
    *HEADS,
    ("（户）", "（户）", "（户）", "（人）", "", "", "", "（亿元）", "（亿元）", "（亿元）"),
    [""] * 10,
    VALUES,
    (("以上数字由统计部门核对", 10, 1),),
    *HONOURS,
    *PLATFORMS,
    *REST,
)
UNITS_IN_CELLS: Rows = (
    (*NAME[:3], ("４２．６平方公里", 2, 1)),
    *HEADS,
    values((0, "５６户"), (1, "12家"), (3, "5,200 人"), (7, "３２．８２亿元"), (8, "23700万元")),
    *HONOURS,
    *PLATFORMS,
    *REST,
)
A_ROW_A_PRODUCT: Rows = (
    NAME,
    *HEADS,
    [
        *((each, 1, 2) for each in ("56", "12", "30", "5200")),
        *("预制菜", "30万吨", "12%"),
        *((each, 1, 2) for each in ("32.82", "2.37", "0.41")),
    ],
    ("速冻食品", "8000吨", "4.5%"),
    *HONOURS,
    *PLATFORMS,
    *REST,
)
VALUES_BESIDE: Rows = (
    (*NAME[:3], ("42.6", 5, 1)),
    *HEADS,
    VALUES,
    *HONOURS,
    (
        ("公共服务平台数量", 1, 1),
        *("4", "其中", "研发", "1", "检测", "1", "物流", "1", "电子商务", "1", "其他", "0"),
    ),
    *REST,
)
IN_WAN: Rows = (
    NAME,
    *HEADS,
    values((7, "328200"), (8, "23700"), (9, "4100")),
    *HONOURS,
    *PLATFORMS,
    *REST,
)
UNIT_IN_THE_HEAD: Rows = (
    (NAME[0], NAME[1], ("产业集群区域面积（亩）", 2, 1), ("63900", 2, 1)),
    HEADS[0],
    (*HEADS[1][:5], ("营业收入（万元）", 1, 2), *HEADS[1][6:]),
    HEADS[2],
    values((7, "328200")),
    *HONOURS,
    *PLATFORMS,
    *REST,
)
ONE_BELOW_THE_OTHER: Rows = (
    ("产业集群名称", "莘县某某街道预制菜特色产业集群"),
    ("产业集群区域面积", "42.6"),
    (("企业户数", 2, 1),),
    ("总数", "56"),
    ("其中：规模以上企业", "12"),
    ("进入产业园区企业", "30"),
    ("从业人员数量", "5200"),
    (("主导产品情况", 2, 1),),
    ("主导产品", PRODUCTS[0]),
    ("年产量", PRODUCTS[1]),
    ("省内市场比重", PRODUCTS[2]),
    (("2024年度经济效益", 2, 1),),
    ("营业收入", "32.82"),
    ("利润", "2.37"),
    ("税金", "0.41"),
    ("省级以上品牌、商标或产业荣誉称号数量", "3"),
    ("其中：名牌产品", "1"),
    ("驰（著）名商标", "1"),
    ("产业荣誉称号", "1"),
    ("公共服务平台数量", "4"),
    ("其中：研发", "1"),
    ("检测", "1"),
    ("物流", "1"),
    ("电子商务", "1"),
    ("其他", "0"),
    ("产业集群简介", "集群以预制菜为主。\n配套齐全。"),
    ("县级部门审核意见", "同意推荐\n（盖章）\n2025年2月25日"),
)
BELOW_THE_TABLE = (*ANNEX[:-2], (("县级部门审核意见", 2, 1), ("同意推荐", 8, 1)))
BLANK: Rows = (
    (NAME[0], ("", 4, 1), NAME[2], ("", 2, 1)),
    (*HEADS[0][:3], ("**年经济效益", 3, 1)),
    *HEADS[1:],
    [""] * 10,
    [("" if index in (1, 4, 6, 8) else each) for index, each in enumerate(HONOURS[0])],
    (PLATFORMS[0][0], ("", 1, 2), *PLATFORMS[0][2:]),
    ("", "", "", "", ("", 2, 1)),
    (REST[0][0], ("", 8, 1)),
    (REST[1][0], ("（章）", 8, 1)),
    (("   年  月  日", 8, 1),),
)
SHARE_IN_PERCENT = (
    NAME,
    *HEADS,
    values((4, "预制菜"), (5, "30万吨"), (6, "12%")),
    *HONOURS,
    *PLATFORMS,
    *REST,
)
UNSURE: Rows = (
    (*NAME[:3], ("42.6或43", 2, 1)),
    *HEADS,
    values((3, "5200-5300"), (4, "预制菜\n速冻食品\n肉制品"), (7, "三十二亿")),
    *HONOURS,
    *PLATFORMS,
    *REST,
)

VARIANTS: dict[str, tuple[HandMade, dict[str, Any]]] = {
    "annex": (HandMade(), {}),
    "moved columns": (HandMade(MOVED), {}),
    "extra rows": (HandMade(EXTRA_ROWS), {}),
    "units in cells": (HandMade(UNITS_IN_CELLS), {}),
    "a row a product": (HandMade(A_ROW_A_PRODUCT), {}),
    "values beside": (HandMade(VALUES_BESIDE), {}),
    "in wan": (HandMade(IN_WAN, units="单位：平方公里、万元、户、人、个"), {}),
    "unit in the head": (HandMade(UNIT_IN_THE_HEAD), {}),
    "one below the other": (HandMade(ONE_BELOW_THE_OTHER), {}),
    "typed": (HandMade(SHARE_IN_PERCENT, typed=True), ONE_PRODUCT),
    "signed below": (HandMade(BELOW_THE_TABLE, below=("（章）  2025年2月25日",)), {}),
    "blank": (
        HandMade(BLANK, day="      年    月    日"),
        dict.fromkeys(set(EXPECTED) - {"applicant", "county"}),
    ),
    "unsure": (
        HandMade(UNSURE),
        dict.fromkeys(
            (
                *("cluster.area_km2", "employees", "economics.revenue_yi"),
                *(path for path in EXPECTED if path.startswith("products")),
            )
        ),
    ),
}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every variant in every kind of file, made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "hand-made-forms"
    lock = held(folder.with_suffix(".lock"), 600)
    assert lock is not None
    try:
        if not (folder / "done").exists():
            folder.mkdir(exist_ok=True)
            _make(folder)
            (folder / "done").touch()
    finally:
        release(lock)
    return folder


def _make(folder: Path) -> None:
    texts, sheets = [], []
    for name, (form, _) in VARIANTS.items():
        texts.append(folder / f"{name}.fodt")
        texts[-1].write_text(text_document(form), "utf-8")
        sheets.append(folder / f"{name}.fods")
        sheets[-1].write_text(spreadsheet(form), "utf-8")
    sheets.append(folder / "only-table.fods")
    sheets[-1].write_text(spreadsheet(replace(HandMade(), day="", title="")), "utf-8")
    convert(texts, "docx", folder)
    for kind in KINDS[1:]:
        convert(sheets, kind, folder)


@cache
def read(path: Path) -> FilledForm:
    return read_form_file(path, path.name)


def stated(form: FilledForm) -> dict[str, Any]:
    """Everything on the paper form by path, as text."""
    application = form.application
    found: dict[str, Any] = {}
    for path in EXPECTED:
        value: Any = application
        for step in path.replace("[", ".").replace("]", "").split("."):
            value = _below(value, step)
        found[path] = None if value is None else str(value)
    return found


def _below(value: Any, step: str) -> Any:
    if not step.isdigit():
        return getattr(value, step) if value is not None else None
    return value[int(step)] if int(step) < len(value) else None


def expected(changes: Mapping[str, Any]) -> dict[str, Any]:
    return EXPECTED | dict(changes)


CASES = [(name, kind) for name in VARIANTS for kind in KINDS]


@pytest.mark.parametrize(("variant", "kind"), CASES)
def test_a_form_made_by_another_program_gives_what_was_typed(
    made: Path, variant: str, kind: str
) -> None:
    form = read(made / f"{variant}.{kind}")
    assert stated(form) == expected(VARIANTS[variant][1])


@pytest.mark.parametrize("kind", KINDS)
def test_a_cell_that_cannot_be_read_is_unsure_and_keeps_its_text(made: Path, kind: str) -> None:
    form = read(made / f"unsure.{kind}")
    unsure = {each.path: each.text for each in form.readings if each.status is Status.UNSURE}
    assert unsure == {
        "cluster.area_km2": "42.6或43",
        "employees": "5200-5300",
        "economics.revenue_yi": "三十二亿",
        "products[0].name": "预制菜\n速冻食品\n肉制品",
        "products[0].annual_output": PRODUCTS[1],
        "products[0].provincial_market_share": PRODUCTS[2],
    }
    assert sorted(each.field or "" for each in form.remarks) == sorted(unsure)
    assert all(each.cell and each.file for each in form.remarks)


def test_a_share_that_a_workbook_shows_in_percent_is_read_in_percent(made: Path) -> None:
    by_kind = {
        kind: read(made / f"typed.{kind}").application.products[0].provincial_market_share
        for kind in ("xlsx", "xls", "ods")
    }
    assert {str(share) for share in by_kind.values()} == {"12"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_of_a_blank_form_is_reported_as_blank(made: Path, kind: str) -> None:
    statuses = {each.path: each.status for each in read(made / f"blank.{kind}").readings}
    filled = {path for path, status in statuses.items() if status is not Status.BLANK}
    assert filled == {"applicant", "county"}
    assert len(statuses) == len(EXPECTED) - len(ONE_PRODUCT)


def test_values_know_the_cell_they_came_from(made: Path) -> None:
    places = {each.path: str(each.place) for each in read(made / "annex.xlsx").readings}
    assert places["applicant"] == "申请表!A3"
    assert places["economics.revenue_yi"] == "申请表!H14"
    assert places["county_opinion.signed_on"] == "申请表!C20"


def test_a_form_without_the_title_page_is_read_all_the_same(made: Path) -> None:
    form = read_form_file(made / "only-table.ods", "form.ods")
    assert (form.city, form.application.filled_on) == ("聊城市", None)
