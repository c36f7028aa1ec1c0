"""What is owed, county by county, as offices hand it on: each its heading and a table of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Listing, Message
from lccluster.render.columns.duties import DUTIES
from lccluster.render.columns.fields import on_screen, screen_table
from lccluster.render.table import Block, Table, drawn

if TYPE_CHECKING:
    from lccluster.register.owed.owing import Owed


class CountyDuties(Struct, frozen=True):
    """What is owed in one county, the most urgent first."""

    county: str
    duties: Sequence[Owed]

    @property
    def heading(self) -> Message:
        """Count what is owed, and what is late."""
        late = sum(each.days_over > 0 for each in self.duties)
        count = len(self.duties)
        if not late:
            return Message("{county}: {count} owed", county=self.county, count=count)
        return Message(
            "{county}: {count} owed, {late} of them late",
            county=self.county,
            count=count,
            late=late,
        )

    @property
    def table(self) -> Table:
        """List it; who owes it is said where it is neither the county nor the cluster itself."""
        table = screen_table(DUTIES, self.duties)
        keys = [each.key for each in on_screen(DUTIES)]
        who, where, which = map(keys.index, ("owed_by", "article", "name"))
        rows = [list(row) for row in table.rows]
        for row, duty in zip(rows, self.duties, strict=True):
            if row[who] in (self.county, row[which]):
                row[who] = None
            if len(duty.titles) > 1:  # their ids stand beside; their names would fill the screen
                row[which] = Message("clusters: {count}", count=len(duty.titles))
        left_out = {where} if any(row[who] for row in rows) else {where, who}
        kept = [at for at in range(len(keys)) if at not in left_out]
        columns = [table.columns[at] for at in kept]
        return replace(table, columns=columns, rows=[[row[at] for at in kept] for row in rows])


def by_county(duties: Sequence[Owed], counties: Sequence[str]) -> list[CountyDuties]:
    """Put what is owed together by county, in the order of `counties`, unknown ones behind."""
    found: dict[str, list[Owed]] = {county: [] for county in counties}
    for each in duties:
        found.setdefault(each.county, []).append(each)
    return [CountyDuties(county, owed) for county, owed in found.items() if owed]


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
