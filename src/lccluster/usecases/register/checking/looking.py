"""Clusters and their seals, gone through part by part: of each concern what was found, in the order of the files."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise

from msgspec import Struct

from lccluster.errors import Problem, Severity
from lccluster.files.disk.spool import Spool
from lccluster.files.register.entry import Entry
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.files.register.index.verified import WholeFile
from lccluster.files.register.seals.broken import broken_seals
from lccluster.files.register.seals.header import ChangedByHand
from lccluster.register.sealing.heads import Head
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Chains
from lccluster.usecases.register.checking.acts import out_of_order, unlawful
from lccluster.usecases.register.checking.figures import unreadable_figures
from lccluster.usecases.register.checking.names import NamesPutDown, unseen_in_names
from lccluster.usecases.register.checking.places import (
    doubled_ids,
    handed_in_twice,
    misplaced,
    unfit_act_ids,
)
from lccluster.usecases.register.checking.seals import Unsealed, unsealed
from lccluster.usecases.register.checking.unordered import in_no_known_order
from lccluster.usecases.register.checking.writers import of_clusters
from lccluster.usecases.register.room import Room


class Part(Struct, frozen=True):
    """Clusters of some files, every seal of theirs, and what is wrong with the files.

    `copies` do not count. A cluster without a file is a part without clusters.
    """

    chains: Chains
    entries: Sequence[Entry] = ()
    copies: Sequence[Entry] = ()
    problems: Sequence[Problem] = ()
    files: Mapping[str, WholeFile] = {}


class Looked:
    """What was found in all parts so far; of a cluster nothing else is kept."""

    def __init__(self, room: Room, heads: Sequence[Head], inbox: Inbox, names: Spool) -> None:
        self._room, self._heads, self._inbox = room, heads, inbox
        self._finders = tuple(_finders(room))
        self._found: tuple[list[Problem], ...] = tuple([] for _ in self._finders)
        self._ids = array("q"), array("q")
        self.names = NamesPutDown(names, room.offices)
        self.problems: list[Problem] = []
        self.files: dict[str, WholeFile] = {}
        self.copies: list[Entry] = []
        self.broken: dict[Seal, Problem] = {}
        self.unsealed: list[Unsealed] = []
        self.changed: list[ChangedByHand] = []
        self.without_seal: list[Unsealed] = []
        self.out_of_order: list[Problem] = []
        self.unordered: list[Problem] = []
        self.in_inbox: list[Entry] = []
        self.clusters = 0

    @property
    def damage(self) -> Iterator[Problem]:
        """Give what is wrong with clusters, one concern after the other."""
        return self._of(Severity.ERROR)

    @property
    def worth_a_look(self) -> Iterator[Problem]:
        """Give what is no damage, one concern after the other."""
        return self._of(Severity.WARNING)

    def _of(self, severity: Severity) -> Iterator[Problem]:
        return (each for each in chain.from_iterable(self._found) if each.severity is severity)

    @property
    def is_doubled(self) -> bool:
        """Tell whether an id of a cluster, or of an act, seems to stand in two parts, or twice in one."""
        return any(one == other for ids in self._ids for one, other in pairwise(sorted(ids)))

    def at(self, part: Part) -> None:
        """Look at a part."""
        entries, register = part.entries, self._room.register
        self._note(part)
        for found, finder in zip(self._found, self._finders, strict=True):
            found.extend(finder(entries))
        self.broken.update(broken_seals(entries, part.chains, register.folder, self._inbox))
        self.unsealed += unsealed(entries, part.chains)
        beside = of_clusters(register, entries, part.chains, self._heads, self._inbox)
        self.changed += beside.changed
        self.without_seal += beside.unsealed
        self.out_of_order += out_of_order(entries)
        self.unordered += in_no_known_order(entries, part.chains, self._room)

    def _note(self, part: Part) -> None:
        self.problems += part.problems
        self.files |= part.files
        self.copies += part.copies
        self.names.put_down(part.entries)
        self.in_inbox += (each for each in part.entries if each.cluster.id in self._inbox)
        self.clusters += len(part.entries)
        ids, acts = self._ids
        for each in part.entries:
            ids.append(hash(each.cluster.id))
            acts.extend(hash(act.id) for act in each.cluster.events if act.id)


Finder = Callable[[Sequence[Entry]], Iterator[Problem]]


def _finders(room: Room) -> Iterator[Finder]:
    """Give what looks into clusters, in the order in which it is said what was found."""
    yield doubled_ids
    if room.register.header.by_writer:
        yield unfit_act_ids
    yield partial(misplaced, room=room)
    yield partial(unlawful, room=room)
    yield partial(handed_in_twice, room=room, first={})
    yield unseen_in_names
    yield partial(unreadable_figures, form=lambda: room.every_form)
