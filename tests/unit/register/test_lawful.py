"""What may be done with a title, and each refusal with the provision behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lccluster.register.events import Act, Event
from lccluster.register.flags import flags
from lccluster.register.lawful import Unlawful, decide, refusals
from lccluster.register.title import step
from registers import MEASURE, NAME, RECOGNISED, act, cluster, code, day, ids, refused, title

APPLIED = act("review_applied", "2027-03-01")
PASSED = act("review_passed", "2027-04-15")
FAILED = act("review_failed", "2027-04-15", id="FAILED")
REVOKED = act("revoked", "2024-03-01", ground="14.1", id="REVOKED")
CANCELLED = act("cancelled", "2027-07-01", ground="not-applied", id="CANCELLED")
SET_ASIDE = act("set_aside", "2024-06-01", of="REVOKED", id="ASIDE")
REPORT = act("annual_report", "2024-01-15", year=2023, id="REPORT")

LAWFUL: list[tuple[Event, tuple[Event, ...]]] = [
    (act("annual_report", "2023-01-01", year=2022), ()),
    (act("county_report", "2024-02-15", year=2023), (REPORT,)),
    (act("annual_report", "2028-01-15", year=2027), ()),  # late, and the title still stands
    (act("review_applied", "2027-01-01"), ()),
    (act("review_applied", "2027-05-09"), ()),
    (act("review_applied", "2027-12-31"), ()),  # after the last day, within its year: taken
    (act("review_passed", "2027-03-01"), (APPLIED,)),
    (act("review_failed", "2029-03-01"), (APPLIED,)),
    (act("review_applied", "2032-03-01"), (APPLIED, PASSED)),
    (act("cancelled", "2027-05-10", ground="not-applied"), ()),
    (act("cancelled", "2027-04-15", ground="review-failed"), (APPLIED, FAILED)),
    (act("revoked", "2022-05-09", ground="14.3"), ()),
    (act("revoked", "2027-05-10", ground="14.2"), ()),  # expired, and no act has ended it
    (act("set_aside", "2024-03-01", of="REVOKED"), (REVOKED,)),
    (act("set_aside", "2027-08-01", of="CANCELLED"), (CANCELLED,)),
    (act("set_aside", "2027-05-01", of="FAILED"), (APPLIED, FAILED)),
    (
        act("review_passed", "2027-06-01"),
        (APPLIED, FAILED, act("set_aside", "2027-05-01", of="FAILED")),
    ),
    (act("revoked", "2025-01-01", ground="14.1"), (REVOKED, SET_ASIDE)),
    (act("renamed", "2024-01-01", name="乙"), ()),
    (act("corrected", "2022-05-09", of="R", values={"document_number": "聊工信〔2022〕3号"}), ()),
    (act("corrected", "2022-05-09", of="R", values={"on": "2022-05-10", "note": None}), ()),
    (act("corrected", "2024-01-15", of="REPORT", values={"year": "2022"}), (REPORT,)),
    (act("corrected", "2024-03-01", of="REVOKED", values={"ground": "14.2"}), (REVOKED,)),
]

UNLAWFUL: list[tuple[str, Event, tuple[Event, ...], str | None]] = [
    ("not-recognised", act("annual_report", "2022-05-08", year=2021), (), None),
    ("not-recognised", act("renamed", "2022-05-08", name="乙"), (), None),
    ("not-recognised", act("revoked", "2021-01-01", ground="14.1"), (), None),
    ("already-recognised", act("recognised", "2022-05-09"), (RECOGNISED,), None),
    ("already-recognised", act("recognised", "2030-01-01"), (RECOGNISED,), None),
    ("already-recognised", act("recognised", "2025-01-01"), (RECOGNISED, REVOKED), None),
    ("reported-twice", act("annual_report", "2024-03-15", year=2023), (REPORT,), "第十一条"),
    ("no-such-report", act("county_report", "2024-03-15", year=2021), (), "第十二条"),
    ("no-such-report", act("annual_report", "2024-03-15", year=2024), (), "第十一条"),
    ("wrong-year", act("review_applied", "2026-12-31"), (), "第十三条"),
    ("wrong-year", act("review_applied", "2028-01-01"), (), "第十三条"),
    ("wrong-year", act("review_applied", "2027-06-01"), (APPLIED, PASSED), "第十三条"),
    ("already-applied", act("review_applied", "2027-03-02"), (APPLIED,), "第十三条"),
    ("not-applied", act("review_passed", "2027-03-01"), (), "第十三条"),
    ("not-applied", act("review_failed", "2027-02-28"), (APPLIED,), "第十三条"),
    ("not-applied", act("review_passed", "2027-04-16"), (APPLIED, PASSED), "第十三条"),
    ("review-failed", act("review_applied", "2027-04-16"), (APPLIED, FAILED), "第十三条"),
    ("review-failed", act("review_passed", "2027-04-16"), (APPLIED, FAILED), "第十三条"),
    ("review-failed", act("review_failed", "2027-04-16"), (APPLIED, FAILED), "第十三条"),
    ("review-failed", act("revoked", "2027-04-16", ground="14.1"), (APPLIED, FAILED), "第十三条"),
    ("ground-does-not-hold", act("cancelled", "2027-05-09", ground="not-applied"), (), "第十三条"),
    ("ground-does-not-hold", act("cancelled", "2027-06-01", ground="not-applied"), (APPLIED,), "第十三条"),
    ("ground-does-not-hold", act("cancelled", "2027-06-01", ground="review-failed"), (), "第十三条"),
    ("no-ground", act("cancelled", "2027-06-01", ground=""), (), None),
    ("no-ground", act("revoked", "2024-06-01", ground=""), (), None),
    ("unknown-ground", act("revoked", "2024-06-01", ground="14.4"), (), None),
    ("unknown-ground", act("cancelled", "2027-06-01", ground="14.1"), (), None),
    ("no-document", act("revoked", "2024-06-01", ground="14.1", document_number=None), (), None),
    ("no-document", act("cancelled", "2027-06-01", ground="not-applied", document_number=""), (), None),
    ("no-document", act("set_aside", "2024-06-01", of="REVOKED", document_number=None), (REVOKED,), None),
    ("title-ended", act("annual_report", "2024-03-01", year=2023), (REVOKED,), None),
    ("title-ended", act("revoked", "2024-03-02", ground="14.1"), (REVOKED,), None),
    ("title-ended", act("cancelled", "2027-07-02", ground="not-applied"), (CANCELLED,), None),
    ("title-ended", act("review_applied", "2027-08-01"), (CANCELLED,), None),
    ("title-ended", act("review_passed", "2028-08-01"), (REVOKED,), None),
    ("title-ended", act("renamed", "2027-08-01", name="乙"), (CANCELLED,), None),
    ("not-to-be-set-aside", act("set_aside", "2024-06-01", of="R"), (), None),
    ("not-to-be-set-aside", act("set_aside", "2024-07-01", of="ASIDE"), (REVOKED, SET_ASIDE), None),
    ("set-aside-twice", act("set_aside", "2024-07-01", of="REVOKED"), (REVOKED, SET_ASIDE), None),
    ("no-such-event", act("set_aside", "2024-02-01", of="REVOKED"), (REVOKED,), None),
    ("no-such-event", act("set_aside", "2024-02-01", of="XYZ"), (), None),
    ("no-such-event", act("corrected", "2024-02-01", of="REVOKE", values={}), (REVOKED,), None),
    ("same-name", act("renamed", "2024-02-01", name=NAME), (), None),
    ("not-correctable", act("corrected", "2024-02-01", of="R", values={"name": "乙"}), (), None),
    ("not-correctable", act("corrected", "2024-02-01", of="R", values={"id": "X"}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="R", values={"on": "昨天"}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="R", values={"on": "20220509"}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="R", values={"on": "2022-W19-1"}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="R", values={"on": None}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="REPORT", values={"year": "去年"}), (REPORT,), None),
    ("unknown-ground", act("corrected", "2024-03-01", of="REVOKED", values={"ground": "14.9"}), (REVOKED,), None),
    ("no-document", act("corrected", "2024-03-01", of="REVOKED", values={"document_number": None}), (REVOKED,), None),
]  # fmt: skip


@pytest.mark.parametrize(("event", "before"), LAWFUL)
def test_this_act_may_be_taken(event: Event, before: tuple[Event, ...]) -> None:
    assert decide(event, cluster(*before), MEASURE) is event


@pytest.mark.parametrize(("why", "event", "before", "article"), UNLAWFUL)
def test_this_act_may_not_be_taken(
    why: str, event: Event, before: tuple[Event, ...], article: str | None
) -> None:
    refusal = refused(event, *before)
    assert refusal is not None
    assert refusal.code == why
    assert (refusal.article.chinese if refusal.article else None) == article
    assert str(refusal.sentence)


def test_a_term_that_would_leave_the_calendar_is_refused_whenever_it_begins() -> None:
    known = cluster(act("recognised", "9994-12-31"))
    assert not list(refusals(known.events, NAME, MEASURE))
    late = [refusal.code for refusal in refusals((act("recognised", "9995-01-01"),), NAME, MEASURE)]
    assert late == ["out-of-calendar"]
    passing = (act("review_applied", "9999-02-01"), act("review_passed", "9999-03-01"))
    found = list(refusals((*known.events, *passing), NAME, MEASURE))
    assert [(each.event.event, each.code) for each in found] == [
        ("review_passed", "out-of-calendar")
    ]


def test_a_report_is_refused_where_the_measure_asks_for_none() -> None:
    silent = replace(MEASURE, duties=())
    refusal = refused(act("annual_report", "2024-03-15", year=2023), measure=silent)
    assert refusal is not None
    assert refusal.code == "not-asked-for"


def test_a_refusal_names_its_provision_behind_the_sentence() -> None:
    refusal = refused(act("review_applied", "2026-12-31"))
    assert refusal is not None
    assert str(refusal.sentence).startswith(str(refusal.message))
    assert str(refusal.article) in str(refusal.sentence)


def test_an_unknown_act_is_answered_with_the_nearest_id() -> None:
    refusal = refused(act("set_aside", "2024-07-01", of="REVOKE"), REVOKED)
    assert refusal is not None
    assert refusal.message.values["near"] == "REVOKED"


@pytest.mark.parametrize(
    ("late", "later", "why"),
    [
        (act("revoked", "2024-01-01", ground="14.1"), REPORT, "title-ended"),
        (act("annual_report", "2024-01-14", year=2023), REPORT, "reported-twice"),
        (act("review_applied", "2027-02-01"), APPLIED, "already-applied"),
        (act("review_failed", "2027-04-01"), PASSED, "review-failed"),
        (
            act("renamed", "2023-01-01", name="乙"),
            act("renamed", "2024-01-01", name="乙"),
            "same-name",
        ),
    ],
)
def test_an_act_recorded_late_must_leave_the_later_ones_lawful(
    late: Event, later: Event, why: str
) -> None:
    before = (APPLIED, later) if later is PASSED else (later,)
    refusal = refused(late, *before)
    assert refusal is not None
    assert (refusal.code, refusal.event.id) == (why, later.id)
    assert str(later.id) in str(refusal.message)


def test_an_act_recorded_late_is_held_against_its_own_day() -> None:
    assert code(act("annual_report", "2023-01-15", year=2022), REVOKED) is None
    assert code(act("review_applied", "2027-03-01"), CANCELLED) == "ground-does-not-hold"


def test_a_register_that_was_edited_into_disorder_can_still_be_written_to() -> None:
    disorder = act("review_passed", "2023-01-01")
    history = cluster(disorder)
    assert ids([each.event for each in refusals(history.events, NAME, MEASURE)]) == [disorder.id]
    assert code(act("annual_report", "2024-01-15", year=2023), disorder) is None


def test_a_correction_that_takes_the_ground_from_under_a_later_act_is_refused() -> None:
    moved = act("corrected", "2022-05-09", of="R", values={"on": "2024-02-01"})
    refusal = refused(moved, REPORT)
    assert refusal is not None
    assert (refusal.code, refusal.event.id) == ("not-recognised", "REPORT")


def test_a_correction_may_count_from_a_day_before_the_act_that_it_corrects() -> None:
    earlier = act("corrected", "2022-05-08", of="R", values={"on": "2022-05-08"})
    assert code(earlier) is None
    assert title(cluster(earlier), "2022-05-08").recognised_on == day("2022-05-08")


def test_no_act_corrects_itself() -> None:
    assert code(act("corrected", "2024-01-01", id="SELF", of="SELF", values={})) == "no-such-event"


def test_a_set_aside_dated_before_its_act_does_not_make_it_count() -> None:
    early = act("set_aside", "2024-01-01", of="REVOKED")
    found = list(refusals((RECOGNISED, early, REVOKED), NAME, MEASURE))
    assert [each.code for each in found] == ["no-such-event"]


def test_what_no_measure_covers_and_what_came_late_is_flagged() -> None:
    late = act("review_applied", "2027-06-01")
    covered = replace(MEASURE, in_force=replace(MEASURE.in_force, until=None))
    assert flags(title(cluster(), "2026-11-23"), day("2026-11-23"), [MEASURE]) == (
        "no-rulebook-for-review",
    )
    assert flags(title(cluster(), "2026-11-23"), day("2026-11-23"), [MEASURE, covered]) == ()
    assert flags(title(cluster(late), "2027-06-02"), day("2027-06-02"), [covered]) == (
        "applied-late",
    )
    assert flags(title(cluster(REVOKED), "2025-01-01"), day("2025-01-01"), [MEASURE]) == ()


def test_an_unlawful_act_says_where_and_why() -> None:
    refusal = refused(act("renamed", "2020-01-01", name="乙"))
    assert refusal is not None
    assert str(Unlawful(refusal)) == str(refusal.sentence)
    assert str(Unlawful(refusal, "a.yaml")) == f"a.yaml: {refusal.sentence}"


def test_an_act_of_an_unknown_kind_is_an_error_and_never_passed_over() -> None:
    unknown: Any = Act(id="X", on=day("2024-01-01"))
    with pytest.raises(AssertionError):
        step(title(cluster(), "2023-01-01"), unknown, NAME, MEASURE)
    with pytest.raises(AssertionError):
        list(refusals((RECOGNISED, unknown), NAME, MEASURE))
