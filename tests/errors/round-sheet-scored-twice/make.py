"""Put the round down."""

from rounds_written import CHECKED, FILED, PASSED, RECOMMENDED, sheet, written

acts = [FILED, CHECKED, PASSED, RECOMMENDED]
written({"371522-01": acts})
sheet("in/E1.xlsx", [(50, 30)])
sheet("in/E1改.xlsx", [(55, 30)])
