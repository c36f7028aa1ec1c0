"""One name, one title: names that look alike, and a second recognition of a title that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lccluster.errors import Problem, Severity
from lccluster.files.register.entry import Entry
from lccluster.files.register.steady import steadily
from lccluster.language import Message
from lccluster.register.acts import Act, Renamed
from lccluster.register.facts import Title
from lccluster.register.lawful import Refusal
from lccluster.register.names import alike
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register.room import Room


def second_titles(room: Room, entries: Sequence[Entry], name: str, event: Act) -> Iterator[Refusal]:
    """Refuse a recognition under a name whose title stands on its day, or was given later."""
    for entry in entries:
        title = title_of(entry.cluster, room.measure, Clocks(event.on))
        last = title_of(entry.cluster, room.measure, Clocks(date.max))
        given_later = title is None and last is not None
        stands = given_later or (title is not None and not title.ended)
        if stands and name in _names(entry, title or last):
            yield _stands_already(entry, name, event)


def look_alikes(room: Room, entries: Sequence[Entry], name: str) -> list[Problem]:
    """Warn of names that look alike."""
    found, city = [], room.measure.city
    for entry in entries:
        likes = alike(name, _known_by(room, entry), city)
        found += [_look_alike(entry, each, name) for each in likes]
    return found


def borne_by_another(room: Room, renamed: Entry, event: Act) -> list[Problem]:
    """Warn where another title bears the new name; few files are read for that.

    A file that cannot be read stops no new name: whatever reads the register as a whole says so.
    """
    if not isinstance(event, Renamed):
        return []
    found = steadily(room.register, lambda register: register.naming(event.name))
    others = [each for each in found if each.cluster.id != renamed.cluster.id]
    return [_same_name(each, event.name) for each in others if event.name in _known_by(room, each)]


def shared_names(room: Room, there: Iterable[Entry], brought: Sequence[Entry]) -> list[Problem]:
    """Warn where a title that was brought in, or a new name of one, is that of another."""
    now = {each.cluster.id: each for each in (*there, *brought)}
    bearing = defaultdict[str, list[Entry]](list)
    for entry in now.values():
        for name in _known_by(room, entry):
            bearing[name].append(entry)
    return [
        _same_name(other, name)
        for entry in brought
        for name in _known_by(room, entry)
        for other in bearing[name]
        if other.cluster.id != entry.cluster.id
    ]


def _known_by(room: Room, entry: Entry) -> list[str]:
    """Name what a cluster was entered as, and what it is called now."""
    return sorted(_names(entry, title_of(entry.cluster, room.measure, Clocks(date.max))))


def _names(entry: Entry, title: Title | None) -> set[str]:
    return {entry.cluster.name, title.name if title else entry.cluster.name}


def _look_alike(entry: Entry, name: str, other: str) -> Problem:
    if name == other:
        return _same_name(entry, name)
    return Problem(
        code="names-look-alike",
        severity=Severity.WARNING,
        file=str(entry.path),
        message=Message(
            "“{name}” ({id}) looks like “{other}”.", name=name, id=entry.cluster.id, other=other
        ),
        hint=Message("If it is the same cluster, record acts on that id."),
    )


def _same_name(entry: Entry, name: str) -> Problem:
    return Problem(
        code="name-twice",
        severity=Severity.WARNING,
        file=str(entry.path),
        message=Message("“{name}” is the name of {id}, too.", name=name, id=entry.cluster.id),
        hint=Message("If it is the same cluster, record acts on that id."),
    )


def _stands_already(entry: Entry, name: str, event: Act) -> Refusal:
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
