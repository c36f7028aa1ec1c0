"""An act is named by its id, the end of its id, or its kind."""

from __future__ import annotations

from datetime import date

import pytest

from lccluster.register.events import Cluster, Recognised, Revoked
from lccluster.register.references import event_meant

DAY = date(2025, 1, 1)
CLUSTER = Cluster(
    id="LC-2025-001",
    name="某某",
    county="莘县",
    events=(
        Recognised(id="01AAAA1111", on=DAY),
        Revoked(id="01BBBB2222", on=DAY, ground="14.1"),
        Revoked(id="01CCCC2222", on=DAY, ground="14.1"),
        Recognised(on=DAY),
    ),
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("01AAAA1111", "01AAAA1111"),
        ("1111", "01AAAA1111"),
        ("aa1111", "01AAAA1111"),
        ("recognised", "01AAAA1111"),
        ("revoked", "01CCCC2222"),
        ("bb2222", "01BBBB2222"),
        ("2222", "2222"),
        ("111", "111"),
        ("cancelled", "cancelled"),
    ],
)
def test_what_is_written_names_one_act_or_nothing(written: str, meant: str) -> None:
    assert event_meant(CLUSTER, written) == meant
