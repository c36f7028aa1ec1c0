"""How a column that a table may have is headed in the language spoken, so that it is read as what is meant."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.form.parts import FormField
from lccluster.rulebook.conditions import Condition
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.headings.needed import form_of_tables
from lccluster.simulation.headings.reading import resolved
from lccluster.simulation.headings.spellings import answers_called
from lccluster.vocabulary import Words


def head_of_answer(rule: Condition, books: Sequence[Rulebook]) -> str:
    """Head the column of words that answer a condition."""
    return _head(rule.id, rule.label, rule.id, books)


def head_of_column(column: FormField, books: Sequence[Rulebook]) -> str:
    """Head a column that a table may have in the place of a list of the form, or of findings."""
    return _head(column.key, column.label, column.also[-1], books)


def _head(key: str, label: Words, own: str, books: Sequence[Rulebook]) -> str:
    """Give the label, but a column's own name where the label is read as another column."""
    found, _ = resolved(str(label), answers_called(books), form_of_tables(books))
    return str(label) if found == key else own
