"""Lists of many titles taken in, in two steps each: promulgated, exported, or with the figures of reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from lccluster.language import Message
from lccluster.web.acting.two_steps import add_two_steps
from lccluster.web.addresses import EXPORTED, PROMULGATED, REPORTED
from lccluster.web.answering import not_found
from lccluster.web.screens.office_acts import MeantBetween

if TYPE_CHECKING:
    from collections.abc import Callable

    from lccluster.usecases.page.offices.foreseen import OfficeErrand
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes

PROMULGATED_LIST = Message("Enter a promulgated list")
EXPORT = Message("Take in an export of a register")
REPORTS = Message("Record the reports of many titles with a table")
BACK = "/titles", Message("The register")


class MeantList(MeantBetween, frozen=True):
    """A list that somebody is about to take in: its titles are recorded, as acts are."""

    words: ClassVar[Mapping[str, Message]] = {}


def list_links(office: Desk) -> list[tuple[str, Message]]:
    """Lead to what can be taken in here."""
    if office.read_only:
        return []
    promulgated = (PROMULGATED, PROMULGATED_LIST)
    if office.missing_register:
        return [promulgated]
    return [promulgated, (REPORTED, REPORTS), (EXPORTED, EXPORT)]


def add_to(app: Routes, office: Desk) -> None:
    """Add them; where nothing may be written there is no such page."""

    def add(address: str, title: Message, made: Callable[[Desk], OfficeErrand | None]) -> None:
        def meant() -> MeantList:
            errand = None if office.read_only else made(office)
            if errand is None:
                raise not_found(office)
            return MeantList(office, address, title, errand, (BACK[0], str(BACK[1])))

        add_two_steps(app, address, meant)

    add(PROMULGATED, PROMULGATED_LIST, _promulgated)
    add(EXPORTED, EXPORT, _exported)
    add(REPORTED, REPORTS, _reported)


def _promulgated(office: Desk) -> OfficeErrand:
    from lccluster.usecases.page.lists.promulgating import Entering

    room = None if office.missing_register else office.room()
    return Entering(room, office.register, office.library, office.settings())


def _exported(office: Desk) -> OfficeErrand | None:
    from lccluster.usecases.page.lists.importing import TakingExport

    return None if office.missing_register else TakingExport(office.room())


def _reported(office: Desk) -> OfficeErrand | None:
    from lccluster.usecases.page.lists.reporting import ReportingMany

    return None if office.missing_register else ReportingMany(office.room())
