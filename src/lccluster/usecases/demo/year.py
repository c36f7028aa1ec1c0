"""The round of the office: three applications, of which two have gone as far as the experts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from lccluster.files.disk.safe_write import make_folder, replace_file
from lccluster.files.round.layout import FINDINGS
from lccluster.files.rules.library import Library
from lccluster.round.acts import ComplianceChecked, FirstReviewed, Returned, RoundAct
from lccluster.round.records import ApplicationRecord
from lccluster.usecases.demo.moments import at
from lccluster.usecases.register.acts import unheard
from lccluster.usecases.round.recording.deciding import (
    Recommending,
    by_whom,
    recommend,
    record_acts,
)
from lccluster.usecases.round.recording.experts import name_panel
from lccluster.usecases.round.recording.filing import Filing, file_application
from lccluster.usecases.round.recording.meant import Hand
from lccluster.usecases.round.recording.opening import Opening, open_year
from lccluster.usecases.round.room import RoundRoom, open_round_room

YEAR = "2025"
CALL, PANEL = "通知.yaml", "专家.yaml"
APPLICATIONS, GIVEN = "申报", "审核意见"
AT_ONCE, COMPLETED, WAITING = "冠县轴承.yaml", "莘县纸业.yaml", "临清市纺织.yaml"


def hold_round(office: Path, folder: Path, register: Path, library: Library) -> None:
    """Open the round and take it as far as its experts; raises Unusable."""
    opening, issued = Opening(YEAR, office / CALL), date(2025, 3, 1)
    open_year(folder, opening, library, register, None, Hand(at(issued), unheard))
    room = open_round_room(folder, library, register)
    number = _filed(room, office, COMPLETED, date(2025, 4, 8))
    _decide(room, number, Returned, date(2025, 4, 11), note="缺推荐单位公章")
    _filed(room, office, COMPLETED, date(2025, 4, 17))
    other = _filed(room, office, AT_ONCE, date(2025, 4, 10))
    for each, form, document in (
        (number, COMPLETED, "莘工信字〔2025〕某号"),
        (other, AT_ONCE, "冠工信字〔2025〕某号"),
    ):
        _found(room, each, office / GIVEN / form)
        _recommended(room, each, document)
    _filed(room, office, WAITING, date(2025, 5, 26))
    named = date(2025, 6, 20)
    name_panel(room, office / PANEL, {"on": named, "note": None}, Hand(at(named), unheard))


def _filed(room: RoundRoom, office: Path, form: str, day: date) -> str:
    """File an application; gives its number."""
    words = {"on": day, "note": None, "override": None, "late": None}
    hand = Hand(at(day), unheard)
    (filed,) = file_application(room, office / APPLICATIONS / form, Filing(words), hand)
    return filed.record.id


def _found(room: RoundRoom, number: str, given: Path) -> None:
    """Lay what was found on an application beside it, which was after it was filed."""
    beside = room.round.beside(number) / FINDINGS
    make_folder(beside)
    replace_file(beside / given.name, given.read_bytes())


def _recommended(room: RoundRoom, number: str, document: str) -> None:
    """Take an application through what its county does with it."""
    _decide(room, number, ComplianceChecked, date(2025, 5, 6))
    _decide(room, number, FirstReviewed, date(2025, 5, 9), outcome="passed", reason="材料齐全")
    entry = room.seen().entry(number)
    assert entry is not None  # noqa: S101 - it was filed under this number
    county = room.offices.county(entry.cluster.county)
    assert county is not None  # noqa: S101 - its form names it
    on = date(2025, 5, 20)
    words = {"on": on, "document_number": document, "note": None, "override": None, "late": None}
    recommend(room, county, Recommending(words), Hand(at(on), unheard))


def _decide(room: RoundRoom, number: str, kind: type[RoundAct], on: date, **said: Any) -> None:
    def act(record: ApplicationRecord) -> RoundAct:
        return kind(on=on, by=by_whom(room, kind, record), **said)

    record_acts(room, [number], act, Hand(at(on), unheard))
