"""Work done in a process of its own, bounded in time and memory: what ends it ends nothing else.

Libraries for old and for columnar files may abort, or take all memory, over a damaged file.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from lccluster.errors import Unusable
from lccluster.processes.interrupts import unwound
from lccluster.processes.starting import method

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Told = ParamSpec("Told")
Result = TypeVar("Result")


class Died(Exception):
    """The process ended without an answer: it aborted, was killed, or took too long or too much."""


def apart(
    work: Callable[Told, Result],
    seconds: float | None,
    memory: int | None,
    *told: Told.args,
    **more: Told.kwargs,
) -> Result:
    """Do work in a process of its own; raises what the work raises, and Died.

    `memory` is in bytes, beyond what the process begins with; where the system knows no such bound (Windows, macOS) it is not held.
    """
    import multiprocessing

    context: Any = multiprocessing.get_context(method())
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(there, memory, work, told, more))
    with unwound():
        try:
            process.start()
            there.close()
            result: Result = _answer(here, seconds)
            return result
        finally:
            process.kill()
            process.join()
            here.close()


def _answer(here: Connection, seconds: float | None) -> Any:
    if not here.poll(seconds):
        raise Died("time")
    try:
        kind, value = here.recv()
    except EOFError:
        raise Died("silence") from None
    if kind == "refused":
        raise Unusable(value)
    if kind == "raised":
        raise value
    return value


def _do(
    there: Connection,
    memory: int | None,
    work: Callable[..., Any],
    told: tuple[Any, ...],
    more: dict[str, Any],
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    if os.environ.get("LCCLUSTER_DEBUG") != "1":
        _be_silent()
    _bound(memory)
    try:
        there.send(("done", work(*told, **more)))
    except Unusable as unusable:
        there.send(("refused", unusable.problems))
    except MemoryError:
        there.send(("raised", Died("memory")))
    except Exception as bug:  # noqa: BLE001 - it is raised where the work was asked for
        there.send(("raised", bug))


def _be_silent() -> None:
    """Let nobody see what a library says as it breaks down."""
    faulthandler.disable()
    nobody = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nobody, stream)


def _bound(memory: int | None) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory is not None and sys.platform == "linux":
        most = memory + _held()
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _held() -> int:
    """Count the bytes that a forked process has from the one that forked it."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[5]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
