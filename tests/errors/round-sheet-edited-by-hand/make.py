"""Put the round down, and a sheet that was worked over: cells made one, an average below, a column copied."""

import openpyxl

from rounds_written import CHECKED, FILED, PASSED, RECOMMENDED, sheet, written

acts = [FILED, CHECKED, PASSED, RECOMMENDED]
written({f"371522-{at:02}": acts for at in (1, 2, 3, 4)})
sheet("in/E1.xlsx", [(50, 30)] * 4)
book = openpyxl.load_workbook("in/E1.xlsx")
page = book.worksheets[0]
page.merge_cells("E4:E5")
page["A9"], page["E9"] = None, 50
page.row_dimensions[7].hidden = True
book.save("in/E1.xlsx")
sheet("in/E2.xlsx", [(50, 30)] * 4)
book = openpyxl.load_workbook("in/E2.xlsx")
page = book.worksheets[0]
page["I3"] = page["E3"].value
book.save("in/E2.xlsx")
sheet("in/E3.xlsx", [(50, 30)] * 4)
book = openpyxl.load_workbook("in/E3.xlsx")
book.copy_worksheet(book.worksheets[0]).title = "改"
book.save("in/E3.xlsx")
