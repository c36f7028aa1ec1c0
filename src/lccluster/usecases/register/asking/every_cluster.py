"""Something of every cluster, file by file: what a file says weighs more than what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lccluster.errors import Unusable
from lccluster.files.register.reading.steady import steadily
from lccluster.usecases.register.asking.every_seal import remark_altered
from lccluster.usecases.register.asking.ids_seen import IdsSeen, seen_one_by_one

if TYPE_CHECKING:
    from lccluster.files.disk.spool import Spool
    from lccluster.files.register.entry import Entry
    from lccluster.files.register.folder import Register
    from lccluster.register.cluster import Cluster
    from lccluster.usecases.register.room import Room

See = Callable[["Sequence[Cluster]"], object]


def see_every_cluster(room: Room, begin: Callable[[], See]) -> None:
    """Show every cluster once, those of a file together and files in any order, to what `begin` gives.

    It is asked anew where all has to be shown again. Raises Unusable.
    """
    remark_altered(room)

    def streamed(register: Register) -> bool:
        see, ids = begin(), IdsSeen()
        for path in register.files():
            found = register.clusters(path)
            ids.see(each.id for each in found)
            see(found)
            del found  # before the next file is read: its titles weigh some megabytes
        if ids.any_twice:
            return False  # which of them counts is for the files to say
        register.remark_strays()
        return True

    try:
        done = steadily(room.register, streamed)
    except Unusable:
        done = False
    if not done:
        entries = room.entries()
        begin()([each.cluster for each in entries])


def put_down(room: Room, make: Callable[[Entry], bytes], spool: Spool) -> None:
    """Put down what is made of every cluster, to be taken up in the officials' order; raises Unusable."""
    remark_altered(room)

    def keyed(entry: Entry) -> tuple[bytes, bytes]:
        rank, id_ = room.in_order(entry)
        return b"%06d" % rank + id_.encode("utf-8", "surrogatepass"), make(entry)

    def streamed(register: Register) -> bool:
        spool.clear()
        if not seen_one_by_one(register, lambda entries: spool.put(map(keyed, entries))):
            return False
        register.remark_strays()
        return True

    if not steadily(room.register, streamed):
        spool.clear()
        spool.put(map(keyed, room.entries()))
