"""A workbook of findings with two columns of outcomes, which say different things."""

import openpyxl

book = openpyxl.Workbook()
book.active.title = "审核意见"
heads = ["集群", "条件", "申报内容", "结论", "理由", "认定人", "单位", "日期", "编号", "结 论"]
row = ["某某特色产业集群", "媒体宣传", "", "符合", "有报道", "王某", "冠县", "2025-03-12", "media"]
book.active.append(heads)
book.active.append([*row, "不符合"])
book.save("审核意见.xlsx")
