"""A workbook of findings, filled in with mistakes of every kind."""

import openpyxl

HEADS = ["集群", "条件", "申报内容", "结论", "理由", "认定人", "单位", "日期", "编号"]
ROWS = [
    ["", "媒体宣传", "", "符合", "有报道", "王某", "冠县", "2025-03-12", "media"],
    ["某某特色产业集群", "媒体宣传", "", "好", "有报道", "王某", "冠县", "2025-03-12", ""],
]
MORE = [
    ["某某特色产业集群", "媒体宣传", "", "好", "有报道", "王某", "冠县", "2025-03-12", "media"],
    ["某某特色产业集群", "技术水平", "", "符合", "", "王某", "某局", "去年", "technology"],
    ["某某特色产业集群", "组织管理", "", "", "", "", "", "", "organisation"],
    ["某某特色产业集群", "年营业收入", "", "符合", "有", "王某", "市局", "2025-03-12", "revenue"],
]


def save(name: str, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "审核意见"
    for row in (HEADS, *rows):
        book.active.append(row)
    book.save(name)


save("无主.xlsx", ROWS)
save("审核意见.xlsx", MORE)
