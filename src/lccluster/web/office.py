"""What every screen is told: whose folders these are, what day it is, whether anything may be written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lccluster.language import Message
from lccluster.usecases.page.applications.handed_in import MOST, Drawer
from lccluster.web.acting.shelf import Shelf

if TYPE_CHECKING:
    from lccluster.register.view import Clocks
    from lccluster.usecases.page.applications.checking import CheckedBatch
    from lccluster.usecases.page.folders import Library
    from lccluster.usecases.page.holding.opening import OpeningPlace
    from lccluster.usecases.register.room import Room
    from lccluster.usecases.round.room import RoundRoom


class Rounds(Struct, frozen=True):
    """Where rounds lie: the one meant now, and where that of a year lies or would lie."""

    meant: Callable[[], Path | None]
    of_year: Callable[[str], Path]


class Desk(Struct, frozen=True, kw_only=True):
    """The folders of the office, its rulebooks, and the clock on its wall."""

    register: Path
    rounds: Rounds
    library: Library
    clock: Callable[[], datetime]
    folder: Path = Path()  # in which applications lie
    cache: Path | None = None
    settings: Callable[[], Path | None] = lambda: None  # names the file that says who works here
    read_only: bool = False
    fonts: str = "office"
    drawer: Drawer = field(default_factory=Drawer)
    batches: Shelf[CheckedBatch] = field(default_factory=lambda: Shelf(MOST))
    handed: Shelf[tuple[str, Path]] = field(default_factory=lambda: Shelf(MOST))  # see still_there

    @property
    def today(self) -> date:
        """Give the day."""
        return self.clock().date()

    @property
    def lying(self) -> tuple[Path, Library, date]:
        """Give where applications lie, and by which rulebooks and on which day they are told from letters."""
        return self.folder, self.library, self.today

    @property
    def round(self) -> Path | None:
        """Give the folder of the round meant, which may have been opened a moment ago."""
        return self.rounds.meant()

    @property
    def opening_place(self) -> OpeningPlace:
        """Give where rounds are opened."""
        from lccluster.usecases.page.holding.opening import OpeningPlace

        return OpeningPlace(self.rounds.of_year, self.library, self.register, self.settings())

    @property
    def clocks(self) -> Clocks:
        """Look at everything as it stands today."""
        from lccluster.register.view import Clocks

        return Clocks(self.today)

    def room(self) -> Room:
        """Open the register as it stands now; raises Unusable."""
        from lccluster.usecases.register.room import open_room

        opened = open_room(self.register, self.library, self.cache, self.settings())
        opened.remark_cut_off()
        return opened

    @property
    def missing_register(self) -> Message | None:
        """Say that no register is here, where none is."""
        from lccluster.usecases.page.folders import is_register

        if is_register(self.register):
            return None
        return Message("No register is here ({folder}).", folder=self.register)

    @property
    def missing_round(self) -> Message | None:
        """Say that no round is here, where none is."""
        from lccluster.usecases.page.folders import is_round

        place = self.round
        if place and is_round(place):
            return None
        return Message("No round is here.")

    def round_room(self) -> RoundRoom:
        """Open the round as it stands now; raises Unusable."""
        from lccluster.usecases.round.room import open_round_room

        place = self.round
        assert place  # noqa: S101 - see missing_round
        return open_round_room(place, self.library, self.register, self.settings(), self.cache)
