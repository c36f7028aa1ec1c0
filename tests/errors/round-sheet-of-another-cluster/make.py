"""Put the round down, and a sheet of which one column alone was sorted."""

import openpyxl

from rounds_written import CHECKED, FILED, PASSED, RECOMMENDED, sheet, written

acts = [FILED, CHECKED, PASSED, RECOMMENDED]
written({f"371522-{at:02}": acts for at in (1, 2)})
sheet("in/E1.xlsx", [(50, 30), (40, 20)])
book = openpyxl.load_workbook("in/E1.xlsx")
book.worksheets[0]["B4"] = "莘县另一个特色产业集群"
book.save("in/E1.xlsx")
