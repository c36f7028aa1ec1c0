"""A round gone through again: what was recorded against the law or the call, and what is only odd."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Message
from lccluster.register.lawful import Unlawful
from lccluster.register.view import Clocks
from lccluster.round.acts import (
    NoticePosted,
    ObjectionReceived,
    PanelNamed,
    RoundAct,
    Withdrawn,
)
from lccluster.round.call import Call
from lccluster.round.circumstances import Circumstances
from lccluster.round.lawful import decide
from lccluster.round.life import life_of
from lccluster.round.records import ApplicationRecord, RoundRecord, as_it_stands, without_void
from lccluster.round.reviewing.panel import Panel
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.procedure import Procedure
from lccluster.vocabulary import Verdict


class RoundFlaw(Struct, frozen=True):
    """What stands against an act as it was recorded; what is `odd` is only worth a look."""

    application: str
    at: int
    code: str
    message: Message
    odd: bool = False


def replayed(
    records: Sequence[ApplicationRecord],
    own: RoundRecord,
    call: Call,
    procedure: Procedure,
    offices: Offices,
    panel: Panel | None,
) -> Iterator[RoundFlaw]:
    """Take every act again as it was taken, after those recorded before it."""
    law = (call, procedure, offices, panel)
    for record in records:
        counted = without_void(record.events)
        for at, act in enumerate(record.events):
            yield from _against(record, at, act, records, own, law)
            if act in counted:
                yield from _odd(record, at, act, own)


OF_THE_PANEL = frozenset(("tied", "not-of-the-panel"))
_Kept = TypeVar("_Kept", ApplicationRecord, RoundRecord)
_Law = tuple[Call, Procedure, Offices, Panel | None]


def _against(
    record: ApplicationRecord,
    at: int,
    act: RoundAct,
    records: Sequence[ApplicationRecord],
    own: RoundRecord,
    law: _Law,
) -> Iterator[RoundFlaw]:
    before = replace(record, events=record.events[:at])
    round = _known_by(own, act)
    call, procedure, offices, panel = law
    met = Circumstances(
        call=call,
        procedure=procedure,
        offices=offices,
        panel=panel,
        round=round,
        record=before,
        life=life_of(as_it_stands(before), as_it_stands(round), Clocks(act.on)),
        others=[_known_by(each, act) for each in records if each.id != record.id],
        verdict=Verdict(act.verdict) if act.verdict else None,
    )
    try:
        decide(act, met)
    except Unlawful as unlawful:
        for each in unlawful.refusals:
            if not (each.code in OF_THE_PANEL and _panel_named_since(own, act)):
                yield RoundFlaw(record.id, at, each.code, each.sentence)


def _panel_named_since(own: RoundRecord, act: RoundAct) -> bool:
    """Tell whether the panel is another one than when an act was recorded: that one's ties decided."""
    named = (each for each in own.events if isinstance(each, PanelNamed))
    return act.id is not None and any((each.id or "") > act.id for each in named)


def _known_by(record: _Kept, act: RoundAct) -> _Kept:
    """Give a record as it was when an act was recorded; whoever added one by hand knew all of it."""
    if act.id is None:
        return record
    known = (each for each in record.events if (each.id or "") < act.id)
    return replace(record, events=tuple(known))


def _odd(
    record: ApplicationRecord, at: int, act: RoundAct, own: RoundRecord
) -> Iterator[RoundFlaw]:
    if isinstance(act, Withdrawn):
        notices = (each for each in own.events if isinstance(each, NoticePosted))
        if any(record.id in each.applications for each in notices):
            message = Message("What is withdrawn stands in the public notice.")
            yield RoundFlaw(record.id, at, "withdrawn-in-notice", message, odd=True)
    if isinstance(act, ObjectionReceived) and (late := too_late(record, act, own)):
        yield RoundFlaw(record.id, at, AFTER_THE_NOTICE, late, odd=True)


AFTER_THE_NOTICE = "after-the-notice"


def too_late(record: ApplicationRecord, act: ObjectionReceived, own: RoundRecord) -> Message | None:
    """Say that an objection came after the last public notice of its application; None where it did not."""
    notices = (each for each in without_void(own.events) if isinstance(each, NoticePosted))
    until = max((each.until for each in notices if record.id in each.applications), default=None)
    if until is None or act.on <= until:
        return None
    return Message(
        "It came on {day}, after the public notice, which ran until {until}.",
        day=act.on,
        until=until,
    )
