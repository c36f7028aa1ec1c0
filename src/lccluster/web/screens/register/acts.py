"""What may be done with a title: the form of an act, the very line, and the act itself once it is confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.language import Message
from lccluster.register.title import title_of
from lccluster.usecases.page.asked import AskedField, Errand, Typed
from lccluster.usecases.page.titles.errands import ERRANDS, entry_of
from lccluster.usecases.page.titles.possible import against
from lccluster.usecases.page.titles.recording import Previewed, confirmed, previewed
from lccluster.usecases.register.acts import Recorded, Stamp
from lccluster.web.acting.deeds import Beside
from lccluster.web.acting.following import Link, follow
from lccluster.web.acting.two_steps import add_two_steps
from lccluster.web.addresses import of_act, of_title
from lccluster.web.answering import UNUSABLE, answer, not_found, refused, told

if TYPE_CHECKING:
    from lccluster.register.cluster import Cluster
    from lccluster.usecases.register.room import Room
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes


class TitlesAct(Struct, frozen=True):
    """An act that somebody is about to record on a title."""

    office: Desk
    room: Room
    cluster: Cluster
    errand: Errand
    begun: Typed = Typed({})
    beside: Beside = ()
    words: Mapping[str, Message] = {}

    @property
    def address(self) -> str:
        """Give the address of its form."""
        return of_act(self.cluster.id, self.errand.word)

    @property
    def back(self) -> tuple[str, str]:
        """Lead back to the title, by the name that it bears."""
        title = title_of(self.cluster, self.room.measure, self.office.clocks)
        return of_title(self.cluster.id), title.name if title else self.cluster.name

    @property
    def title(self) -> Message:
        """Say which act it is."""
        return self.errand.title

    @property
    def does(self) -> Message:
        """Say what it does."""
        return self.errand.does

    def fields(self) -> Sequence[AskedField]:
        """List what the act asks."""
        return self.errand.fields(self.room, self.cluster)

    def shown(self, typed: Typed, stamp: Stamp) -> Previewed:
        """Say what would be recorded; raises Unusable or Unlawful."""
        return previewed(self.room, self.cluster.id, self.errand, typed, stamp)

    def done(self, shown: Previewed, sha256: str) -> list[Recorded]:
        """Record it; raises ChangedMeanwhile, Unusable or Unlawful."""
        return [confirmed(self.room, self.cluster.id, shown, sha256)]

    def then(self, recorded: Sequence[Recorded]) -> tuple[Link, Link | None]:
        """Go on to the title."""
        follows = recorded[0].event.next_command([self.cluster.id], self.room.measure)
        return self.back, follow(follows)


def add_to(app: Routes, office: Desk) -> None:
    """Add every act on every title."""

    def meant(cluster: str, word: str) -> TitlesAct:
        """Find title and act; where nothing may be written there is no such page."""
        if office.read_only or office.missing_register or word not in ERRANDS:
            raise not_found(office)
        room = office.room()
        entry = entry_of(room, cluster)
        if entry is None:
            raise not_found(office)
        return TitlesAct(office, room, entry.cluster, ERRANDS[word])

    def begun(cluster: str, word: str) -> TitlesAct:
        """Find an act that may be done today; of any other what stands against it is said instead of asking."""
        act = meant(cluster, word)
        if said := against(act.room, act.cluster, act.errand.kind, office.today):
            page = answer(
                office, "problems.html", title=act.title, said=told(said), health="", back=act.back
            )
            raise refused(UNUSABLE, page)
        return act

    add_two_steps(app, "/titles/<cluster>/do/<word>", meant, begun)
