"""What may be done with a title, and each refusal with the provision behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.acts.on_act import no_such_act
from lccluster.register.cluster import Cluster
from lccluster.register.flags import flags
from lccluster.register.lawful import Refusal, Unlawful, decide, refusals
from lccluster.rulebook.measure import Grounds, Measure
from registers import (
    MEASURE,
    NAME,
    REASON,
    RECOGNISED,
    act,
    cluster,
    code,
    day,
    ids,
    refused,
    title,
)

APPLIED = act("review_applied", "2027-03-01")
PASSED = act("review_passed", "2027-04-15")
FAILED = act("review_failed", "2027-04-15", id="FAILED")
REVOKED = act("revoked", "2024-03-01", ground="14.1", id="REVOKED")
CANCELLED = act("cancelled", "2027-07-01", ground="not-applied", id="CANCELLED")
SET_ASIDE = act("set_aside", "2024-06-01", of="REVOKED", id="ASIDE")
REPORT = act("annual_report", "2024-01-15", year=2023, id="REPORT")

VOIDED = act("voided", "2024-01-15", of="REPORT", id="VOIDED")

LAWFUL: list[tuple[Act, tuple[Act, ...]]] = [
    (act("annual_report", "2023-01-01", year=2022), ()),
    (act("county_report", "2024-02-15", year=2023), (REPORT,)),
    (act("annual_report", "2028-01-15", year=2027), ()),  # late, and the title still stands
    (act("review_applied", "2027-01-01"), ()),
    (act("review_applied", "2027-05-09"), ()),
    (act("review_applied", "2027-12-31"), ()),  # after the last day, within its year: taken
    (act("review_passed", "2027-03-01"), (APPLIED,)),
    (act("review_passed", "2027-03-01"), ()),  # for a reason, though no application is recorded
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
    (act("voided", "2024-01-15", of="REPORT"), (REPORT,)),  # 误登的报告
    (act("voided", "2027-03-01", of=str(APPLIED.id)), (APPLIED,)),
    (act("annual_report", "2024-03-01", year=2023), (REPORT, VOIDED)),
    (act("renamed", "2024-01-01", name="乙"), ()),
    (act("corrected", "2022-05-09", of="R", values={"document_number": "聊工信〔2022〕3号"}), ()),
    (act("corrected", "2022-05-09", of="R", values={"on": "2022-05-10", "note": None}), ()),
    (act("corrected", "2024-01-15", of="REPORT", values={"year": "2022"}), (REPORT,)),
    (act("corrected", "2024-03-01", of="REVOKED", values={"ground": "14.2"}), (REVOKED,)),
]

UNLAWFUL: list[tuple[str, Act, tuple[Act, ...], str | None]] = [
    ("not-recognised", act("annual_report", "2022-05-08", year=2021), (), "第十三条"),
    ("not-recognised", act("renamed", "2022-05-08", name="乙"), (), "第十三条"),
    ("not-recognised", act("revoked", "2021-01-01", ground="14.1"), (), "第十三条"),
    ("already-recognised", act("recognised", "2022-05-09"), (RECOGNISED,), "第十三条"),
    ("already-recognised", act("recognised", "2030-01-01"), (RECOGNISED,), "第十三条"),
    ("already-recognised", act("recognised", "2025-01-01"), (RECOGNISED, REVOKED), "第十三条"),
    ("reported-twice", act("annual_report", "2024-03-15", year=2023), (REPORT,), "第十一条"),
    ("no-such-report", act("county_report", "2024-03-15", year=2021), (), "第十二条"),
    ("no-such-report", act("annual_report", "2024-03-15", year=2024), (), "第十一条"),
    ("wrong-year", act("review_applied", "2026-12-31"), (), "第十三条"),
    ("wrong-year", act("review_applied", "2028-01-01"), (), "第十三条"),
    ("wrong-year", act("review_applied", "2027-06-01"), (APPLIED, PASSED), "第十三条"),
    ("already-applied", act("review_applied", "2027-03-02"), (APPLIED,), "第十三条"),
    ("not-applied", act("review_passed", "2027-03-01", override=None), (), "第十三条"),
    ("not-applied", act("review_passed", "2026-12-31"), (), "第十三条"),  # nobody could have applied
    ("not-applied", act("review_failed", "2027-02-28"), (APPLIED,), "第十三条"),
    ("not-applied", act("review_passed", "2027-04-16"), (APPLIED, PASSED), "第十三条"),
    ("review-failed", act("review_applied", "2027-04-16"), (APPLIED, FAILED), "第十三条"),
    ("review-failed", act("review_passed", "2027-04-16"), (APPLIED, FAILED), "第十三条"),
    ("review-failed", act("review_failed", "2027-04-16"), (APPLIED, FAILED), "第十三条"),
    ("review-failed", act("revoked", "2027-04-16", ground="14.1"), (APPLIED, FAILED), "第十三条"),
    ("ground-does-not-hold", act("cancelled", "2027-05-09", ground="not-applied"), (), "第十三条"),
    ("ground-does-not-hold", act("cancelled", "2027-06-01", ground="not-applied"), (APPLIED,), "第十三条"),
    ("ground-does-not-hold", act("cancelled", "2027-06-01", ground="review-failed"), (), "第十三条"),
    ("no-ground", act("cancelled", "2027-06-01", ground=""), (), "第十三条"),
    ("no-ground", act("revoked", "2024-06-01", ground=""), (), "第十四条"),
    ("unknown-ground", act("revoked", "2024-06-01", ground="14.4"), (), "第十四条"),
    ("unknown-ground", act("cancelled", "2027-06-01", ground="14.1"), (), "第十三条"),
    ("no-document", act("revoked", "2024-06-01", ground="14.1", document_number=None), (), "第十四条第（一）项"),
    ("no-document", act("cancelled", "2027-06-01", ground="not-applied", document_number=""), (), "第十三条"),
    ("no-document", act("cancelled", "2027-06-01", ground="not-applied", document_number="无"), (), "第十三条"),
    ("no-document", act("set_aside", "2024-06-01", of="REVOKED", document_number=None), (REVOKED,), "第十四条"),
    ("title-ended", act("annual_report", "2024-03-01", year=2023), (REVOKED,), "第十四条"),
    ("title-ended", act("revoked", "2024-03-02", ground="14.1"), (REVOKED,), "第十四条"),
    ("title-ended", act("cancelled", "2027-07-02", ground="not-applied"), (CANCELLED,), "第十三条"),
    ("title-ended", act("review_applied", "2027-08-01"), (CANCELLED,), "第十三条"),
    ("title-ended", act("review_passed", "2028-08-01"), (REVOKED,), "第十四条"),
    ("title-ended", act("renamed", "2027-08-01", name="乙"), (CANCELLED,), "第十三条"),
    ("not-to-be-set-aside", act("set_aside", "2024-06-01", of="R"), (), None),
    ("not-to-be-set-aside", act("set_aside", "2024-07-01", of="ASIDE"), (REVOKED, SET_ASIDE), None),
    ("set-aside-twice", act("set_aside", "2024-07-01", of="REVOKED"), (REVOKED, SET_ASIDE), None),
    ("no-such-event", act("set_aside", "2024-02-01", of="REVOKED"), (REVOKED,), None),
    ("no-such-event", act("set_aside", "2024-02-01", of="XYZ"), (), None),
    ("no-such-event", act("corrected", "2024-02-01", of="REVOKE", values={}), (REVOKED,), None),
    ("not-to-be-voided", act("voided", "2024-06-01", of="REVOKED"), (REVOKED,), None),
    ("not-to-be-voided", act("voided", "2024-06-01", of="R"), (), None),
    ("not-to-be-voided", act("voided", "2027-04-16", of="FAILED"), (APPLIED, FAILED), None),
    ("voided-twice", act("voided", "2024-06-01", of="REPORT"), (REPORT, VOIDED), None),
    ("no-such-event", act("voided", "2024-06-01", of="REPOR"), (REPORT,), None),
    ("id-twice", act("voided", "2024-06-01", of="REPORT"), (REPORT, REPORT), None),
    ("same-name", act("renamed", "2024-02-01", name=NAME), (), None),
    ("not-correctable", act("corrected", "2024-02-01", of="R", values={"name": "乙"}), (), None),
    ("not-correctable", act("corrected", "2024-02-01", of="R", values={"id": "X"}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="R", values={"on": "昨天"}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="R", values={"on": "20220509"}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="R", values={"on": "2022-W19-1"}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="R", values={"on": None}), (), None),
    ("unfit-value", act("corrected", "2024-02-01", of="REPORT", values={"year": "去年"}), (REPORT,), None),
    ("unknown-ground", act("corrected", "2024-03-01", of="REVOKED", values={"ground": "14.9"}), (REVOKED,), "第十四条"),
    ("no-document", act("corrected", "2024-03-01", of="REVOKED", values={"document_number": None}), (REVOKED,), "第十四条第（一）项"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "before"), LAWFUL)
def test_this_act_may_be_taken(event: Act, before: tuple[Act, ...]) -> None:
    assert decide(event, cluster(*before), MEASURE, [MEASURE]).event == event


@pytest.mark.parametrize(("why", "event", "before", "article"), UNLAWFUL)
def test_this_act_may_not_be_taken(
    why: str, event: Act, before: tuple[Act, ...], article: str | None
) -> None:
    refusal = refused(event, *before)
    assert refusal is not None
    assert refusal.code == why
    assert (refusal.article.chinese if refusal.article else None) == article
    assert str(refusal.sentence)


def test_a_term_that_would_leave_the_calendar_is_refused_whenever_it_begins() -> None:
    known = act("recognised", "9994-12-31", override=REASON)
    assert not stand((known,))
    assert stand((act("recognised", "9995-01-01", override=REASON),)) == ["out-of-calendar"]
    passing = (act("review_applied", "9999-02-01"), act("review_passed", "9999-03-01"))
    assert stand((known, *passing)) == ["out-of-calendar"]


def stand(events: tuple[Act, ...], measures: Sequence[Measure] = (MEASURE,)) -> list[str]:
    """The codes of what stands against the acts of a history."""
    return [each.code for each in refusals(events, NAME, MEASURE, measures)]


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
        (act("review_passed", "2027-01-01"), act("review_passed", "2027-01-02"), "not-applied"),
        (
            act("renamed", "2023-01-01", name="乙"),
            act("renamed", "2024-01-01", name="乙"),
            "same-name",
        ),
    ],
)
def test_an_act_recorded_late_must_leave_the_later_ones_lawful(
    late: Act, later: Act, why: str
) -> None:
    before = (APPLIED, later) if later is PASSED else (later,)
    refusal = refused(late, *before)
    assert refusal is not None
    assert (refusal.code, refusal.event.id) == (why, later.id)
    assert str(later.words) in str(refusal.message)
    assert str(later.on) in str(refusal.message)


def test_an_act_recorded_late_is_held_against_its_own_day() -> None:
    assert code(act("annual_report", "2023-01-15", year=2022), REVOKED) is None
    assert code(act("review_applied", "2027-03-01"), CANCELLED) == "ground-does-not-hold"


def test_a_register_that_was_edited_into_disorder_can_still_be_written_to() -> None:
    disorder = act("review_passed", "2023-01-01")
    history = cluster(disorder)
    assert ids([each.event for each in refusals(history.events, NAME, MEASURE, [MEASURE])]) == [
        disorder.id
    ]
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


def test_an_act_on_nothing_names_what_there_is_to_choose_from() -> None:
    alone = act("set_aside", "2024-02-01", id="SELF", of="XYZ")
    assert [str(each.message) for each in no_such_act(alone, "XYZ", (alone,))] == [
        "The cluster has no earlier act XYZ."
    ]
    beside = "The cluster has no earlier act XYZ; it has: recognition."
    assert [str(each.message) for each in no_such_act(alone, "XYZ", (RECOGNISED, alone))] == [
        beside
    ]


def test_a_set_aside_dated_before_its_act_does_not_make_it_count() -> None:
    early = act("set_aside", "2024-01-01", of="REVOKED")
    found = list(refusals((RECOGNISED, early, REVOKED), NAME, MEASURE, [MEASURE]))
    assert [each.code for each in found] == ["no-such-event"]


COVERED = replace(MEASURE, in_force=replace(MEASURE.in_force, until=None))
FLAGGED: list[tuple[tuple[Act, ...], str, Measure, tuple[str, ...]]] = [
    ((), "2026-11-23", MEASURE, ("no-rulebook-for-review",)),
    ((), "2026-11-23", COVERED, ()),
    ((act("review_applied", "2027-06-01"),), "2027-06-02", COVERED, ("applied-late",)),
    ((act("review_applied", "2027-05-09"),), "2027-06-02", COVERED, ()),
    ((REVOKED,), "2025-01-01", MEASURE, ()),
    ((APPLIED,), "2027-03-01", MEASURE, ("no-rulebook-for-review", "applied-outside-period")),
    ((APPLIED, PASSED), "2027-05-01", MEASURE, ("no-rulebook-for-review", "passed-outside-period", "taken-for-a-reason")),
    ((CANCELLED,), "2027-07-01", MEASURE, ("ended-outside-period",)),
    ((act("recognised", "2020-05-09", override=REASON),), "2024-01-01", MEASURE, ("recognised-outside-period", "taken-for-a-reason")),
    ((APPLIED, FAILED, act("cancelled", "2027-05-01", ground="review-failed"), act("set_aside", "2027-06-01", of="FAILED")),
     "2027-06-01", COVERED, ("ground-lost",)),
]  # fmt: skip


@pytest.mark.parametrize(("events", "on", "measure", "marks"), FLAGGED)
def test_what_an_official_has_to_know_beside_a_standing_is_marked(
    events: tuple[Act, ...], on: str, measure: Measure, marks: tuple[str, ...]
) -> None:
    found = title(cluster(*events), on)
    assert flags(found, found.standing(day(on)), [measure]) == marks


def test_an_unlawful_act_says_where_and_why() -> None:
    refusal = refused(act("renamed", "2020-01-01", name="乙"))
    assert refusal is not None
    speak("en")
    assert str(Unlawful([refusal])) == str(refusal.sentence)
    assert str(Unlawful([replace(refusal, place="a.yaml")])) == f"a.yaml: {refusal.sentence}"


def test_what_stands_against_a_whole_list_is_said_once() -> None:
    refusal = refused(act("renamed", "2020-01-01", name="乙"))
    assert refusal is not None
    assert str(Unlawful([refusal, refusal])) == str(Unlawful([refusal]))


def test_an_act_of_an_unknown_kind_is_an_error_and_never_passed_over() -> None:
    unknown: Any = Act(id="X", on=day("2024-01-01"))
    with pytest.raises(NotImplementedError):
        unknown.after(title(cluster(), "2023-01-01"), NAME, MEASURE)
    with pytest.raises(NotImplementedError):
        list(refusals((RECOGNISED, unknown), NAME, MEASURE, [MEASURE]))


# --- outside the period of the measure (第十六条), and the reason that answers it


@pytest.mark.parametrize(
    ("on", "outside"),
    [("2021-08-31", True), ("2021-09-01", False), ("2026-08-31", False), ("2026-09-01", True)],
)
def test_a_recognition_outside_the_period_needs_a_reason(on: str, outside: bool) -> None:
    assert stand((act("recognised", on),)) == (["outside-period"] if outside else [])
    assert stand((act("recognised", on, override=REASON),)) == []


@pytest.mark.parametrize("written", ["无", "没有", "/", " "])
def test_a_reason_that_names_none_answers_nothing(written: str) -> None:
    assert stand((act("recognised", "2021-08-31", override=written),)) == ["outside-period"]


def test_a_re_review_is_passed_outside_the_period_only_for_a_reason() -> None:
    bare = act("review_passed", "2027-04-15", override=None)
    assert code(bare, APPLIED) == "outside-period"
    assert decide(PASSED, cluster(APPLIED), MEASURE, [MEASURE]).answered[0].code == "outside-period"


def test_a_re_review_is_passed_on_an_application_or_for_a_reason() -> None:
    open_end = replace(MEASURE, in_force=replace(MEASURE.in_force, until=None))
    bare = act("review_passed", "2027-04-15", override=None)
    on_paper = replace(bare, application_sha256="a" * 64)
    assert stand((RECOGNISED, APPLIED, bare), [open_end]) == ["no-application"]
    assert stand((RECOGNISED, APPLIED, on_paper), [open_end]) == []
    assert stand((RECOGNISED, APPLIED, PASSED), [open_end]) == []


def test_another_measure_at_hand_may_cover_the_day() -> None:
    following = replace(
        MEASURE, in_force=replace(MEASURE.in_force, from_=day("2026-09-01"), until=None)
    )
    assert stand((act("recognised", "2027-01-01"),), [MEASURE, following]) == []
    draft = replace(following, draft=True)
    assert stand((act("recognised", "2027-01-01"),), [MEASURE, draft]) == ["outside-period"]


@pytest.mark.parametrize(
    "event",
    [
        act("review_applied", "2027-03-01"),
        act("cancelled", "2027-05-10", ground="not-applied"),
        act("revoked", "2027-03-01", ground="14.1"),
        act("annual_report", "2027-01-15", year=2026),
    ],
)
def test_what_is_only_taken_note_of_or_ends_a_title_is_lawful_outside_the_period(
    event: Act,
) -> None:
    assert code(event) is None


def test_a_refusal_names_everything_at_once_and_says_whether_a_reason_helps() -> None:
    with pytest.raises(Unlawful) as refused_:
        decide(act("recognised", "2027-01-01"), cluster(), MEASURE, [MEASURE])
    said = str(refused_.value)
    assert [each.code for each in refused_.value.refusals] == [
        "already-recognised",
        "outside-period",
    ]
    assert "--override" not in said
    alone = Cluster(id="LC-2027-001", name="乙", county="冠县")
    with pytest.raises(Unlawful, match="--override"):
        decide(act("recognised", "2027-01-01"), alone, MEASURE, [MEASURE])


def test_a_ground_that_does_not_hold_and_a_missing_document_are_named_together() -> None:
    event = act("cancelled", "2027-05-09", ground="not-applied", document_number=None)
    with pytest.raises(Unlawful) as refused_:
        decide(event, cluster(), MEASURE, [MEASURE])
    assert [each.code for each in refused_.value.refusals] == [
        "ground-does-not-hold",
        "no-document",
    ]


def test_what_the_papers_say_against_an_act_gives_way_to_a_reason_too() -> None:
    event = act("recognised", "2025-01-01")
    alone = Cluster(id="LC-2025-001", name="乙", county="冠县")
    against = Refusal(event, "not-eligible", Message("x"), answerable=True)
    with pytest.raises(Unlawful):
        decide(event, alone, MEASURE, [MEASURE], [against])
    for_a_reason = replace(event, override=REASON)
    answered = replace(against, event=for_a_reason)
    decided = decide(for_a_reason, alone, MEASURE, [MEASURE], [answered])
    assert (decided.event.override, decided.answered) == (REASON, (answered,))


def test_a_reason_that_answers_nothing_is_not_recorded() -> None:
    idle = act("annual_report", "2024-01-15", year=2023, override=REASON)
    assert decide(idle, cluster(), MEASURE, [MEASURE]).event.override is None


def test_a_reason_may_be_recorded_afterwards_by_a_correction() -> None:
    bare = act("recognised", "2027-01-01", id="BARE")
    reason = act("corrected", "2027-01-01", of="BARE", values={"override": REASON})
    assert stand((bare, reason)) == []


# --- what another measure may leave open


def test_where_no_year_is_stated_a_re_review_may_be_applied_for_in_any() -> None:
    silent = replace(MEASURE, review=replace(MEASURE.review, applied_for="not-stated"))
    assert refused(act("review_applied", "2024-03-01"), measure=silent) is None
    assert refused(act("review_applied", "2029-03-01"), measure=silent) is None


def test_where_no_ground_is_stated_no_title_can_be_ended() -> None:
    silent = replace(MEASURE, grounds=Grounds((), ()))
    for kind in ("cancelled", "revoked"):
        refusal = refused(act(kind, "2028-01-01", ground="14.1"), measure=silent)
        assert refusal is not None
        assert (refusal.code, refusal.article) == ("no-grounds-known", None)


def test_a_measure_may_have_a_failed_re_review_end_in_a_revocation() -> None:
    failing = next(each for each in MEASURE.grounds.cancel if each.id == "review-failed")
    other = replace(MEASURE, grounds=Grounds((), (*MEASURE.grounds.revoke, failing)))
    revoking = act("revoked", "2027-05-01", ground="review-failed")
    assert refused(revoking, APPLIED, FAILED, measure=other) is None
    early = refused(revoking, APPLIED, measure=other)
    assert early is not None
    assert early.code == "ground-does-not-hold"


# --- records that were made by mistake


def test_a_report_entered_twice_is_damage_until_the_second_is_voided() -> None:
    twice = act("annual_report", "2024-01-16", year=2023, id="AGAIN")
    assert stand((RECOGNISED, REPORT, twice)) == ["reported-twice"]
    assert stand((RECOGNISED, REPORT, twice, act("voided", "2024-01-16", of="AGAIN"))) == []


def test_a_record_on_which_a_decision_rests_is_not_voided() -> None:
    refusal = refused(act("voided", "2027-05-01", of=str(APPLIED.id)), APPLIED, PASSED)
    assert refusal is not None
    assert (refusal.code, refusal.event) == ("not-applied", PASSED)


def test_a_correction_can_be_voided() -> None:
    moved = act("corrected", "2022-05-09", of="R", values={"on": "2022-06-09"}, id="MOVED")
    void = act("voided", "2022-05-09", of="MOVED")
    assert title(cluster(moved), "2022-07-01").recognised_on == day("2022-06-09")
    assert title(cluster(moved, void), "2022-07-01").recognised_on == day("2022-05-09")


def test_of_a_voided_record_only_its_paper_can_be_corrected() -> None:
    wrong = act("corrected", "2024-02-01", of="VOIDED", values={"on": "2024-02-01"})
    assert code(wrong, REPORT, VOIDED) == "not-correctable"


def test_a_decision_that_somebody_voids_by_hand_counts_on() -> None:
    by_hand = act("voided", "2024-03-01", of="REVOKED")
    assert title(cluster(REVOKED, by_hand), "2024-04-01").ended == "revoked"
    assert stand((RECOGNISED, REVOKED, by_hand)) == ["not-to-be-voided"]
