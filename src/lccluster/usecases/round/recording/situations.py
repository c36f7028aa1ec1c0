"""What each act of a round meets while several are recorded at once, each after those before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lccluster.register.view import Clocks
from lccluster.round.acts import RoundAct
from lccluster.round.circumstances import Circumstances
from lccluster.round.life import life_of
from lccluster.round.records import ApplicationRecord, RoundRecord, as_it_stands
from lccluster.usecases.round.asking.verdicts import Verdicts
from lccluster.usecases.round.room import RoundRoom, SeenRound

if TYPE_CHECKING:
    from lccluster.usecases.register.recording.papers import Papers


class Situations:
    """A state of a round that grows by what is decided; nothing of it is written."""

    def __init__(self, room: RoundRoom, seen: SeenRound, today: date) -> None:
        self._room = room
        self.verdicts = Verdicts(room, today, len(seen.applications))
        self.own: RoundRecord = seen.own.cluster
        self._records = {each.cluster.id: each.cluster for each in seen.applications}
        self._papers: dict[str, Papers] = {}

    def acts_of(self, record: ApplicationRecord | RoundRecord) -> Sequence[RoundAct]:
        """Give what is recorded of an application, or of the round, so far."""
        if isinstance(record, RoundRecord):
            return self.own.events
        return self._records.get(record.id, record).events

    def of(
        self, record: ApplicationRecord, act: RoundAct, passed_over: Sequence[str] = ()
    ) -> Circumstances:
        """Give what an act on an application meets; raises Unusable where its papers cannot be read."""
        met = self.on(record, act.on)
        if act.needs_eligible():
            papers = self.papers_of(met.record)
            met = replace(met, verdict=papers.verdict, checked_by=papers.typed)
        return replace(met, passed_over=passed_over)

    def on(self, record: ApplicationRecord, day: date) -> Circumstances:
        """Give what an act on an application meets on a day, whatever it comes to."""
        room = self._room
        now = self._records.get(record.id, record)
        return Circumstances(
            call=room.call,
            procedure=room.procedure,
            offices=room.offices,
            panel=room.panel,
            round=self.own,
            record=now,
            life=life_of(as_it_stands(now), as_it_stands(self.own), Clocks(day)),
            others=[each for key, each in self._records.items() if key != record.id],
        )

    def add(self, record: ApplicationRecord | RoundRecord, act: RoundAct) -> None:
        """Let an act count for those that follow."""
        if isinstance(record, RoundRecord):
            self.own = replace(self.own, events=(*self.own.events, act))
            return
        now = self._records.get(record.id, record)
        self._records[record.id] = replace(now, events=(*now.events, act))

    def papers_of(self, record: ApplicationRecord) -> Papers:
        """Give what an application comes to, checked once; raises Unusable."""
        from lccluster.usecases.register.recording.papers import Papers

        if record.id not in self._papers:
            self._papers[record.id] = Papers(self.verdicts.examined(record))
        return self._papers[record.id]
