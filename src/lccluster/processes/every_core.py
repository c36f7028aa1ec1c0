"""Work spread over every core, in order; what ends one process costs what it was at, and no more."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from lccluster.catalogs import speak
from lccluster.language import spoken
from lccluster.processes.interrupts import unwound
from lccluster.processes.starting import method

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 4  # chunks waiting for each process; more would only fill the memory
Work = Callable[[Any, Sequence[Item]], Iterable[Result]]


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Work[Item, Result],
    told: Any,
    items: Iterable[Item],
    *,
    chunk: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """Give what `work` makes of the items, told the same each time, `chunk` of them at once.

    Where a process dies over its chunk, each item of it is done by itself; of those that end that
    process too, `lost` gives the result.
    """
    taken = iter(items)
    chunks = iter(lambda: list(islice(taken, chunk)), [])
    if cores() == 1:  # a core alone has nobody to share with
        for each in chunks:
            yield from work(told, each)
        return
    with unwound():
        spreading = _Spreading(work, told, lost)
        try:
            for each in chunks:
                spreading.give(each)
                if len(spreading.waiting) > AHEAD * cores():
                    yield from spreading.take()
            while spreading.waiting:
                yield from spreading.take()
        finally:
            spreading.pool.shutdown(cancel_futures=True)


class _Spreading(Generic[Item, Result]):
    """The processes, and the chunks that they are at, in order."""

    def __init__(self, work: Work[Item, Result], told: Any, lost: Callable[[Item], Result]) -> None:
        self.work, self.told, self.lost = work, told, lost
        self.pool = self._processes(cores())
        self.waiting: deque[tuple[list[Item], Future[list[Result]] | None]] = deque()

    def give(self, chunk: list[Item]) -> None:
        self.waiting.append((chunk, self._submitted(chunk)))

    def take(self) -> list[Result]:
        """Wait for the chunk that was given first."""
        from concurrent.futures.process import BrokenProcessPool

        chunk, future = self.waiting.popleft()
        try:
            if future:
                return future.result()
        except BrokenProcessPool:
            pass
        self._begin_anew()
        return list(self._one_by_one(chunk))

    def _submitted(self, chunk: list[Item]) -> Future[list[Result]] | None:
        """Hand a chunk over; None where the processes have died meanwhile."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return self.pool.submit(_done, chunk)
        except BrokenProcessPool:
            return None

    def _begin_anew(self) -> None:
        """Start processes for the chunks whose results are not there."""
        self.pool.shutdown(cancel_futures=True)
        self.pool = self._processes(cores())
        self.waiting = deque(
            (chunk, future if _is_there(future) else self._submitted(chunk))
            for chunk, future in self.waiting
        )

    def _one_by_one(self, chunk: list[Item]) -> Iterator[Result]:
        from concurrent.futures.process import BrokenProcessPool

        pool = self._processes(1)
        try:
            for item in chunk:
                try:
                    yield from pool.submit(_done, [item]).result()
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = self._processes(1)
                    yield self.lost(item)
        finally:
            pool.shutdown()

    def _processes(self, count: int) -> ProcessPoolExecutor:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        told = (self.work, self.told, spoken())
        context = multiprocessing.get_context(method())
        return ProcessPoolExecutor(count, context, initializer=_begin, initargs=told)


class _Here:
    """What a process was told when it began."""

    work: Callable[[Any, Sequence[Any]], Iterable[Any]]
    told: Any


def _is_there(future: Future[Any] | None) -> bool:
    return future is not None and future.done() and future.exception() is None


def _begin(work: Callable[[Any, Sequence[Any]], Iterable[Any]], told: Any, language: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that prints
    speak(language)
    _Here.work, _Here.told = staticmethod(work), told


def _done(chunk: Sequence[Any]) -> list[Any]:
    return list(_Here.work(_Here.told, chunk))
