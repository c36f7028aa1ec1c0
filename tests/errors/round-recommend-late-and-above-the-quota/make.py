"""Put the round down."""

from rounds_written import CHECKED, FILED, PASSED, RECOMMENDED, written

passed = [FILED, CHECKED, PASSED]
written({"371522-01": [*passed, RECOMMENDED], "371522-02": passed})
