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
from collections.abc import Mapping, Sequence

from msgspec import Struct, field


class Runs(Struct):
    """The runs of one command: seconds of processor time and by the clock, and MB of memory."""

    seconds: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def memory(self) -> float:
        return max(self.megabytes)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Runs]:
    """Run the commands one after the other, `rounds` times, after one round that does not count."""
    found = {name: Runs() for name in commands}
    for counted in [False] + [True] * rounds:
        for name, command in commands.items():
            seconds, clock, megabytes = once(command)
            if counted:
                found[name].seconds.append(seconds)
                found[name].clock.append(clock)
                found[name].megabytes.append(megabytes)
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
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024


def machine() -> str:
    """Say what was measured on."""
    return f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {sys.platform}"


def row(name: str, runs: Runs, base: Runs, limit: float) -> str:
    """Draw one line: milliseconds, ratio to the base, and the ratio aimed at."""
    ratio = runs.median / base.median
    verdict = "reached" if ratio <= limit else "missed"
    return f"{name:<44}{runs.median * 1000:>8.0f} ms{ratio:>8.2f} x   aim {limit} x: {verdict}"
