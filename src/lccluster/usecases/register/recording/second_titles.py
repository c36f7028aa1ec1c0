"""One name, one title: names that look alike, and a second recognition of a title that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.errors import Problem
from lccluster.files.register.entry import Entry
from lccluster.files.register.reading.finding import naming
from lccluster.files.register.reading.steady import steadily
from lccluster.language import Message
from lccluster.register.acts import Act, Corrected, Renamed
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Title
from lccluster.register.lawful import Refusal
from lccluster.register.naming.alike import AlikeNames
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register.asking.indexed import answered
from lccluster.usecases.register.recording.like_names import (
    NAMED,
    SAME_NAME,
    LikeNames,
    Likeness,
    Neighbour,
)
from lccluster.usecases.register.recording.numbers import last_number, next_id
from lccluster.usecases.register.room import Room

if TYPE_CHECKING:
    from lccluster.files.register.index.store import Store

MOST = 50  # names looked up one by one; with more, every file is read once


Known = Entry | Neighbour


class Neighbours(Struct, dict=True):
    """The clusters whose names may matter to new ones, in the officials' order, and the ids taken."""

    clusters: list[Neighbour]
    ids: set[str]

    def add(self, new: Neighbour) -> None:
        """Let a new cluster stand beside those to come."""
        self.clusters.append(new)
        self.ids.add(new.cluster.id)
        for start, last in self._last.items():
            self._last[start] = max(last, last_number(start, [new.cluster.id]))
        for name in _ever_borne(new.cluster):
            self._by_name[name].append(new)

    def having_borne(self, name: str) -> Sequence[Neighbour]:
        """Give those that ever bore a name, in their order."""
        return self._by_name.get(name, ())

    def next_id(self, start: str) -> str:
        """Count on behind the ids that begin so."""
        if start not in self._last:
            self._last[start] = last_number(start, self.ids)
        return next_id(start, self._last[start])

    @cached_property
    def _last(self) -> dict[str, int]:
        return {}

    @cached_property
    def _by_name(self) -> defaultdict[str, list[Neighbour]]:
        found = defaultdict[str, list[Neighbour]](list)
        for each in self.clusters:
            for name in _ever_borne(each.cluster):
                found[name].append(each)
        return found


def _ever_borne(cluster: Cluster) -> set[str]:
    """Give every name that the acts of a cluster know, be they void or corrected."""
    renamed = (each.name for each in cluster.events if isinstance(each, Renamed))
    right = (each.values.get("name") for each in cluster.events if isinstance(each, Corrected))
    return {cluster.name, *renamed, *filter(None, right)}


def neighbours(room: Room, names: Sequence[str], years: Iterable[int]) -> Neighbours:
    """Give what new clusters of some names and years are held against; raises Unusable."""

    def out_of_index(store: Store) -> Neighbours:
        return _out_of_index(room, store, names, {room.ids_of(each) for each in years})

    found = _out_of_files(room) if len(names) > MOST else None
    found = found or answered(room, out_of_index, lambda: _out_of_files(room))
    found.ids |= {path.stem for path in room.register.files()}
    found.clusters.sort(key=lambda each: (room.rank(each.cluster.county), each.cluster.id))
    return found


def _out_of_files(room: Room) -> Neighbours:
    entries = room.entries()
    found = [Neighbour(each.cluster, each.path) for each in entries]
    return Neighbours(found, {each.cluster.id for each in entries})


def _out_of_index(
    room: Room, store: Store, names: Sequence[str], starts: Iterable[str]
) -> Neighbours:
    from lccluster.files.register.index.questions import alike_or_named, ids
    from lccluster.files.register.layout import CLUSTERS

    places = {place for each in names for place in alike_or_named(store, each, room.places)}
    files = defaultdict[str, list[int]](list)
    for file, place in places:
        files[file].append(place)
    found = []
    for file, those in files.items():
        path = room.register.folder / CLUSTERS / file
        clusters = room.register.clusters(path)
        found += [Neighbour(clusters[place], path) for place in those]
    return Neighbours(found, {each for start in starts for each in ids(store, start)})


def second_titles(
    room: Room, beside: Sequence[Neighbour], name: str, event: Act
) -> Iterator[Refusal]:
    """Refuse a recognition under a name whose title stands on its day, or was given later."""
    for each in beside:
        title = title_of(each.cluster, room.measure, Clocks(event.on))
        last = title_of(each.cluster, room.measure, Clocks(date.max))
        given_later = title is None and last is not None
        stands = given_later or (title is not None and not title.ended)
        if stands and name in _names(each, title or last):
            yield _stands_already(each, name, event)


def look_alikes(
    room: Room, beside: Sequence[Neighbour], new: Sequence[Neighbour]
) -> Iterator[LikeNames]:
    """Find for each new cluster the names that look like its own, those of the new ones before it among them."""
    known = [(each, name) for each in beside for name in _known_by(room, each)]
    known += [(each, each.cluster.name) for each in new]
    names = AlikeNames([name for _, name in known], room.places)
    for at in range(len(known) - len(new), len(known)):
        found = [known[one] for one in names.first_before(at, NAMED + 1)]
        yield LikeNames(known[at][1], tuple(_likenesses(room, known[at][0], found)))


def _likenesses(
    room: Room, new: Neighbour, found: Iterable[tuple[Neighbour, str]]
) -> Iterator[Likeness]:
    are_one = room.offices.are_one
    for each, name in found:
        elsewhere = not are_one(each.cluster.county, new.cluster.county)
        yield Likeness(each, name, new.cluster.name, elsewhere)


def borne_by_another(room: Room, renamed: Entry, event: Act) -> list[Problem]:
    """Warn where another title bears the new name; few files are read for that.

    A file that cannot be read stops no new name: whatever reads the register as a whole says so.
    """
    if not isinstance(event, Renamed):
        return []
    found = steadily(room.register, lambda register: naming(register, event.name))
    others = [each for each in found if each.cluster.id != renamed.cluster.id]
    return [
        SAME_NAME.at(each.path, name=event.name, id=each.cluster.id)
        for each in others
        if event.name in _known_by(room, each)
    ]


def shared_names(room: Room, there: Iterable[Entry], brought: Sequence[Entry]) -> list[Problem]:
    """Warn where a title that was brought in, or a new name of one, is that of another."""
    now = {each.cluster.id: each for each in (*there, *brought)}
    bearing = defaultdict[str, list[Entry]](list)
    for entry in now.values():
        for name in _known_by(room, entry):
            bearing[name].append(entry)
    return [
        SAME_NAME.at(other.path, name=name, id=other.cluster.id)
        for entry in brought
        for name in _known_by(room, entry)
        for other in bearing[name]
        if other.cluster.id != entry.cluster.id
    ]


def _known_by(room: Room, entry: Known) -> list[str]:
    """Name what a cluster was entered as, and what it is called now."""
    return sorted(_names(entry, title_of(entry.cluster, room.measure, Clocks(date.max))))


def _names(entry: Known, title: Title | None) -> set[str]:
    return {entry.cluster.name, title.name if title else entry.cluster.name}


def _stands_already(entry: Neighbour, name: str, event: Act) -> Refusal:
    return Refusal(
        event,
        "title-stands",
        Message(
            "“{name}” holds a title already ({id}). Record acts on that id; only an ended title leaves room for a new recognition.",
            name=name,
            id=entry.cluster.id,
        ),
        place=str(entry.path),
    )
