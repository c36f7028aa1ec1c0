"""List and count titles: out of the index where a register is large, else out of its files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.register.facts import Standing
from lccluster.register.rows import Row, Upcoming, Wanted, row, standing_row, upcoming
from lccluster.register.view import Clocks
from lccluster.usecases.register.asking.indexed import answered
from lccluster.usecases.register.asking.strays import note_strays
from lccluster.usecases.register.asking.views import rows, stats
from lccluster.usecases.register.room import Room

if TYPE_CHECKING:
    from lccluster.files.register.index.store import Store
    from lccluster.files.register.index.words import IndexedCluster


class Listed(Struct, frozen=True):
    """The titles asked for, and when the next fall due; that only where it was asked or none is."""

    found: list[Row]
    next_ones: Upcoming | None


def listed(room: Room, clocks: Clocks, wanted: Wanted, *, ahead: bool) -> Listed:
    """List the titles asked for, in the officials' order; raises Unusable."""
    if wanted.counties:
        note_strays(room)
    return answered(
        room,
        lambda store: _out_of_index(room, store, clocks, wanted, ahead=ahead),
        lambda: _out_of_files(room, clocks, wanted),
    )


def counted(room: Room, clocks: Clocks) -> dict[str, Counter[str]]:
    """Count titles by standing, by county and by the year of the last day; raises Unusable."""
    found = answered(
        room,
        lambda store: _counts(room, store, clocks),
        lambda: stats(rows(room, clocks)),
    )
    found["county"] = _by_office(room, found["county"])
    orders: dict[str, Callable[[str], Any]] = {
        "standing": lambda each: list(Standing).index(Standing(each)),
        "county": lambda each: (room.rank(each), each),
        "last_year": int,
    }
    return {key: _in_order(counts, orders[key]) for key, counts in found.items()}


def _by_office(room: Room, counts: Counter[str]) -> Counter[str]:
    """Count what files call by several names of one office under its own."""
    found: Counter[str] = Counter()
    for county, count in counts.items():
        found[room.offices.own_name(county)] += count
    return found


def _in_order(counts: Counter[str], order: Callable[[str], Any]) -> Counter[str]:
    return Counter({each: counts[each] for each in sorted(counts, key=order)})


def _out_of_files(room: Room, clocks: Clocks, wanted: Wanted) -> Listed:
    looked_at = [each for each in rows(room, clocks) if wanted.looks_at(each)]
    found = [each for each in looked_at if wanted.takes(each)]
    return Listed(found, upcoming(looked_at, clocks.as_of))


def _out_of_index(
    room: Room, store: Store, clocks: Clocks, wanted: Wanted, *, ahead: bool
) -> Listed:
    from lccluster.files.register.index.questions import changing, perhaps

    replayed = list(_replayed(room, changing(store, clocks), clocks))
    standing = (_standing(room, each, clocks) for each in perhaps(store, wanted, clocks))
    found = [each for each in chain(replayed, standing) if wanted.takes(each)]
    found.sort(key=attrgetter("cluster.id"))  # no id stands twice here
    found.sort(key=lambda each: room.rank(each.cluster.county))
    if found and not ahead:
        return Listed(found, None)
    looked_at = [each for each in replayed if wanted.looks_at(each)]
    return Listed(found, _next_ones(room, store, wanted, looked_at, clocks))


def _next_ones(
    room: Room, store: Store, wanted: Wanted, replayed: list[Row], clocks: Clocks
) -> Upcoming | None:
    """Say when the next titles fall due: counted by the index, unless a standing is asked for."""
    from lccluster.files.register.index.questions import count_in_year, next_last_days, perhaps

    day = clocks.as_of
    if wanted.standings:
        whenever = Wanted(standings=wanted.standings, counties=wanted.counties)
        others = (_standing(room, each, clocks) for each in perhaps(store, whenever, clocks))
        return upcoming([*replayed, *filter(whenever.takes, others)], day)
    first, term = next_last_days(store, wanted, clocks)
    of_files = upcoming(replayed, day)
    days = [each for each in (first, of_files.first if of_files else None) if each]
    if not days:
        return None
    year = min(days).year
    more = sum(
        not each.standing.ended and each.title.valid_until >= day
        and each.title.valid_until.year == year
        for each in replayed
    )  # fmt: skip
    return Upcoming(year, count_in_year(store, term, year) + more, min(days))


def _standing(room: Room, held: IndexedCluster, clocks: Clocks) -> Row:
    """Give a row out of the index, for a day after which nothing happened to the cluster."""
    title = held.title
    assert title is not None  # noqa: S101 - only recognised ones are asked for
    return standing_row(held.cluster, title, clocks, room.measures)


def _replayed(room: Room, later: list[IndexedCluster], clocks: Clocks) -> Iterator[Row]:
    """Ask the files of clusters to which something happened after the days asked about."""
    from lccluster.files.register.layout import CLUSTERS

    by_file: dict[str, list[int]] = defaultdict(list)
    for each in later:
        by_file[each.file].append(each.place)
    for file, places in by_file.items():
        clusters = room.register.clusters(room.register.folder / CLUSTERS / file)
        for place in places:
            found = row(clusters[place], room.measure, room.measures, clocks)
            if found:  # without its acts, which weigh more than all that is listed
                yield replace(found, cluster=replace(found.cluster, events=()))


def _counts(room: Room, store: Store, clocks: Clocks) -> dict[str, Counter[str]]:
    from lccluster.files.register.index.questions import changing, groups

    day = clocks.as_of
    found = stats(list(_replayed(room, changing(store, clocks), clocks)))
    for county, standing, until, count in map(_group(day), groups(store, clocks)):
        found["standing"][standing.value] += count
        found["county"][county] += count
        if not standing.ended:
            found["last_year"][str(until.year)] += count
    return found


def _group(day: date) -> Callable[[tuple[Any, ...]], tuple[str, Standing, date, int]]:
    """Say for a day where titles stand that are alike; the law of that is the title's own."""
    from lccluster.files.register.index.words import facts_back

    def read(group: tuple[Any, ...]) -> tuple[str, Standing, date, int]:
        county, *words, count = group
        facts = facts_back(words)
        return str(county), facts.standing(day), facts.valid_until, int(count)

    return read
