"""Copies that sync programs make of a cluster's file: its id stands twice then, and counts once.

The cluster's own file is the one that bears its id, in the folder of its county, or a year's file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Severity
from lccluster.files.disk import deeds
from lccluster.files.register.entry import Entry
from lccluster.language import Message


class CountedOnce(Struct, frozen=True):
    """Clusters of which each counts once, copies that do not count, and ids that nobody can settle."""

    entries: list[Entry]
    copies: list[Entry]
    doubled: list[Entry]


def counted(entries: Sequence[Entry]) -> CountedOnce:
    """Let each id count once, in the order in which the clusters were read."""
    by_id: dict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        by_id[each.cluster.id].append(each)
    copies: list[Entry] = []
    doubled: list[Entry] = []
    for found in by_id.values():
        own = [each for each in found if is_at_home(each)]
        if len(found) == 1:
            continue
        if len(own) == 1:
            copies += (each for each in found if each is not own[0])
        else:
            doubled += found
    left = {id(each) for each in copies}
    return CountedOnce([each for each in entries if id(each) not in left], copies, doubled)


def is_at_home(entry: Entry) -> bool:
    """Tell whether a file of its own bears the id of its cluster, in the folder of its county."""
    if entry.shares:
        return True
    return (entry.path.name, entry.path.parent.name) == (
        f"{entry.cluster.id}.yaml",
        entry.cluster.county,
    )


def of_strays(paths: Iterable[Path]) -> list[Problem]:
    """Say that files bear names that other programs give to copies."""
    return [_COPY.at(path) for path in paths]


def of_doubled(entry: Entry) -> Problem:
    """Say that an id stands twice, and that nobody but people can say which is right."""
    first = Message("The id {id} stands more than once; nothing was changed.")
    message = deeds.told(first, Message("The id {id} stands more than once."))
    fault = Fault(
        "duplicate-id",
        message,
        Message("“lccluster register check” says where; keep the right one."),
    )
    return entry.document.problem(("id",), fault, id=entry.cluster.id)


_HINT = Message("Compare it with the cluster's own file, then move it away.")


_COPY = Fault(
    "copy",
    Message("This is a copy that another program or a person made; it does not count."),
    _HINT,
    severity=Severity.WARNING,
)
CARRIED_TWICE = Fault(
    "copy",
    Message("This file carries {id} a second time; it does not count."),
    _HINT,
    severity=Severity.WARNING,
)
MISPLACED = Fault(
    "misplaced",
    Message("The file of {id} belongs in {folder} as {id}.yaml."),
    Message("Move it back, or set id and county right."),
)
