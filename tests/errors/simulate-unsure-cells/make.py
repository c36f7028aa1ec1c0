"""A table whose cells do not show what they keep: in thousands, with a unit, an error, a hidden row."""

from xlsxwriter import Workbook

HEADS = (
    "cluster.name",
    "county",
    "cluster.area_km2",
    "enterprises.total",
    "economics.revenue_yi",
    "honours.total",
)
book = Workbook("table.xlsx")
sheet = book.add_worksheet("汇总")
sheet.write_row(0, 0, HEADS)
for row in range(1, 5):
    sheet.write_row(row, 0, ("甲", "莘县", 42.6, 56, 32.82, 3))
sheet.write_number(1, 2, 42600, book.add_format({"num_format": "0.00,"}))
sheet.write_number(2, 4, 32.82, book.add_format({"num_format": '0.00"万元"'}))
sheet.write_formula(3, 5, "=1/0", None, "#DIV/0!")
sheet.write_string(1, 0, "甲", book.add_format({"font_strikeout": True}))
sheet.set_row(4, None, None, {"hidden": True})
book.close()
