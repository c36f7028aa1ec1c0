"""Put the round down."""

from rounds_written import CHECKED, FILED, NAMED, PASSED, RECOMMENDED, sheet, written

tied = NAMED.replace("某大学", "某大学, ties: [{to: 莘县工信局, kind: adviser}]")
written({"371522-01": [FILED, CHECKED, PASSED, RECOMMENDED]}, panel=tied)
sheet("in/E1.xlsx", [(50, 30)])
