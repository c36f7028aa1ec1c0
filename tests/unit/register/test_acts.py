"""Every kind of act says of itself all that commands, histories, files and the law ask of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import fields, replace

from lccluster.catalogs import speak
from lccluster.kinds import kinds_of
from lccluster.language import every_wording
from lccluster.register.acts import Act, Settled, Voided, labels
from lccluster.rulebook.measure import Grounds
from registers import KINDS, MEASURE, act, cluster, title

BOOKKEEPING = {"id", "event", "recorded_at", "recorded_by"}


@pytest.fixture(autouse=True)
def in_chinese(voice: None) -> None:
    speak("zh")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_all_that_an_act_says_has_a_head_in_both_languages(kind: type[Act]) -> None:
    keys = {each.name for each in fields(kind)} - BOOKKEEPING
    assert keys <= set(labels())
    own = {each.key for each in kind.particulars}
    assert own == keys - {each.name for each in fields(Act)}
    for words in (kind.words, *(each.label for each in kind.particulars)):
        assert len(set(every_wording(words))) == 2


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_correction_can_say_what_an_act_says_and_no_more(kind: type[Act]) -> None:
    assert set(kind.correctable) <= {each.name for each in fields(kind)}


def test_no_two_acts_have_the_same_word_command_or_name_on_the_screen() -> None:
    kinds: Any = kinds_of(Act)
    commands = [each.command for each in kinds if each.command]
    for said in (list(KINDS), commands, [str(each.words) for each in kinds]):
        assert len(said) == len(set(said))


def test_an_act_goes_back_by_the_command_that_its_kind_names() -> None:
    ways = {kind: KINDS[kind].taken_back.command.partition(" ")[0] for kind in KINDS}
    assert {kind for kind, way in ways.items() if way == "set-aside"} == {
        "cancelled",
        "revoked",
        "review_failed",
    }
    assert ways["annual_report"] == ways["renamed"] == ways["corrected"] == "void"
    assert ways["recognised"] == ways["set_aside"] == "correct"


def test_an_act_on_another_one_leaves_the_title_to_the_acts_that_count() -> None:
    held = title(cluster(), "2023-01-01")
    for on in (
        act("set_aside", "2024-01-01", of="R"),
        act("corrected", "2024-01-01", of="R", values={}),
    ):
        assert on.changed(held, None) is held  # type: ignore[arg-type]


def test_where_no_ground_is_stated_nothing_usually_follows_a_failed_re_review() -> None:
    failed = act("review_failed", "2027-03-01")
    silent = replace(MEASURE, grounds=Grounds((), ()))
    assert failed.next_command(["LC-2022-001"], silent) is None
    assert "cancel LC-2022-001" in str(failed.next_command(["LC-2022-001"], MEASURE))


def test_what_usually_comes_next_names_every_title() -> None:
    applied = act("review_applied", "2027-01-10")
    assert act("renamed", "2023-01-01", name="乙").next_command(["LC-2022-001"], MEASURE) is None
    nexts = {kind: KINDS[kind].usually_next for kind in KINDS if KINDS[kind].usually_next}
    assert "review_applied" in nexts
    command = applied.next_command(["LC-2022-001", "LC-2022-002"], MEASURE)
    assert command is not None
    assert command.startswith("lccluster register ")
    assert "LC-2022-001" in command
    assert "LC-2022-002" in command


def test_no_provision_stands_behind_the_setting_aside_of_an_act_that_none_names() -> None:
    assert act("annual_report", "2023-01-01", year=2022).article(MEASURE) is None
    assert act("revoked", "2023-01-01", ground="14.1").article(MEASURE) is not None


def test_a_voided_record_says_so_and_counts_from_the_day_of_that_record() -> None:
    report = act("annual_report", "2023-01-05", id="A", year=2022)
    voided = act("voided", "2024-01-01", of="A")
    assert isinstance(voided, Voided)
    assert str(voided.mark) == "已于 2024-01-01 作废"
    assert voided.counts_on(report)
    assert not voided.counts_on(act("revoked", "2023-01-05", id="A", ground="14.1"))
    assert Voided.usual_day([report], {"of": "A"}) == report.on
    assert Voided.usual_day([report], {"of": "B"}) is None


def test_a_settlement_says_so_and_counts_from_the_day_of_what_it_is_on() -> None:
    report = act("annual_report", "2023-01-05", id="A", year=2022)
    settled = act("settled", "2023-01-05", of="A", kept="B")
    assert isinstance(settled, Settled)
    assert str(settled.mark) == "2023-01-05 处理冲突，不计"
    assert Settled.usual_day([report], {"of": "A"}) == report.on
    assert Settled.usual_day([report], {"of": "B"}) is None


def test_a_ground_is_named_by_its_label_too() -> None:
    by_id = act("revoked", "2025-01-02", ground="14.1", document_number="文")
    stated = by_id.stated(MEASURE)
    assert stated is not None
    for label in (stated.label.zh, stated.label.en):
        assert replace(by_id, ground=label).stated(MEASURE) == stated
    assert replace(by_id, ground="弄虚").stated(MEASURE) is None
