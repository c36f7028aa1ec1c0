"""Where each key stands in a table, and what is wrong with its headings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem
from lccluster.form.form import Form
from lccluster.language import Message
from lccluster.rulebook.conditions import POINTS
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.headings.needed import TABLES_OWN, form_of_tables, items_of
from lccluster.simulation.headings.reading import FOR_EACH_YEAR, of_a_year, resolved, unknown
from lccluster.simulation.headings.spellings import Answers, answers_called
from lccluster.simulation.plans.asked import choosing, figures, year_of
from lccluster.simulation.plans.counts import counts_of, with_counts
from lccluster.simulation.plans.item_points import points_of, with_points

MOST_PROBLEMS = 20  # of a table that are named; the first ones tell what is wrong with it
TAKEN_OUT = Message("A column that is not needed is taken out of the table.")


class Layout(Struct, frozen=True):
    """Where each key stands in a table: its place counted from 0, and its heading as written.

    `form` has the fields of every rulebook that is asked.
    """

    places: Mapping[str, int]
    headings: Mapping[str, str]
    form: Form

    def heading(self, key: str) -> str:
        """Give a key's heading as the table writes it."""
        return self.headings.get(key, key)

    def is_list(self, key: str) -> bool:
        """Tell whether a key is a list of a form as a whole, which is no column of a table."""
        return key in self.form.by_path and self.form.by_path[key].is_list


def layout(
    headings: Sequence[str | None],
    books: Sequence[Rulebook],
    *,
    file: str,
    line: int | None,
    ignored: Sequence[str] = (),
    passed_over: Callable[[], Collection[str]] = tuple,
    surplus: Message = TAKEN_OUT,
) -> tuple[Layout, list[Problem]]:
    """Find what each column is; problems name unknown and doubled headings.

    A blank heading is passed over (the reader proves that nothing stands below it), and so is one
    of `passed_over` that names no field, however it is spaced; `ignored` are exact. `surplus` says what becomes
    of a column that is not needed.
    """
    answers, form = answers_called(books), form_of_tables(books)
    read = [
        _Heading(place, written, *resolved(written.strip(), answers, form))
        for place, written in enumerate(headings)
        if written is not None and written not in ignored
    ]
    read = [each for each in read if each.key or each.written.strip().lower() not in passed_over()]
    first: dict[str, _Heading] = {}
    for each in read:
        if each.key is not None:
            first.setdefault(each.key, each)
    problems = {each.place: found for each in read if (found := _flaw(each, first))}
    problems |= _twice_answered(first, books) | _unknown(read, answers, form, surplus)
    return Layout(
        {key: each.place for key, each in first.items()},
        {key: each.written for key, each in first.items()},
        form,
    ), [_at(problems[place], file, line, place) for place in sorted(problems)[:MOST_PROBLEMS]]


class _Heading(Struct, frozen=True):
    """A heading, where it stands, and the key that it means or why it means none."""

    place: int
    written: str
    key: str | None
    problem: Problem | None


def _flaw(heading: _Heading, first: Mapping[str, _Heading]) -> Problem | None:
    if heading.key is not None and first[heading.key] is not heading:
        return _doubled(heading.written, first[heading.key].written)
    return heading.problem


def _unknown(
    read: Sequence[_Heading], answers: Answers, form: Form, surplus: Message
) -> dict[int, Problem]:
    found = (each for each in read if each.key is None and not each.problem)
    named = islice(found, MOST_PROBLEMS)  # what one may mean takes a moment to find
    return {each.place: unknown(each.written.strip(), answers, form, surplus) for each in named}


def _rivals(books: Sequence[Rulebook]) -> Iterator[tuple[str, str]]:
    """Pair the columns of counts and points with those that answer the same condition."""
    for rule in (rule for book in books for rule in book.conditions.conditions):
        yield from ((each.column.key, rule.id) for each in counts_of(rule))
        yield from ((each.key, rule.id) for each in points_of(rule))


def _doubled(written: str, first: str) -> Problem:
    return Problem(
        code="doubled-column",
        message=Message("“{key}” and “{first}” are the same field.", key=written, first=first)
        if written != first
        else Message("“{key}” stands here a second time.", key=written),
        hint=Message("Keep one of the two."),
    )


def _twice_answered(first: Mapping[str, _Heading], books: Sequence[Rulebook]) -> dict[int, Problem]:
    pairs = ((first.get(one), first.get(other)) for one, other in _rivals(books))
    found = (
        sorted((one, other), key=lambda each: each.place) for one, other in pairs if one and other
    )
    return {
        second.place: _DOUBLED_COLUMN.at(key=second.written, first=before.written)
        for before, second in found
    }


def _at(problem: Problem, file: str, line: int | None, place: int) -> Problem:
    return replace(problem, file=file, line=line, column=place + 1 if line else None)


def missing(found: Layout, book: Rulebook, file: str) -> list[Problem]:
    """Name the figures of a rulebook that the table has no column for."""
    book = with_points(with_counts(book, found.places), found.places)
    wanted = [*figures(book), *choosing(book)]
    if (
        POINTS in book.form.group_by_id
    ):  # who gives points for one item gives them for all, or a blank
        wanted += items_of(book)
    return [
        _asked_for(key, book.form, file)
        for key in dict.fromkeys(wanted)
        if key not in found.places and not any(year_of(each, key) for each in found.places)
    ]


def _asked_for(key: str, form: Form, file: str) -> Problem:
    label, field = _called(key, form), _named(key, form)
    problem = (
        _MISSING_YEARS.at(file, field=field, label=label, example=of_a_year(key, form))
        if key in form.yearly_units
        else _MISSING_COLUMN.at(file, field=field, label=label)
    )
    return replace(problem, spelt=label)


def _named(key: str, form: Form) -> str:
    """Give what a table writes for a key: that of a count is long, its heading is not."""
    return form.cell_by_path[key].also[-1] if key.startswith(TABLES_OWN) else key


def _called(key: str, form: Form) -> str:
    """Call a column as people do, who may head it so."""
    return str(form.by_path[key].label) if key in form.by_path else _named(key, form)


_DOUBLED_COLUMN = Fault(
    "doubled-column",
    Message("“{key}” and “{first}” answer the same condition."),
    Message("Keep one of the two."),
)
_MISSING_COLUMN = Fault(
    "missing-column",
    Message("The table has no column “{label}”."),
    Message("Add it; leave its cells empty where nothing is known."),
)
_MISSING_YEARS = Fault(
    "missing-column",
    Message("The table has no column “{label}” that says of which year it is."),
    FOR_EACH_YEAR,
)
