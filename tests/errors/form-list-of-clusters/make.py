"""A summary workbook of clusters, whose heads are many of the form's."""

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "汇总表"
sheet.append(
    [
        "序号",
        "推荐单位",
        "集群名称",
        "面积",
        "企业户数",
        "从业人员",
        "营业收入",
        "利润",
        "税金",
        "公共服务平台数量",
    ]
)
sheet.append([1, "冠县", "某某特色产业集群", 42.6, 56, 5200, 32.82, 2.37, 0.41, 4])
book.save("汇总表.xlsx")
