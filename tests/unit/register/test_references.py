"""Which act is meant by what an official types."""

from __future__ import annotations

import pytest

from lccluster.catalogs import speak
from lccluster.register.references import event_meant
from registers import act, cluster

HISTORY = cluster(
    act("recognised", "2022-05-09", id="01AAAA1111"),
    act("annual_report", "2023-01-15", id="01AAAA2222", year=2022),
    act("annual_report", "2024-01-15", id="hand-0a1b2c3d", year=2023),
    act("revoked", "2024-03-01", id="01BBBB2222", ground="14.1"),
    act("renamed", "2024-03-02", id=None, name="乙"),
)


@pytest.fixture(autouse=True)
def in_chinese(voice: None) -> None:
    speak("zh")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("01AAAA1111", "01AAAA1111"),
        ("1111", "01AAAA1111"),
        ("aa2222", "01AAAA2222"),
        ("2C3D", "hand-0a1b2c3d"),
        ("revoked", "01BBBB2222"),
        ("annual_report", "hand-0a1b2c3d"),  # the last one of its kind
        ("2222", "2222"),  # the end of two ids names neither
        ("111", "111"),  # too short to be meant
        ("renamed", "renamed"),  # without an id
        ("cancelled", "cancelled"),
        ("撤销命名", "01BBBB2222"),  # as the screen prints it
        ("revocation of the title", "01BBBB2222"),
    ],
)
def test_an_act_is_named_by_its_id_the_end_of_it_or_its_kind(written: str, meant: str) -> None:
    assert event_meant(HISTORY, written) == meant


def test_of_a_kind_the_last_act_that_still_counts_is_meant() -> None:
    void = act("voided", "2024-01-15", id="01CCCC1111", of="hand-0a1b2c3d")
    assert event_meant(cluster(*HISTORY.events, void), "annual_report") == "01AAAA2222"
