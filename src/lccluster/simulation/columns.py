"""The headings of a table: which column is which field of the form, or the answer to a condition."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, nearest
from lccluster.form.form import COUNTY, NAME, Form, joined
from lccluster.form.keys import Keys, fold, keys_of
from lccluster.language import Listing, Message
from lccluster.quantities import QuantityError, Unit, read_quantity
from lccluster.quantities.texts import is_digits
from lccluster.rulebook.conditions import POINTS, Score
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation import plan
from lccluster.simulation.counts import GROUP, counts_of, with_counts, with_every_count
from lccluster.simulation.item_points import points_of, with_all_points, with_points
from lccluster.simulation.plan import (
    WAIVER,
    asked_of,
    choosing,
    claims_of,
    doubts_of,
    figures,
    is_answered,
    year_of,
)

MOST_PROBLEMS = 20  # of a table that are named; the first ones tell what is wrong with it
_UNIT = re.compile(r"(?P<label>.+?)[(（](?P<unit>[^()（）]+)[)）]")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_JOINTS = "./·:：-_ "
_TABLES_OWN = (f"{GROUP}.", f"{POINTS}.")  # what a table has in the place of lists and findings


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
) -> tuple[Layout, list[Problem]]:
    """Find what each column is; problems name unknown and doubled headings.

    A blank heading is passed over (the reader proves that nothing stands below it), and so is one
    of `passed_over` that names no field, however it is spaced; `ignored` are exact.
    """
    answers, form = set(_answers(books)), form_of_tables(books)
    places: dict[str, int] = {}
    names: dict[str, str] = {}
    problems: dict[int, Problem] = {}
    unknown: dict[int, str] = {}
    for place, heading in enumerate(headings):
        if heading is None or heading in ignored:
            continue
        found, problem = _resolved(heading.strip(), answers, form)
        if found is None and heading.strip().lower() in passed_over():
            continue
        if found in places:
            problem = _doubled(heading, names[found])
        if problem:
            problems[place] = problem
        elif found is None:
            unknown[place] = heading.strip()
        if found is not None and found not in places:
            places[found], names[found] = place, heading
    for one, other in _rivals(books):
        if one in places and other in places:
            first, second = sorted((one, other), key=places.__getitem__)
            problems[places[second]] = _twice_answered(names[second], names[first])
    named = islice(unknown.items(), MOST_PROBLEMS)  # what one may mean takes a moment to find
    problems |= {place: _unknown(written, answers, form) for place, written in named}
    return Layout(places, names, form), [
        _at(problems[at], file, line, at) for at in sorted(problems)[:MOST_PROBLEMS]
    ]


def form_of_tables(books: Sequence[Rulebook]) -> Form:
    """Give the form with the fields of every rulebook, and what tables have in the place of lists."""
    return joined([with_all_points(with_every_count(book)).form for book in books])


def missing(found: Layout, book: Rulebook, file: str) -> list[Problem]:
    """Name the figures of a rulebook that the table has no column for."""
    book = with_points(with_counts(book, found.places), found.places)
    wanted = [*figures(book), *choosing(book)]
    if (
        POINTS in book.form.group_by_id
    ):  # who gives points for one item gives them for all, or a blank
        wanted += _items(book)
    return [
        Problem(
            code="missing-column",
            file=file,
            field=_named(key, book.form),
            message=Message("The table has no column “{label}”.", label=_label(key, book.form)),
            hint=Message("Add it; leave its cells empty where nothing is known."),
        )
        for key in dict.fromkeys(wanted)
        if key not in found.places and not any(year_of(each, key) for each in found.places)
    ]


def _items(book: Rulebook) -> Iterator[str]:
    """List the columns of a score's items: those that the form has, and those that only tables have."""
    for rule in book.conditions.conditions:
        if isinstance(rule.check, Score) and rule.check.decides:
            yield from (rule.check.column(each, rule.id) for each in rule.check.items)


