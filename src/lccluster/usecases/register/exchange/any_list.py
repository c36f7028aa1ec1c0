"""A promulgated list, as a file that says everything itself, or as a table of which people say the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.rules.forms import form_in
from lccluster.files.rules.rulebook_folder import read_offices
from lccluster.language import Listing, Message
from lccluster.register.promulgated import PromulgatedList
from lccluster.usecases.register.exchange.promulgated import read_list
from lccluster.usecases.register.exchange.promulgated_table import TABLES, read_table


class ListSaid(Struct, frozen=True):
    """What people say beside a list: the day on which it was promulgated, and its document."""

    on: date | None
    document: str | None


class ListTaken(Struct, frozen=True):
    """A list, the heads of columns that were not taken, and what is worth a look."""

    listed: PromulgatedList
    left_out: Sequence[str] = ()
    notices: Sequence[Problem] = ()

    @property
    def columns_left(self) -> list[Message]:
        """Name the columns that were not taken, where there are any."""
        if not self.left_out:
            return []
        heads = Listing(self.left_out)
        return [Message("Columns that are not taken: {heads}.", heads=heads)]


def any_list(path: Path, law: Path, said: ListSaid) -> ListTaken:
    """Read a list of any kind under the rulebook of a folder; raises Unusable."""
    if path.suffix.lower() not in TABLES:
        return ListTaken(_agreeing(read_list(path), said))
    found, city = read_table(path, form_in(law)), read_offices(law).city.name.zh
    if said.on is None:
        raise Unusable(_NO_DAY.at(field="--on"))
    return ListTaken(found.promulgated(said.on, city, said.document), found.left_out, found.notices)


def _agreeing(listed: PromulgatedList, said: ListSaid) -> PromulgatedList:
    """Give a list that says its day itself; raises Unusable where something else was said beside it."""
    wrong = []
    if said.on not in (None, listed.promulgated_on):
        wrong.append(_OTHERWISE.at(field="--on", said=listed.promulgated_on))
    if said.document not in (None, listed.document_number):
        wrong.append(_OTHERWISE.at(field="--document", said=listed.document_number or "—"))
    if wrong:
        raise Unusable(wrong)
    return listed


_NO_DAY = Fault(
    "missing-option",
    Message("On which day it was promulgated is not said."),
    Message("A table says it in no cell: say it beside the list."),
)
_OTHERWISE = Fault(
    "says-otherwise",
    Message("The list itself says {said}."),
    Message("Leave this blank, or mend the list."),
)
