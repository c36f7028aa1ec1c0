"""Something in a rulebook that does not hang together, and what checks of it need to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.errors import Known, Way, is_it
from lccluster.language import Listing, Message

if TYPE_CHECKING:
    from lccluster.form.form import Form
    from lccluster.quantities import Unit
    from lccluster.rulebook.rulebook import Rulebook

Path = tuple[str | int, ...]
MEASURE, CONDITIONS, MATERIALS = "measure.yaml", "04-conditions.yaml", "06-materials.yaml"
FORM_CHECKS, OFFICES, FORM = "form-checks.yaml", "offices.yaml", "form.yaml"
PROCEDURE = "procedure.yaml"


class Flaw(Struct, frozen=True):
    """Something in a rulebook that does not hang together; its place may end in a `cell` of the form."""

    file: str
    path: Path
    code: str
    message: Message
    hint: Message | None = None
    cell: str | None = None


class Context(Struct, frozen=True):
    """A rulebook that is looked at."""

    rulebook: Rulebook

    @property
    def form(self) -> Form:
        """Give its form."""
        return self.rulebook.form

    def cell(self, key: str) -> Way:
        """Name a cell of its form as rulebooks are written in the language spoken."""
        return cell_of(self.form, key)

    def offered(self, known: Iterable[str]) -> dict[str, object]:
        """Map cells, by key and by label, to how each is offered."""
        return cells_offered(self.form, known)

    @property
    def units(self) -> Mapping[str, Unit | None]:
        """Map the fields of its form to their units."""
        return self.rulebook.form.units


def cell_of(form: Form, key: str) -> Way:
    """Name a cell, or a group of cells, as rulebooks are written in the language spoken."""
    from lccluster.form.keys import keys_of  # registers look at measures, which name no cell

    return Way(keys_of(form).path(*key.split(".")))


def cells_offered(form: Form, known: Iterable[str]) -> dict[str, object]:
    """Map cells, by key and by label, to how each is offered."""
    found = {each: cell_of(form, each) for each in known}
    return {**found, **{_in_chinese(each): each for each in found.values()}}


def _in_chinese(way: Way) -> str:
    return ".".join(str(getattr(step, "chinese", step)) for step in way.steps)


def ids_told_apart(file: str, path: Path, ids: Sequence[str]) -> Iterator[Flaw]:
    """Say of each id that stands before it in its list already."""
    for index, each in enumerate(ids):
        if each in ids[:index]:
            message = Message("Two rules have the id “{id}”.", id=each)
            hint = Message("Give one of them another id.")
            yield Flaw(file, (*path, index, "id"), "duplicate-id", message, hint)


def no_day(path: Path, field: str, context: Context) -> Iterator[Flaw]:
    """Say of a field that the form has, where it is no day of it; of one that it lacks others say so."""
    if field in context.units and field not in context.form.days:
        message = Message("{field} is no day of the form.", field=context.cell(field))
        days = Listing(map(context.cell, context.form.days))
        hint = Message("The days of the form are {days}.", days=days)
        yield Flaw(FORM_CHECKS, path, "not-a-day", message, hint)


def no_figure(file: str, path: Path, field: str, context: Context) -> Iterator[Flaw]:
    """Say of a field that the form has, where it is no figure; of one that it lacks others say so."""
    if field in context.units and context.units[field] is None:
        message = Message("{field} is no figure of the form.", field=context.cell(field))
        hint = Message("Name a field that is counted or measured.")
        yield Flaw(file, path, "not-a-figure", message, hint)


def no_office_of_the_province(file: str, path: Path) -> Flaw:
    """Say that an office is to act which the rulebook does not name."""
    message = Message("offices.yaml names no office of the province.")
    hint = Message("Write province: with id and name beside city: there.")
    return Flaw(file, path, "owner-without-office", message, hint)


def words_against_bound(
    file: str, path: Path, text: str, bound: str | Listing, said: Listing | None = None
) -> Flaw:
    """Say that words do not name the bound that they are of, or which numbers are `said` in its place."""
    message = (
        Message("“{text}” says {said}; the bound is {bound}.", text=text, said=said, bound=bound)
        if said and said.items
        else Message("“{text}” does not name the bound {bound}.", text=text, bound=bound)
    )
    hint = Message("Let words and bound say the same number and unit.")
    return Flaw(file, path, "words-against-bound", message, hint)


def no_such_field(file: str, path: Path, field: str, known: Known) -> Flaw:
    """Say that the form lacks a field, and which one is like it."""
    return Flaw(
        file,
        path,
        "no-such-field",
        Message("The form has no field “{field}”.", field=field),
        is_it(field, known),
    )
