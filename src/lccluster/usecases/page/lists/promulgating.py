"""A promulgated list entered: into the register here, or as the beginning of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.register.acts import Recognised
from lccluster.register.promulgated import PromulgatedList
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import LABELS, AskedField, Typed, common_fields, day
from lccluster.usecases.page.lists.told import one_file, refuse_long, told
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.page.titles.recording import ChangedMeanwhile
from lccluster.usecases.register.acts import Recorded, Stamp, unheard
from lccluster.usecases.register.exchange.any_list import ListSaid, ListTaken, any_list
from lccluster.usecases.register.exchange.making import init, refuse_in_use
from lccluster.usecases.register.exchange.promulgated import recognitions, unfit
from lccluster.usecases.register.recognising import Agree, recognise_all, unlooked
from lccluster.usecases.register.room import Room

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
        taken = self._listed(typed)
        refuse_long(len(taken.listed.clusters), LIST)
        how = taken.listed, typed.said("override"), stamp

        def agree(recorded: Sequence[Recorded]) -> None:
            now = Foreseen(typed, stamp, self._told(recorded, taken))
            if shown and now.lines != shown.lines:
                raise ChangedMeanwhile(shown.lines, now.lines)

        if self.room:
            entered = _into(self.room, *how, agree if shown else None)
        else:
            entered = self._begun(*how, dry_run=shown is None)
        return self._told(entered, taken)

    def _told(self, entered: Sequence[Recorded], taken: ListTaken) -> Happening:
        found = told(entered, [""] * len(entered), taken.notices)
        return replace(found, said=(*found.said, *taken.columns_left))

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

    def _listed(self, typed: Typed) -> ListTaken:
        """Read the list, with what was typed beside it; raises Unusable."""
        path, on = one_file(typed, LIST), typed_words.day("--on", typed.said("on"))
        law = self.room.rulebook if self.room else self._law
        return any_list(path, law, ListSaid(on, typed.said("document_number")))

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
