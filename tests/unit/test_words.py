"""The language spoken, sentences that wait for it, and problems that carry them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lccluster.catalogs import speak
from lccluster.errors import Problem, Severity, Unusable, nearest
from lccluster.language import Listing, Message, choose, spoken
from lccluster.vocabulary import MaterialOutcome, Outcome, Verdict, Words


@pytest.fixture(autouse=True)
def in_english(voice: None) -> None:
    speak("en")


@pytest.mark.parametrize(
    ("named", "environment", "locale", "language"),
    [
        ("en", {"LCCLUSTER_LANG": "zh"}, "zh_CN", "en"),
        (None, {"LCCLUSTER_LANG": "en_GB"}, "zh_CN", "en"),
        (None, {}, "en_US.UTF-8", "en"),
        (None, {}, "ZH_CN", "zh"),
        (None, {"LCCLUSTER_LANG": "fr"}, "en_US", "en"),
        (None, {}, "C", "zh"),
        (None, {}, None, "zh"),
    ],
)
def test_the_option_comes_before_the_environment_before_the_locale_before_chinese(
    named: str | None, environment: Mapping[str, str], locale: str | None, language: str
) -> None:
    assert choose(named, environment, locale) == language


def test_a_sentence_is_drawn_in_the_language_spoken_when_it_is_drawn() -> None:
    words, many = Words("面积", "area"), Listing([Words("甲", "a"), Words("乙", "b")])
    assert (spoken(), str(words), str(many)) == ("en", "area", "a, b")
    speak("zh")
    assert (spoken(), str(words), str(many)) == ("zh", "面积", "甲、乙")


def test_a_message_names_its_values_and_never_reads_them_as_a_template() -> None:
    assert str(Message("{name} is short", name="{x}")) == "{x} is short"
    assert str(Message("in { }")) == "in { }"
    assert str(Message("")) == ""


def test_messages_and_listings_are_compared_by_what_they_say() -> None:
    first, same, other = Message("{a}", a=1), Message("{a}", a=1), Message("{a}", a=2)
    assert first == same != other
    assert hash(first) == hash(same)
    assert first != "{a}"
    assert repr(first) == "Message('{a}', {'a': 1})"
    assert Listing("ab") == Listing(["a", "b"]) != Listing("a")
    assert hash(Listing("ab")) == hash(Listing("ab"))
    assert Listing("a") != ("a",)


def test_a_problem_says_where_what_and_what_next() -> None:
    problem = Problem(
        code="x", message=Message("Wrong."), hint=Message("Mend it."), file="a.yaml", line=4, column=3, field="county"
    )  # fmt: skip
    assert str(problem) == "a.yaml:4:3: county: Wrong. Mend it."
    assert problem.place == "a.yaml:4:3"
    assert problem.severity is Severity.ERROR


def test_a_problem_without_place_and_hint_is_its_sentence() -> None:
    assert str(Problem(code="x", message=Message("Wrong."))) == "Wrong."


def test_an_unusable_input_carries_one_problem_or_several() -> None:
    one = Problem(code="x", message=Message("Wrong."))
    assert Unusable(one).problems == (one,)
    assert Unusable([one, one]).problems == (one, one)
    assert str(Unusable([one, one])) == "x\nx"


def test_the_nearest_word_is_found_or_none() -> None:
    assert nearest("area_km", ["area_km2", "name"]) == "area_km2"
    assert nearest("zzz", ["area_km2", "name"]) is None


@pytest.mark.parametrize("kind", [Outcome, Verdict, MaterialOutcome])
def test_every_outcome_has_words_of_its_own(kind: type[Outcome]) -> None:
    said = [str(each.words) for each in kind]
    assert all(said)
    assert len(set(said)) == len(said)
