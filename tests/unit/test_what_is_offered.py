"""What an error offers in the place of a word is said in the language spoken, and taken where it is typed."""

from __future__ import annotations

import re

import pytest

from lccluster.catalogs import speak
from lccluster.choices import CHOICES, choices_offered, spellings
from lccluster.errors import is_it
from lccluster.files.rules.rulebook_folder import shipped_rules
from lccluster.files.yaml.reader import read_yaml
from lccluster.files.yaml.typed.keys import keys_for
from lccluster.files.yaml.typed.shapes import keys_offered
from lccluster.form.keys import keys_of
from lccluster.language import Names, offers
from lccluster.round.call import Call
from lccluster.round.reviewing.panel import Panel
from lccluster.rulebook.called import called, names_of
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.headings.needed import form_of_tables, needed
from lccluster.simulation.headings.reading import _offered, resolved
from lccluster.simulation.headings.spellings import answers_called
from lccluster.usecases.rules.settable import meant, settables, typed_path
from shipped import BOOK, NATION

BOOKS = pytest.mark.parametrize("book", [BOOK, NATION.book], ids=["city", "nation"])
LATIN = re.compile("^[ -~]+$")


@pytest.fixture(autouse=True)
def in_chinese(voice: None) -> None:
    speak("zh")


@pytest.mark.parametrize(
    ("lang", "written", "asked"),
    [
        ("zh", "medai", "是不是“媒体宣传（media）”？"),
        ("zh", "媒体宣转", "是不是“媒体宣传”？"),
        ("en", "medai", "Is it media?"),
        ("en", "媒体宣转", "Is it media (媒体宣传)?"),
    ],
)
def test_what_is_nearly_written_is_offered_by_its_label(
    lang: str, written: str, asked: str
) -> None:
    speak(lang)
    assert str(is_it(written, names_of(BOOK.conditions.conditions))) == asked


def test_a_spelling_that_differs_in_nothing_but_case_stands_once() -> None:
    assert offers("CSV", ["csv"]) == {"csv": "CSV"}


def test_names_that_hold_a_comma_stand_in_quotation_marks() -> None:
    assert str(Names(["甲、乙", "丙"])) == "“甲、乙”、丙"
    speak("en")
    assert str(Names(["one, two", "three"])) == "“one, two”, three"


def _name(shown: object) -> str:
    """Give the name that stands before the spelling in brackets."""
    values = getattr(shown, "values", None)
    return str(values["name"]) if values else str(shown)


@BOOKS
def test_conditions_are_taken_by_what_is_offered(book: Rulebook) -> None:
    known = book.conditions.conditions
    for written, shown in names_of(known).items():
        assert called(_name(shown), known) == called(written, known)
        assert not LATIN.match(_name(shown))


@BOOKS
def test_keys_of_the_form_are_taken_by_what_is_offered(book: Rulebook) -> None:
    keys = keys_of(book.form)
    for written, shown in keys.offered().items():
        assert keys.find(_name(shown)) == keys.find(written)
        assert not LATIN.match(_name(shown))


@pytest.mark.parametrize("kind", [Call, Panel])
def test_keys_of_calls_and_panels_are_taken_by_what_is_offered(kind: type) -> None:
    for written, shown in keys_offered(kind).items():
        assert keys_for(kind).find(_name(shown)) == keys_for(kind).find(written)
        assert not LATIN.match(_name(shown))


def test_choices_are_taken_by_what_is_offered() -> None:
    known = spellings(CHOICES)
    for written, shown in choices_offered(CHOICES).items():
        assert _name(shown) in known
        assert not LATIN.match(_name(shown)), written


@BOOKS
def test_offices_are_taken_by_what_is_offered(book: Rulebook) -> None:
    for written, shown in book.offices.names.items():
        assert book.offices.county(_name(shown)) is book.offices.county(written)
        assert not LATIN.match(_name(shown))


@pytest.mark.parametrize("name", ["liaocheng-2021-97", "sme-clusters-2022"])
def test_figures_of_a_rulebook_are_taken_by_what_is_offered(name: str) -> None:
    book = {"liaocheng-2021-97": BOOK, "sme-clusters-2022": NATION.book}[name]
    measure, conditions = (
        read_yaml(next((shipped_rules() / name).glob(f"*{part}.yaml"))).data
        for part in ("measure", "conditions")
    )
    known = settables(measure, conditions, book.form)
    for each in known:
        assert meant(typed_path(each, known), known) is each
        assert not LATIN.match(typed_path(each, known))


@BOOKS
def test_columns_of_a_table_are_taken_by_what_is_offered(book: Rulebook) -> None:
    answers, form = answers_called([book]), form_of_tables([book])
    for key, shown in _offered(answers, form).items():
        if key in {*needed([book])}:
            assert resolved(_name(shown), answers, form) == (key, None)
            assert not LATIN.match(_name(shown)) or key in form.yearly_units  # these take a year
