"""What is made of a value once, and when it is made again."""

from __future__ import annotations

import pytest

from lccluster.catalogs import speak
from lccluster.kept import KeptPieces
from lccluster.language import Message


class Making:
    """Draws values and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, value: object) -> str:
        self.asked += 1
        return str(value)


@pytest.fixture
def making(voice: None) -> Making:
    speak("en")
    return Making()


def test_what_is_made_of_a_value_is_made_once(making: Making) -> None:
    kept, value = KeptPieces[str](), Message("met")
    assert [kept.of(value, making) for _ in range(3)] == ["met"] * 3
    assert making.asked == 1


def test_a_value_that_only_equals_another_one_has_its_own(making: Making) -> None:
    kept = KeptPieces[str]()
    for value in (Message("met"), Message("met")):
        kept.of(value, making)
    assert making.asked == 2


def test_values_live_as_long_as_what_was_made_of_them(making: Making) -> None:
    kept = KeptPieces[str]()
    assert [kept.of(Message(str(number)), making) for number in range(50)] == [
        str(number) for number in range(50)
    ]


def test_of_several_values_each_is_made_once(making: Making) -> None:
    kept, values = KeptPieces[str](), [Message("met"), Message("not met")]
    assert kept.of(values[1], making) == "not met"
    for _ in range(2):
        assert kept.each([*values, values[0]], making) == ["met", "not met", "met"]
    assert making.asked == 2


def test_what_several_values_make_together_depends_on_all_and_on_their_order(
    making: Making,
) -> None:
    kept, (one, two) = KeptPieces[str](), ("met", "not met")
    for values in ((one, two), (two, one), (one,), (one, two)):
        assert kept.of_all(values, making) == str(values)
    assert making.asked == 3


def test_in_another_language_everything_is_drawn_anew(making: Making) -> None:
    kept, value = KeptPieces[str](), Message("met")
    kept.of(value, making)
    speak("zh")
    assert kept.of(value, making) == "符合"
    speak("en")
    assert kept.each([value], making) == ["met"]
    speak("zh")
    assert kept.each([value], making) == ["符合"]


def test_several_values_are_drawn_anew_in_another_language(making: Making) -> None:
    kept, value = KeptPieces[str](), Message("met")
    kept.of_all([value], lambda values: making(values[0]))
    speak("zh")
    assert kept.of_all([value], lambda values: making(values[0])) == "符合"


def test_what_is_not_asked_for_makes_room(making: Making) -> None:
    kept = KeptPieces[str](most=2)
    met, not_met, blank, open_ = map(Message, ("met", "not met", "not stated", "undecided"))
    for value in (met, not_met, blank, met, open_, met):
        kept.of(value, making)
    assert making.asked == 4  # one that is asked for time and again is made once
    kept.of(not_met, making)
    assert making.asked == 5
