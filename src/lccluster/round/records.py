"""What is kept of a round, a record for each application and one of the round itself, and what still counts of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from lccluster.register.cluster import Record
from lccluster.round.acts import NoticePosted, RecordVoided, RoundAct


class ApplicationRecord(Record, frozen=True, kw_only=True):
    """One application as its `record.yaml` has it: facts first, then its acts in the order of recording.

    `id` is its county's code and a serial; `renews` the id of the title whose re-review it is for.
    """

    cluster: str
    county: str
    applicant: str | None = None
    renews: str | None = None
    note: str | None = None
    events: tuple[RoundAct, ...] = ()


class RoundRecord(Record, frozen=True, kw_only=True):
    """The round as `round.yaml` has it; `id` is its year, `round` what no other round is called."""

    round: str
    rulebook: str
    title: str
    note: str | None = None
    events: tuple[RoundAct, ...] = ()


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
