"""Acts made by hand adopted: what waits for a seal is shown, then sealed."""

from __future__ import annotations

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.seal import Waiting, seal_waiting, waiting


class Adopting(Struct, frozen=True):
    """All that stands in the register without a seal."""

    room: Room
    beside: Beside = ()

    def fields(self) -> list[AskedField]:
        """Ask nothing: all of it is sealed, or none."""
        return []

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would be sealed; raises Unusable where something is damaged, or nothing waits."""
        return Foreseen(typed, stamp, _told(waiting(self.room, yes=False)))

    def done(self, _shown: Foreseen) -> Happening:
        """Seal it; raises Unusable."""
        return _told(seal_waiting(self.room, unheard))


def _told(found: Waiting) -> Happening:
    every = [*(each.problem for each in found.unsealed), *(each.problem for each in found.changed)]
    if not every:
        raise Unusable(_NOTHING.at())
    said = [f"{each.message} {each.file}:{each.line}" for each in every]
    return Happening(tuple(said))


_NOTHING = Fault("nothing-waits", Message("Nothing here waits for a seal."))
