"""Clusters as they are read, held against the seals: what is not as it was sealed is remarked with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from lccluster.errors import Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.reading.copies import counted, of_doubled


def every_entry(register: Register) -> tuple[list[Entry], list[Problem]]:
    """Read every cluster once; the problems of all files in one run. Copies are remarked."""
    found, problems = register.everything()
    once = counted(found)
    problems += map(of_doubled, once.doubled)
    register.remark(once.copies)
    read = {each.cluster.id for each in once.entries}
    remark_altered(register, once.entries, read if problems else None)  # unreadable is not gone
    return once.entries, problems


def remark_altered(
    register: Register, entries: Sequence[Entry], among: Collection[str] | None = None
) -> list[Problem]:
    """Remark what of clusters, of all where none are named, or of the header is not as it was sealed.

    So are chains that cannot be read, which leave that open. Gives what was remarked.
    """
    from lccluster.files.register.seals.altered import altered

    return remarked(register, lambda: altered(register, entries, among))


def remarked(register: Register, look: Callable[[], list[Problem]]) -> list[Problem]:
    """Remark what a look at the seals finds, or the chains that cannot be read; gives it."""
    try:
        problems = look()
    except Unusable as unusable:
        problems = register.chains()[1] or [*unusable.problems]
    for each in problems:
        deeds.remark(each)
    return problems
