"""What passes between offices, in two steps each: who works here, packs, conflicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from lccluster.language import Message
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.offices.foreseen import Foreseen, Happening, OfficeErrand, as_shown
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.web.acting.deeds import Beside
from lccluster.web.acting.following import Link
from lccluster.web.acting.two_steps import add_two_steps
from lccluster.web.addresses import OFFICES, of_conflict
from lccluster.web.answering import not_found
from lccluster.web.screens import offices

if TYPE_CHECKING:
    from lccluster.register.joining.clash import Clash
    from lccluster.usecases.round.room import RoundRoom
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes

WORDS = {
    "preview": Message("Show what would happen"),
    "nothing_yet": Message("Nothing happens yet; the next screen shows it first."),
    "changed": Message("Something was changed meanwhile; nothing was done. What changed:"),
    "would": Message("What would happen"),
    "record": Message("Do it"),
    "recorded": Message("Done"),
}


_DOES = {f"{OFFICES}/send": offices.TO, f"{OFFICES}/merge": offices.COPIES}


class MeantBetween(Struct, frozen=True):
    """Something that somebody is about to do between offices."""

    office: Desk
    address: str
    title: Message | str
    errand: OfficeErrand
    back: tuple[str, str] = (OFFICES, "")
    does: Message | None = None
    begun: Typed = Typed({})
    words: ClassVar[Mapping[str, Message]] = WORDS

    @property
    def beside(self) -> Beside:
        """Say what it is about."""
        return self.errand.beside

    def fields(self) -> Sequence[AskedField]:
        """List what it asks."""
        return self.errand.fields()

    def shown(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would happen; raises Unusable or Refused."""
        return self.errand.foreseen(typed, stamp)

    def done(self, shown: Foreseen, sha256: str) -> list[Happening]:
        """Do it; raises ChangedMeanwhile, Unusable or Refused."""
        return [as_shown(self.errand, shown, sha256)]

    def then(self, _recorded: Sequence[Happening]) -> tuple[Link, None]:
        """Go on where it was come from."""
        return self.back, None


def add_to(app: Routes, office: Desk) -> None:
    """Add every one; where it has no place there is no such page."""
    back = OFFICES, str(offices.HEAD)

    def add(address: str, title: Message, made: Callable[[Desk], OfficeErrand | None]) -> None:
        def meant() -> MeantBetween:
            errand = None if office.read_only else made(office)
            if errand is None:
                raise not_found(office)
            does = _DOES.get(address)
            return MeantBetween(office, address, title, errand, back, does)

        add_two_steps(app, address, meant)

    add(f"{OFFICES}/here", offices.WORDS["say"], _here)
    add(f"{OFFICES}/send", offices.SEND, _send)
    add(f"{OFFICES}/send-round", offices.SEND_ROUND, _send_round)
    add(f"{OFFICES}/receive", offices.RECEIVE, _receive)
    add(f"{OFFICES}/merge", offices.MERGE, _merge)
    _add_conflicts(app, office, back)


def _add_conflicts(app: Routes, office: Desk, back: tuple[str, str]) -> None:
    known: dict[str, Clash] = {}  # one that was settled a moment ago is still spoken of

    def meant(word: str) -> MeantBetween:
        from lccluster.usecases.page.offices.settling import SettlingOne, every_conflict

        if office.read_only or office.missing_register:
            raise not_found(office)
        room = office.room()
        found = {each.word: each for each in every_conflict(room)}
        known.update({key: each.clash for key, each in found.items()})
        if word not in known:
            raise not_found(office)
        errand = found.get(word) or SettlingOne(room, known[word])
        return MeantBetween(office, of_conflict(word), errand.title, errand, back)

    add_two_steps(app, of_conflict("<word>"), meant)


def _here(office: Desk) -> OfficeErrand | None:
    from lccluster.usecases.page.offices.working_here import WorkingHere

    return WorkingHere(office.register, office.library, office.settings())


def _send(office: Desk) -> OfficeErrand | None:
    from lccluster.usecases.page.offices.sending import SendingRegister

    if office.missing_register:
        return None
    return SendingRegister(office.room(), office.folder, office.fonts)


def _merge(office: Desk) -> OfficeErrand | None:
    from lccluster.usecases.page.offices.merging import Merging

    return None if office.missing_register else Merging(office.room(), office.folder)


def _send_round(office: Desk) -> OfficeErrand | None:
    from lccluster.usecases.page.offices.sending import SendingRound

    return None if office.missing_round else SendingRound(office.round_room(), office.folder)


def _receive(office: Desk) -> OfficeErrand | None:
    from lccluster.usecases.page.offices.receiving import Receiving
    from lccluster.usecases.register.packs.beginning import begin_from
    from lccluster.usecases.register.packs.saying import register_begun

    def begun(pack: Path) -> list[Message]:
        begin_from(office.register, office.library, pack, unheard, office.settings())
        return [register_begun(office.register)]

    register = None if office.missing_register else office.room
    return Receiving(
        register,
        office.library,
        office.rounds.of_year,
        lambda place: _round_at(office, place),
        begun,
    )


def _round_at(office: Desk, place: Path) -> RoundRoom:
    from lccluster.usecases.round.room import open_round_room

    return open_round_room(place, office.library, office.register, office.settings(), office.cache)
