"""Names that look like the one of a new title: of its own county a line each, of other counties one line for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Severity
from lccluster.language import Listing, Message, parted
from lccluster.register.cluster import Cluster


class Neighbour(Struct, frozen=True):
    """A cluster beside one that is to be entered, and its file."""

    cluster: Cluster
    path: Path


class Likeness(Struct, frozen=True):
    """A name that a cluster bears, and the new one that looks like it; they may be of two counties."""

    known: Neighbour
    name: str
    new: str
    is_elsewhere: bool

    @property
    def problem(self) -> Problem:
        """Warn of it alone."""
        fault = SAME_NAME if self.name == self.new else _ALIKE
        return fault.at(self.known.path, name=self.name, id=self.known.cluster.id, other=self.new)


def in_one(likes: Sequence[Likeness], folder: Path) -> list[Problem]:
    """Warn of likenesses of several titles, of more than one in one sentence that names all of them."""
    if len(likes) < 2:  # noqa: PLR2004 - one is said with its file
        return [each.problem for each in likes]
    by_new = defaultdict[str, list[Message]](list)
    for each in likes:
        said = Message("“{name}” ({id})", name=each.name, id=each.known.cluster.id)
        by_new[each.new].append(said)
    names = [
        Message("“{new}” like {names}", new=new, names=Listing(those))
        for new, those in by_new.items()
    ]
    return [_ALIKE_ELSEWHERE.at(folder, names=parted(names))]


_SAME_CLUSTER = Message("If it is the same cluster, record acts on that id.")
_ALIKE = Fault(
    "names-look-alike",
    Message("“{name}” ({id}) looks like “{other}”."),
    _SAME_CLUSTER,
    severity=Severity.WARNING,
)
SAME_NAME = Fault(
    "name-twice",
    Message("“{name}” is the name of {id}, too."),
    _SAME_CLUSTER,
    severity=Severity.WARNING,
)
_ALIKE_ELSEWHERE = Fault(
    "names-look-alike",
    Message("Names that are like those of other counties: {names}."),
    _SAME_CLUSTER,
    severity=Severity.WARNING,
)
