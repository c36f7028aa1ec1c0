"""A first recognition: of an application that was checked here, or of an old title typed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.language import Message
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.titles.recognising import (
    DOES,
    TITLE,
    PreviewedTitle,
    Rests,
    confirmed_title,
    fields,
    is_first,
    previewed_title,
    rests_on,
    stated,
)
from lccluster.usecases.register.acts import Recorded, Stamp
from lccluster.web.acting.deeds import Beside
from lccluster.web.acting.following import Link, follow
from lccluster.web.acting.two_steps import add_two_steps
from lccluster.web.addresses import of_recognition, of_title
from lccluster.web.answering import not_found
from lccluster.web.screens.applications.batches import batch_with

if TYPE_CHECKING:
    from lccluster.usecases.register.room import Room
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes

VERDICT, RESULT = Message("verdict"), Message("Back to the result")


class MeantTitle(Struct, frozen=True):
    """A title that somebody is about to enter, on what it rests, and from where one came."""

    office: Desk
    room: Room
    address: str
    back: tuple[str, str]
    rests: Rests = Rests()
    begun: Typed = Typed({})
    beside: Beside = ()
    words: Mapping[str, Message] = {}
    title: Message = TITLE
    does: Message = DOES

    def fields(self) -> Sequence[AskedField]:
        """List what a recognition asks."""
        return fields(self.room)

    def shown(self, typed: Typed, stamp: Stamp) -> PreviewedTitle:
        """Say what would be recorded; raises Unusable or Unlawful."""
        return previewed_title(self.room, self.rests, typed, stamp)

    def done(self, shown: PreviewedTitle, sha256: str) -> list[Recorded]:
        """Record it; raises ChangedMeanwhile, Unusable or Unlawful."""
        return [confirmed_title(self.room, self.rests, shown, sha256)]

    def then(self, recorded: Sequence[Recorded]) -> tuple[Link, Link | None]:
        """Go on to the new title."""
        (each,) = recorded
        follows = each.event.next_command([each.cluster.id], self.room.measure)
        return (of_title(each.cluster.id), each.name), follow(follows)


def add_to(app: Routes, office: Desk) -> None:
    """Add the recognition by hand, and that of each application of a batch."""

    def by_hand() -> MeantTitle:
        back = ("/titles", str(Message("The register")))
        return MeantTitle(office, _room(office), of_recognition(), back)

    def checked(word: str, number: int) -> MeantTitle:
        room, batch = _room(office), batch_with(office, word, number)
        if not is_first(batch):
            raise not_found(office)
        one, section = batch.checked[number], batch.report.sections[number]
        back, address = (f"/check/{word}", str(RESULT)), of_recognition(word, number)
        beside: Beside = ((VERDICT, section.verdict), *section.form)
        return MeantTitle(office, room, address, back, rests_on(one), stated(one), beside)

    add_two_steps(app, "/recognise", by_hand)
    add_two_steps(app, "/recognise/<word>/<number:int>", checked)


def _room(office: Desk) -> Room:
    """Open the register; where nothing may be written there is no such page."""
    if office.read_only or office.missing_register:
        raise not_found(office)
    return office.room()
