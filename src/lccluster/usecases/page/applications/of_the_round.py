"""An application of the round, checked where it lies: its form, its materials, and every finding beside it."""

from __future__ import annotations

from msgspec.structs import replace

from lccluster.files.disk.within import matching
from lccluster.files.round.layout import FINDINGS
from lccluster.round.records import ApplicationRecord
from lccluster.usecases.page.applications.checking import CheckedBatch, Files, check_files
from lccluster.usecases.page.applications.checking_with import CheckingWith
from lccluster.usecases.page.applications.handed_in import Drawer
from lccluster.usecases.round import papers
from lccluster.usecases.round.room import RoundRoom


def check_of_round(
    room: RoundRoom, record: ApplicationRecord, drawer: Drawer, asked: CheckingWith
) -> CheckedBatch:
    """Check it by the round's rulebook, for what it is there; raises Unusable. Nothing is recorded."""
    folder = room.round.beside(record.id)
    found = tuple(matching(folder / FINDINGS, "*.y*ml"))
    files = Files((papers.form_of(folder),), found, drawer.put({}), folder / FINDINGS)
    occasion = papers.occasion_of(record.renews)
    return check_files(files, replace(asked, occasion=occasion, rules=str(room.rulebook)))
