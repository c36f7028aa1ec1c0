"""What held on a day, and what the register knew on a day."""

from __future__ import annotations

from lccluster.register.acts import Act
from lccluster.register.view import (
    Clocks,
    as_corrected,
    chronological,
    in_view,
    name_at,
    names_then,
)
from registers import RECOGNISED, act, cluster, day, ids, standing, title

# Revoked on 1 March, but the paper reached the register on 20 April.
REVOKED = act(
    "revoked", "2024-03-01", ground="14.1", id="V", recorded_at="2024-04-20T09:00:00+08:00"
)


def test_an_act_recorded_late_holds_from_its_own_day() -> None:
    assert standing(cluster(REVOKED), "2024-03-15") == "revoked"


def test_what_the_register_did_not_know_yet_does_not_count() -> None:
    assert standing(cluster(REVOKED), "2024-03-15", known_at="2024-04-19") == "recognised"
    assert standing(cluster(REVOKED), "2024-03-15", known_at="2024-04-20") == "revoked"


def test_the_day_of_recording_is_the_office_s_own_not_that_of_greenwich() -> None:
    midnight = act("renamed", "2024-01-01", name="乙", recorded_at="2024-05-01T00:30:00+08:00")
    assert midnight.recorded_on == day("2024-05-01")


def test_an_act_made_by_hand_was_known_on_its_own_day() -> None:
    by_hand = act("renamed", "2024-01-01", name="乙", id=None)
    assert title(cluster(by_hand), "2024-06-01", known_at="2024-01-01").name == "乙"


def test_an_act_dated_in_the_future_counts_from_its_day() -> None:
    coming = act("renamed", "2030-01-01", name="乙", recorded_at="2024-01-01T09:00:00+08:00")
    names = [title(cluster(coming), on).name for on in ("2029-12-31", "2030-01-01")]
    assert names == [cluster().name, "乙"]


def test_an_act_set_aside_is_gone_from_that_day_on_and_not_before() -> None:
    events: list[Act] = [RECOGNISED, REVOKED, act("set_aside", "2024-06-01", of="V", id="S")]
    assert ids(in_view(events, Clocks(day("2024-05-31")))) == ["R", "V"]
    assert ids(in_view(events, Clocks(day("2024-06-01")))) == ["R", "S"]


def test_a_correction_counts_from_its_own_day_and_from_when_it_was_recorded() -> None:
    right = act(
        "corrected",
        "2022-05-09",
        of="R",
        values={"document_number": "聊工信〔2022〕3号"},
        recorded_at="2024-02-02T10:00:00+08:00",
    )
    numbers = [
        title(cluster(right), "2022-06-01", known_at=known).document_number
        for known in ("2024-02-01", "2024-02-02")
    ]
    assert numbers == [None, "聊工信〔2022〕3号"]


def test_a_correction_dated_later_leaves_the_days_before_it_as_they_were_read() -> None:
    later = act("corrected", "2024-02-02", of="R", values={"on": "2022-06-09"})
    history = cluster(later)
    assert title(history, "2024-02-01").recognised_on == day("2022-05-09")
    assert title(history, "2024-02-02").recognised_on == day("2022-06-09")


def test_of_two_corrections_the_later_one_recorded_stands() -> None:
    twice = [act("corrected", "2022-05-09", of="R", values={"note": each}) for each in "甲乙"]
    assert as_corrected([RECOGNISED, *twice])[0].note == "乙"


def test_a_correction_that_does_not_fit_changes_nothing_and_breaks_nothing() -> None:
    wrong = [
        act("corrected", "2022-05-09", of="R", values={"on": "某日"}),
        act("corrected", "2022-05-09", of="R", values={"no_such": "1"}),
        act("corrected", "2022-05-09", of="nobody", values={"on": "2022-01-01"}),
    ]
    assert title(cluster(*wrong), "2022-06-01").recognised_on == day("2022-05-09")


def test_a_correction_can_move_a_report_to_another_year() -> None:
    report = act("annual_report", "2024-01-15", year=2023, id="REPORT")
    right = act("corrected", "2024-01-15", of="REPORT", values={"year": "2022"})
    assert title(cluster(report, right), "2024-02-01").reports == {("annual_report", 2022)}


def test_acts_of_one_day_count_in_the_order_of_their_recording_wherever_they_stand() -> None:
    written = [
        act("renamed", "2023-01-01", id=each, name=each, recorded_by="冠县-7F3K") for each in "BA"
    ]
    by_hand = [act("renamed", "2023-01-01", id=each, name=each) for each in "ZY"]
    assert ids(chronological([*written, *by_hand])) == ["Z", "Y", "A", "B"]


def test_a_cluster_bears_at_an_act_the_name_of_the_time() -> None:
    same_day = act("renamed", "2022-05-09", name="乙", id="A")
    later = act("renamed", "2024-01-01", name="丙", id="B")
    between = act("annual_report", "2023-01-10", year=2022, id="C")
    of = cluster(same_day, between, later)
    named = [name_at(of, each) for each in (*of.events[:1], same_day, between, later)]
    assert named == [of.name, "乙", "乙", "丙"]


def test_an_act_made_by_hand_is_at_the_end_of_its_day() -> None:
    renamed = act("renamed", "2022-05-10", name="乙", id="A")
    by_hand = act("annual_report", "2023-01-10", year=2022, id=None)
    assert names_then(cluster(renamed, by_hand))[1:] == ["乙", "乙"]


def test_a_renaming_that_was_voided_named_nothing() -> None:
    wrong = act("renamed", "2023-01-01", name="乙", id="A")
    after = act("annual_report", "2024-01-10", year=2023, id="C")
    of = cluster(wrong, act("voided", "2024-02-01", of="A", reason="误登", id="D"), after)
    assert [name_at(of, each) for each in (wrong, after)] == [of.name, of.name]
