"""Put the round down."""

from rounds_written import FILED, written

written({"371522-01": [FILED]}, [])
