"""Every kind of act says of itself all that commands, histories, files and the law ask of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import fields

from lccluster.catalogs import speak
from lccluster.kinds import kinds_of
from lccluster.language import every_wording
from lccluster.register.acts import Act, labels
from registers import KINDS, act, cluster, title

BOOKKEEPING = {"id", "event", "recorded_at"}


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
