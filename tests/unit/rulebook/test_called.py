"""What people call a thing of a rulebook: its id, or its label, as it is typed in either language."""

from __future__ import annotations

import pytest
from msgspec import Struct

from lccluster.catalogs import speak
from lccluster.rulebook.called import (
    called,
    explained_name,
    measures_called,
    measures_typed,
    names_of,
    typed_alone,
    typed_name,
)
from lccluster.vocabulary import Words
from shipped import BOOK


class Thing(Struct, frozen=True):
    id: str
    label: Words


ONE = Thing("one", Words(zh="甲", en="first"))
SAME = Thing("same", Words(zh="甲", en="second"))
OTHER = Thing("other", Words(zh="乙", en="third"))
ALL = (ONE, SAME, OTHER)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("one", [ONE]),
        ("乙", [OTHER]),
        ("third", [OTHER]),
        ("甲", [ONE, SAME]),
        ("", []),
        (None, []),
    ],
)
def test_a_thing_is_found_by_its_id_or_by_its_label(
    written: str | None, found: list[Thing]
) -> None:
    assert called(written, ALL) == found


def test_an_id_that_says_what_it_means_is_not_said_twice() -> None:
    speak("en")
    layout, share = (
        Thing(each, Words(zh="甲", en=says))
        for each, says in (("layout", "layout"), ("market-share", "market share"))
    )
    assert [explained_name(layout), explained_name(share)] == ["layout", "market-share"]


@pytest.mark.parametrize(
    ("lang", "typed", "alone", "other", "explained"),
    [("zh", "甲", "one", "乙", "甲"), ("en", "one", "one", "other", "one (first)")],
)
def test_it_is_named_as_it_is_typed(
    lang: str, typed: str, alone: str, other: str, explained: str
) -> None:
    speak(lang)
    assert typed_name(ONE) == typed
    assert typed_alone(ONE, ALL) == alone  # another bears its label
    assert typed_alone(OTHER, ALL) == other
    assert explained_name(ONE) == explained


def test_every_name_is_listed() -> None:
    assert [*names_of([ONE, OTHER])] == ["first", "甲", "one", "third", "乙", "other"]


def test_rulebooks_are_called_by_their_measures_and_by_ids_where_those_are_alike() -> None:
    assert measures_called([BOOK]) == [BOOK.measure.called]
    assert measures_called([BOOK, BOOK]) == ["liaocheng-2021-97"] * 2


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("zh", "聊工信发〔2021〕97号", "liaocheng-2021-97"),
        ("en", "liaocheng-2021-97", "liaocheng-2021-97"),
    ],
)
def test_rulebooks_are_typed_by_the_number_of_their_measure_in_chinese(
    language: str, one: str, two: str
) -> None:
    speak(language)
    assert measures_typed([BOOK]) == [one]
    assert measures_typed([BOOK, BOOK]) == [two, two]
