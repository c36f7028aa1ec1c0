"""What a union of acts is held against."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from lccluster.register.acts import Act, Refusal
from lccluster.register.deciding import decision
from lccluster.register.installation import office_of
from lccluster.register.lawful import refusals
from lccluster.rulebook.measure import Measure


class Law(Struct, frozen=True):
    """The measures, as `refusals` wants them, and the offices that decide on no title."""

    measure: Measure
    measures: Sequence[Measure]
    counties: Collection[str]

    def new_refusals(
        self, events: Sequence[Act], before: Sequence[Act], name: str
    ) -> list[Refusal]:
        """List what is unlawful among acts, and was not already among those before."""
        known = {(each.event.id, each.code) for each in self._refusals(before, name)}
        found = self._refusals(events, name)
        return [each for each in found if (each.event.id, each.code) not in known]

    def _refusals(self, events: Sequence[Act], name: str) -> Iterable[Refusal]:
        return refusals(events, name, self.measure, self.measures)

    def may_record(self, act: Act, everything: Iterable[Act], writers: Iterable[str]) -> bool:
        """Tell whether an act is sealed by anybody who may record it: no county records a decision."""
        if decision(act, everything) is None:
            return True
        return any(office_of(each) not in self.counties for each in writers)
