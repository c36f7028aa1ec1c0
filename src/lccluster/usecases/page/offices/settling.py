"""A conflict between offices, settled: what stands from now on, and why."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.language import Message, headed
from lccluster.register.joining.clash import Clash, ClashKind
from lccluster.register.view import names_borne
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import AskedField, Typed, gathered
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.page.titles.recording import ChangedMeanwhile
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.usecases.register.joining.choice import Keep, Settling
from lccluster.usecases.register.joining.open import open_conflicts
from lccluster.usecases.register.joining.saying import settled, still_open
from lccluster.usecases.register.joining.settling import settle
from lccluster.usecases.register.joining.sides import sides
from lccluster.usecases.register.room import Room

_SIDES = (
    (Keep.THEIRS, Message("theirs")),
    (Keep.OURS, Message("ours")),
    (Keep.BOTH, Message("both")),
)


class SettlingOne(Struct, frozen=True):
    """A conflict, and its number while it is open; 0 once it is not."""

    room: Room
    clash: Clash
    number: int = 0

    @property
    def word(self) -> str:
        """Give the word by which addresses call it: numbers move as conflicts are settled."""
        return hashlib.sha256(_drawn(self.clash)).hexdigest()[:16]

    @property
    def beside(self) -> Beside:
        """Say what stands against both, and what each side says."""
        why = [(Message("Against both"), str(each)) for each in self.clash.why]
        return [*why, *zip((Message("theirs"), Message("ours")), self.sides, strict=True)]

    def fields(self) -> list[AskedField]:
        """Ask which side stands, and why."""
        choices = tuple((str(side), str(words)) for side, words in _SIDES)
        stands = Message("What stands from now on")
        return [
            AskedField("keep", stands, "--keep", None, choices, "choice"),
            AskedField("reason", Message("reason"), "--reason"),
        ]

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would be settled; raises Unusable, Refused."""
        keep = next(str(words) for side, words in _SIDES if side is self._choice(typed, stamp).keep)
        self._settled(typed, stamp, dry_run=True)
        said = Message("{conflict}: from now on stands {side}.", conflict=self.title, side=keep)
        reason = headed(Message("reason"), typed.said("reason"))
        return Foreseen(typed, stamp, Happening((said, reason)))

    def done(self, shown: Foreseen) -> Happening:
        """Settle it, where it still is the same; raises ChangedMeanwhile, Unusable, Refused."""
        return self._settled(shown.typed, shown.stamp, dry_run=False)

    @property
    def sides(self) -> tuple[str, str]:
        """Say what each side recorded, theirs first; what is no act goes by its name."""
        return sides(self.room, [self.clash])[0]

    @property
    def title(self) -> str:
        """Name it by its cluster, as that is called here; the head of the register is of none."""
        kind, id = self.clash.kind, self.clash.cluster
        if kind is ClashKind.HEADER:
            return str(kind.words)
        here = id in self.room.register.ids()
        names = names_borne(self.room.entry(id).cluster)[-1:] if here else []
        return " ".join((id, *names, str(kind.words)))

    def _settled(self, typed: Typed, stamp: Stamp, *, dry_run: bool) -> Happening:
        def agree(clash: Clash) -> None:
            if clash != self.clash:
                raise ChangedMeanwhile(_drawn(self.clash), _drawn(clash))

        choice = self._choice(typed, stamp)
        found = settle(self.room, self.number, choice, unheard, dry_run=dry_run, agree=agree)
        return Happening((settled(found), still_open(found.conflicts)), warnings=found.warnings)

    def _choice(self, typed: Typed, stamp: Stamp) -> Settling:
        keep, reason = gathered(
            lambda: _side(typed.said("keep")),
            lambda: typed_words.needed("--reason", typed.said("reason") or ""),
        )
        return Settling(keep, reason, stamp)


def every_conflict(room: Room) -> list[SettlingOne]:
    """List the conflicts that are open; raises Unusable."""
    return [SettlingOne(room, each, n) for n, each in enumerate(open_conflicts(room), 1)]


def _side(written: str | None) -> Keep:
    if written is None or written not in {*Keep}:
        raise Unusable(_NO_SIDE.at(field="--keep"))
    return Keep(written)


def _drawn(clash: Clash) -> bytes:
    said = (clash.cluster, clash.kind.words, *clash.theirs, *clash.ours)
    return "\n".join(map(str, said)).encode()


_NO_SIDE = Fault("missing-option", Message("This has to be filled in."))
