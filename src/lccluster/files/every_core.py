"""Work spread over every core, in order; nobody who has one core pays for it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from lccluster.files.disk.interrupts import unwound

Item = TypeVar("Item")
Result = TypeVar("Result")
LARGEST_CHUNK = 250  # items handed over at once


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[Any, Sequence[Item]], list[Result]],
    told: Any,
    items: Sequence[Item],
    *,
    worth_it: bool,
) -> Iterator[Result]:
    """Give what `work` makes of the items, told the same each time; on every core if worth it."""
    if not worth_it or cores() < 2:  # noqa: PLR2004 - a core alone has nobody to share with
        yield from work(told, items)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only for many

    size = max(1, min(LARGEST_CHUNK, len(items) // (cores() * 8)))
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    with unwound():
        pool = ProcessPoolExecutor(cores(), initializer=_begin, initargs=(work, told))
        try:
            for results in pool.map(_done, chunks):
                yield from results
        finally:
            pool.shutdown(cancel_futures=True)


class _Here:
    """What a process was told when it began."""

    work: Callable[[Any, Sequence[Any]], list[Any]]
    told: Any


def _begin(work: Callable[[Any, Sequence[Any]], list[Any]], told: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that prints
    _Here.work, _Here.told = staticmethod(work), told


def _done(chunk: Sequence[Any]) -> list[Any]:
    return _Here.work(_Here.told, chunk)
