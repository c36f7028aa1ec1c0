"""Two workbooks of findings: rows moved against their elements; points where a score was asked for."""

import openpyxl

HEADS = [
    "集群",
    "条件",
    "申报内容",
    "结论",
    "得分",
    "理由",
    "认定人",
    "单位",
    "日期",
    "要素",
    "编号",
]
SIGNED = ("有证明", "王某", "冠县", "2025-03-12")
ROWS = [
    ["集聚和配套\n· 龙头带动", "", "符合", "—", *SIGNED, "chain", "agglomeration"],
    ["集聚和配套\n· 链条衔接", "", "符合", "—", *SIGNED, "", "agglomeration"],
]
HALF = [
    ["集聚和配套\n· 龙头带动", "", "符合", "—", "", *SIGNED[1:], "leaders", "agglomeration"],
    ["技术水平", "", "—", "", *SIGNED, "", "technology"],
    ["技术水平", "", "—", "90", *SIGNED, "", "technology"],
]


def save(name: str, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "审核意见"
    for row in (HEADS, *(["某某特色产业集群", *row] for row in rows)):
        book.active.append(row)
    book.save(name)


save("错位.xlsx", ROWS)
save("半行.xlsx", HALF)
