"""How far a long piece of work is: one line on a terminal, gone when it ends, never in the report."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from lccluster.cli.program import streams
from lccluster.language import Message
from lccluster.processes.interrupts import unwound

Item = TypeVar("Item")
MANY = 20  # items; fewer are done before anybody looks
PATIENCE = 1.0  # seconds of work before anything is shown
PAUSE = 0.1  # seconds between two looks


def followed(
    items: Iterable[Item], total: int, doing: Message, clock: Callable[[], float] = time.monotonic
) -> Iterator[Item]:
    """Give the items as they come, and tell on a terminal how many have come."""
    if total <= MANY or not sys.stderr.isatty():
        yield from items
        return
    next_look = clock() + PATIENCE
    with unwound():
        try:
            for done, item in enumerate(items, 1):
                if (now := clock()) >= next_look:
                    streams.pass_by(f"{doing} {done}/{total}")
                    next_look = now + PAUSE
                yield item
        finally:
            streams.wipe()
