"""What every screen is told: whose folders these are, what day it is, whether anything may be written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lccluster.language import Message
from lccluster.usecases.page.handed_in import MOST, Drawer
from lccluster.web.shelf import Shelf

if TYPE_CHECKING:
    from lccluster.register.view import Clocks
    from lccluster.usecases.page.checking import CheckedBatch
    from lccluster.usecases.page.folders import Library
    from lccluster.usecases.register.room import Room
    from lccluster.usecases.round.room import RoundRoom


class Desk(Struct, frozen=True, kw_only=True):
    """The folders of the office, its rulebooks, and the clock on its wall."""

    register: Path
    round: Path | None
    library: Library
    clock: Callable[[], datetime]
    folder: Path = Path()  # in which applications lie
    cache: Path | None = None
    settings: Callable[[], Path | None] = lambda: None  # names the file that says who works here
    read_only: bool = False
    fonts: str = "office"
    drawer: Drawer = field(default_factory=Drawer)
    batches: Shelf[CheckedBatch] = field(default_factory=lambda: Shelf(MOST))

    @property
    def today(self) -> date:
        """Give the day."""
        return self.clock().date()

    @property
    def clocks(self) -> Clocks:
        """Look at everything as it stands today."""
        from lccluster.register.view import Clocks

        return Clocks(self.today)

    def room(self) -> Room:
        """Open the register as it stands now; raises Unusable."""
        from lccluster.usecases.register.room import open_room

        return open_room(self.register, self.library, self.cache, self.settings())

    @property
    def missing_register(self) -> Message | None:
        """Say that no register is here, where none is."""
        from lccluster.usecases.page.folders import is_register

        if is_register(self.register):
            return None
        return Message(
            "No register is here ({folder}); “{command}” makes one.",
            folder=self.register,
            command="lccluster register init",
        )

    @property
    def missing_round(self) -> Message | None:
        """Say that no round is here, where none is."""
        from lccluster.usecases.page.folders import is_round

        if self.round and is_round(self.round):
            return None
        command = "lccluster round open … --call …"
        return Message("No round is here; “{command}” begins one.", command=command)

    def round_room(self) -> RoundRoom:
        """Open the round as it stands now; raises Unusable."""
        from lccluster.usecases.round.room import open_round_room

        assert self.round  # noqa: S101 - see missing_round
        return open_round_room(self.round, self.library, self.register, self.settings(), self.cache)
