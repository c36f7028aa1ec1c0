"""What a union of acts is held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from lccluster.register.acts import Act, Refusal
from lccluster.register.cluster import Cluster
from lccluster.register.deciding import decision, owed_by_county
from lccluster.register.facts import Title
from lccluster.register.installation import office_of
from lccluster.register.joining.clash import ClashKind
from lccluster.register.lawful import refusals
from lccluster.register.title import replay
from lccluster.register.view import Clocks, in_view
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices

Outcome = tuple[Title | None, set[tuple[str | None, str]]]


class Law(Struct, frozen=True):
    """The measures, as `refusals` wants them, and the offices: counties decide on no title."""

    measure: Measure
    measures: Sequence[Measure]
    offices: Offices

    def new_refusals(
        self, events: Sequence[Act], before: Sequence[Act], name: str
    ) -> list[Refusal]:
        """List what is unlawful among acts, and was not already among those before."""
        found = [*self._refusals(events, name)]
        known = {(e.event.id, e.code) for e in self._refusals(before, name)} if found else ()
        return [each for each in found if (each.event.id, each.code) not in known]

    def _refusals(self, events: Sequence[Act], name: str) -> Iterable[Refusal]:
        return refusals(events, name, self.measure, self.measures)

    def outcome(self, events: Sequence[Act], name: str) -> Outcome:
        """Say what acts come to: the title that they leave, and what of them is unlawful."""
        title = replay(in_view(events, Clocks(date.max)), name, self.measure)
        return title, {(each.event.id, each.code) for each in self._refusals(events, name)}

    def trespass(
        self, act: Act, here: Cluster, everything: Iterable[Act], writers: Iterable[str]
    ) -> ClashKind | None:
        """Tell what is wrong where nobody seals an act who may: a decision, another county's report."""
        counties = {self.offices.county(office_of(each)) for each in writers}
        if None in counties:
            return None
        if decision(act, everything) is not None:
            return ClashKind.NOT_THE_CITYS
        owing = self.offices.county(here.county)
        another = owed_by_county(act, self.measure) and owing not in counties
        return ClashKind.ANOTHER_COUNTYS if another else None