def needed(books: Sequence[Rulebook]) -> list[str]:
    """List every key that the rulebooks look at, and those by which rows are told apart."""
    answers, books = [*_answers(books)], [*map(with_all_points, map(with_every_count, books))]
    rules = [(rule, book) for book in books for rule in book.conditions.conditions]
    claims = [each for rule, book in rules if (each := claims_of(rule, book))]
    wanted = [key for book in books for key in (*figures(book), *choosing(book))]
    wanted += [claimed.field for each in claims for claimed in each.by_rank]
    wanted += [key for each in claims for key in each.by_yes]
    wanted += [key for book in books for each in doubts_of(book) for key in asked_of(each)]
    wanted += [year for book in books if (year := book.form.year_of_results)]
    wanted += [key for book in books for key in _items(book)]
    return list(dict.fromkeys([*wanted, *answers, NAME, COUNTY]))


def filled_in(books: Sequence[Rulebook]) -> list[str]:
    """List the keys that applications have beside those of tables: the lists of a form, its points."""
    rules = [rule for book in books for rule in book.conditions.conditions]
    asked = (rule.check for rule in rules if is_answered(rule.check))
    return [key for each in asked for key in plan.filled_in(each)]


def is_needed(key: str, wanted: Sequence[str]) -> bool:
    """Tell whether a column is looked at; the column of a year is, where its figure is."""
    return key in wanted or (is_digits(key[-4:]) and key[:-5] in wanted)


def unit_of(key: str, form: Form) -> Unit | None:
    """Give the unit of a column, that of a single year included."""
    return units(form).get(key[:-5] if is_digits(key[-4:]) else key)


@cache
def units(form: Form) -> dict[str, Unit | None]:
    """Map the fields of the form to their units."""
    return {each.path: each.unit for each in form.fields}


def _answers(books: Sequence[Rulebook]) -> Iterator[str]:
    """List the columns that answer conditions: a judgement's id, `revenue.waiver`."""
    for book in books:
        for rule in book.conditions.conditions:
            if is_answered(rule.check):
                yield rule.id
            elif rule.waiver:
                yield rule.id + WAIVER


def _rivals(books: Sequence[Rulebook]) -> Iterator[tuple[str, str]]:
    """Pair the columns of counts and points with those that answer the same condition."""
    for rule in (rule for book in books for rule in book.conditions.conditions):
        yield from ((each.column.key, rule.id) for each in counts_of(rule))
        yield from ((each.key, rule.id) for each in points_of(rule))


def _resolved(written: str, answers: set[str], form: Form) -> tuple[str | None, Problem | None]:
    """Find the key of a heading, and what is wrong with it; neither for one that is unknown."""
    if written in answers:
        return written, None
    if (yearly := _of_a_year(written, form)) is not None:
        return yearly, None
    if (found := _spellings(form).get(_folded(written))) is not None:
        return (found, None) if found else (None, _ambiguous(written, form))
    if (parted := _UNIT.fullmatch(written)) and (
        found := _spellings(form).get(_folded(parted["label"]))
    ):
        return found, _wrong_unit(parted["unit"], found, form)
    return None, None


def _of_a_year(written: str, form: Form) -> str | None:
    """Read `yearly.output_value_yi.2024` and `2024年产值`."""
    match = _YEAR.search(written)
    if match is None:
        return None
    year = match[0]
    path = _yearly(form).get(_folded(written.replace(f"{year}年", "").replace(year, "")))
    return path and f"{path}.{year}"


@cache
def _yearly(form: Form) -> dict[str, str]:
    """Map the names of the figures that a form states for each year to their fields."""
    found: dict[str, str] = {}
    for path in form.yearly_units:
        cell = form.cell_by_path[path]
        for name in (path, cell.name, cell.label.zh, *cell.also):
            found.setdefault(_folded(name), path)
    return found


