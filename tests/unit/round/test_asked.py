"""What the command of an act of a round asks: applications and particulars, or what its kind names in their place."""

import pytest
from msgspec.structs import fields

from lccluster.errors import Unusable
from lccluster.kinds import kinds_of
from lccluster.register.acts import Particular
from lccluster.round.acts import (
    Closed,
    NoticePosted,
    ObjectionDecided,
    Recused,
    RoundAct,
    Withdrawn,
)
from lccluster.usecases.round.recording.as_said import read_said

COMMANDS = [kind for kind in kinds_of(RoundAct) if kind.command]


def keys(kind: type[RoundAct]) -> list[str]:
    return [each.key for each in kind.asked()]


def test_an_act_on_applications_asks_for_them_and_then_for_what_it_says() -> None:
    assert keys(Withdrawn) == ["applications"]
    assert keys(ObjectionDecided) == ["application", "number", "outcome", "reason"]


def test_a_kind_may_name_what_it_asks_in_their_place() -> None:
    assert keys(Recused) == ["expert", "application"]
    assert keys(NoticePosted) == ["from", "until"]
    assert keys(Closed) == []


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.command)
def test_what_is_asked_is_explained(kind: type[RoundAct]) -> None:
    assert all(each.help for each in kind.asked())
    assert {*kind.every} <= {"on", "document_number", "note", "override"}


REASONED = [
    (kind, each)
    for kind in COMMANDS
    for each in kind.asked()
    if each.key == "reason" and any(one.name == "reason" and one.required for one in fields(kind))
]


@pytest.mark.parametrize("said", ["", "无", "没有", "—", "n/a"])
@pytest.mark.parametrize(("kind", "each"), REASONED, ids=lambda one: getattr(one, "command", ""))
def test_a_reason_that_says_nothing_is_not_given(
    kind: type[RoundAct], each: Particular, said: str
) -> None:
    with pytest.raises(Unusable):
        read_said(kind, each, said)


def test_kinds_that_need_a_reason_are_these() -> None:
    named = {kind.command for kind, _ in REASONED}
    assert named >= {"review", "not-recommend", "not-propose", "decide-objection"}
