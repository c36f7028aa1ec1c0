"""A round gone through again: hand-made acts against the law, and what is only odd."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from msgspec.structs import replace

from lccluster.round.acts import (
    ComplianceChecked,
    Filed,
    FirstReviewed,
    NoticePosted,
    ObjectionReceived,
    PanelNamed,
    Proposed,
    Recommended,
    RecordVoided,
    Recused,
    RoundAct,
    SheetReceived,
    Withdrawn,
)
from lccluster.round.records import ApplicationRecord
from lccluster.round.replay import RoundFlaw, replayed
from lccluster.round.reviewing.panel import Expert, Panel, Tie
from lccluster.round.reviewing.undeclared import tie_doubts
from round_cases import CALL, FIRST, PANEL, PROCEDURE, own, record
from shipped import BOOK

ON = date(2025, 4, 1)
PASSED: tuple[RoundAct, ...] = (
    Filed(id="1", on=ON),
    ComplianceChecked(id="2", on=ON),
    FirstReviewed(id="3", on=ON, outcome="passed", reason="齐", verdict="eligible"),
)
RECOMMENDED = Recommended(id="4", on=ON, document_number="号", verdict="eligible")
SHEET = SheetReceived(id="5", on=ON, expert="E1", sheet_sha256="a")


def found(
    *records: ApplicationRecord, panel: Panel | None = PANEL, notices: Sequence[NoticePosted] = ()
) -> list[RoundFlaw]:
    return list(replayed(records, own(*notices), CALL, PROCEDURE, BOOK.offices, panel))


def codes(*records: ApplicationRecord, panel: Panel | None = PANEL) -> list[tuple[str, bool]]:
    return [(each.code, each.odd) for each in found(*records, panel=panel)]


def test_what_was_recorded_lawfully_is_sound() -> None:
    assert codes(record(*PASSED, RECOMMENDED, SHEET)) == []


def test_a_quota_is_exceeded_by_acts_made_by_hand_in_whichever_record() -> None:
    by_hand = replace(RECOMMENDED, id=None)
    records = [record(*PASSED, by_hand, id=f"371522-{at:02}") for at in (1, 2, 3)]
    assert codes(*records) == [("above-quota", False)] * 3
    assert codes(*records[:2]) == []


def test_who_came_first_stays_within_the_quota() -> None:
    records = [
        record(*PASSED, replace(RECOMMENDED, id=f"4{at}"), id=f"371522-{at:02}") for at in (1, 2, 3)
    ]
    assert [each.application for each in found(*records)] == ["371522-03"]


def test_acts_out_of_order_are_named_at_their_place() -> None:
    earlier = replace(RECOMMENDED, on=date(2025, 3, 20))
    (flaw, *_) = found(record(*PASSED, earlier))
    assert (flaw.application, flaw.at) == (FIRST, 3)
    assert "before-the-last-act" in {each.code for each in found(record(*PASSED, earlier))}


def test_a_verdict_that_was_never_eligible_is_named() -> None:
    act = replace(RECOMMENDED, verdict=None)
    assert codes(record(*PASSED, act)) == [("not-eligible", False)]


def test_a_sheet_is_judged_by_the_panel_that_was_named_when_it_came_in() -> None:
    tied = Panel((Expert("E1", "甲某", "某大学", ties=(Tie("莘县", "kin"),)),))
    events = record(*PASSED, RECOMMENDED, SHEET)
    assert codes(events, panel=tied) == [("tied", False)]
    named = PanelNamed(id="6", on=ON, panel_sha256="b")
    assert list(replayed([events], own(named), CALL, PROCEDURE, BOOK.offices, tied)) == []
    (doubt,) = tie_doubts(tied, [events], BOOK.offices, {})
    assert doubt.code == "tied-since"
    recused = record(*events.events, Recused(id="7", on=ON, expert="E1"))
    assert list(tie_doubts(tied, [recused], BOOK.offices, {})) == []


def test_a_withdrawn_application_in_the_notice_is_odd() -> None:
    sheets = (SHEET, replace(SHEET, id="6", expert="E2"))
    listed = Proposed(id="7", on=ON, verdict="eligible")
    withdrawn = Withdrawn(id="9", on=ON)
    shown = NoticePosted(id="8", on=ON, applications=(FIRST,), since=ON, until=date(2025, 4, 8))
    events = (*PASSED, RECOMMENDED, *sheets, listed, withdrawn)
    told = found(record(*events), notices=[shown])
    assert [(each.code, each.odd) for each in told] == [("withdrawn-in-notice", True)]
    assert found(record(*events)) == []


@pytest.mark.parametrize(("day", "told"), [(8, []), (9, [("after-the-notice", True)])])
def test_an_objection_after_the_public_notice_is_odd(
    day: int, told: list[tuple[str, bool]]
) -> None:
    sheets = (SHEET, replace(SHEET, id="6", expert="E2"))
    listed = Proposed(id="7", on=ON, verdict="eligible")
    shown = NoticePosted(id="8", on=ON, applications=(FIRST,), since=ON, until=date(2025, 4, 8))
    objection = ObjectionReceived(id="9", on=date(2025, 4, day), number=1)
    events = (*PASSED, RECOMMENDED, *sheets, listed, objection)
    flaws = found(record(*events), notices=[shown])
    assert [(each.code, each.odd) for each in flaws] == told


def test_what_was_voided_is_no_longer_odd_and_what_came_instead_is_sound() -> None:
    slip = Withdrawn(id="3", on=date(2025, 4, 20))
    void = RecordVoided(id="4", on=date(2025, 5, 2), of="3", what="withdrawn", reason="记错了件")
    passed = replace(PASSED[2], id="5")  # of a day on which the slip still stood
    shown = NoticePosted(id="8", on=ON, applications=(FIRST,), since=ON, until=date(2025, 4, 8))
    assert found(record(*PASSED[:2], slip, void, passed), notices=[shown]) == []
    (flaw,) = found(record(*PASSED[:2], slip, passed))
    assert flaw.code == "before-the-last-act"


def test_who_was_recused_by_mistake_is_asked_about_again() -> None:
    tied = Panel((Expert("E1", "甲某", "某大学", ties=(Tie("莘县", "kin"),)),))
    recused = Recused(id="7", on=ON, expert="E1")
    void = RecordVoided(id="8", on=ON, of="7", what="recused", reason="记错了人")
    events = record(*PASSED, RECOMMENDED, SHEET, recused, void)
    assert [each.code for each in tie_doubts(tied, [events], BOOK.offices, {})] == ["tied-since"]
