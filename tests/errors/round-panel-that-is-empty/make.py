"""Put the round down."""

from rounds_written import written

written({}, panel=None)
