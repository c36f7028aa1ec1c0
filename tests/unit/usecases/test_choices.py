"""A choice is typed in either language, whichever is spoken, and means our word."""

from __future__ import annotations

import re

import pytest

from lccluster.catalogs import speak
from lccluster.choices import CHOICES, choices_in
from lccluster.errors import Unusable
from lccluster.language import every_wording
from lccluster.usecases import typed_words


@pytest.fixture(autouse=True, params=["zh", "en"])
def spoken(request: pytest.FixtureRequest) -> str:
    speak(request.param)
    return str(request.param)


@pytest.mark.parametrize("ours", CHOICES)
def test_a_choice_is_known_by_what_either_language_says(ours: str) -> None:
    for written in (ours, *every_wording(CHOICES[ours])):
        assert typed_words.choice("--outcome", written, CHOICES) == ours


def test_no_two_choices_are_spelt_alike() -> None:
    spelt = [written for each in CHOICES.values() for written in every_wording(each)]
    assert len(spelt) == len({*spelt})


@pytest.mark.parametrize("written", ["格", "不", "pass", "", "合格|不合格"])
def test_a_word_that_is_none_is_refused_with_those_of_the_language(
    written: str, spoken: str
) -> None:
    with pytest.raises(Unusable) as refused:
        typed_words.choice("--outcome", written, ["passed", "failed"])
    hint = str(refused.value.problems[0].hint)
    first = re.split(r" \(|（", hint)[0]  # what is typed in the other language stands behind
    words = {"en": ("passed", "failed"), "zh": ("合格", "不合格")}
    assert any(each in first for each in words[spoken])


def test_what_is_no_choice_names_none() -> None:
    assert choices_in("TEXT") == []
    assert choices_in("passed|failed") == ["passed", "failed"]