@cache
def _spellings(form: Form) -> dict[str, str]:
    """Map every spelling to its field; one that means several fields is mapped to nothing."""
    found: dict[str, str] = {}
    for path, spelling in _single(form):
        if path.startswith(_TABLES_OWN) and not found.get(_folded(spelling), path).startswith(
            _TABLES_OWN
        ):
            continue  # a condition may be called what a field is called: the field comes first
        other = found.get(_folded(spelling), path)
        found[_folded(spelling)] = path if other == path else ""
    groups = {each.path.rpartition(".")[0] for each in form.fields}
    for each in form.fields:  # a path is always itself, whatever its last part means elsewhere
        if each.path not in groups:
            found[_folded(each.path)] = each.path
    return found | {fold("总数"): "", "total": ""}


def _single(form: Form) -> Iterator[tuple[str, str]]:
    """List every spelling but those of rows in the form: a table has one cell a row for each column."""
    rows = tuple(f"{each.path}." for each in form.fields if each.is_list)
    apart = (*rows, *_TABLES_OWN)
    yield from (each for each in _spelt(keys_of(form), (), ()) if not each[0].startswith(apart))
    for each in form.cells:  # of two rulebooks several may be called alike
        if each.path.startswith(_TABLES_OWN):
            yield from ((each.path, spelling) for spelling in {each.label.zh, *each.also})


def _spelt(
    known: Keys, path: tuple[str, ...], before: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    for spelling, found in known.by_spelling.items():
        full = (*path, *found)
        below = known.below.get(found[0]) if len(found) == 1 else None
        if below is None:
            yield ".".join(full), spelling
            if before:
                yield ".".join(full), f"{before[-1]}.{spelling}"
        else:
            if "total" in below.names:
                yield ".".join((*full, "total")), spelling
            yield from _spelt(below, full, (*before, spelling))


def _folded(heading: str) -> str:
    return fold(heading).translate({ord(sign): None for sign in _JOINTS})


def _named(key: str, form: Form) -> str:
    """Give what a table writes for a key: that of a count is long, its heading is not."""
    return form.cell_by_path[key].also[-1] if key.startswith(_TABLES_OWN) else key


def _label(key: str, form: Form) -> object:
    label = form.by_path[key].label if key in form.by_path else key
    return Message("{key} ({label})", key=_named(key, form), label=label)


def _wrong_unit(written: str, key: str, form: Form) -> Problem | None:
    """Take the form's own unit in a heading; any other changes every figure below it."""
    unit = units(form)[key]
    try:
        if unit and read_quantity(f"1{written}", unit) == 1:
            return None
    except QuantityError:
        pass
    message = Message("The heading gives the unit {written}.", written=written)
    hint = (
        Message("Convert the column to {unit}, the unit of the form.", unit=unit.words)
        if unit
        else Message("This column takes no unit.")
    )
    return Problem(code="other-unit", message=message, hint=hint)


def _unknown(written: str, answers: set[str], form: Form) -> Problem:
    near = nearest(written, [*answers, *_spellings(form), *form.by_path])
    return Problem(
        code="unknown-column",
        message=Message("“{column}” is no field of the form and no condition.", column=written),
        hint=Message("Is it {near}? --ignore passes a column over.", near=near)
        if near
        else Message("--ignore passes a column over."),
    )


def _ambiguous(written: str, form: Form) -> Problem:
    meant = _folded(written)
    paths = dict.fromkeys(path for path, spelling in _single(form) if _folded(spelling) == meant)
    return Problem(
        code="ambiguous-column",
        message=Message("“{column}” may mean several fields of the form.", column=written),
        hint=Message("Write the whole name: {names}.", names=Listing(list(paths)[:6])),
    )


def _doubled(written: str, first: str) -> Problem:
    return Problem(
        code="doubled-column",
        message=Message("“{key}” and “{first}” are the same field.", key=written, first=first)
        if written != first
        else Message("“{key}” stands here a second time.", key=written),
        hint=Message("Keep one of the two."),
    )


def _twice_answered(written: str, first: str) -> Problem:
    return Problem(
        code="doubled-column",
        message=Message(
            "“{key}” and “{first}” answer the same condition.", key=written, first=first
        ),
        hint=Message("Keep one of the two."),
    )


def _at(problem: Problem, file: str, line: int | None, place: int) -> Problem:
    return replace(problem, file=file, line=line, column=place + 1 if line else None)
