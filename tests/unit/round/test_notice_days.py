"""The last day of a public notice: as published notices have it, and by whatever a call says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.errors import Unusable
from lccluster.files.round.working_days import Calendar
from lccluster.round.call import NoticeTerms
from lccluster.round.notice import UnknownYear, last_day
from plain_yaml import plain_file
from rounds import write

CASES: list[dict[str, Any]] = plain_file(Path(__file__).with_name("cases") / "notices.yaml")


def terms(case: dict[str, Any]) -> NoticeTerms:
    return NoticeTerms(int(case["length"]), case["counted_in"], case["first_day_counts"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_notice_ends_on_the_day_that_the_call_makes_it_end(case: dict[str, Any]) -> None:
    last = last_day(date.fromisoformat(case["first"]), terms(case), Calendar(()))
    assert last == date.fromisoformat(case["last"])


@pytest.mark.parametrize(("first", "year"), [("2031-03-03", 2031), ("2026-12-30", 2027)])
def test_a_year_of_unknown_holidays_is_named_though_the_notice_only_runs_into_it(
    first: str, year: int
) -> None:
    with pytest.raises(UnknownYear) as unknown:
        last_day(date.fromisoformat(first), NoticeTerms(5, "working_days"), Calendar(()))
    assert unknown.value.year == year


def test_an_office_s_own_calendar_wins_the_nearest_one_first(tmp_path: Path) -> None:
    near, far = tmp_path / "round", tmp_path / "register"
    own = "holidays: [2027-01-01]\nworkdays: [2027-01-02]\nsource: 国办发明电〔2026〕9号\n"
    write(near / "calendar/2027.yaml", own)
    write(far / "calendar/2027.yaml", own.replace("2027-01-02", "2027-01-03"))
    calendar = Calendar((near, far))
    last = last_day(date(2026, 12, 31), NoticeTerms(3, "working_days"), calendar)
    assert last == date(2027, 1, 4)
    assert calendar.sources[2027] == "国办发明电〔2026〕9号"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("holidays: [2026-01-01]\nworkdays: []\nsource: 号\n", "another-year"),
        ("holidays: [2027-01-01]\nsource: 号\n", "missing-key"),
        ("holidays: [元旦]\nworkdays: []\nsource: 号\n", "wrong-type"),
    ],
)
def test_an_odd_calendar_is_refused_with_its_place(tmp_path: Path, text: str, code: str) -> None:
    write(tmp_path / "calendar/2027.yaml", text)
    with pytest.raises(Unusable) as unusable:
        Calendar((tmp_path,)).is_working(date(2027, 1, 4))
    (problem,) = unusable.value.problems
    assert (problem.code, bool(problem.line)) == (code, True)


class Sundays:
    """A calendar that knows Sundays alone."""

    def is_working(self, day: date) -> bool:
        return day.weekday() < 6


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(1, 40),
    st.sampled_from(("working_days", "days")),
    st.booleans(),
)
def test_just_as_many_days_as_asked_are_counted_and_the_last_one_is_one_of_them(
    first: date, length: int, counted_in: Any, first_counts: bool
) -> None:
    last = last_day(first, NoticeTerms(length, counted_in, first_counts), Sundays())
    begin = first if first_counts else first + timedelta(1)
    days = [begin + timedelta(at) for at in range((last - begin).days + 1)]
    counted = [each for each in days if counted_in == "days" or Sundays().is_working(each)]
    assert (len(counted), counted[-1]) == (length, last)
