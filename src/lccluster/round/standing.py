"""What still counts of what was recorded: a voided record does not, from the day of the voiding on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from lccluster.round.acts import NoticePosted, RecordVoided, RoundAct
from lccluster.round.records import ApplicationRecord, RoundRecord

_Kept = TypeVar("_Kept", ApplicationRecord, RoundRecord)


def without_void(events: Sequence[RoundAct], as_of: date = date.max) -> list[RoundAct]:
    """Leave out the records that were voided by a day."""
    void = {each.of for each in events if isinstance(each, RecordVoided) and each.on <= as_of}
    return [each for each in events if each.id not in void]


def as_it_stands(record: _Kept) -> _Kept:
    """Give a record without what was voided: what is decided now rests on no mistake of then."""
    return replace(record, events=tuple(without_void(record.events)))


def recorded(record: ApplicationRecord, round: RoundRecord) -> list[RoundAct]:
    """List what stands of an application and the notices that show it, in the order of recording.

    What was made by hand comes first, as in its file.
    """
    notices = (each for each in without_void(round.events) if isinstance(each, NoticePosted))
    shown = (each for each in notices if record.id in each.applications)
    own = (each for each in without_void(record.events) if not isinstance(each, RecordVoided))
    return sorted((*own, *shown), key=lambda each: (each.id or "") if each.recorded_by else "")
