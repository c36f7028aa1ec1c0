"""Acts of a round that are not as they were sealed: said with every answer that is drawn from them, and nothing goes out that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_round_check import FIRST, HERE, SECOND, Held, held
from test_round_packs import Desk, desk

from rounds import application, write

__all__ = ["desk", "held"]

CHANGED = "This act was changed after it was sealed"
ASKING = (
    ("list",),
    ("list", "--format", "json"),
    ("show",),
    ("show", FIRST),
    ("todo",),
    ("scores",),
)
WRITING = (
    ("report-page", "out.html"),
    ("draft", "recommendation", "-o", "out.docx"),
    ("sheets", "-o", "out.d"),
)


def _record(number: str) -> Path:
    return HERE / "applications" / number / "record.yaml"


def _alter(number: str = FIRST, old: str = "on: 2025-04-20", new: str = "on: 2025-04-21") -> None:
    text = _record(number).read_text("utf-8")
    assert old in text
    _record(number).write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
def test_every_answer_on_a_round_says_which_act_is_not_as_it_was_sealed(
    held: Held, words: tuple[str, ...]
) -> None:
    assert CHANGED not in held.round(*words).err
    _alter()
    assert held.round(*words).err.count(CHANGED) == 1
    _alter(FIRST, "on: 2025-04-21", "on: 2025-04-20")
    assert CHANGED not in held.round(*words).err


def test_an_act_of_a_round_that_was_taken_out_is_missed(held: Held) -> None:
    lines = _record(SECOND).read_bytes().splitlines(keepends=True)
    _record(SECOND).write_bytes(b"".join(lines[:-1]))
    assert "was sealed and is gone" in held.round("list").err


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_no_document_of_a_round_is_written_that_would_rest_on_it(
    held: Held, words: tuple[str, ...]
) -> None:
    _alter()
    assert held.round(*words, code=7).err.count(CHANGED) == 1
    assert not [each for each in Path().rglob("out.*") if each.is_file()]
    assert held.run("register", "pack", "--round", HERE, "-o", "out.lcp").code == 7
    assert not Path("out.lcp").exists()


def test_nothing_is_recorded_on_such_an_application_and_on_others_as_ever(held: Held) -> None:
    _alter()
    before = _record(FIRST).read_bytes()
    for more in ((), ("--dry-run",)):
        said = held.round("withdraw", FIRST, "--on", "2025-07-12", *more, code=7).err
        assert said.count(CHANGED) == 1
        assert "Nothing is recorded" in said
    assert _record(FIRST).read_bytes() == before
    held.round("withdraw", SECOND, "--on", "2025-07-12")


def test_an_act_of_a_round_added_by_hand_is_no_damage_to_its_answers(held: Held) -> None:
    with _record(SECOND).open("a", encoding="utf-8") as file:
        file.write("  - {id: 手工-1, event: withdrawn, on: 2025-07-12}\n")
    assert "sealed" not in held.round("list").err
    held.round("report-page", "out.html")


def test_applications_of_others_that_did_not_come_with_their_chain_are_not_missed(
    desk: Desk,
) -> None:
    for county in ("冠县", "莘县"):
        desk.at("市局", "receive", f"{county}.lcp")
    desk.at("市局", "pack", "--county", "冠县", "-o", "part.lcp")
    desk.at("冠县", "receive", "part.lcp")
    assert "sealed" not in desk.at("冠县", "list").err
    desk.at("冠县", "report-page", "out.html")


# An application that is gone


GONE = "was recorded, and its folder is gone"


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
def test_every_answer_on_a_round_says_which_application_is_gone(
    held: Held, words: tuple[str, ...]
) -> None:
    away = _taken_away(SECOND)
    assert held.round(*words).err.count(f"{SECOND} {GONE}") == 1
    away.rename(HERE / "applications" / SECOND)
    assert GONE not in held.round(*words).err


def test_a_record_that_is_gone_out_of_its_folder_is_told_from_a_folder_that_is_gone(
    held: Held,
) -> None:
    _record(SECOND).rename("record.yaml")
    said = held.round("list").err
    assert f"{SECOND} was recorded, and “record.yaml” in its folder is gone." in said


def test_a_record_that_cannot_be_read_is_not_gone(held: Held) -> None:
    _record(SECOND).write_text("id: [", "utf-8")
    said = held.round("check", code=7).err
    assert "gone" not in said
    assert f"{SECOND}/record.yaml:2" in said.replace("\\", "/")


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_no_document_of_a_round_is_written_without_it(held: Held, words: tuple[str, ...]) -> None:
    _taken_away(SECOND)
    assert held.round(*words, code=7).err.count(GONE) == 1
    assert not [each for each in Path().rglob("out.*") if each.is_file()]


def test_whoever_asks_for_it_is_offered_no_other(held: Held) -> None:
    _taken_away(SECOND)
    said = held.round("show", SECOND, code=2).err
    assert "Is it" not in said
    assert said.count(GONE) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("propose", FIRST, "--on", "2025-07-12"),
        ("notice", "--from", "2025-07-14"),
        ("promulgate", "--on", "2025-08-12", "--document", "x"),
        ("close", "--on", "2025-12-12"),
    ],
    ids=lambda words: words[0],
)
def test_what_rests_on_all_applications_is_not_recorded(held: Held, words: tuple[str, ...]) -> None:
    _taken_away(SECOND)
    before = sorted(each.read_bytes() for each in HERE.rglob("*.yaml"))
    ran = held.run("round", *words, "--round", HERE)
    assert ran.code in (6, 7)
    assert GONE in ran.err
    assert sorted(each.read_bytes() for each in HERE.rglob("*.yaml")) == before


def test_a_check_says_once_that_it_is_gone_and_not_of_every_act(held: Held) -> None:
    _taken_away(SECOND)
    said = held.round("check", code=7).err
    assert said.count(f"{SECOND} {GONE}") == 1
    assert "An act of" not in said


def test_its_number_is_given_to_no_other(held: Held) -> None:
    _taken_away(SECOND)
    form = write("third.yaml", application("莘县丙特色产业集群", "莘县"))
    held.round("file", form, "--on", "2025-04-11")
    assert _record("371522-03").is_file()
    assert not _record(SECOND).exists()


def _taken_away(number: str) -> Path:
    return _record(number).parent.rename(Path("away"))
