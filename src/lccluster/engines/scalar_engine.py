"""The check itself on every core, in order; nothing more to install."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lccluster.simulation.job import Job
from lccluster.simulation.scalar import Part, count

Numbered = tuple[int, Sequence[object]]
CHUNK = 2_000  # rows; a core has them for a tenth of a second


def run(rows: Iterable[Numbered], job: Job, cores: int | None = None) -> Part:
    """Hold all rows against the rules; the same answer whatever the number of cores."""
    chunks = _chunks(rows)
    whole = Part()
    first = list(islice(chunks, 2))
    cores = cores or _cores()
    if len(first) < 2 or cores < 2:  # noqa: PLR2004 - one chunk needs no helpers
        for chunk in (*first, *chunks):
            whole.merge(count(chunk, job), job)
        return whole
    import multiprocessing  # noqa: PLC0415 - a small table needs none

    with multiprocessing.get_context(_method()).Pool(cores, _start, (job,)) as pool:
        for part in pool.imap(_count, _chain(first, chunks)):
            whole.merge(part, job)
    return whole


def _chunks(rows: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    taken = iter(rows)
    while chunk := list(islice(taken, CHUNK)):
        yield chunk


def _chain(first: list[list[Numbered]], rest: Iterator[list[Numbered]]) -> Iterator[list[Numbered]]:
    yield from first
    yield from rest


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _method() -> str:
    """Fork where it is cheap and safe: not once a library with threads of its own is there."""
    threaded = "polars" in sys.modules or sys.platform == "darwin"
    return "fork" if hasattr(os, "fork") and not threaded else "spawn"


class _Worker:
    job: Job


def _start(job: Job) -> None:
    _Worker.job = job


def _count(chunk: list[Numbered]) -> Part:
    return count(chunk, _Worker.job)
