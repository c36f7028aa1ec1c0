"""Put the round down."""

from rounds_written import CHECKED, FILED, PASSED, RECOMMENDED, written

written({"371522-01": [FILED, CHECKED, PASSED, RECOMMENDED]}, [])
