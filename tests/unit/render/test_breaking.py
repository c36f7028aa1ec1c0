"""Where lines are broken on a narrow screen: cases first, then what holds for every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.render.screen.breaking import filled, least, wrapped
from lccluster.render.screen.whole import OUR_WORDS
from lccluster.render.signs import width
from running import ROOT

WHOLE = (
    "LC-2022-001",
    "2026-11-23",
    "2022年5月9日",
    "2025/2/20",
    "38.4 平方公里",
    "15万亩",
    "26.5%",
    "+61.6",
    "56 firms",
    "○ not stated",
    "100 sq km",
    "32.82 yi yuan",
    "(0.00237 yi yuan)",
    "聊工信发〔2021〕97号",
    "工信部企业〔2022〕119号",
    "第（二）项",
    "第四条第（二）项",
    "附件第（二）项",
    "2025/371522-01",
    "〔条号未详〕",
    "12月31日",
    "基准日：2025-03-03",
    "（《民法典》）",
    "（试行）",
    "东阿县钢球.docx",
    "第十三条",
    "Article 4 (2) paragraph 2",
    "Chapter 3",
    "2026-11-26T09:59:43+00:00",
    "01M8BMQWTSXNPH7A2XYH1FKBAZ",
    "√ 符合",
    "近100平方公里",
    "40多平方公里",
    "32余亿元",
    "E4 57 (-20.3)",
    "E4 57（-20.3）",
    "待认定",
    "年度申报：2025/371525-01",
    "≥ 30 亿元",
    "条件.年营业收入.核对.标准",
    "各项数字.enterprises",
    "优质企业.2",
    "第 2 次",
    "“不低于: 30”",
    "“git merge --abort”",
)


@pytest.mark.parametrize("whole", WHOLE)
@pytest.mark.parametrize("before", range(12))
def test_an_id_a_day_a_figure_and_a_provision_stay_on_one_line(whole: str, before: int) -> None:
    lines = filled(f"{'甲' * before} {whole} 的第二行文字文字", 27)
    assert any(whole in line for line in lines)
    assert max(map(width, lines)) <= 27


@pytest.mark.parametrize("cells", range(16, 40))
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(cells: int) -> None:
    text = "按《民法典》（第二百条）计算，“末日”为对应日；没有的，为月末。那么（甲）、〔乙〕……呢？"
    lines = filled(text, cells)
    assert "".join(lines) == text
    assert [line for line in lines if line[0] in "，。、；：？！）》”〕…"] == []
    assert [line for line in lines if line[-1] in "（《“〔"] == []


@pytest.mark.parametrize("cells", range(12, 40))
def test_no_text_ends_with_one_character_on_a_line_of_its_own(cells: int) -> None:
    for text in (
        "所附报道是否属于市级及以上媒体的重点宣传。",
        "临清市某某镇轴承保持器特色产业集群",
    ):
        lines = filled(text, cells)
        assert "".join(lines) == text
        assert width(lines[-1].rstrip("。")) > 2
        assert max(map(width, lines)) <= cells


@pytest.mark.parametrize(
    "begun", ["○ 待补正  ", "— 无有效办法  ", "+  - ", "- - ", "   4. "], ids=str.strip
)
def test_what_follows_a_line_with_a_sign_stands_below_its_text(begun: str) -> None:
    first, *others = wrapped(f"{begun}{'东阿县某某镇钢球特色产业集群' * 2}", 40)
    assert first.startswith(f"{begun}东阿县")
    assert {line[: width(begun)].strip() for line in others} == {""}
    assert all(line[width(begun)] != " " for line in others)


def test_what_follows_a_numbered_line_stands_below_its_text() -> None:
    assert wrapped("  10. 认定产业特色：是否达到要求。", 20) == [
        "  10. 认定产业特色：",
        "      是否达到要求。",
    ]
    assert wrapped("  one two three", 9) == ["  one two", "  three"]


def test_a_line_that_fits_is_left_as_it_is() -> None:
    assert wrapped("√ 符合  甲", 10) == ["√ 符合  甲"]
    assert filled("", 10) == [""]


def test_a_path_is_broken_behind_its_slashes() -> None:
    assert filled("examples/applications/complete/application.yaml", 24) == [
        "examples/applications/",
        "complete/",
        "application.yaml",
    ]


def test_a_label_of_latin_script_stands_with_its_figure() -> None:
    assert filled("firms in all 35 firms, area of the cluster 18 sq km", 43) == [
        "firms in all 35 firms,",
        "area of the cluster 18 sq km",
    ]
    assert filled("applicant 某某镇人民政府; office 高唐县; day 2025-03-03", 50) == [
        "applicant 某某镇人民政府; office 高唐县;",
        "day 2025-03-03",
    ]


def test_a_path_behind_a_pause_begins_a_line() -> None:
    assert filled("现在有效的文件：/tmp/register/a.yaml、/tmp/register/b.yaml。", 36) == [
        "现在有效的文件：",
        "/tmp/register/a.yaml、",
        "/tmp/register/b.yaml。",
    ]


def test_a_name_is_not_broken_before_the_year_and_the_number_of_its_application() -> None:
    assert filled("冠县纸业特色产业集群（2025，371525-01）", 24) == [
        "冠县纸业特色产业集群",
        "（2025，371525-01）",
    ]


def test_our_own_words_are_not_broken_and_are_those_of_the_glossary() -> None:
    assert filled("截至这一天没有待决定的复核申请", 24) == ["截至这一天没有待决定的", "复核申请"]
    rows = (ROOT / "docs/glossary.md").read_text("utf-8").splitlines()
    heads = {row.split("|")[1].strip() for row in rows if row.startswith("|")}
    assert {each for each in heads if len(each) > 1} - {"用词", "---"} == set(OUR_WORDS)


def test_the_unit_of_a_column_stays_whole() -> None:
    assert filled("annual revenue (yi yuan)", 18) == ["annual revenue", "(yi yuan)"]


def test_a_unit_and_an_option_with_what_it_takes_stay_whole() -> None:
    assert filled("Write it in yi yuan, the unit", 16) == ["Write it in", "yi yuan, the", "unit"]
    assert filled("one of thousand yuan", 18) == ["one of", "thousand yuan"]
    assert filled("a new folder with --register DIR.", 28) == [
        "a new folder with",
        "--register DIR.",
    ]


def test_a_label_stands_with_its_figure_where_a_line_has_room_for_both() -> None:
    text = "各项数字：企业户数 35 户、产业集群区域面积 18 平方公里、营业收入 33.5 亿元"
    assert filled(text, 32) == [
        "各项数字：企业户数 35 户、",
        "产业集群区域面积 18 平方公里、",
        "营业收入 33.5 亿元",
    ]
    for cells in range(14, 60):
        assert max(map(width, filled(text, cells))) <= cells


def test_a_hash_is_broken_anywhere_because_nothing_else_is_left() -> None:
    assert filled("a" * 64, 30) == ["a" * 30, "a" * 30, "a" * 4]
    assert least("a" * 64) == 30


def test_short_texts_and_their_units_have_to_fit_whole() -> None:
    assert [least(text) for text in ("", "认定公布", "集群区域面积 38.4 平方公里", "甲乙丙丁戊己")] == [0, 8, 13, 2]  # fmt: skip


SIGNS = st.text("甲乙，。（）《》“”、 /a1.-年户项第", max_size=60)


@given(SIGNS, st.integers(30, 60))
def test_breaking_loses_no_sign_and_keeps_to_the_width(text: str, cells: int) -> None:
    lines = wrapped(text, cells)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(width(line) <= cells for line in lines)


def test_a_short_name_among_several_is_not_broken() -> None:
    assert filled("江北水城旅游度假区、度假区经发局、度假区经济发展局", 26) == [
        "江北水城旅游度假区、",
        "度假区经发局、",
        "度假区经济发展局",
    ]


def test_a_chinese_name_within_english_is_not_broken() -> None:
    said = "Known here: 市局, 东昌府区, 开发区 (所在县区)."
    assert filled(said, 28) == ["Known here: 市局, 东昌府区,", "开发区 (所在县区)."]
    assert filled(said, 24) == ["Known here: 市局,", "东昌府区, 开发区", "(所在县区)."]


@pytest.mark.parametrize("cells", range(44, 68))
def test_a_command_that_no_line_holds_is_broken_before_an_option(cells: int) -> None:
    said = (
        "“lccluster register settle 序号 --keep 对方|我方|双方 --reason … --register city”可处理。"
    )
    for line in filled(said, cells)[1:]:
        assert line.startswith("--") or "city" not in line, line


def test_a_name_ends_with_what_it_is() -> None:
    assert filled("临清市某某镇轴承保持器特色产业集群", 26) == [
        "临清市某某镇轴承保持器",
        "特色产业集群",
    ]
    assert filled("中小企业特色产业集群促进工作", 14) == ["中小企业特色产", "业集群促进工作"]


def test_a_short_last_line_begins_behind_the_last_pause() -> None:
    assert filled("公共服务平台数量 5 个、研发 1 个、其他 1 个", 38) == [
        "公共服务平台数量 5 个、研发 1 个、",
        "其他 1 个",
    ]
    assert filled("申请表没有填报；不等于零。", 22) == ["申请表没有填报；", "不等于零。"]
    assert filled("一句没有停顿的话到了末尾还剩下几个字", 32)[-1] == "个字"


def test_a_path_is_broken_behind_a_folder_and_never_within_its_name() -> None:
    assert filled("写入 register/clusters/阳谷县/LC-2022-004.yaml：", 28) == [
        "写入 register/clusters/",
        "阳谷县/LC-2022-004.yaml：",
    ]
    assert filled("[申报/东阿县/纸业/申请表.docx]", 15) == [
        "[申报/东阿县/",
        "纸业/",
        "申请表.docx]",
    ]


@pytest.mark.parametrize(
    ("before", "path"),
    [
        ("已推荐，2025-06-20。写入 ", "rounds/2025/applications/371525-01/record.yaml："),
        ("6 份材料待补正、7 项待认定  ", "[申报/东阿县钢球.docx]"),
        ("1 份字数待清点  ", "[apps/form-labels/application.yaml]"),
    ],
)
def test_a_path_that_a_line_has_room_for_is_not_broken(before: str, path: str) -> None:
    for cells in range(width(path), width(before + path)):
        assert filled(before + path, cells)[-1] == path


def test_the_word_before_a_path_stays_whole() -> None:
    lines = filled("2027-01-10。写入 register/clusters/LC.yaml：", 14)
    assert lines[:2] == ["2027-01-10。", "写入 register/"]


def test_what_a_colon_stands_behind_stays_whole() -> None:
    assert filled("办法施行前认定、规则集：liaocheng", 18) == [
        "办法施行前认定、",
        "规则集：liaocheng",
    ]


def test_a_short_word_in_quotes_and_who_recommends_stay_whole() -> None:
    assert filled("该申报的结论为“不符合”", 20) == ["该申报的结论为", "“不符合”"]
    assert filled("某某镇人民政府；推荐单位：茌平区；", 30) == [
        "某某镇人民政府；",
        "推荐单位：茌平区；",
    ]


def test_the_kind_of_a_report_stays_whole_before_its_year() -> None:
    assert least("集群年度工作总结（2020 年度）") == width("集群年度工作总结")


def test_a_number_before_a_comma_does_not_take_the_next_word_along() -> None:
    assert filled("Chapter 3, article not known", 14) == ["Chapter 3,", "article", "not known"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("office 东阿县; day 2025-03-06", "day 2025-03-06"),
        ("handed in; uncounted, at most 3000 characters", "at most 3000 characters"),
        ("a plan of at least 3 years", "at least 3 years"),
        ("in force 2021-09-01 to 2026-08-31.", "to 2026-08-31."),
        ("the number of firms is not stated.", "not stated."),
        ("Chapter 3, article not known,", "not known,"),
    ],
)
def test_a_figure_stays_with_the_english_word_before_it(text: str, whole: str) -> None:
    for cells in range(width(whole), width(text)):
        assert any(whole in line for line in filled(text, cells)), cells


@pytest.mark.parametrize("signed", ["○ incomplete", "× not eligible", "× 不符合"])
def test_what_follows_a_signed_line_stands_below_its_text(signed: str) -> None:
    _, second = wrapped(f"{signed}  LC-2022-001 LC-2022-002", width(signed) + 14)
    assert second == " " * (width(signed) + 2) + "LC-2022-002"


COMMAND = "lccluster register void LC-2022-004 --reason …"


@pytest.mark.parametrize(
    "said", [f"如果是误登：{COMMAND}", f"What follows: {COMMAND}", f"请用“{COMMAND}”作废。"]
)
@pytest.mark.parametrize("cells", range(50, 76))
def test_a_command_that_a_line_has_room_for_is_not_broken(said: str, cells: int) -> None:
    lines = wrapped(said, cells)
    assert any(COMMAND in line for line in lines)
    assert max(map(width, lines)) <= cells


@pytest.mark.parametrize("cells", range(20, 46))
def test_a_command_longer_than_a_line_is_broken_between_its_words(cells: int) -> None:
    lines = wrapped(f"如果是误登：{COMMAND}", cells)
    assert " ".join(lines).split("：")[1].split() == COMMAND.split()
    assert max(map(width, lines)) <= cells


@pytest.mark.parametrize(
    ("text", "cells", "first"),
    [
        ("申请表填报：产业集群名称 临朐县铝型材产业集群", 28, "申请表填报：产业集群名称"),
        ("（LC-2022-001）与“冠县某某镇轴承特色产业集群”名称相近", 20, "（LC-2022-001）与"),
        ("装备和创新水平、自主创新能力另有意见", 18, "装备和创新水平、"),
        ("另有意见：符合认定的各项要求", 12, "另有意见："),
    ],
)
def test_no_line_ends_with_the_first_character_of_a_phrase(
    text: str, cells: int, first: str
) -> None:
    assert filled(text, cells)[0] == first


def test_a_word_of_one_character_may_end_a_line() -> None:
    assert filled("甲乙丙丁 戊 己庚辛壬", 12) == ["甲乙丙丁 戊", "己庚辛壬"]


def test_an_option_in_quotes_stays_whole_with_what_it_takes() -> None:
    text = "推荐截止 2025-06-30，这次是 2025-07-02；写明“--late 理由”仍可受理。"
    assert filled(text, 52) == [
        "推荐截止 2025-06-30，这次是 2025-07-02；写明",
        "“--late 理由”仍可受理。",
    ]


def test_a_name_of_a_cluster_stays_whole_where_no_more_lines_come_of_it() -> None:
    said = "on the form: name of the cluster 莘县某某镇纸业特色产业集群, dominant industry 纸业"
    assert filled(said, 54) == [
        "on the form: name of the cluster",
        "莘县某某镇纸业特色产业集群, dominant industry 纸业",
    ]
    assert filled("“冠县清水镇轴承特色产业集群”与“冠县轴承特色产业集群”名称相近。", 44) == [
        "“冠县清水镇轴承特色产业集群”与",
        "“冠县轴承特色产业集群”名称相近。",
    ]
    assert filled("莘县某某镇蔬菜加工特色产业集群", 20) == ["莘县某某镇蔬菜加工", "特色产业集群"]


def test_a_name_of_a_cluster_costs_no_line() -> None:
    said = "甲乙丙丁 戊己庚辛 冠县轴承特色产业集群 甲乙丙丁戊己庚辛"
    assert filled(said, 30) == ["甲乙丙丁 戊己庚辛 冠县轴承", "特色产业集群 甲乙丙丁戊己庚辛"]
