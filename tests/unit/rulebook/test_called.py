"""What people call a thing of a rulebook: its id, or its label, as it is typed in either language."""

from __future__ import annotations

import pytest
from msgspec import Struct

from lccluster.catalogs import speak
from lccluster.rulebook.called import called, explained_name, names_of, typed_alone, typed_name
from lccluster.vocabulary import Words


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
