"""Many files in many processes: each takes some of one kind, and is gone after them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fuzz_kinds import KINDS, sound_bytes
from msgspec import Struct
from trying import Trial, held_memory, tried

FILES = 250  # that one process reads
ENDS = 30  # seconds of the processor after which a file is given up
HUNG = 600.0  # seconds without a word from a process
SAFE = 3 * 1024**3  # bytes that a process may take before the machine suffers


class Batch(Struct, frozen=True):
    """Files of one kind, by their seeds."""

    kind: str
    seeds: Sequence[int]


class Leak(Struct, frozen=True):
    """What a process held more after its files than before them, in MB."""

    kind: str
    files: int
    megabytes: float


def batches(names: Sequence[str], count: int, seed: int) -> list[Batch]:
    """Share a count out over kinds; those of all kinds come in turn, so that any part is fair."""
    whole, first = sum(KINDS[name].share for name in names), seed * 1_000_000
    counts = {name: max(1, round(count * KINDS[name].share / whole)) for name in names}
    found = [
        (at / counts[name], Batch(name, range(first + at, first + min(at + FILES, counts[name]))))
        for name in names
        for at in range(0, counts[name], FILES)
    ]
    return [batch for _, batch in sorted(found, key=lambda each: each[0])]


def spread(work: Sequence[Batch], jobs: int, until: float) -> Iterator[Trial | Leak]:
    """Give what became of every file; no batch is begun after `until`, of the monotonic clock."""
    for name in {batch.kind for batch in work}:
        sound_bytes(name)
    waiting, running = list(reversed(work)), dict[Connection, _Running]()
    while running or (waiting and time.monotonic() < until):
        while waiting and len(running) < jobs and time.monotonic() < until:
            started = _Running(waiting.pop())
            running[started.here] = started
        for each in _with_news(running):
            if (news := each.news()) is not None:
                yield news
                continue
            del running[each.here]
            yield from each.ended()
            waiting += each.left()


def _with_news(running: dict[Connection, _Running]) -> list[_Running]:
    ready = [
        running[each] for each in wait([*running], timeout=HUNG) if isinstance(each, Connection)
    ]
    for each in [] if ready else running.values():
        each.process.kill()
    return ready


class _Running:
    """A process at its batch, and the files that it has not told of."""

    def __init__(self, batch: Batch) -> None:
        context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
        self.here, there = context.Pipe(duplex=False)
        self.kind, self.seeds = batch.kind, list(batch.seeds)
        self.process = context.Process(target=_read_all, args=(batch, there), daemon=True)
        self.process.start()
        there.close()

    def news(self) -> Trial | Leak | None:
        """Take what it says; None at its end."""
        try:
            said: Trial | Leak = self.here.recv()
        except EOFError:
            return None
        if isinstance(said, Trial):
            self.seeds.remove(said.seed)
        return said

    def ended(self) -> Iterator[Trial]:
        """Say what became of the file that it ended over, if any."""
        self.process.join()
        if self.seeds:
            code = self.process.exitcode
            ends = "no end" if code in (-signal.SIGXCPU, -signal.SIGKILL) else f"ended by {code}"
            answered = KINDS[self.kind].apart and ends != "no end"
            yield Trial(self.kind, self.seeds.pop(0), harm="" if answered else ends)

    def left(self) -> list[Batch]:
        """Give the files that are still to be read."""
        return [Batch(self.kind, self.seeds)] if self.seeds else []


def _read_all(batch: Batch, there: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which ends this process
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries tell at length of what breaks them
    with TemporaryDirectory() as folder:
        tried(batch.kind, -1, Path(folder))
        before = held_memory()
        for seed in batch.seeds:
            _bound()
            there.send(tried(batch.kind, seed, Path(folder)))
        there.send(Leak(batch.kind, len(batch.seeds), held_memory() - before))


def _bound() -> None:
    """Let the system end this process where a file takes it far too long or too much."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + ENDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_DATA, (SAFE, SAFE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
