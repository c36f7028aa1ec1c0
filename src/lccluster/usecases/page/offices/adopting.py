"""Acts made by hand adopted: what waits for a seal is shown, then sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.language import Listing, Message, headed, parted
from lccluster.register.joining.header import KEYS
from lccluster.register.record_words import FACTS
from lccluster.register.sealing.hashing import more_facts
from lccluster.render.columns.act_details import details
from lccluster.render.columns.act_read import read_out
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.usecases.register.checking.seals import Unsealed
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
        return Foreseen(typed, stamp, _told(self.room, waiting(self.room, yes=False)))

    def done(self, _shown: Foreseen) -> Happening:
        """Seal it; raises Unusable."""
        return _told(self.room, seal_waiting(self.room, unheard))


def _told(room: Room, found: Waiting) -> Happening:
    """Say what is adopted, each with its file, and how many acts it is."""
    if not (found.unsealed or found.changed):
        raise Unusable(_NOTHING.at())
    count = sum(each.index is not None for each in found.unsealed)
    said = (headed(file, words) for file, words in _adopted(room, found) if words)
    return Happening((*said, Message("Acts made by hand: {count}.", count=count)))


def _adopted(room: Room, found: Waiting) -> Iterator[tuple[object, str]]:
    """Read out what is adopted: facts, acts, the head of the register; blank where nothing is said."""
    for each in found.unsealed:
        yield each.entry.path, _in_words(room, each)
    for one in found.changed:
        words = one.thing.words if one.is_header else more_facts(one.thing.facts)
        yield one.problem.file, _labelled(words)


def _in_words(room: Room, each: Unsealed) -> str:
    if each.index is None:
        return _labelled(more_facts(each.entry.facts))
    every = each.entry.cluster.events
    event = every[each.index]
    papers = (headed(*each) for each in read_out(event, []))
    told = details(event, every, room.measure, room.called)
    return parted(filter(None, [str(Listing([event.on, event.words])), *papers, told]))


def _labelled(words: Mapping[str, Any]) -> str:
    """Read out facts, each behind its label."""
    labels = {**FACTS, **KEYS}
    return parted(headed(labels.get(key, key), said) for key, said in words.items())


_NOTHING = Fault("nothing-waits", Message("Nothing here waits for a seal."))
