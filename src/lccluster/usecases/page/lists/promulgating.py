"""A promulgated list entered: into the register here, or as the beginning of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.rules.forms import form_in
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_offices
from lccluster.language import Listing, Message
from lccluster.register.acts import Recognised
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import LABELS, AskedField, Typed, common_fields, day
from lccluster.usecases.page.lists.told import one_file, told
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.page.titles.recording import ChangedMeanwhile
from lccluster.usecases.register.acts import Recorded, Stamp, unheard
from lccluster.usecases.register.exchange.making import init, refuse_in_use
from lccluster.usecases.register.exchange.promulgated import (
    PromulgatedList,
    read_list,
    recognitions,
    unfit,
)
from lccluster.usecases.register.exchange.promulgated_table import TABLES, read_table
from lccluster.usecases.register.recognising import Agree, recognise_all, unlooked
from lccluster.usecases.register.room import Room

MOST = 2000  # titles of a list: each is a file that is written while all who use the page wait
Read = tuple[PromulgatedList, Sequence[str], Sequence[Problem]]  # columns left out, notices
LIST = AskedField(
    "list",
    Message("the list"),
    "FILE",
    Message("Word, Excel, CSV or YAML; a row for each cluster, with its name and its county."),
    shape="file",
)
ON = day("on", LABELS["on"], Message("On which it was promulgated; else as the list says."))


class Entering(Struct, frozen=True):
    """A list for a register: the one here, None where none is, its folder, the law, and who works here."""

    room: Room | None
    folder: Path
    library: Library
    settings: Path | None

    @property
    def beside(self) -> Beside:
        """Say where a register would be begun with it, and under which measure."""
        if self.room:
            return []
        measure = self.library.latest_measure()
        return [
            (Message("folder"), str(self.folder)),
            (Message("measure"), str(measure.title)),
            (Message("document"), measure.document_number),
        ]

    def fields(self) -> list[AskedField]:
        """Ask for the list, and for what it may leave unsaid."""
        _, *others = (each for each in common_fields(Recognised) if each.key != "note")
        return [LIST, ON, *others]

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would be entered; raises Unusable or Unlawful."""
        return Foreseen(typed, stamp, self._entered(typed, stamp, None))

    def done(self, shown: Foreseen) -> Happening:
        """Enter it; raises ChangedMeanwhile, Unusable or Unlawful."""
        return self._entered(shown.typed, shown.stamp, shown)

    def _entered(self, typed: Typed, stamp: Stamp, shown: Foreseen | None) -> Happening:
        """Say what is entered, where it was `shown` before; else what would be."""
        listed, left_out, notices = self._listed(typed)
        if (count := len(listed.clusters)) > MOST:
            raise Unusable(_TOO_LONG.at(field=LIST.option, count=count, most=MOST))
        how = listed, typed.said("override"), stamp

        def agree(recorded: Sequence[Recorded]) -> None:
            now = Foreseen(typed, stamp, self._told(recorded, left_out, notices))
            if shown and now.lines != shown.lines:
                raise ChangedMeanwhile(shown.lines, now.lines)

        if self.room:
            entered = _into(self.room, *how, agree if shown else None)
        else:
            entered = self._begun(*how, dry_run=shown is None)
        return self._told(entered, left_out, notices)

    def _told(
        self, entered: Sequence[Recorded], left_out: Sequence[str], notices: Sequence[Problem]
    ) -> Happening:
        found = told(entered, [""] * len(entered), notices)
        if not left_out:
            return found
        left = Message("Columns that are not taken: {heads}.", heads=Listing(left_out))
        return replace(found, said=(*found.said, left))

    def _begun(
        self, listed: PromulgatedList, override: str | None, stamp: Stamp, *, dry_run: bool
    ) -> Sequence[Recorded]:
        """Begin a register with it where it is to lie, or elsewhere to see what would come of that."""
        said = (listed, stamp, unheard, override, None, self.settings)
        if not dry_run:
            return init(self.folder, self.library, *said)
        refuse_in_use(self.folder)
        with TemporaryDirectory() as place:
            return init(Path(place) / self.folder.name, self.library, *said)

    def _listed(self, typed: Typed) -> Read:
        """Read the list, with what was typed beside it; raises Unusable."""
        path, on = one_file(typed, LIST), typed_words.day("--on", typed.said("on"))
        document = typed.said("document_number")
        if path.suffix.lower() not in TABLES:
            return _agreeing(read_list(path), on, document), (), ()
        law = self.room.rulebook if self.room else self._law
        found, city = read_table(path, form_in(law)), read_offices(law).city.name.zh
        if on is None:
            raise Unusable(_NO_DAY.at(field="--on"))
        return found.promulgated(on, city, document), found.left_out, found.notices

    @property
    def _law(self) -> Path:
        return self.library.folder(self.library.latest_measure().id)


def _into(
    room: Room, listed: PromulgatedList, override: str | None, stamp: Stamp, agree: Agree | None
) -> Sequence[Recorded]:
    """Enter it into a register once others `agree`, or see what would come of that."""
    if problems := [*unfit(listed, room.offices)]:
        raise Unusable(problems)
    entered, look = [*recognitions(room, listed, override)], agree or unlooked
    return recognise_all(room, entered, stamp, dry_run=agree is None, tell=unheard, agree=look)


def _agreeing(listed: PromulgatedList, on: date | None, document: str | None) -> PromulgatedList:
    """Give a list that says its day itself; raises Unusable where something else was typed beside it."""
    wrong = []
    if on not in (None, listed.promulgated_on):
        wrong.append(_OTHERWISE.at(field="--on", said=listed.promulgated_on))
    if document not in (None, listed.document_number):
        wrong.append(_OTHERWISE.at(field="--document", said=listed.document_number or "—"))
    if wrong:
        raise Unusable(wrong)
    return listed


_TOO_LONG = Fault(
    "list-too-long",
    Message("This list has {count} titles; the page takes {most} at once."),
    Message("Hand it in in parts."),
)
_NO_DAY = Fault("missing-option", Message("On which day it was promulgated is not said."))
_OTHERWISE = Fault(
    "says-otherwise",
    Message("The list itself says {said}."),
    Message("Leave this blank, or mend the list."),
)
