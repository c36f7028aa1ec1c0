"""Put the round down."""

from rounds_written import CHECKED, FILED, PASSED, written

written({"371522-01": [FILED, CHECKED, PASSED]})
