"""An export of a register brought in: what would be new first, then that."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lccluster.language import Message, headed
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.lists.told import one_file
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.usecases.register.exchange.importing import Imported, import_file
from lccluster.usecases.register.room import Room

MOST = 200  # titles that are named
EXPORT = AskedField(
    "export", Message("the export"), "FILE", Message("CSV or JSON, as a register is exported."),
    shape="file",
)  # fmt: skip


class TakingExport(Struct, frozen=True):
    """An export for the register here."""

    room: Room
    beside: Beside = ()

    def fields(self) -> list[AskedField]:
        """Ask for the file."""
        return [EXPORT]

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would be new; raises Unusable with every conflict."""
        return Foreseen(typed, stamp, self._brought(typed, dry_run=True))

    def done(self, shown: Foreseen) -> Happening:
        """Bring it in; raises Unusable with every conflict."""
        return self._brought(shown.typed, dry_run=False)

    def _brought(self, typed: Typed, *, dry_run: bool) -> Happening:
        found = import_file(self.room, one_file(typed, EXPORT), unheard, dry_run=dry_run)
        return Happening((*_titles(found), found.in_all), warnings=found.warnings)


def _titles(found: Imported) -> Iterator[str | Message]:
    for id, name, acts in found.by_title[:MOST]:
        yield headed(f"{id} {name}", Message("new acts: {count}", count=acts))
    if (more := len(found.by_title) - MOST) > 0:
        yield Message("and {count} titles more", count=more)
