"""Where a title stands, on each side of every border day."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lccluster.register.acts import Act
from lccluster.register.facts import Standing
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from registers import MEASURE, RECOGNISED, act, cluster, day, standing, title

APPLIED = act("review_applied", "2027-03-01")
LATE = act("review_applied", "2027-06-01")
PASSED = act("review_passed", "2027-04-15")
FAILED = act("review_failed", "2027-04-15", id="F")
CANCELLED = act("cancelled", "2027-07-01", ground="not-applied", id="C")
CANCELLED_AFTER_FAILURE = act("cancelled", "2027-05-01", ground="review-failed", id="C")
REVOKED = act("revoked", "2024-03-01", ground="14.1", id="V")

BORDERS: list[tuple[tuple[Act, ...], str, str]] = [
    ((), "2022-05-09", "recognised"),
    ((), "2026-12-31", "recognised"),
    ((), "2027-01-01", "review_due"),  # the year of the last day begins
    ((), "2027-05-09", "review_due"),
    ((), "2027-05-10", "expired"),
    ((), "2039-01-01", "expired"),  # time alone never ends a title
    ((APPLIED,), "2027-02-28", "review_due"),
    ((APPLIED,), "2027-03-01", "under_review"),
    ((APPLIED,), "2027-05-09", "under_review"),
    ((APPLIED,), "2027-05-10", "under_review"),  # past the last day too
    ((LATE,), "2027-05-31", "expired"),
    ((LATE,), "2027-06-01", "under_review"),
    ((APPLIED, PASSED), "2027-04-14", "under_review"),
    ((APPLIED, PASSED), "2027-04-15", "recognised"),
    ((APPLIED, PASSED), "2031-12-31", "recognised"),
    ((APPLIED, PASSED), "2032-01-01", "review_due"),
    ((APPLIED, PASSED), "2032-05-09", "review_due"),
    ((APPLIED, PASSED), "2032-05-10", "expired"),
    ((APPLIED, FAILED), "2027-04-14", "under_review"),
    ((APPLIED, FAILED), "2027-04-15", "review_failed"),
    ((APPLIED, FAILED), "2028-01-01", "review_failed"),
    ((APPLIED, FAILED, CANCELLED_AFTER_FAILURE), "2027-04-30", "review_failed"),
    ((APPLIED, FAILED, CANCELLED_AFTER_FAILURE), "2027-05-01", "cancelled"),
    ((CANCELLED,), "2027-06-30", "expired"),
    ((CANCELLED,), "2027-07-01", "cancelled"),
    ((REVOKED,), "2024-02-29", "recognised"),
    ((REVOKED,), "2024-03-01", "revoked"),
    ((REVOKED,), "2030-01-01", "revoked"),
    ((REVOKED, act("set_aside", "2024-06-01", of="V")), "2024-05-31", "revoked"),
    ((REVOKED, act("set_aside", "2024-06-01", of="V")), "2024-06-01", "recognised"),
    ((REVOKED, act("set_aside", "2028-06-01", of="V")), "2028-06-01", "expired"),
    ((CANCELLED, act("set_aside", "2027-08-01", of="C")), "2027-08-01", "expired"),
    ((APPLIED, FAILED, act("set_aside", "2027-06-01", of="F")), "2027-05-31", "review_failed"),
    ((APPLIED, FAILED, act("set_aside", "2027-06-01", of="F")), "2027-06-01", "under_review"),
]


@pytest.mark.parametrize(("acts", "on", "stands"), BORDERS)
def test_a_title_stands_so_on_that_day(acts: tuple[Act, ...], on: str, stands: str) -> None:
    assert standing(cluster(*acts), on) == stands


def test_every_standing_has_a_border_in_the_table() -> None:
    assert {stands for _, _, stands in BORDERS} == {each.value for each in Standing}


def test_there_is_no_title_before_the_recognition() -> None:
    assert title_of(cluster(), MEASURE, Clocks(day("2022-05-08"))) is None


def test_an_act_before_the_recognition_adds_nothing() -> None:
    history = cluster(act("renamed", "2022-05-01", name="乙"), RECOGNISED)
    assert title_of(history, MEASURE, Clocks(day("2022-05-05"))) is None
    assert title(history, "2022-06-01").name == history.name


def test_a_new_name_holds_from_its_day() -> None:
    history = cluster(act("renamed", "2024-01-01", name="乙"))
    assert [title(history, on).name for on in ("2023-12-31", "2024-01-01")] == [history.name, "乙"]


def test_an_application_after_the_last_day_is_flagged_until_it_is_decided() -> None:
    history = cluster(LATE, act("review_passed", "2027-07-01"))
    assert title(history, "2027-06-01").applied_late
    assert not title(history, "2027-07-01").applied_late
    assert not title(cluster(APPLIED), "2027-06-01").applied_late


def test_reports_are_remembered_by_kind_and_year() -> None:
    history = cluster(
        act("annual_report", "2024-01-15", year=2023), act("county_report", "2024-02-15", year=2023)
    )
    assert title(history, "2024-02-01").reports == {("annual_report", 2023)}
    assert len(title(history, "2024-03-01").reports) == 2


def test_every_standing_has_words_and_two_of_them_are_ends() -> None:
    assert all(str(each.words) for each in Standing)
    assert [each for each in Standing if each.ended] == ["cancelled", "revoked"]


def test_of_two_acts_on_one_day_the_one_recorded_later_counts_later() -> None:
    both = [act("renamed", "2024-01-01", name="乙"), act("renamed", "2024-01-01", name="丙")]
    assert title(cluster(*both), "2024-01-01").name == "丙"


@pytest.mark.parametrize(
    ("applied", "late"),
    [
        ("2027-01-01", False),
        ("2027-05-08", False),
        ("2027-05-09", False),
        ("2027-05-10", True),
        ("2027-12-31", True),
    ],
)
def test_an_application_on_the_very_last_day_is_in_time(applied: str, late: bool) -> None:
    assert title(cluster(act("review_applied", applied)), applied).applied_late is late


def test_where_no_year_is_stated_no_re_review_is_ever_due() -> None:
    silent = replace(MEASURE, review=replace(MEASURE.review, applied_for="not-stated"))
    for on, stands in (
        ("2027-01-01", "recognised"),
        ("2027-05-09", "recognised"),
        ("2027-05-10", "expired"),
    ):
        assert title(cluster(), on, measure=silent).standing(day(on)) == stands


def test_a_cancellation_loses_its_ground_with_the_failure_that_it_rests_on() -> None:
    aside = act("set_aside", "2027-06-01", of="F")
    history = cluster(APPLIED, FAILED, CANCELLED_AFTER_FAILURE, aside)
    assert [title(history, on).ground_lost for on in ("2027-05-31", "2027-06-01")] == [False, True]
    assert standing(history, "2027-06-01") == "cancelled"  # the act stands until it is set aside
    assert not title(cluster(CANCELLED), "2027-07-01").ground_lost


def test_the_reasons_for_which_a_title_was_given_and_went_on_stay_with_it() -> None:
    given = act("recognised", "2022-05-09", override="第一次会议")
    passed = act("review_passed", "2027-04-15", override="第二次会议")
    assert title(cluster(given, APPLIED, passed), "2027-05-01").overrides == (
        ("recognised", "第一次会议"),
        ("review_passed", "第二次会议"),
    )
    assert title(cluster(), "2027-05-01").overrides == ()
