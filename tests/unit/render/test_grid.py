"""Tables on screens of every width: beside each other, remarks below, or one by one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.render.screen import plain
from lccluster.render.screen.tables.drawn_table import said
from lccluster.render.screen.tables.grid import laid_out
from lccluster.render.screen.tables.layouts import _below
from lccluster.render.signs import width
from lccluster.render.table import Cell, Column, Table

TITLES = Table(
    [Column("编号"), Column("产业集群"), Column("认定日期"), Column("天数", figures=True), Column("备注", remark=True)],
    [
        ["LC-2022-001", "临清市纺织特色产业集群", "2022-05-09", 167, "期满前申请复核的按期受理，逾期的注明"],
        ["LC-2022-007", "冠县低碳数字化纺织全链条特色产业集群", "2022-05-09", -3, None],
    ],
)  # fmt: skip


@pytest.fixture(autouse=True)
def in_chinese(voice: None) -> None:
    speak("zh")


def _drawn(table: Table, cells: int) -> list[str]:
    return _all_drawn([table], cells)[0]


def _all_drawn(tables: Sequence[Table], cells: int) -> list[list[str]]:
    return [
        ["".join(part.text for part in line).rstrip() for line in lines]
        for lines in laid_out(tables, cells)
    ]


def test_a_wide_screen_has_every_cell_beside_the_others() -> None:
    assert _drawn(TITLES, 140) == [
        "编号         产业集群                              认定日期    天数  备注",
        "LC-2022-001  临清市纺织特色产业集群                2022-05-09   167  期满前申请复核的按期受理，逾期的注明",
        "LC-2022-007  冠县低碳数字化纺织全链条特色产业集群  2022-05-09    -3",
    ]


def test_a_remark_that_finds_too_little_room_stands_below_its_row() -> None:
    assert _drawn(TITLES, 63) == [
        "编号         产业集群                          认定日期    天数",
        "LC-2022-001  临清市纺织特色产业集群            2022-05-09   167",
        "             期满前申请复核的按期受理，逾期的注明",
        "LC-2022-007  冠县低碳数字化纺织全链条          2022-05-09    -3",
        "             特色产业集群",
    ]


def test_a_bare_id_or_time_below_its_row_says_of_what_it_is() -> None:
    columns = [Column("事项"), Column("内容", remark=True), Column("登记时间", remark=True)]
    rows = [
        ["认定公布", "规则集：甲乙丙丁戊己庚辛壬癸", "2026-11-27 14:45"],
        ["更名", "新名称", None],
    ]
    assert "          登记时间：2026-11-27 14:45" in _drawn(Table(columns, rows), 48)


def test_no_column_is_so_narrow_that_its_head_is_read_downwards() -> None:
    columns = [Column("编号"), Column("产业集群"), Column("去掉任一专家后的名次")]
    table = Table(columns, [["371525-01", "冠县轴承特色产业集群", 1]])
    assert _drawn(table, 33)[0] == "编号       产业集群      去掉任一"
    assert _drawn(table, 32)[0].startswith("编号                  371")


def test_heads_give_way_before_rows() -> None:
    columns = [
        Column("编号"),
        Column("产业集群"),
        Column("去掉任一专家后的名次"),
        Column("推荐名次", figures=True),
    ]
    table = Table(columns, [["371525-01", "冠县轴承特色产业集群", "1–4", 2]])
    assert _drawn(table, 51) == [
        "编号       产业集群              去掉任一专家  推荐",
        "                                 后的名次      名次",
        "371525-01  冠县轴承特色产业集群  1–4              2",
    ]


def test_a_remark_stands_where_the_table_takes_the_fewest_lines() -> None:
    columns = [Column("日期"), Column("内容"), Column("登记编号", remark=True)]
    what = "企业户数 88 户、产业集群区域面积 61.5 平方公里、营业收入 46.2 亿元、"
    rows = [["2026-01-15", what * 3, "01M8EJ4Q2AM9G6F1R3MBQ5ER97"], ["2026-02-15", "甲", "01M8"]]
    heads, *lines = _drawn(Table(columns, rows), 60)
    assert heads.split() == ["日期", "内容"]
    assert lines[-2:] == ["2026-02-15  甲", "            登记编号：01M8"]
    assert _drawn(Table(columns, rows), 130)[0].split() == ["日期", "内容", "登记编号"]


def test_one_remark_may_stand_beside_its_row_and_another_below() -> None:
    columns = [Column("编号"), Column("复核的称号", remark=True), Column("公示截止", remark=True)]
    rows = [[f"371525-0{at}", "LC-2020-001" if at == 1 else None, "2025-10-11"] for at in range(4)]
    assert _drawn(Table(columns, rows), 24) == [
        "编号       公示截止",
        "371525-00  2025-10-11",
        "371525-01  2025-10-11",
        "           复核的称号：",
        "           LC-2020-001",
        "371525-02  2025-10-11",
        "371525-03  2025-10-11",
    ]


def test_a_long_label_does_not_send_short_remarks_below_each_row() -> None:
    columns = [Column("栏目"), Column("位置"), Column("原文", remark=True)]
    rows = [
        ["省级以上品牌、商标或产业荣誉称号数量·总数", "表 1 的 B6", "4"],
        ["企业户数", "表 1 的 A5", "46"],
    ]
    rows += [["产业集群简介", "表 1 的 B9", "集群位于某某镇工业园，上下游企业46户"]]
    assert _drawn(Table(columns, rows), 72)[3].split() == ["企业户数", "表", "1", "的", "A5", "46"]


def test_a_short_head_is_never_broken() -> None:
    columns = [Column("编号"), Column("县市区"), Column("产业集群")]
    assert "县市区" in _drawn(Table(columns, [["A", "冠县", "冠县轴承特色产业集群"]]), 26)[0]


def test_few_remarks_on_many_rows_stand_below_the_table_under_numbers() -> None:
    columns = [Column("编号"), Column("产业集群"), Column("备注", remark=True)]
    said = (
        ["复核时已无有效办法，请先问制定机关"] * 3
        + [None]
        + ["迟交的年度工作总结，已经补报并注明"] * 2
    )
    rows = [[f"LC-2022-00{at}", "临清市纺织特色产业集群", each] for at, each in enumerate(said)]
    marks = ["[1]", "[1]", "[1]", "", "[2]", "[2]"]
    assert _drawn(Table(columns, rows), 44) == [
        "编号         产业集群                备注",
        *(
            f"LC-2022-00{at}  临清市纺织特色产业集群  {mark}".rstrip()
            for at, mark in enumerate(marks)
        ),
        "[1] 复核时已无有效办法，请先问制定机关",
        "[2] 迟交的年度工作总结，已经补报并注明",
    ]


def test_what_a_number_stands_for_is_broken_behind_the_number() -> None:
    columns = [Column("编号"), Column("产业集群"), Column("备注", remark=True)]
    long = "复核时已无有效办法，请先问制定机关，再按制定机关的答复办理"
    rows = [[f"LC-2022-00{at}", "临清市纺织特色产业集群", long] for at in range(4)]
    drawn = _drawn(Table(columns, [*rows, ["LC-2022-009", "冠县轴承特色产业集群", None]]), 44)
    assert drawn[-2:] == [
        "[1] 复核时已无有效办法，请先问制定机关，再按",
        "    制定机关的答复办理",
    ]


def test_what_no_row_says_takes_no_column() -> None:
    columns = [Column("编号"), Column("平均分", figures=True), Column("备注", remark=True)]
    assert _drawn(Table(columns, [["A", None, None], ["B", None, ""]]), 40) == ["编号", "A", "B"]
    assert _drawn(Table(columns, [["A", 0, None]]), 40) == ["编号  平均分", "A          0"]
    assert _drawn(Table(columns, []), 40) == []


def test_a_screen_too_narrow_for_ids_and_days_shows_each_row_by_itself() -> None:
    assert _drawn(TITLES, 26) == [
        "编号      LC-2022-001",
        "产业集群  临清市纺织",
        "          特色产业集群",
        "认定日期  2022-05-09",
        "天数      167",
        "备注      期满前申请复核的",
        "          按期受理，",
        "          逾期的注明",
        "",
        "编号      LC-2022-007",
        "产业集群  冠县低碳数字化纺",
        "          织全链条",
        "          特色产业集群",
        "认定日期  2022-05-09",
        "天数      -3",
    ]


@pytest.mark.parametrize("cells", range(24, 150))
def test_no_line_is_wider_than_the_screen_and_no_id_or_day_is_broken(cells: int) -> None:
    lines = _drawn(TITLES, cells)
    assert max(map(width, lines)) <= cells
    assert sum("LC-2022-00" in line for line in lines) == 2
    assert sum("2022-05-09" in line for line in lines) == 2


DUE = [
    ["LC-2022-001", "东昌府区绿色食品加工特色产业集群", "东昌府区", "期满待处理", "2022-05-09", "2027-05-09", 268],
    ["LC-2022-002", "开发区新能源汽车及零部件特色产业集群", "开发区", "有效", "2022-05-09", "2027-05-09", 268],
]  # fmt: skip
DUE_HEADS = ("编号", "产业集群", "县市区", "状态", "认定日期", "有效期至")


def test_where_one_cell_too_much_is_wide_a_column_gives_way_below_its_row() -> None:
    columns = [*map(Column, DUE_HEADS), Column("已期满天数", figures=True)]
    assert _drawn(Table(columns, DUE), 80) == [
        "编号         县市区    状态        认定日期    有效期至    已期满天数",
        "LC-2022-001  东昌府区  期满待处理  2022-05-09  2027-05-09         268",
        "             产业集群：东昌府区绿色食品加工特色产业集群",
        "LC-2022-002  开发区    有效        2022-05-09  2027-05-09         268",
        "             产业集群：开发区新能源汽车及零部件特色产业集群",
    ]


def test_two_columns_give_way_where_one_is_not_enough() -> None:
    columns = [
        Column(each) for each in ("编号", "文号", "办法名称", "施行日期", "有效期至", "目前")
    ]
    rows = [
        ["liaocheng-2021-97", "聊工信发〔2021〕97号", "聊城市特色产业集群管理办法（试行）", "2021-09-01", "2026-08-31", "已失效"],
        ["sme-clusters-2022", "工信部企业〔2022〕119号", "中小企业特色产业集群促进工作（2022年标准）", "2022-09-13", None, "有效（指定时采用）"],
    ]  # fmt: skip
    assert _drawn(Table(columns, rows), 80) == [
        "编号               文号                     施行日期    有效期至",
        "liaocheng-2021-97  聊工信发〔2021〕97号     2021-09-01  2026-08-31",
        "                   办法名称：聊城市特色产业集群管理办法（试行）  目前：已失效",
        "sme-clusters-2022  工信部企业〔2022〕119号  2022-09-13",
        "                   办法名称：中小企业特色产业集群促进工作（2022年标准）",
        "                   目前：有效（指定时采用）",
    ]


def test_the_last_words_give_way_where_that_spares_lines_and_what_a_row_is_on_stays() -> None:
    columns = [Column(each) for each in ("结果", "条件", "标准", "差额", "条款")]
    columns[3:] = [Column("差额", figures=True), columns[4], Column("理由", remark=True)]
    rows = [
        ["√ 符合", "中小企业产值占比", "≥ 70%", 12, "第四条第（一）项", "超过标准 12 个"],
        ["○ 未填", "主导产业产值占比", "≥ 70%", None, "第四条第（二）项", "没有填报"],
    ]
    assert _drawn(Table(columns, rows), 48) == [
        "结果    条件              标准   差额",
        "√ 符合  中小企业产值占比  ≥ 70%    12",
        "        条款：第四条第（一）项  超过标准 12 个",
        "○ 未填  主导产业产值占比  ≥ 70%",
        "        条款：第四条第（二）项  没有填报",
    ]


def test_a_remark_that_no_line_holds_goes_on_behind_a_short_one() -> None:
    article, command = "第四条第（一）项", "lccluster round check-compliance 371581-01"
    long, short = "申请表填报的产业集群名称和主导产业与往年不同，须请县级部门核实", "没有填报"
    assert _below([article, short], 40) == [f"{article}  {short}"]
    assert _below([article, long], 40) == [f"{article}  {long}"]
    assert _below([short, article, command], 40) == [short, article, command]
    assert _below([long, article], 40) == [long, article]


def test_numbers_stand_for_remarks_where_a_column_gives_way_too() -> None:
    columns = [*map(Column, DUE_HEADS), Column("备注", remark=True)]
    rows = [[*each[:6], "复核时已无有效办法，请先问制定机关"] for each in DUE]
    drawn = _drawn(Table(columns, [*rows, *rows, [*DUE[0][:6], None]]), 80)
    assert drawn[:3] == [
        "编号         县市区    状态        认定日期    有效期至    备注",
        "LC-2022-001  东昌府区  期满待处理  2022-05-09  2027-05-09  [1]",
        "             产业集群：东昌府区绿色食品加工特色产业集群",
    ]
    assert drawn[-1] == "[1] 复核时已无有效办法，请先问制定机关"


def test_columns_that_give_way_stand_below_in_their_order() -> None:
    columns = [*map(Column, DUE_HEADS), Column("天数", figures=True), Column("备注", remark=True)]
    rows = [[*each, "复核时已无有效办法，请先问制定机关"] for each in DUE]
    drawn = _drawn(Table(columns, [*rows, *rows, [*DUE[0], None]]), 62)
    below = [line for line in drawn if line.startswith(" ")]
    assert [line.strip()[:4] for line in below[:2]] == ["产业集群", "有效期至"]


def test_what_is_held_against_its_neighbour_stays_beside_it_and_what_begins_a_row_too() -> None:
    sides = [Column("原来的说法", beside=True), Column("现在的说法", beside=True)]
    columns = [Column("编号"), *sides, Column("条款"), Column("理由", remark=True)]
    by_id = Table(columns, [["A-1", "二十五亿元", "二十八亿元", "第四条", "放宽"]])
    by_words = Table(columns, [["年营业收入", "二十五亿元", "二十八亿元", "第四条", "放宽"]])
    assert said([by_id]).giving_way == said([by_words]).giving_way == [3]
    plainly = [replace(each, beside=False) for each in columns]
    assert said([replace(by_id, columns=plainly)]).giving_way == [3, 2, 1]
    assert said([replace(by_words, columns=plainly)]).giving_way == [3, 2]


def _lines(remarks: Sequence[Cell]) -> list[str]:
    columns = [Column("编号"), Column("备注", remark=True)]
    return list(plain.lines([Table(columns, [[str(at), each] for at, each in enumerate(remarks)])]))


def test_a_remark_that_is_the_same_in_every_row_stands_once_below_the_table() -> None:
    assert _lines(["无办法", "无办法"]) == ["编号", "0", "1", "备注（各行相同）：无办法"]


@pytest.mark.parametrize(
    "remarks", [["无办法"], ["无办法", None], ["无办法", "迟交"], [None, None], []]
)
def test_any_other_remark_stays_in_its_row(remarks: Sequence[Cell]) -> None:
    heads, *rows = _lines(remarks)
    assert heads.split() == ["编号", "备注"]
    assert [row.split()[1:] for row in rows] == [[each] if each else [] for each in remarks]


def test_a_command_below_a_row_is_whole_and_takes_the_margin_where_it_needs_it() -> None:
    command = "lccluster round decide-objection 371524-01 1 --outcome …"
    columns = [Column("编号"), Column("要办的"), Column("命令", remark=True)]
    table = Table(columns, [["371524-01", "处理第1号异议", command], ["371524-02", "公示", "x"]])
    for cells in range(width(command), 90):
        lines = _drawn(table, cells)
        assert any(command in line for line in lines)
        assert max(map(width, lines)) <= cells


def test_a_long_name_is_read_in_lines_of_seven_characters_or_by_itself() -> None:
    name = "阳谷县某某镇光电线缆特色产业集群"
    heads = ("编号", "产业集群", "一项数字", "标准", "差额", "备注内容")
    row = [
        "LC-2022-004",
        name,
        "29.1 yi yuan",
        "≥ 30 yi yuan",
        "0.9 yi yuan short of the bound",
        "x",
    ]
    for cells in range(60, 140):
        drawn = "\n".join(_drawn(Table([Column(each) for each in heads], [row]), cells))
        assert name in drawn or name[:7] in drawn


@pytest.mark.parametrize("bare", ["01M8EQF27C623PYXB46DXA0ETX", "2026-11-27", "2026-11-27 14:45"])
def test_a_bare_id_day_or_moment_below_a_row_is_named(bare: str) -> None:
    table = Table(
        [Column("日期"), Column("内容", remark=True), Column("登记时间", remark=True)],
        [["2020-10-12", "例外理由：办法施行前认定", bare], ["2025-10-20", "更名", None]],
    )
    assert f"登记时间：{bare}" in "\n".join(_drawn(table, max(40, len(bare) + 22)))


DUTIES = [Column("事项"), Column("编号"), Column("产业集群"), Column("应办日期"), Column("备注")]
OWED = [
    ["集群年度工作总结（2025 年度）", "LC-2022-005", "东阿县某某街道阿胶和健康食品特色产业集群", "2026-01-10", None],
    ["县级年度报告（2025 年度）", "LC-2022-005", "东阿县某某街道阿胶和健康食品特色产业集群", "2026-02-10", None],
]  # fmt: skip


def test_a_cell_is_not_broken_where_another_column_spares_the_room_without_a_line_more() -> None:
    assert _drawn(Table(DUTIES, OWED), 80) == [
        "事项                           编号         产业集群              应办日期",
        "集群年度工作总结（2025 年度）  LC-2022-005  东阿县某某街道阿胶和  2026-01-10",
        "                                            健康食品特色产业集群",
        "县级年度报告（2025 年度）      LC-2022-005  东阿县某某街道阿胶和  2026-02-10",
        "                                            健康食品特色产业集群",
    ]


def test_tables_under_the_same_heads_are_laid_out_alike() -> None:
    short = [["年度报告", "LC-2022-001", "临清市纺织特色产业集群", "2026-01-10", "没有办法要求"]]
    tables = [Table(DUTIES, OWED), Table(DUTIES, short)]
    for cells in range(76, 140):
        first, second = _all_drawn(tables, cells)
        assert first[0] == second[0]


def test_a_note_stands_below_each_table_that_needs_it() -> None:
    columns = [Column("编号"), Column("产业集群"), Column("备注", remark=True)]
    named = ("复核时已无有效办法，请先问制定机关", "迟交的年度工作总结，已经补报并注明")
    tables = [
        Table(columns, [[f"LC-2022-00{at}", "临清市纺织特色产业集群", each] for at in range(4)])
        for each in named
    ]
    first, second = _all_drawn(tables, 44)
    assert (first[-1], second[-1]) == (f"[1] {named[0]}", f"[2] {named[1]}")
    assert (len(first), len(second)) == (6, 6)


def test_no_name_is_broken_for_a_remark_that_has_a_line_below() -> None:
    columns = [
        *(Column(each) for each in ("编号", "产业集群", "状态", "有效期至")),
        Column("备注", remark=True),
    ]
    row = ["LC-2022-002", "冠县某某镇精品钢板特色产业集群", "有效", "2027-05-09"]
    assert _drawn(Table(columns, [[*row, "复核时已无有效办法"]]), 76) == [
        "编号         产业集群                        状态  有效期至",
        "LC-2022-002  冠县某某镇精品钢板特色产业集群  有效  2027-05-09",
        "             复核时已无有效办法",
    ]


def test_no_label_is_squeezed_so_that_a_remark_stands_beside_it() -> None:
    columns = [Column("条件"), Column("条款"), Column("说明", remark=True)]
    why = "冠县王某认定：规划目标明确，边界清楚"
    rows = [
        ["集群区域面积", "第四条第（二）项", "低于上限 61.6 平方公里"],
        ["产业特色", "第四条第（一）项", why],
    ]
    assert "集群区域面积" in _drawn(Table(columns, rows), 54)[1]
    assert "集群区域面积" in _drawn(Table(columns, rows), 50)[1]


def test_a_name_below_a_row_stands_further_left_where_it_would_be_broken() -> None:
    what = "the cluster's yearly summary on 2025"
    heads = [*map(Column, ("事项", "编号", "产业集群", "应办日期", "截止日期", "天数"))]
    short, long = "冠县纺织特色产业集群", "临清市某某镇轴承保持器特色产业集群"
    row = ["2026-01-10", "2026-01-20", "312"]
    rows = [[what, "LC-2022-001", each, *row, "没有"] for each in (short, short, long)]
    drawn = _drawn(Table([*heads, Column("备注", remark=True)], rows), 80)
    assert drawn[:3] == [
        "事项                                  编号         应办日期    截止日期    天数",
        "the cluster's yearly summary on 2025  LC-2022-001  2026-01-10  2026-01-20  312",
        "    产业集群：冠县纺织特色产业集群  没有",
    ]
    assert drawn[-1] == "    产业集群：临清市某某镇轴承保持器特色产业集群  没有"
