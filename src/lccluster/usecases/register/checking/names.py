"""Names of a county's clusters that look alike."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity
from lccluster.files.disk.spool import Spool
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.years import YearPart
from lccluster.files.yaml.reader import Path_
from lccluster.language import Message
from lccluster.quantities.names import fault_in
from lccluster.register.acts import Renamed
from lccluster.register.cluster import Cluster
from lccluster.register.naming.alike import look_alikes
from lccluster.register.naming.names import Places
from lccluster.rulebook.offices import Offices

ALIKE = "names-look-alike"


class NamesPutDown:
    """The names of all clusters, put down county by county: one county's are in memory at once."""

    def __init__(self, spool: Spool, offices: Offices) -> None:
        self._spool, self._offices, self._counties = spool, offices, dict[str, bytes]()

    def put_down(self, entries: Iterable[Entry]) -> None:
        """Put down the names of some clusters, and where they stand."""
        self._spool.put((self._county(each), _name(each)) for each in entries)

    def _county(self, entry: Entry) -> bytes:
        own = self._offices.own_name(entry.cluster.county)
        return self._counties.setdefault(own, b"%08d" % len(self._counties))

    def alike(self, register: Register, places: Places) -> Iterator[Problem]:
        """Find the names of a county that look alike; the files in which they stand are read again."""

        @lru_cache(maxsize=1)
        def read(path: str) -> dict[int, Entry]:
            return {_place(each): each for each in register.read(Path(path))[0]}

        for county in self._counties.values():
            found = [marshal.loads(each) for each in self._spool.of([county])]  # noqa: S302 - our own
            names = [name for name, *_ in found]
            for (name, path, at), likes in zip(found, look_alikes(names, places), strict=True):
                if likes and (entry := read(path).get(at)):
                    yield from (
                        entry.document.problem(("name",), _ALIKE, name=name, other=each)
                        for each in likes
                    )


def unseen_in_names(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Find names that hold what nobody sees: they stand as they were sealed, and a new name is recorded."""
    for each in entries:
        for place, name in _names(each.cluster):
            if fault := fault_in(name):
                anew = replace(fault, severity=Severity.WARNING, hint=_RENAME)
                command = f"lccluster register rename {each.cluster.id} …"
                yield each.document.problem(place, anew, command=command)


def _names(cluster: Cluster) -> Iterator[tuple[Path_, str]]:
    yield ("name",), cluster.name
    for at, act in enumerate(cluster.events):
        if isinstance(act, Renamed):
            yield ("events", at, "name"), act.name


def _name(entry: Entry) -> bytes:
    return marshal.dumps((entry.cluster.name, str(entry.path), _place(entry)))


def _place(entry: Entry) -> int:
    return entry.document.at if isinstance(entry.document, YearPart) else 0


_RENAME = Message("Record the name anew as it is seen: “{command}”.")
_ALIKE = Fault(ALIKE, Message("“{name}” looks like “{other}”."), severity=Severity.WARNING)
