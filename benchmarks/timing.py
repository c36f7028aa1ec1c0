"""Whole processes, timed in turn: medians of alternating runs, and their ratio.

Seconds are processor time (user and system), which other programs on the machine disturb least.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from msgspec import Struct, field

_DID_NOTHING = (2, 6, 70, 127)  # a wrong line, an act refused, a mistake of ours, nothing there


class Runs(Struct):
    """The runs of one command: seconds of processor time and by the clock, and MB of memory."""

    seconds: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def add(self, measured: tuple[float, float, float]) -> None:
        for kept, value in zip((self.seconds, self.clock, self.megabytes), measured, strict=True):
            kept.append(value)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def memory(self) -> float:
        return max(self.megabytes)


def in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int, before: Callable[[], None] = lambda: None
) -> dict[str, Runs]:
    """Run the commands one after the other, `rounds` times, after one round that does not count.

    `before` is done before each run, and not measured.
    """
    found = {name: Runs() for name in commands}
    for counted in [False] + [True] * rounds:
        for name, command in commands.items():
            before()
            measured = once(command)
            if counted:
                found[name].add(measured)
    return found


def once(command: Sequence[str]) -> tuple[float, float, float]:
    """Run a command with its output into a pipe that is read and thrown away."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        while process.stdout.read(1 << 16):
            pass
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode in _DID_NOTHING:
        raise SystemExit(f"{process.returncode}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024


def machine() -> str:
    """Say what was measured on."""
    return f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {sys.platform}"


class Row(NamedTuple):
    """One line of the table: what was done, what it came to, and what it was to come to at most."""

    work: str
    result: float
    aim: float
    unit: str = "x"
    base: str = ""

    @property
    def holds(self) -> bool:
        return self.result <= self.aim

    def __str__(self) -> str:
        said = "reached" if self.holds else "MISSED"
        return f"{self.work:<52}{self.result:>9.2f} {self.unit:<3}aim {self.aim:g}: {said}  {self.base}"


def ratio(work: str, runs: Mapping[str, Runs], ours: str, base: str, aim: float) -> Row:
    """Hold the processor time of one command against that of another in the same rounds."""
    one, other = runs[ours].median, runs[base].median
    return Row(work, one / other, aim, base=f"({one * 1000:.0f} / {other * 1000:.0f} ms)")


def measured(module: str) -> None:
    """Print the rows of a group; the process ends with 1 where one is missed."""
    missed = False
    for row in import_module(module).rows():
        print(row, flush=True)
        missed |= not row.holds
    sys.exit(missed)
