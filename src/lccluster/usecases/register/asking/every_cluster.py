"""Something of every cluster, file by file: what a file says weighs more than what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from lccluster.errors import Unusable
from lccluster.files.register.reading.steady import steadily

if TYPE_CHECKING:
    from lccluster.files.disk.spool import Spool
    from lccluster.files.register.entry import Entry
    from lccluster.files.register.folder import Register
    from lccluster.register.cluster import Cluster
    from lccluster.usecases.register.room import Room

Made = TypeVar("Made")


def of_every_cluster(room: Room, make: Callable[[Cluster], Made | None]) -> list[Made]:
    """Give what is made of every cluster, where anything is, in the officials' order; raises Unusable."""

    def streamed(register: Register) -> list[tuple[tuple[int, str], Made]] | None:
        found, ids = [], set()
        for path in register.files():
            for each in register.clusters(path):
                if each.id in ids:
                    return None  # which of them counts is for the files to say
                ids.add(each.id)
                if (made := make(each)) is not None:
                    found.append(((room.rank(each.county), each.id), made))
        register.remark_strays()
        return found

    try:
        found = steadily(room.register, streamed)
    except Unusable:
        found = None
    if found is None:
        made = (make(each.cluster) for each in room.entries())
        return [each for each in made if each is not None]
    return [made for _, made in sorted(found, key=itemgetter(0))]


def put_down(room: Room, make: Callable[[Entry], bytes], spool: Spool) -> None:
    """Put down what is made of every cluster, to be taken up in the officials' order; raises Unusable."""

    def keyed(entry: Entry) -> tuple[bytes, bytes]:
        rank, id_ = room.in_order(entry)
        return b"%06d" % rank + id_.encode("utf-8", "surrogatepass"), make(entry)

    def streamed(register: Register) -> bool:
        spool.clear()
        ids: set[str] = set()
        for path in register.files():
            entries, problems = register.read(path)
            if problems or not ids.isdisjoint(own := {each.cluster.id for each in entries}):
                return False  # all problems, and which of two counts, are for the files to say
            ids |= own
            spool.put(map(keyed, entries))
        register.remark_strays()
        return True

    if not steadily(room.register, streamed):
        spool.clear()
        spool.put(map(keyed, room.entries()))
