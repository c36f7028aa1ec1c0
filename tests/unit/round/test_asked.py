"""What the command of an act of a round asks: applications and particulars, or what its kind names in their place."""

import pytest

from lccluster.kinds import kinds_of
from lccluster.round.acts import (
    Closed,
    NoticePosted,
    ObjectionDecided,
    Recused,
    RoundAct,
    Withdrawn,
)

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
