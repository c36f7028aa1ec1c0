"""What every register command starts from: the folder, the law of its title, its offices."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register, open_register
from lccluster.files.register.layout import HEADER
from lccluster.files.register.reading.against_seals import every_entry
from lccluster.files.register.reading.steady import steadily
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import measure_words, read_measure, read_offices
from lccluster.language import Message
from lccluster.register.acts.recognition import FROM_ROUND
from lccluster.register.installation import Installation, by_default
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices

if TYPE_CHECKING:
    from lccluster.form.form import Form
    from lccluster.register.naming.names import Places


class Room(Struct, dict=True):
    """An open register with its law."""

    register: Register
    library: Library
    cache: Path | None = None  # where an index may be kept; no index without it
    office_file: Path | None = None  # who works here; the city's office without it
    notices: list[Message] = field(default_factory=list)  # what went wrong and changed no answer

    @cached_property
    def rulebook(self) -> Path:
        """Find the rulebook that the register names; raises Unusable, naming the place."""
        try:
            return self.library.folder(self.register.header.rulebook)
        except Unusable as unusable:
            header = str(self.register.folder / HEADER)
            raise Unusable(replace(each, file=header) for each in unusable.problems) from None

    @cached_property
    def measure(self) -> Measure:
        """Give the measure under which the titles are kept; raises Unusable where it leaves their term open."""
        measure = read_measure(self.rulebook)
        if not measure.keeps_titles:
            raise Unusable(NO_TERM.at(self.rulebook, number=measure.document_number))
        return measure

    @cached_property
    def law(self) -> str:
        """Give the measure's own words: other words may mean other last days."""
        return measure_words(self.rulebook).hex()

    @cached_property
    def offices(self) -> Offices:
        """Give the offices, in the order in which officials list them."""
        return read_offices(self.rulebook)

    @property
    def places(self) -> Places:
        """Give the city and the counties after which clusters are named."""
        from lccluster.register.naming.names import Places

        return Places(self.measure.city, self.offices)

    @cached_property
    def named(self) -> Installation | None:
        """Give who works here, where somebody has said so; raises Unusable."""
        from lccluster.files.register.installation import read_installation

        return read_installation(self.office_file, self.offices)

    def called(self, key: str, said: str | None) -> str:
        """Draw what acts say by keys: a figure under the label of a form at hand, with its unit.

        A figure that no form has stands under its key; an application of a round is drawn as people write it.
        """
        if key == FROM_ROUND.key:
            from lccluster.round.numbering import drawn_in_round

            return drawn_in_round(said or "", self.offices)
        from lccluster.render.columns.act_details import with_unit

        found = self.every_form.by_path.get(key)
        drawn = with_unit(found, said) if found and said else said or "—"
        return f"{found.label if found else key} {drawn}"

    @cached_property
    def every_form(self) -> Form:
        """Give the cells of the register's own form, and of every other at hand; raises Unusable."""
        from lccluster.files.rules.forms import form_in, forms_at_hand
        from lccluster.form.form import joined

        return joined([form_in(self.rulebook), *forms_at_hand(self.library)])

    @property
    def me(self) -> Installation:
        """Give who writes here, the city's office unless somebody has said so; raises Unusable."""
        return self.named or by_default(self.offices)

    @cached_property
    def measures(self) -> Sequence[Measure]:
        """Give every measure at hand: one of them may cover a re-review to come."""
        return [
            self.measure,
            *(read_measure(each) for each in self.library.folders() if each != self.rulebook),
        ]

    def remark_cut_off(self) -> None:
        """Remark with every answer which chains were cut off behind a head or a pack."""
        if self.register.tells_what_stood:
            from lccluster.files.register.seals.cut_off import remark_cut_off

            remark_cut_off(self.register)

    def at(self, register: Register) -> Room:
        """Give the same room with the register as it was seen in one state."""
        seen = copy(self)
        seen.register = register
        return seen

    def entry(self, written: str) -> Entry:
        """Read the cluster with an id, or with a name that no other bears; raises Unusable."""
        from lccluster.usecases.register.asking.one_cluster import meant

        return meant(self, written)

    def entries_of(self, written: Sequence[str]) -> list[Entry]:
        """Read the clusters with some ids or names, in their order; raises Unusable."""
        from lccluster.usecases.register.asking.one_cluster import all_meant

        return all_meant(self, written)

    def entries(self) -> list[Entry]:
        """Read all clusters in the officials' order; raises Unusable with all problems."""
        entries, problems = self.readable()
        if problems:
            raise Unusable(problems)
        return entries

    def readable(self) -> tuple[list[Entry], list[Problem]]:
        """Read all clusters whose files can be read, and what is wrong with the others; raises Unusable."""
        entries, problems = steadily(self.register, every_entry)
        return sorted(entries, key=self.in_order), problems

    def in_order(self, entry: Entry) -> tuple[int, str]:
        """Order clusters by county as officials list them, then by id."""
        return self.rank(entry.cluster.county), entry.cluster.id

    def rank(self, county: str) -> int:
        """Give a county's place in the officials' order; what is no county comes last."""
        return self.offices.rank(county)

    def ids_of(self, year: int) -> str:
        """Say how the ids of a year's recognitions begin."""
        return f"{self.register.header.id_prefix}-{year:04}-"


def open_room(
    folder: Path, library: Library, cache: Path | None = None, office: Path | None = None
) -> Room:
    """Open a register; `office` is the file that says who works here. Raises Unusable."""
    return Room(open_register(folder), library, cache, office)


NO_TERM = Fault(
    "no-term-known",
    Message(
        "{number} as written down here leaves open how long a title lasts: no register is kept under it."
    ),
    Message(
        "Write years and counting under validity, and extends_years under review, once they are known."
    ),
)
