"""A pack for another office, written into the folder: of the register with its letter, or of the round."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from lccluster.files.disk.documents.output import Output, Over
from lccluster.files.round.pack_file import round_pack_bytes
from lccluster.language import Message
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.usecases.register.packs.outputs import PackOutputs
from lccluster.usecases.register.packs.saying import code_of_pack, left_out, made_pack
from lccluster.usecases.register.packs.scope import Wish
from lccluster.usecases.register.packs.sending import MadePack, make_pack
from lccluster.usecases.register.room import Room
from lccluster.usecases.round.packs import make_round_pack
from lccluster.usecases.round.room import RoundRoom

ENDING = ".lcp"


class SendingRegister(Struct, frozen=True):
    """All that was recorded here and was not sent yet."""

    room: Room
    folder: Path
    fonts: str
    beside: Beside = ()

    def fields(self) -> list[AskedField]:
        """Ask for whom it is."""
        offices = (self.room.offices.city, *self.room.offices.counties)
        choices = tuple((each.name.zh, each.name.zh) for each in offices)
        return [AskedField("to", Message("for whom"), "--to", None, choices, "choice")]

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would be in it; raises Unusable, Damaged."""
        made = self._tried(typed)
        return Foreseen(typed, stamp, _told(made, *self._places(made)))

    def done(self, shown: Foreseen) -> Happening:
        """Write pack and letter, and note that it was sent; raises Unusable, Damaged."""
        pack, letter = self._places(self._tried(shown.typed))
        outputs = PackOutputs(
            Output(pack, over=Over.ANYTHING), Output(letter), self.fonts, shown.stamp.today
        )
        made = make_pack(self.room, _wish(shown.typed), outputs, unheard, dry_run=False)
        return _told(made, pack, letter)

    def _tried(self, typed: Typed) -> MadePack:
        nowhere = Output(self.folder / f"{self.room.me.writer}{ENDING}")
        return make_pack(self.room, _wish(typed), PackOutputs(nowhere), unheard, dry_run=True)

    def _places(self, made: MadePack) -> tuple[Path, Path]:
        return self.folder / f"{made.pack.name}{ENDING}", self.folder / f"{made.pack.name}.docx"


def _told(made: MadePack, pack: Path, letter: Path) -> Happening:
    """Say what is in a pack, and where it stands with its letter."""
    said = [*made_pack(made), Message("The letter that goes with it: {file}.", file=letter)]
    return Happening((*said, *([left_out(made.left_out)] if made.left_out else [])), str(pack))


class SendingRound(Struct, frozen=True):
    """A county's applications of the round, or all of it where the city sends."""

    room: RoundRoom
    folder: Path
    beside: Beside = ()

    def fields(self) -> list[AskedField]:
        """Ask nothing: whose applications are sent is said by who works here."""
        return []

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what its code would be; raises Unusable."""
        made = make_round_pack(self.room, None)
        name = f"{made.office}-{made.year}-{stamp.now:%Y%m%d%H%M}{ENDING}"
        return Foreseen(
            typed, stamp, Happening((code_of_pack(made.code),), str(self.folder / name))
        )

    def done(self, shown: Foreseen) -> Happening:
        """Write it; raises Unusable."""
        data = round_pack_bytes(make_round_pack(self.room, None))
        Output(Path(shown.told.path), over=Over.NOTHING).write(data)
        return shown.told


def _wish(typed: Typed) -> Wish:
    return Wish(to=typed.said("to"))
