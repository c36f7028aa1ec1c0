"""What every screen is told: whose folders these are, what day it is, whether anything may be written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.register.view import Clocks

if TYPE_CHECKING:
    from lccluster.usecases.page.folders import Library
    from lccluster.usecases.register.room import Room


class Office(Struct, frozen=True, kw_only=True):
    """The folders of the office, its rulebooks, and the clock on its wall."""

    register: Path
    round: Path | None
    library: Library
    clock: Callable[[], datetime]
    cache: Path | None = None
    settings: Path | None = None  # the file that says who works here
    read_only: bool = False

    @property
    def today(self) -> date:
        """Give the day."""
        return self.clock().date()

    @property
    def clocks(self) -> Clocks:
        """Look at everything as it stands today."""
        return Clocks(self.today)

    def room(self) -> Room:
        """Open the register as it stands now; raises Unusable."""
        from lccluster.usecases.register.room import open_room

        return open_room(self.register, self.library, self.cache, self.settings)

    @property
    def has_register(self) -> bool:
        """Tell whether a register is here."""
        from lccluster.usecases.page.folders import is_register

        return is_register(self.register)
