"""The acts of a round: on one application, on several or the whole round, and its opening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Message
from lccluster.round.numbering import drawn
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.commands import as_on_page
from lccluster.usecases.page.holding import opening
from lccluster.usecases.page.holding.about import About
from lccluster.usecases.page.holding.drawn import with_paper
from lccluster.usecases.page.holding.errands import RoundErrand
from lccluster.usecases.page.holding.of_applications import ON_APPLICATIONS
from lccluster.usecases.page.holding.of_the_round import ON_ROUND, pick
from lccluster.usecases.page.holding.recording import ShownInRound, confirmed, shown
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.round.recording.meant import Hand, RecordedInRound
from lccluster.web.acting.deeds import Beside
from lccluster.web.acting.following import Link
from lccluster.web.acting.two_steps import add_two_steps
from lccluster.web.addresses import ROUND, of_application, of_round_act
from lccluster.web.answering import not_found

if TYPE_CHECKING:
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes

OPEN = "open"
AGAINST = Message("What stands against it today")
CHANGED = Message("The round was changed meanwhile; nothing was recorded. What changed:")


class _InRound(Struct, frozen=True):
    """What all acts of a round have in common on their screens."""

    words: ClassVar[Mapping[str, Message]] = {
        "changed": CHANGED,
        "figures": Message("Or fill it in here"),
    }
    office: Desk

    def recording(self, typed: Typed, hand: Hand) -> Sequence[RecordedInRound]:
        """Record it as its command does; raises Unusable or Refused."""
        raise NotImplementedError

    def shown(self, typed: Typed, stamp: Stamp) -> ShownInRound:
        """Say what would be recorded; raises Unusable or Refused."""
        return shown(lambda hand: self.recording(typed, hand), typed, stamp)

    def done(self, shown: ShownInRound, sha256: str) -> list[RecordedInRound]:
        """Record what was shown; raises ChangedMeanwhile, Unusable or Refused."""
        return confirmed(lambda hand: self.recording(shown.typed, hand), shown, sha256)

    @property
    def back(self) -> tuple[str, str]:
        """Lead back to the round."""
        return ROUND, str(Message("Round"))

    def then(self, recorded: Sequence[RecordedInRound]) -> tuple[Link, None]:
        """Go on where it was come from; the day's tasks say what follows."""
        return self.back, None


class MeantInRound(_InRound, frozen=True):
    """An act that somebody is about to record on the round, or on one of its applications."""

    about: About
    errand: RoundErrand
    begun: Typed = Typed({})

    @property
    def address(self) -> str:
        """Give the address of its form."""
        application = self.about.application
        return of_round_act(self.errand.word, application.id if application else None)

    @property
    def back(self) -> tuple[str, str]:
        """Lead back to what it is on, by its name."""
        application, own = self.about.application, self.about.seen.own.cluster
        if application is None:
            return ROUND, own.title
        named = Message("{name} ({said})", name=application.cluster, said=drawn(application))
        return of_application(application.id), str(named)

    @property
    def title(self) -> str:
        """Say which act it is."""
        return self.errand.title

    @property
    def does(self) -> Message | None:
        """Name its stage, with the article."""
        return self.errand.stage(self.about.room.procedure)

    @property
    def beside(self) -> Beside:
        """Say what stands against it today whatever is typed."""
        return [(AGAINST, as_on_page(each)) for each in self.errand.against(self.about)]

    def fields(self) -> Sequence[AskedField]:
        """List what it asks."""
        return self.errand.asks(self.about)

    def shown(self, typed: Typed, stamp: Stamp) -> ShownInRound:
        """Say what would be recorded; a paper that was filled in is drawn first. Raises Unusable or Refused."""
        paper = self.errand.paper
        drawn = with_paper(self.office.drawer, paper(self.about), typed) if paper else typed
        return super().shown(drawn, stamp)

    def recording(self, typed: Typed, hand: Hand) -> Sequence[RecordedInRound]:
        """Record it as its command does."""
        return self.errand.recorded(self.about, typed, hand)


class MeantOpening(_InRound, frozen=True):
    """A round that somebody is about to open."""

    address: ClassVar[str] = f"{ROUND}/do/{OPEN}"
    title: ClassVar[Message] = Message("Open a year's round")
    does: ClassVar[Message] = opening.DOES
    beside: ClassVar[Beside] = ()
    begun: ClassVar[Typed] = Typed({})

    def fields(self) -> Sequence[AskedField]:
        """List what it asks."""
        return self.office.opening_place.fields

    def shown(self, typed: Typed, stamp: Stamp) -> ShownInRound:
        """Say what would be recorded; a call that was filled in is drawn first. Raises Unusable or Refused."""
        with_call = with_paper(self.office.drawer, self.office.opening_place.paper, typed)
        return super().shown(with_call, stamp)

    def recording(self, typed: Typed, hand: Hand) -> Sequence[RecordedInRound]:
        """Record it as its command does."""
        return opening.opened(self.office.opening_place, typed, hand)


def add_to(app: Routes, office: Desk) -> None:
    """Add the steps of every act."""

    def on_round(word: str) -> MeantInRound | MeantOpening:
        if word == OPEN and not office.read_only:
            return MeantOpening(office)
        return _meant(office, ON_ROUND, word)

    def on_application(number: str, word: str) -> MeantInRound:
        if word in ON_ROUND:
            meant = _meant(office, ON_ROUND, word)
            picked = {**meant.begun.texts, pick(number): "yes"}
            return replace(meant, begun=Typed(picked))
        return _meant(office, ON_APPLICATIONS, word, number)

    add_two_steps(app, f"{ROUND}/do/<word>", on_round)
    add_two_steps(app, f"{ROUND}/<number>/do/<word>", on_application)


def _meant(
    office: Desk, errands: Mapping[str, RoundErrand], word: str, number: str | None = None
) -> MeantInRound:
    """Find the act, and the application by its number alone; where nothing may be written there is no such page."""
    if office.read_only or office.missing_round or word not in errands:
        raise not_found(office)
    about = About(office.round_room(), office.today)
    if number is None:
        return MeantInRound(office, about, errands[word], errands[word].begun(about))
    entry = about.seen.entry(number)
    if entry is None:
        raise not_found(office)
    return MeantInRound(office, About(about.room, about.today, entry.cluster), errands[word])
