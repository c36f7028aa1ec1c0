"""Acts made by hand adopted: what waits for a seal is shown, then sealed."""

from __future__ import annotations

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.seal import Waiting, adopted, seal_waiting, waiting


class Adopting(Struct, frozen=True):
    """All that stands in the register without a seal."""

    room: Room
    beside: Beside = ()

    def fields(self) -> list[AskedField]:
        """Ask nothing: all of it is sealed, or none."""
        return []

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would be sealed; raises Unusable where something is damaged, or nothing waits."""
        return Foreseen(typed, stamp, _told(self.room, waiting(self.room, yes=False)))

    def done(self, _shown: Foreseen) -> Happening:
        """Seal it; raises Unusable."""
        return _told(self.room, seal_waiting(self.room, unheard))


def _told(room: Room, found: Waiting) -> Happening:
    """Say what is adopted, word for word, and how many acts it is."""
    if not (found.unsealed or found.changed):
        raise Unusable(_NOTHING.at())
    count = sum(each.index is not None for each in found.unsealed)
    return Happening((*adopted(room, found), Message("Acts made by hand: {count}.", count=count)))


_NOTHING = Fault("nothing-waits", Message("Nothing here waits for a seal."))
