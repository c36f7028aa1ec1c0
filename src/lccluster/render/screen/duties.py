"""What is owed, county by county, as offices hand it on: each its heading and a table of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Listing, Message
from lccluster.render.columns.duties import DUTIES, in_lots
from lccluster.render.columns.fields import on_screen, picked, screen_table_of_many
from lccluster.render.table import Block, Cell, Table, drawn

if TYPE_CHECKING:
    from lccluster.register.owed.owing import Owed


class CountyDuties(Struct, frozen=True):
    """What is owed in one county, the most urgent first; how much of it is `late`, and owed `by_others`."""

    county: str
    duties: Collection[Owed]
    late: int
    by_others: int

    @property
    def heading(self) -> Message:
        """Count what is owed, and what is late."""
        said = {"county": self.county, "count": len(self.duties)}
        if not self.late:
            return Message("{county}: {count} owed", **said)
        return Message("{county}: {count} owed, {late} of them late", late=self.late, **said)

    @property
    def table(self) -> Table:
        """List it; who owes it is said where it is neither the county nor the cluster itself."""
        left_out = {"article"} if self.by_others else {"article", "owed_by"}
        shown = [_IN_A_COUNTY.get(each.key, each) for each in on_screen(DUTIES)]
        columns = [each for each in shown if each.key not in left_out]
        return screen_table_of_many(columns, self.duties, in_lots)


def is_by_others(duty: Owed) -> bool:
    """Tell whether something is owed neither by the county nor by the cluster itself."""
    return duty.owed_by != duty.county and duty.owed_by not in duty.names


def _who(duty: Owed) -> Cell:
    return duty.owed_by if is_by_others(duty) else None


def _which(duty: Owed) -> Cell:
    """Name a cluster; of several, whose names would fill the screen, say how many, to be read below the row, too."""
    if len(duty.titles) == 1:
        return duty.names[0]
    return Message("{count} clusters, the id is that of the first", count=len(duty.titles))


def _ids(duty: Owed) -> Cell:
    """Give a cluster's id, of several the first: a report of the county is on all of its own."""
    return duty.ids[0]


_OWED_BY, _NAME, _ID = picked(DUTIES, "owed_by", "name", "cluster")
_IN_A_COUNTY = {
    "owed_by": replace(_OWED_BY, value=_who),
    "name": replace(_NAME, value=_which),
    "cluster": replace(_ID, value=_ids),
}


def by_county(duties: Sequence[Owed], counties: Sequence[str]) -> list[CountyDuties]:
    """Put what is owed together by county, in the order of `counties`, unknown ones behind."""
    found: dict[str, list[Owed]] = {county: [] for county in counties}
    for each in duties:
        found.setdefault(each.county, []).append(each)
    return [_county_duties(county, owed) for county, owed in found.items() if owed]


def _county_duties(county: str, owed: Sequence[Owed]) -> CountyDuties:
    late = sum(each.days_over > 0 for each in owed)
    return CountyDuties(county, owed, late, sum(map(is_by_others, owed)))


def screen(counties: Iterable[CountyDuties], provisions: Message) -> Iterator[Block]:
    """Give the blocks of the screen: a table a county, and below them where each duty stands."""
    for each in counties:
        yield each.heading
        yield each.table
        yield ""
    yield provisions


def provisions(duties: Iterable[Owed]) -> Message:
    """Name the provision of each kind of duty."""
    kinds = {drawn(each.words): each.article for each in duties}
    named = (Message("{what} {article}", what=what, article=kinds[what]) for what in kinds)
    return Message("Provisions: {what}.", what=Listing(named))
