"""A workbook that is something else, and one whose heads are not all there."""

import openpyxl

book = openpyxl.Workbook()
book.active.append(["名称", "面积"])
book.save("台账.xlsx")
book.active.append(["集群", "条件", "结论", "理由", "认定人", "单位"])
book.save("缺栏.xlsx")
