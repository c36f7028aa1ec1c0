"""Put the round down."""

from rounds_written import CHECKED, FILED, PASSED, RECOMMENDED, written

proposed = {"event": "proposed", "on": "2025-08-01"}
written({"371522-01": [FILED, CHECKED, PASSED, RECOMMENDED, proposed]})
