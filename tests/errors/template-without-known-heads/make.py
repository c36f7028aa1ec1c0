"""A workbook in which no head is one of a summary."""

import openpyxl

book = openpyxl.Workbook()
book.active.append(["姓名", "年龄", "住址"])
book.save("样表.xlsx")
