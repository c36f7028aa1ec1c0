"""What was handed in: outcome and reason for every state of a material."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.eligibility.materials import FileFact, FileState, MaterialResult, handed_in_itself
from lccluster.eligibility.steps.next_steps import Need
from lccluster.rulebook.materials import RequiredMaterials
from lccluster.vocabulary import Verdict
from shipped import BOOK, assessed, form

FINE = FileState.FINE


@pytest.fixture(autouse=True)
def in_english(voice: None) -> None:
    speak("en")


def reviewed(name: str, written: Any, **facts: FileFact) -> MaterialResult:
    """One material reviewed; the files are a.pdf and b.pdf."""
    files = {f"{key}.pdf": fact for key, fact in facts.items()}
    made = assessed(form(**{f"materials__{name}": written}), files=files)
    return next(each for each in made.materials if each.rule.id == name)


@pytest.mark.parametrize(
    ("states", "outcome", "reason"),
    [
        (["absent"], "missing", "no such file beside the form: a.pdf"),
        (["empty"], "unreadable", "the file is empty: a.pdf"),
        (["broken"], "unreadable", "the file cannot be read: a.pdf"),
        (["outside"], "unreadable", "lies outside the folder of the form, where nothing is looked at: a.pdf"),
        (["fine", "absent"], "missing", "no such file beside the form: b.pdf"),
        (["absent", "absent"], "missing", "no such file beside the form: a.pdf, b.pdf"),
        (["absent", "empty"], "unreadable", "the file is empty: a.pdf, b.pdf"),
        (["absent", "broken"], "unreadable", "the file cannot be read: a.pdf, b.pdf"),
        (["empty", "outside"], "unreadable", "lies outside the folder of the form, where nothing is looked at: a.pdf, b.pdf"),
        (["fine"], "present", "handed in"),
    ],
)  # fmt: skip
def test_a_file_is_as_the_disk_has_it(states: list[str], outcome: str, reason: str) -> None:
    facts = {name: FileFact(FileState(state)) for name, state in zip("ab", states, strict=False)}
    made = reviewed("development_plan", [f"{name}.pdf" for name in facts], **facts)
    assert (made.outcome, str(made.reason)) == (outcome, reason)
    assert made.holds is (outcome == "present")


@pytest.mark.parametrize("written", [None, [], "false", "/", [{"handed_in": "false"}, None]])
def test_what_was_not_handed_in_is_missing(written: Any) -> None:
    made = reviewed("development_plan", written)
    assert (made.outcome, str(made.reason), made.holds) == ("missing", "not handed in", False)


@pytest.mark.parametrize(
    ("counts", "outcome", "reason"),
    [
        ([3000], "present", "3000 characters of at most 3000"),
        ([3001], "over_limit", "3001 characters, 1 over the limit of 3000"),
        ([2000, 1000], "present", "3000 characters of at most 3000"),
        ([2000, 1001], "over_limit", "3001 characters, 1 over the limit of 3000"),
        ([None], "present", "handed in; uncounted, at most 3000 characters"),
        ([4000, None], "over_limit", "4000 characters, 1000 over the limit of 3000"),
        ([3000, None], "present", "handed in; uncounted, at most 3000 characters"),
        ([0], "missing", "not a single character that can be counted"),
        ([0, 0], "missing", "not a single character that can be counted"),
        ([0, None], "present", "handed in; uncounted, at most 3000 characters"),
        ([0, 1], "present", "1 characters of at most 3000"),
    ],
)
def test_an_introduction_is_counted_where_it_can_be(
    counts: list[int | None], outcome: str, reason: str
) -> None:
    facts = {name: FileFact(FINE, count) for name, count in zip("ab", counts, strict=False)}
    made = reviewed("introduction", [f"{name}.pdf" for name in facts], **facts)
    assert (made.outcome, str(made.reason)) == (outcome, reason)
    assert made.uncounted is ("uncounted" in reason)


@pytest.mark.parametrize("written", ["true", {"handed_in": "true"}, ["a.txt", "true"]])
def test_an_introduction_on_paper_is_counted_by_people(written: Any) -> None:
    made = assessed(form(materials__introduction=written))
    (step,) = made.next_steps
    assert (step.needs, step.of) == (Need.COUNT, "introduction")
    assert str(step.message).startswith(
        "Have a person count introduction (Article 6 (2)), at most 3000 characters"
    )
    assert (made.verdict, step.can_change) == (Verdict.ELIGIBLE, (Verdict.ELIGIBLE,))


@pytest.mark.parametrize(("characters", "outcome"), [("3000", "present"), ("3001", "over_limit")])
def test_what_a_person_counted_is_held_against_the_limit(characters: str, outcome: str) -> None:
    made = reviewed("introduction", {"handed_in": "true", "characters": characters})
    assert (made.outcome, made.uncounted) == (outcome, False)


@pytest.mark.parametrize("said", [None, "false", "missing.docx"])
def test_a_form_that_is_the_document_itself_is_handed_in_unless_it_says_otherwise(
    said: str | None,
) -> None:
    itself = handed_in_itself(form(materials__application_form=said))
    (entry,) = itself.materials.application_form
    assert (entry.handed_in, entry.file) == (
        (True, None) if said is None else (False, None) if said == "false" else (None, said)
    )


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ({"file": "a.pdf", "sealed": "true"}, "present"),
        ({"handed_in": "true", "sealed": "true"}, "present"),
        ({"file": "a.pdf", "sealed": "false"}, "unsealed"),
        ("a.pdf", "unsealed"),
        ("true", "unsealed"),
        ([{"file": "a.pdf", "sealed": "true"}, "b.pdf"], "unsealed"),
        ([{"file": "a.pdf", "sealed": "true"}, "false"], "present"),
    ],
)
def test_a_statement_bears_a_seal(written: Any, outcome: str) -> None:
    made = reviewed("truthfulness_statement", written)
    assert (made.outcome, made.holds) == (outcome, outcome == "present")


@pytest.mark.parametrize(
    ("written", "verdict"), [(None, Verdict.ELIGIBLE), ("a.pdf", Verdict.INCOMPLETE)]
)
def test_an_optional_material_may_be_missing_but_not_spoilt(
    written: str | None, verdict: Verdict
) -> None:
    broken = {"a.pdf": FileFact(FileState.BROKEN)}
    assert assessed(form(materials__other_proof=written), files=broken).verdict is verdict


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({}, "handed in"),
        ({"years": 3}, "handed in; people see to it: 3 years"),
        ({"copies": 4}, "handed in; people see to it: 4 copies"),
        ({"years": 3, "copies": 4}, "handed in; people see to it: 3 years, 4 copies"),
    ],
)
def test_what_only_people_can_see_of_a_material_is_said(asked: dict[str, Any], reason: str) -> None:
    rules = BOOK.materials.materials
    changed = tuple(replace(r, **asked) if r.id == "development_plan" else r for r in rules)
    book = replace(BOOK, materials=RequiredMaterials(changed))
    [made] = [
        each
        for each in assessed(form(materials__development_plan="true"), book=book).materials
        if each.rule.id == "development_plan"
    ]
    assert (made.outcome.value, str(made.reason)) == ("present", reason)


def test_characters_are_counted_of_the_materials_that_have_a_limit_in_them() -> None:
    assert BOOK.materials.counted == {"introduction"}
