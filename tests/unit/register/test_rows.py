"""Which titles a list shows, and when the next fall due."""

from __future__ import annotations

import pytest

from lccluster.register.acts import Act
from lccluster.register.facts import Standing
from lccluster.register.rows import Row, Upcoming, Wanted, row, upcoming
from lccluster.register.view import Clocks
from registers import MEASURE, act, cluster, day

REVOKED = act("revoked", "2024-03-01", ground="14.1")
FAILED = (act("review_applied", "2027-03-01"), act("review_failed", "2027-04-01"))


def shown(on: str, *events: Act) -> Row:
    found = row(cluster(*events), MEASURE, [MEASURE], Clocks(day(on)))
    assert found is not None
    return found


def test_before_the_recognition_there_is_no_row() -> None:
    assert row(cluster(), MEASURE, [MEASURE], Clocks(day("2022-05-08"))) is None


def test_days_left_count_to_the_last_day_and_below_nought_after_it() -> None:
    assert [shown(on).days_left for on in ("2027-05-08", "2027-05-09", "2027-05-10")] == [1, 0, -1]


def test_a_title_that_has_ended_has_no_days_left() -> None:
    assert shown("2025-01-01", REVOKED).days_left is None


@pytest.mark.parametrize(
    ("wanted", "on", "events", "taken"),
    [
        (Wanted(), "2023-01-01", (), True),
        (Wanted(), "2025-01-01", (REVOKED,), True),
        (Wanted(expiring=True), "2026-12-31", (), False),
        (Wanted(expiring=True), "2027-01-01", (), True),
        (Wanted(expiring=True), "2031-01-01", (), True),  # expired: it stays until an act ends it
        (Wanted(expiring=True), "2027-01-01", (REVOKED,), False),
        (Wanted(expiring=True), "2030-01-01", FAILED, True),
        (Wanted(expiring=True), "2027-04-02", FAILED, True),
        (Wanted(expiring=True, year=2027), "2024-01-01", (), True),
        (Wanted(expiring=True, year=2026), "2024-01-01", (), False),
        (Wanted(expiring=True, within=30), "2027-04-09", (), True),
        (Wanted(expiring=True, within=30), "2027-04-08", (), False),
        (Wanted(year=2027), "2024-01-01", (), True),
        (Wanted(year=2027), "2025-01-01", (REVOKED,), True),
        (Wanted(year=0), "2024-01-01", (), False),
        (Wanted(within=0), "2027-05-09", (), True),
        (Wanted(within=10), "2027-05-10", (), False),
        (Wanted(standings=(Standing.EXPIRED,)), "2027-05-10", (), True),
        (Wanted(standings=(Standing.EXPIRED,)), "2027-05-09", (), False),
        (Wanted(counties=("冠县",)), "2024-01-01", (), True),
        (Wanted(counties=("莘县",)), "2024-01-01", (), False),
    ],
)
def test_a_title_is_shown_or_not(
    wanted: Wanted, on: str, events: tuple[Act, ...], taken: bool
) -> None:
    assert wanted.takes(shown(on, *events)) is taken


def test_the_next_to_fall_due_are_counted_within_their_year() -> None:
    first, second = shown("2024-01-01"), shown("2024-01-01", act("recognised", "2022-08-01"))
    later = shown("2024-01-01", act("recognised", "2023-01-01"))
    ended = shown("2024-03-01", REVOKED)
    assert upcoming([later, second, first, ended], day("2024-01-01")) == Upcoming(
        2027, 2, day("2027-05-09")
    )


def test_none_falls_due_where_none_stands() -> None:
    assert upcoming([shown("2025-01-01", REVOKED)], day("2025-01-01")) is None
    assert upcoming([shown("2028-01-01")], day("2028-01-01")) is None
