"""What was done and how an application stands since are called by two words, so that no reader takes one for the other."""

from __future__ import annotations

import pytest

from lccluster.catalogs import speak
from lccluster.kinds import kinds_of
from lccluster.round.acts import RoundAct
from lccluster.round.states import State


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_act_is_called_as_a_state_is(language: str) -> None:
    speak(language)
    acts = {str(each.words) for each in kinds_of(RoundAct)}
    assert acts.isdisjoint(str(each.words) for each in State)
