"""Labels as offices drift from the annex: named otherwise, paired, with their value in one cell, or gone."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from test_form_labels import changed

from forms import FORM, read_form_file
from hand_made_forms import (
    HEADS,
    HONOURS,
    NAME,
    PLATFORMS,
    REST,
    VALUES,
    HandMade,
    Rows,
    write_word,
)
from lccluster.files.forms.document.form_file import FilledForm
from lccluster.files.forms.labels import telling
from lccluster.files.forms.labels.label_file import column_flaws, spellings
from lccluster.files.forms.labels.telling import told_in
from lccluster.files.rules.library import SHIPPED
from lccluster.form.readings import Status
from lccluster.usecases.rules.proof import prove
from running import ROOT

KNOWN = spellings(SHIPPED, FORM)


def read(folder: Path, form: HandMade) -> FilledForm:
    write_word(folder / "form.docx", form)
    return read_form_file(folder / "form.docx", "form.docx")


def statuses(form: FilledForm) -> dict[str, Status]:
    return {each.path: each.status for each in form.readings}


DRIFTED = [
    ("产业集群名称", "一、集群名称"),
    ("产业集群区域面积", "集群面积"),
    ("产业集群区域面积", "集群区域面积（单位：平方公里）"),
    ("总数", "企业总数"),
    ("规模以上企业", "其中：规上企业数（户）"),
    ("进入产业园区企业", "入园企业"),
    ("从业人 员数量", "从业人数\n（人）"),
    ("主导产品", "主要产品名称"),
    ("年产量", "产量"),
    ("省内市场比重", "省内市场占有率"),
    ("省内市场比重", "省内市场占有率（%）"),
    ("2024年经济效益", "2024经济效益"),
    ("2024年经济效益", "主要经济指标（2024年）"),
    ("2024年经济效益", "2024年1-12月经济效益"),
    ("营业收入", "2024年度营业收入（亿元）"),
    ("利润", "利润总额"),
    ("税金", "★上缴税金"),
    ("省级以上品牌、商标或产业荣誉称号数量", "省级以上品牌、商标、产业荣誉称号数量（个，可附页）"),
    ("省级以上品牌、商标或产业荣誉称号数量", "省级以上品牌商标或产业荣誉称号数"),
    ("产业荣誉称号", "行业荣誉称号"),
    ("公共服务平台数量", "公共服务平台数"),
    ("研发", "研发平台"),
    ("电子商务", "电商"),
    ("其他", "其它（个）"),
    ("产业集群简介", "集群简介（限500字）"),
]


@pytest.mark.parametrize(("label", "written"), DRIFTED)
def test_a_label_that_drifted_is_known(tmp_path: Path, label: str, written: str) -> None:
    form = read(tmp_path, HandMade(changed(**{label: written})))
    assert form.application == read(tmp_path, HandMade()).application


@pytest.mark.parametrize(
    "heading", ["上年度经济效益", "上一年度主要经济指标", "20__年经济效益", "年度经济效益"]
)
def test_a_year_that_is_not_named_is_not_stated(tmp_path: Path, heading: str) -> None:
    economics = read(
        tmp_path, HandMade(changed(**{"2024年经济效益": heading}))
    ).application.economics
    assert (economics.year, economics.revenue_yi) == (None, Decimal("32.82"))


def test_two_years_for_one_result_are_unsure(tmp_path: Path) -> None:
    form = read(tmp_path, HandMade(changed(**{"营业收入": "2023年营业收入"})))
    assert form.application.economics.year is None
    assert statuses(form)["economics.year"] is Status.UNSURE


# What is another quantity, whatever it looks like, is no label of this one.
OTHERS = [
    ("营业收入", "主营业务收入", "economics.revenue_yi"),
    ("营业收入", "2024年1-6月营业收入", "economics.revenue_yi"),
    ("营业收入", "产值", "economics.revenue_yi"),
    ("税金", "利税", "economics.tax_yi"),
    ("产业集群区域面积", "规划面积", "cluster.area_km2"),
    ("规模以上企业", "规模以上工业企业", "enterprises.above_size"),
    ("省内市场比重", "国内市场占有率", "products[0].provincial_market_share"),
]


@pytest.mark.parametrize(("label", "written", "path"), OTHERS)
def test_a_field_without_a_label_stays_unstated_and_is_said(
    tmp_path: Path, label: str, written: str, path: str
) -> None:
    form = read(tmp_path, HandMade(changed(**{label: written})))
    assert statuses(form)[path] is Status.UNLABELLED
    assert ("missing-label", path) in {(each.code, each.field) for each in form.remarks}
    others = {key: each for key, each in statuses(form).items() if key != path}
    assert Status.UNSURE not in others.values()


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("研发1", "检测 1", "物流：1个", "电子商务:1", "其他：0"), (1, 1, 1, 1, 0)),
        (("研发１", "检测平台1", "物流1", "电商1", "其它0"), (1, 1, 1, 1, 0)),
    ],
)
def test_a_value_may_stand_behind_its_label(
    tmp_path: Path, cells: tuple[str, ...], found: tuple[int, ...]
) -> None:
    platforms: Rows = (
        (*PLATFORMS[0][:3], *cells[:4], (cells[4], 2, 1)),
        ("", "", "", "", ("", 2, 1)),
    )
    form = read(tmp_path, HandMade((NAME, *HEADS, VALUES, *HONOURS, *platforms, *REST)))
    made: Any = form.application.platforms
    kinds = (made.research, made.testing, made.logistics, made.e_commerce, made.other)
    assert kinds == found
    assert made.total == 4


@pytest.mark.parametrize(
    "text",
    [
        "4（研发1、检测1、物流1、电子商务1、其他0）",
        "4，其中：研发1个，检测1个，物流1个，电子商务1个，其他0个",
    ],
)
def test_one_cell_may_hold_a_total_and_its_parts(tmp_path: Path, text: str) -> None:
    row: Rows = (((f"公共服务平台数量：{text}", 10, 1),),)
    form = read(tmp_path, HandMade((NAME, *HEADS, VALUES, *HONOURS, *row, *REST)))
    assert form.application.platforms == read(tmp_path, HandMade()).application.platforms


def test_a_figure_behind_a_label_and_another_beside_it_are_unsure(tmp_path: Path) -> None:
    form = read(tmp_path, HandMade(changed(**{"研发": "研发2"})))
    assert statuses(form)["platforms.research"] is Status.UNSURE
    assert form.application.platforms.research is None


@pytest.mark.parametrize("written", ["利润率12%", "增长12%", "约", "利润2.37", "2.37（利润率7%）"])
def test_words_around_a_figure_leave_it_unsure(tmp_path: Path, written: str) -> None:
    form = read(tmp_path, HandMade(changed(**{"2.37": written})))
    assert form.application.economics.profit_yi is None
    assert statuses(form)["economics.profit_yi"] is Status.UNSURE


def paired(head: str, value: str) -> HandMade:
    """The annex with profit and tax in one column."""
    heads = (HEADS[0], (*HEADS[1][:6], (head, 2, 2)), HEADS[2])
    return HandMade((NAME, *heads, (*VALUES[:8], (value, 2, 1)), *HONOURS, *PLATFORMS, *REST))


@pytest.mark.parametrize("head", ["利润 / 税金", "利润/税金（亿元）", "利润、税金", "利润\n税金"])
@pytest.mark.parametrize("value", ["2.37 / 0.41", "2.37、0.41", "2.37\n0.41", "2.37亿元；0.41亿元"])
def test_two_labels_in_one_cell_share_its_value_where_that_is_plain(
    tmp_path: Path, head: str, value: str
) -> None:
    plain = read(tmp_path, HandMade()).application.economics
    assert read(tmp_path, paired(head, value)).application.economics == plain


@pytest.mark.parametrize("value", ["2.78", "2.37 0.41", "2.37/0.41/0.1", "2.37-0.41"])
def test_two_labels_with_a_value_that_does_not_part_are_unsure(tmp_path: Path, value: str) -> None:
    form = read(tmp_path, paired("利润 / 税金", value))
    assert (form.application.economics.profit_yi, form.application.economics.tax_yi) == (None, None)
    unsure = {path for path, status in statuses(form).items() if status is Status.UNSURE}
    assert unsure == {"economics.profit_yi", "economics.tax_yi"}


def test_a_blank_below_two_labels_is_blank(tmp_path: Path) -> None:
    made = statuses(read(tmp_path, paired("利润 / 税金", "")))
    assert (made["economics.profit_yi"], made["economics.tax_yi"]) == (Status.BLANK, Status.BLANK)


def test_short_labels_are_known_by_their_neighbours_where_the_heading_is_strange(
    tmp_path: Path,
) -> None:
    form = read(tmp_path, HandMade(changed(**{"2024年经济效益": "经营情况"})))
    economics = form.application.economics
    assert (economics.revenue_yi, economics.profit_yi) == (Decimal("32.82"), Decimal("2.37"))


def test_a_form_without_a_table_is_read_from_its_lines(tmp_path: Path) -> None:
    class Lines(HandMade):
        @property
        def above(self) -> list[str]:
            return [
                "申请单位名称    莘县某某街道办事处   填报日期：2025年2月20日",
                "所在县（市、区）：莘县",
                "产业集群名称：莘县某某街道预制菜特色产业集群",
                "产业集群区域面积（平方公里）：42.6",
                "企业户数：总数56户，其中规模以上企业12户、进入产业园区企业30户",
                "从业人员数量_____5200_____",
                "公共服务平台数量：4",
            ]

    write_word(tmp_path / "form.docx", Lines(rows=[[""]]))
    made: Any = read_form_file(tmp_path / "form.docx", "form.docx").application
    assert (made.applicant, made.county, str(made.filled_on)) == (
        "莘县某某街道办事处",
        "莘县",
        "2025-02-20",
    )
    firms = made.enterprises
    assert (firms.total, firms.above_size, firms.in_park, made.employees) == (56, 12, 30, 5200)
    assert (made.cluster.area_km2, made.platforms.total) == (Decimal("42.6"), 4)


def test_prose_below_a_form_changes_nothing(tmp_path: Path) -> None:
    below = ("从业人员数量9000人，营业收入99亿元。", "企业总数 99 户", "利润：9")
    form = read(tmp_path, HandMade(below=below))
    assert form.application == read(tmp_path, HandMade()).application


@pytest.mark.parametrize(
    ("units", "area", "revenue"),
    [
        ("单位：公顷、亿元、户、人、个", "0.426", "32.82"),
        ("（单位：平方公里、千元）", "42.6", "0.0003282"),
        ("单位：平方公里、万元、户", "42.6", "0.003282"),
        ("单位：平方公里、亿元、万元", "42.6", None),
        ("申报单位：万元科技公司", "42.6", "32.82"),
    ],
)
def test_bare_figures_are_in_the_units_that_the_form_asks_for(
    tmp_path: Path, units: str, area: str, revenue: str | None
) -> None:
    made = read(tmp_path, HandMade(units=units)).application
    assert made.cluster.area_km2 == Decimal(area)
    assert made.economics.revenue_yi == (None if revenue is None else Decimal(revenue))


@pytest.mark.parametrize(
    ("opinion", "text", "sealed"),
    [
        ("☑同意推荐 ☐不同意推荐\n（☑已盖章 ☐未盖章）", "同意推荐", True),
        ("同意（√）不同意（　）\n盖章：是☐ 否☑", "同意", False),
        ("□同意 □不同意\n□已盖章 □未盖章", None, None),
        ("☑同意 ☑不同意", None, None),
        ("□同意√ □不同意", None, None),
    ],
)
def test_boxes_to_tick_are_answers(
    tmp_path: Path, opinion: str, text: str | None, sealed: bool | None
) -> None:
    made = read(
        tmp_path, HandMade(changed(**{"同意推荐\n（章）": opinion}))
    ).application.county_opinion
    assert (made.text, made.sealed) == (text, sealed)


@pytest.mark.parametrize(
    "text",
    [
        *("预制菜", "研发中心", "营业收入增长12%", "利润率12%", "其他12", "利润", "总数", "合计"),
        *("", " ", "，，，", "其中12", "12", "2024年", "____", "（章）", "企业"),
    ],
)
def test_a_text_that_only_reads_like_a_label_is_none(text: str) -> None:
    assert [each for each in told_in(text, (), KNOWN) if each.target != "其中"] == []


@pytest.mark.timeout(60)  # a pattern that tries every way takes minutes
@pytest.mark.parametrize(
    "text", ["其中" * 30, "总数：" * 60, "1、" * 100, "（" * 200, "产业集群名称" * 20]
)
def test_a_long_text_is_told_at_once(text: str) -> None:
    told_in(text, ("enterprises",), KNOWN)


def test_a_long_text_is_looked_at_and_not_remembered() -> None:
    kept = telling._begun.cache_info().currsize
    (told,) = told_in("营业收入：" + "甲" * 5000, (), KNOWN)
    assert (told.target, told.value) == ("economics.revenue_yi", "甲" * 5000)
    assert telling._begun.cache_info().currsize == kept


def test_heads_for_a_column_that_no_list_has_are_named_with_their_line(tmp_path: Path) -> None:
    text = "columns:\n  applicant: [申请单位]\n  aplicant: [申报单位]"
    (tmp_path / "form-labels.yaml").write_text(f"{text}\n", encoding="utf-8")
    (found,) = column_flaws(tmp_path, ("applicant", "county"))
    assert (found.code, found.field, found.line) == ("unknown-column", "columns.aplicant", 3)
    assert [*column_flaws(tmp_path / "none", ())] == []


def test_the_proof_of_a_rulebook_looks_at_the_heads_of_columns(tmp_path: Path) -> None:
    book = shutil.copytree(ROOT / "rules" / "liaocheng-2021-97", tmp_path / "book")
    labels = (
        (book / "form-labels.yaml").read_text("utf-8").replace("\n  valid_until:", "\n  until:")
    )
    (book / "form-labels.yaml").write_text(labels, encoding="utf-8")
    assert [each.field for each in prove(book).problems] == ["columns.until"]
