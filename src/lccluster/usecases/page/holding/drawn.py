"""A paper that was filled in at the page instead of being chosen as a file: kept in the drawer as the same file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.language import Message
from lccluster.usecases.page.applications.handed_in import Drawer, Upload
from lccluster.usecases.page.asked import AskedField, Typed

DRAWN = "drawn"  # the group of the drawer in which such papers lie


class FilledPaper(Struct, frozen=True):
    """A paper of a round: the field that takes it as a file, and how it is drawn of what was typed."""

    field: AskedField
    name: str
    draw: Callable[[Typed], bytes | None]  # None where nothing of it was typed

    def drawn(self, typed: Typed) -> bytes | None:
        """Draw what was typed; raises Unusable where a file was chosen, too."""
        data = self.draw(typed)
        if data is not None and typed.files(self.field.key):
            raise Unusable(_TWICE.at(field=self.field.option))
        return data


def with_paper(drawer: Drawer, paper: FilledPaper, typed: Typed) -> Typed:
    """Put what was filled in into the drawer, as the file that it comes to; raises Unusable."""
    data = paper.drawn(typed)
    if data is None:
        return typed
    return replace(typed, place=drawer.put({DRAWN: [Upload(paper.name, data)]}))


@contextmanager
def paper_of(typed: Typed, field: AskedField) -> Iterator[Path]:
    """Give the file that was chosen or drawn; what is wrong with a drawn one stands in no file."""
    found = typed.files(field.key) or typed.files(DRAWN)
    if len(found) != 1:
        raise Unusable(_not_one(field, len(found)))
    try:
        yield found[0]
    except Unusable as unusable:
        if found == typed.files(DRAWN):
            raise Unusable(map(_without_its_place, unusable.problems)) from None
        raise


def _without_its_place(problem: Problem) -> Problem:
    return replace(problem, file=None, line=None, column=None)


def _not_one(field: AskedField, count: int) -> Problem:
    message = Message("Choose a file, or fill the fields in.")
    if count:
        message = Message("One file is taken at a time; here are {count}.", count=count)
    return Problem(code="no-one-file", field=field.option, message=message)


_TWICE = Fault(
    "file-and-fields",
    Message("A file was chosen, and the fields were filled in, too."),
    Message("Leave one of the two."),
)
