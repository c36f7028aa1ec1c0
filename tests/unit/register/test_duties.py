"""What is owed on a day, by whom, since when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Standing
from lccluster.register.owed.duties import owed
from lccluster.register.owed.owing import Asking, DutyKind, Owed
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.render.columns.duties import DUTIES, NAMED
from lccluster.render.columns.fields import data
from lccluster.rulebook.duty import Due, Duty, MonthDay
from lccluster.rulebook.measure import Grounds
from lccluster.rulebook.years import Years
from lccluster.vocabulary import Words
from registers import MEASURE, NAME, OFFICES, REASON, act, cluster, day


def due(on: str, *clusters: Cluster, ahead: int = 0, known_at: str | None = None) -> list[Owed]:
    clocks = Clocks(day(on), day(known_at) if known_at else None)
    return owed(
        clusters, Asking(MEASURE, [MEASURE], clocks, "市局", timedelta(days=ahead), OFFICES)
    )


def kinds(found: list[Owed]) -> list[tuple[str, int | None]]:
    return [(str(each.kind), each.year) for each in found]


NEW = cluster(act("recognised", "2024-05-09", id="R"))
SUMMARY = act("annual_report", "2025-01-12", year=2024)
COUNTY = act("county_report", "2025-02-12", year=2024)


@pytest.mark.parametrize(
    ("on", "over"),
    [("2025-01-09", None), ("2025-01-10", 0), ("2025-01-20", 0), ("2025-01-21", 1), ("2025-02-01", 12)],
)  # fmt: skip
def test_the_cluster_s_summary_is_due_from_the_tenth_of_january_and_late_after_the_twentieth(
    on: str, over: int | None
) -> None:
    found = due(on, NEW)
    assert [(str(each.kind), each.days_over) for each in found] == (
        [] if over is None else [("annual_report", over)]
    )


@pytest.mark.parametrize(
    ("on", "over"), [("2025-02-09", None), ("2025-02-10", 0), ("2025-02-20", 0), ("2025-02-21", 1)]
)
def test_the_county_s_report_is_due_a_month_later(on: str, over: int | None) -> None:
    found = due(on, cluster(*NEW.events, SUMMARY))
    assert [(str(each.kind), each.days_over) for each in found] == (
        [] if over is None else [("county_report", over)]
    )


def test_each_duty_names_who_owes_it_and_under_which_article() -> None:
    summary, county = due("2025-03-01", NEW)
    assert (summary.owed_by, summary.article.chinese) == (NAME, "第十一条")
    assert (county.owed_by, county.article.chinese) == ("冠县", "第十二条")
    assert (county.due_on, county.overdue_after) == (day("2025-02-10"), day("2025-02-20"))


def test_what_was_reported_is_owed_no_more() -> None:
    assert due("2025-03-01", cluster(*NEW.events, SUMMARY, COUNTY)) == []


def test_what_was_reported_but_not_yet_known_is_still_owed() -> None:
    late = act("annual_report", "2025-01-12", year=2024, recorded_at="2025-03-01T09:00:00+08:00")
    history = cluster(*NEW.events, late)
    assert kinds(due("2025-02-01", history, known_at="2025-02-01")) == [("annual_report", 2024)]
    assert due("2025-02-01", history, known_at="2025-03-01") == []


def test_every_year_since_the_recognition_is_owed() -> None:
    assert kinds(due("2026-01-10", NEW)) == [
        ("annual_report", 2024),
        ("county_report", 2024),
        ("annual_report", 2025),
    ]


def test_nothing_is_owed_before_the_recognition_or_after_the_end() -> None:
    revoked = cluster(*NEW.events, act("revoked", "2025-06-01", ground="14.1"))
    assert due("2024-05-08", NEW) == []
    assert due("2025-06-01", revoked) == []


def test_what_falls_due_soon_is_shown_when_asked_for() -> None:
    assert kinds(due("2024-12-20", NEW, ahead=30)) == [("annual_report", 2024)]
    assert due("2024-12-20", NEW, ahead=20) == []


def reported(*more: Act) -> Cluster:
    """Recognised in 2022; every report is in."""
    reports = [
        act(kind, f"{year + 1}-{month}-15", year=year)
        for year in range(2022, 2040)
        for kind, month in (("annual_report", "01"), ("county_report", "02"))
    ]
    return cluster(*more, *reports)


@pytest.mark.parametrize(
    ("on", "owing"),
    [
        ("2026-12-31", []),
        ("2027-01-01", [("review_application", 0)]),
        ("2027-05-09", [("review_application", 0)]),
        ("2027-05-10", [("act_on_expired", 0)]),
        ("2028-05-09", [("act_on_expired", 0)]),  # no term is set, so nothing is late
    ],
)
def test_a_re_review_is_to_be_applied_for_in_the_last_year_and_then_an_act_is_owed(
    on: str, owing: list[tuple[str, int]]
) -> None:
    assert [(str(each.kind), each.days_over) for each in due(on, reported())] == owing


def test_the_application_is_owed_by_the_cluster_and_the_act_by_the_bureau() -> None:
    (application,), (ending,) = due("2027-03-01", reported()), due("2027-06-01", reported())
    assert (application.owed_by, application.overdue_after) == (NAME, day("2027-05-09"))
    assert (ending.owed_by, ending.article.chinese) == ("市局", "第十三条")
    assert (ending.due_on, ending.overdue_after) == (day("2027-05-10"), None)


def test_nothing_is_owed_while_a_re_review_is_under_way() -> None:
    assert due("2027-06-01", reported(act("review_applied", "2027-03-01"))) == []


def test_a_failed_re_review_awaits_its_cancellation() -> None:
    failed = reported(act("review_applied", "2027-03-01"), act("review_failed", "2027-04-01"))
    [owing] = due("2027-04-11", failed)
    assert (owing.kind, owing.due_on) == (DutyKind.ACT_ON_FAILED_REVIEW, day("2027-04-01"))
    assert (owing.overdue_after, owing.days_over) == (None, 0)


def test_an_expired_title_owes_no_further_report() -> None:
    assert kinds(due("2028-03-01", cluster()))[-1] == ("act_on_expired", None)
    assert ("annual_report", 2027) not in kinds(due("2028-03-01", cluster()))


def test_the_most_urgent_comes_first_and_ties_follow_the_ids() -> None:
    clusters = [cluster(*NEW.events, id=f"LC-2024-00{number}") for number in (2, 1)]
    found = [each for each in due("2026-03-01", *clusters) if each.kind == "annual_report"]
    order = [(each.overdue_after or each.due_on, each.due_on, each.titles[0].id) for each in found]
    assert order == sorted(order)
    assert [each.titles[0].id for each in found[:2]] == ["LC-2024-001", "LC-2024-002"]


def test_every_duty_has_words() -> None:
    for end in (None, Standing.CANCELLED, Standing.REVOKED):
        assert all(str(each.words(end)) for each in DutyKind)


# --- one report a county and year (第十二条)

SAME_COUNTY = [cluster(*NEW.events, id=f"LC-2024-00{number}") for number in (1, 2, 3)]


def county_reports(on: str, *clusters: Cluster) -> list[tuple[int | None, list[str]]]:
    owing = [each for each in due(on, *clusters) if each.kind == "county_report"]
    return [(each.year, [one.id for one in each.titles]) for each in owing]


def test_a_county_owes_one_report_a_year_that_names_each_of_its_titles() -> None:
    assert county_reports("2025-03-01", *SAME_COUNTY) == [
        (2024, ["LC-2024-001", "LC-2024-002", "LC-2024-003"])
    ]
    elsewhere = replace(SAME_COUNTY[0], id="LC-2024-009", county="莘县")
    assert len(county_reports("2025-03-01", *SAME_COUNTY, elsewhere)) == 2


@pytest.mark.parametrize("at", range(3))
def test_recorded_once_it_is_settled_for_all_titles_of_the_county(at: int) -> None:
    titles = list(SAME_COUNTY)
    titles[at] = replace(titles[at], events=(*titles[at].events, COUNTY))
    assert county_reports("2025-03-01", *titles) == []
    assert county_reports("2026-03-01", *titles) == [
        (2025, ["LC-2024-001", "LC-2024-002", "LC-2024-003"])
    ]


def test_it_stays_settled_when_the_title_with_which_it_was_recorded_ends() -> None:
    ended = act("revoked", "2025-03-02", ground="14.1")
    first = replace(SAME_COUNTY[0], events=(*SAME_COUNTY[0].events, COUNTY, ended))
    assert county_reports("2025-04-01", first, *SAME_COUNTY[1:]) == []


def test_only_titles_that_stood_on_its_day_are_in_it() -> None:
    late = cluster(act("recognised", "2025-03-01"), id="LC-2025-001")
    ended = cluster(*NEW.events, act("revoked", "2025-01-02", ground="14.1"), id="LC-2024-008")
    assert county_reports("2025-03-02", SAME_COUNTY[0], late, ended) == [(2024, ["LC-2024-001"])]


# --- what no measure asks for, and what lost its ground


@pytest.mark.parametrize(
    ("on", "kind", "flags"),
    [
        ("2026-01-10", "annual_report", ()),
        ("2027-01-10", "annual_report", ("no-measure-asks",)),
        ("2027-02-10", "county_report", ("no-measure-asks",)),
        ("2027-02-10", "review_application", ("no-rulebook-for-review",)),
        ("2027-06-01", "act_on_expired", ("no-measure-in-force",)),
    ],
)
def test_what_no_measure_covers_on_its_day_is_marked(
    on: str, kind: str, flags: tuple[str, ...]
) -> None:
    last = max((each for each in due(on, cluster()) if each.kind == kind), key=lambda o: o.due_on)
    assert last.flags == flags


def test_a_cancellation_whose_failed_re_review_was_set_aside_is_listed_until_it_is_set_aside() -> (
    None
):
    applied, failed = (
        act("review_applied", "2027-03-01"),
        act("review_failed", "2027-04-01", id="F"),
    )
    cancelled = act("cancelled", "2027-05-01", ground="review-failed", id="C")
    aside = act("set_aside", "2027-06-01", of="F")
    lost = cluster(applied, failed, cancelled, aside)
    assert [str(each.kind) for each in due("2027-05-31", lost)] == []
    [owing] = due("2027-06-01", lost)
    assert (owing.kind, owing.owed_by, owing.overdue_after) == (
        DutyKind.ACT_ON_LOST_GROUND,
        "市局",
        None,
    )
    mended = cluster(*lost.events, act("set_aside", "2027-06-02", of="C"))
    assert DutyKind.ACT_ON_LOST_GROUND not in [each.kind for each in due("2027-06-02", mended)]


def test_a_measure_that_asks_for_no_reports_and_states_no_grounds_is_obeyed() -> None:
    silent = replace(
        MEASURE,
        duties=(),
        grounds=Grounds((), ()),
        review=replace(MEASURE.review, applied_for="not-stated"),
    )
    asking = Asking(silent, [silent], Clocks(day("2027-03-01")), "市局", timedelta(), OFFICES)
    assert owed([cluster()], asking) == []
    [ending] = owed([cluster()], replace(asking, clocks=Clocks(day("2027-06-01"))))
    assert (ending.kind, ending.flags) == (
        DutyKind.ACT_ON_EXPIRED,
        ("no-measure-in-force", "no-ground-stated"),
    )


def test_the_reasons_for_which_a_title_stands_are_shown_with_what_is_owed_on_it() -> None:
    [owing, *_] = due("2025-02-01", cluster(act("recognised", "2024-05-09", override=REASON)))
    assert owing.overrides == (("recognised", REASON),)


def test_a_list_for_the_last_day_of_all_asks_for_nothing_after_it() -> None:
    years = {each.year for each in due("9999-12-31", NEW) if each.year is not None}
    assert max(years, default=None) == 2028
    assert [term.year for duty in MEASURE.duties for term in duty.terms(9999, 2022)] == []
    assert {term.due_on.year for duty in MEASURE.duties for term in duty.terms(9998, 2022)} == {
        9999
    }


def test_what_is_owed_is_about_the_title_or_for_all_of_them_about_who_owes_it() -> None:
    summary, county = due("2025-03-01", NEW)
    assert (summary.about, summary.county) == (NAME, "冠县")
    assert (county.about, county.county) == ("冠县", "冠县")


def test_a_county_reports_once_for_all_its_titles_and_a_cluster_each_for_itself() -> None:
    assert {each.id: each.is_one_for_all for each in MEASURE.duties} == {
        "annual_report": False,
        "county_report": True,
    }
    assert not replace(MEASURE.duties[1], once_after_years=Years(2)).is_one_for_all


JUNE = Due(MonthDay(6, 1), MonthDay(6, 30), "this-year")
ONCE = Duty(
    "mid-term",
    MEASURE.duties[0].article,
    "cluster",
    Words("中期评价", "mid-term evaluation"),
    due=(JUNE,),
    once_after_years=Years(2),
)
EVALUATED = replace(MEASURE, duties=(ONCE,))


def evaluations(on: str, *clusters: Cluster, duty: Duty = ONCE) -> list[tuple[int | None, str]]:
    measure = replace(EVALUATED, duties=(duty,))
    asking = Asking(measure, [measure], Clocks(day(on)), "市局", timedelta(), OFFICES)
    found = [each for each in owed(clusters, asking) if each.kind == duty.id]
    return [(each.year, f"{each.due_on} {each.overdue_after} {each.days_over}") for each in found]


@pytest.mark.parametrize(
    ("on", "owing"),
    [
        ("2025-12-31", []),
        ("2026-05-31", []),
        ("2026-06-01", [(2026, "2026-06-01 2026-06-30 0")]),
        ("2026-07-03", [(2026, "2026-06-01 2026-06-30 3")]),
        ("2028-01-01", [(2026, "2026-06-01 2026-06-30 550")]),
    ],
)
def test_an_evaluation_is_owed_once_in_its_year_after_the_recognition(
    on: str, owing: list[tuple[int | None, str]]
) -> None:
    assert evaluations(on, NEW) == owing
    done = act("reported", "2026-06-10", duty="mid-term", year=2026)
    assert evaluations("2028-01-01", cluster(*NEW.events, done)) == []


def test_an_evaluation_about_the_year_before_is_due_in_the_same_year() -> None:
    before = replace(ONCE, due=(replace(JUNE, about="last-year"),))
    assert evaluations("2026-06-01", NEW, duty=before) == [(2025, "2026-06-01 2026-06-30 0")]


def test_an_evaluation_that_a_county_owes_is_one_for_its_titles_of_a_year() -> None:
    of_county = replace(ONCE, owed_by="county")
    other = replace(cluster(act("recognised", "2024-11-01", id="R2")), id="LC-2024-009")
    later = replace(cluster(act("recognised", "2025-05-09", id="R3")), id="LC-2025-001")
    found = evaluations("2027-06-01", NEW, other, later, duty=of_county)
    assert [year for year, _ in found] == [2026, 2027]


@pytest.mark.parametrize(
    ("on", "year", "refused"),
    [
        ("2026-01-01", 2026, False),
        ("2029-01-01", 2026, False),  # late, but in
        ("2025-12-31", 2026, True),
        ("2026-06-01", 2025, True),
        ("2027-06-01", 2027, True),
    ],
)
def test_an_evaluation_is_taken_for_its_own_year_alone(on: str, year: int, refused: bool) -> None:
    report = act("reported", on, duty="mid-term", year=year)
    title = title_of(NEW, EVALUATED, Clocks(day(on)))
    assert title is not None
    told = report.against_standing(title, EVALUATED)
    assert [each.code for each in told] == ["no-such-report"] * refused
    assert all("once, on 2026, in 2026" in str(each.message) for each in told)


def test_a_report_on_the_year_itself_is_owed_once_the_year_has_begun() -> None:
    each_year = replace(ONCE, once_after_years=None)
    measure = replace(EVALUATED, duties=(each_year,))
    report = act("reported", "2026-06-01", duty="mid-term", year=2027)
    found = title_of(NEW, measure, Clocks(day("2026-06-01")))
    assert found is not None
    [refusal] = report.against_standing(found, measure)
    assert "the years from 2024 on, each once it has begun" in str(refusal.message)


def test_an_evaluation_handed_in_late_is_still_about_its_own_year() -> None:
    assert ONCE.usual_year(day("2028-03-01"), None, 2024) == 2026
    assert ONCE.usual_year(day("2028-03-01"), None, None) == 2028  # not recognised: refused anyway
    assert MEASURE.duties[0].usual_year(day("2028-03-01"), None, 2024) == 2027


@pytest.mark.parametrize(("count", "more"), [(NAMED, None), (NAMED + 3, 3)])
def test_of_very_many_titles_of_one_report_the_first_are_named(
    count: int, more: int | None
) -> None:
    titles = [replace(NEW, id=f"LC-{number:04}") for number in range(count)]
    [report] = [each for each in due("2025-02-10", *titles) if each.kind == "county_report"]
    [ids] = [each.value for each in DUTIES if each.key == "cluster" and each.value]
    assert str(ids(report)).count("LC-") == min(count, NAMED)
    assert (f"and {more} more" in str(ids(report))) == (more is not None)
    assert len(data(DUTIES, report)["clusters"]) == count
