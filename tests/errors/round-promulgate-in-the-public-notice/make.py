"""Put the round down."""

from rounds_written import CHECKED, FILED, PASSED, RECOMMENDED, written

proposed = {"event": "proposed", "on": "2025-08-01"}
objected = {"event": "objection_received", "on": "2025-08-05", "number": 1}
notice = {
    "event": "notice_posted",
    "on": "2025-08-01",
    "applications": ["371522-01"],
    "since": "2025-08-04",
    "until": "2025-08-08",
}
written({"371522-01": [FILED, CHECKED, PASSED, RECOMMENDED, proposed, objected]}, [notice])
