"""Names that look like the one of a new title: of its own county a line each, of other counties one line a title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Severity
from lccluster.language import Listing, Message
from lccluster.register.cluster import Cluster

NAMED = 10  # names like a new one that are named
TITLES = 100  # new ones, of which such names are named


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


class LikeNames(Struct, frozen=True):
    """The names that look like a new one, as far as they were looked for: one more than are named."""

    new: str
    likes: tuple[Likeness, ...]

    def named(self, *, elsewhere: bool) -> list[Likeness]:
        """Give those that are named, of its own county or of others."""
        return [each for each in self.likes[:NAMED] if each.is_elsewhere is elsewhere]


def of_each(found: Sequence[LikeNames]) -> list[tuple[Problem, ...]]:
    """Warn with each new title of names of its own county."""
    problems = [tuple(one.problem for one in each.named(elsewhere=False)) for each in found]
    named = [*compress(range(len(found)), problems)][:TITLES]
    return [each if at in named else () for at, each in enumerate(problems)]


def in_all(found: Sequence[LikeNames], folder: Path) -> list[Problem]:
    """Warn of names of other counties, and of how many titles there are more such names than are named."""
    elsewhere = [one for each in found if (one := each.named(elsewhere=True))]
    own = [each for each in found if each.named(elsewhere=False)]
    left_out = {each.new for each in found if len(each.likes) > NAMED}
    left_out |= {each.new for each in own[TITLES:]} | {each[0].new for each in elsewhere[TITLES:]}
    more = [_MORE.at(folder, count=len(left_out))] if left_out else []
    return [*_in_each(elsewhere[:TITLES], folder), *more]


def _in_each(likes: Sequence[Sequence[Likeness]], folder: Path) -> list[Problem]:
    """Warn of likenesses of several titles, with each title of all that it has; one alone is said with its file."""
    if sum(map(len, likes)) < 2:  # noqa: PLR2004 - a title and a name
        return [one.problem for each in likes for one in each]
    return [
        ELSEWHERE.at(folder, new=each[0].new, names=Listing(map(_said, each))) for each in likes
    ]


def _said(like: Likeness) -> Message:
    return Message("“{name}” ({id})", name=like.name, id=like.known.cluster.id)


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
ELSEWHERE = Fault(
    "names-alike-elsewhere",
    Message("“{new}” is like names of other counties: {names}."),
    _SAME_CLUSTER,
    severity=Severity.WARNING,
)
_MORE = Fault(
    "names-look-alike",
    Message("Of {count} titles more names look alike than are named here."),
    _SAME_CLUSTER,
    severity=Severity.WARNING,
)
