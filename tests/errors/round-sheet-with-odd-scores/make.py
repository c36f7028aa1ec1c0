"""Put the round down."""

from rounds_written import CHECKED, FILED, PASSED, RECOMMENDED, sheet, written

acts = [FILED, CHECKED, PASSED, RECOMMENDED]
written({f"371522-{at:02}": acts for at in (1, 2, 3, 4)})
sheet("in/E1.xlsx", [(61, 30), ("良", 30), ("=30+20", 30), (50, -1)])
