"""Two rulebooks as values: what one drops, adds or changes is told by the words that people know it by."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from forms import FORM
from lccluster.quantities import Approximate
from lccluster.render.screen.rulebooks.difference_words import key_words
from lccluster.rulebook.approximate import span
from lccluster.rulebook.consistency import flaws
from lccluster.rulebook.differences import Change, _facts, _parts, differences
from lccluster.rulebook.duty import MonthDay
from lccluster.rulebook.rulebook import Rulebook
from shipped import BOOK, BOTH, NATION

UNITS = {each.path: each.unit for each in FORM.fields}


def less() -> Rulebook:
    """The shipped rulebook without its first condition, article, reading, slip and contradiction, and what a recommendation is."""
    first = BOOK.conditions.conditions
    return replace(
        BOOK,
        conditions=replace(BOOK.conditions, conditions=first[1:]),
        measure=replace(
            BOOK.measure, articles=BOOK.measure.articles[1:], readings=BOOK.measure.readings[1:]
        ),
        form_checks=replace(
            BOOK.form_checks,
            slips=BOOK.form_checks.slips[1:],
            contradictions=BOOK.form_checks.contradictions[1:],
            recommendation=None,
        ),
    )


@pytest.mark.parametrize(
    ("there", "here", "change"),
    [(BOOK, less(), Change.DROPPED), (less(), BOOK, Change.ADDED)],
    ids=["dropped", "added"],
)
def test_what_only_one_of_them_has_is_told_in_its_own_words(
    there: Rulebook, here: Rulebook, change: Change
) -> None:
    found, asked = differences(there, here), BOOK.form_checks.recommendation
    assert asked
    assert {each.change for each in found} == {change}
    told = {
        each.part.value: each.before if change is Change.DROPPED else each.after for each in found
    }
    assert told == {
        "conditions": BOOK.conditions.conditions[0].says,
        "readings": BOOK.measure.readings[0].chosen,
        "contradictions": BOOK.form_checks.contradictions[0].label,
        "slips": BOOK.form_checks.slips[0].written_in,
        "articles": BOOK.measure.articles[0].says,
        "recommendation": asked.article,  # it has no words of its own
    }


def test_a_changed_entry_is_told_fact_by_fact() -> None:
    [found] = differences(BOOK, replace(BOOK, measure=replace(BOOK.measure, document_number="1号")))
    assert (found.change, found.before, found.after) == (
        Change.CHANGED,
        BOOK.measure.document_number,
        "1号",
    )


def test_a_rulebook_need_not_say_how_approximate_figures_or_opinions_are_read() -> None:
    silent = replace(NATION.book.form_checks, approximate=None, recommendation=None)
    assert flaws(replace(NATION.book, form_checks=silent)) == []
    assert silent.approximate is None


def test_a_word_that_the_rulebook_does_not_list_leaves_every_number_possible() -> None:
    reading = BOOK.form_checks.approximate
    assert reading is not None
    unlisted = reading.span(Approximate(Decimal(30), "某", "某30"))
    assert not unlisted.is_exact
    assert unlisted == span(Approximate(Decimal(30), "某", "某30"), None, None)


def test_a_waiver_need_not_ask_for_evidence() -> None:
    waivers = tuple(replace(each, evidence=None) for each in BOOK.conditions.waivers)
    book = replace(BOOK, conditions=replace(BOOK.conditions, waivers=waivers))
    assert flaws(book) == []


def test_a_day_of_every_year_is_written_as_rulebooks_write_it() -> None:
    assert str(MonthDay(1, 10)) == "01-10"


def test_every_key_that_two_rulebooks_can_differ_in_has_words() -> None:
    for shipped in BOTH:
        for part, entries in _parts(shipped.book).items():
            for entry in entries.values():
                assert all(str(key_words(part, what)) for what in _facts(entry))
