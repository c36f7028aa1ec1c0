"""Check many applications on every core; the results come in the order of the files."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from lccluster.files.batches.paths import Meant
from lccluster.files.disk.interrupts import unwound
from lccluster.language import speak, spoken
from lccluster.usecases.check_applications import Checking, Result
from lccluster.usecases.check_drawing import Drawn

MANY = 300  # files; for fewer the other processes are not worth their start
CHUNK = 40  # files handed over at once
AHEAD = 4  # chunks waiting for each process; more would only fill the memory

Draw = Callable[[Result], Drawn]


def worth_it(files: Sequence[Meant], checking: Checking) -> bool:
    """Tell whether several processes are faster; findings have to be matched in one."""
    return len(files) > MANY and not checking.findings and cores() > 1


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def draw_many(files: Sequence[Meant], checking: Checking, draw: Draw) -> Iterator[Drawn]:
    """Check and draw every file; the same results in the same order as one by one."""
    chunks = (files[start : start + CHUNK] for start in range(0, len(files), CHUNK))
    pool = ProcessPoolExecutor(cores(), initializer=_begin, initargs=(checking, draw, spoken()))
    waiting: deque[Future[list[Drawn]]] = deque()
    with unwound():
        try:
            for chunk in chunks:
                waiting.append(pool.submit(_drawn, chunk))
                if len(waiting) > AHEAD * cores():
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


class _Here:
    """What a process was told when it began."""

    checking: Checking
    draw: Draw


def _begin(checking: Checking, draw: Draw, language: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that prints
    speak(language)
    _Here.checking, _Here.draw = checking, draw


def _drawn(chunk: Sequence[Meant]) -> list[Drawn]:
    return [_Here.draw(result) for result in _Here.checking.results(chunk)]
