"""A table with one cell in the last corner of its sheet: laid out whole, it takes all memory."""

from xlsxwriter import Workbook

HEADS = ("cluster.area_km2", "enterprises.total", "economics.revenue_yi", "honours.total")
book = Workbook("table.xlsx")
sheet = book.add_worksheet()
sheet.write_row(0, 0, HEADS)
sheet.write_string(1048575, 16383, "x")
book.close()
