"""The check itself on every core, in order; nothing more to install."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.processes.every_core import spread
from lccluster.simulation.job import Job
from lccluster.simulation.scalar import RowsOutcome, count

Numbered = tuple[int, Sequence[object]]
CHUNK = 2_000  # rows; a core has them for a tenth of a second


def run(rows: Iterable[Numbered], job: Job) -> RowsOutcome:
    """Hold all rows against the rules; the same answer whatever the number of cores.

    Raises Unusable where the processes that count cannot live.
    """
    taken = iter(rows)
    first = list(islice(taken, CHUNK + 1))
    if len(first) <= CHUNK:  # one chunk needs no helpers
        return count(first, job)
    whole = RowsOutcome()
    for part in spread(_counted, job, chain(first, taken), chunk=CHUNK, lost=_lost):
        whole.merge(part, job)
    return whole


def _counted(job: Job, chunk: Sequence[Numbered]) -> list[RowsOutcome]:
    return [count(chunk, job)]


def _lost(row: Numbered) -> RowsOutcome:
    raise Unusable(_COUNTING_DIED.at(row=row[0]))


_COUNTING_DIED = Fault(
    "counting-died",
    Message("The process that counted was ended at row {row}."),
    Message("Close other programs, so that there is memory, and try again."),
)
