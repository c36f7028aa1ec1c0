"""Acts made by hand adopted, in two steps: what would be sealed, then the seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.language import Message
from lccluster.web.acting.two_steps import add_two_steps
from lccluster.web.addresses import ADOPTING, HEALTH
from lccluster.web.answering import not_found
from lccluster.web.screens import health
from lccluster.web.screens.office_acts import MeantBetween

if TYPE_CHECKING:
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes

DOES = Message(
    "What was written into the files by hand gets its seal, as if it were recorded here."
)


def add_to(app: Routes, office: Desk) -> None:
    """Add it; where nothing may be written, or no register is, there is no such page."""
    back = HEALTH, str(health.HEAD)

    def meant() -> MeantBetween:
        from lccluster.usecases.page.offices.adopting import Adopting

        if office.read_only or office.missing_register:
            raise not_found(office)
        return MeantBetween(office, ADOPTING, health.ADOPT, Adopting(office.room()), back, DOES)

    add_two_steps(app, ADOPTING, meant)
