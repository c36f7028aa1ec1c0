"""Registers of 100 000 titles: the first index, lists, and names that look alike."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from large_register import AS_OF, make
from timing import Row, Runs, in_turn, once

TOOL = str(Path(sys.executable).with_name("lccluster"))
LARGE, ROUNDS = 100_000, 3
LIST_SECONDS, LIST_MEGABYTES = 2.05, 132  # half of what a list of all took before


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["LCCLUSTER_CACHE"] = str(place / "cache")
        whole, half = place / "whole", place / "half"
        _made_apart(whole, LARGE)
        _made_apart(half, LARGE // 2)
        time.sleep(2.5)  # files as young as the index are read again
        first = Runs()
        first.add(once(_listing(whole, "--expiring")))
        if peer := _hledger(place):
            yield Row("first index of 100 000 / hledger", first.median / peer.median, 1.0)
        runs = in_turn({"list": _listing(whole)}, ROUNDS)["list"]
        yield Row("list of 100 000", runs.median, LIST_SECONDS, "s")
        yield Row("list of 100 000, memory", runs.memory, LIST_MEGABYTES, "MB")
        seconds, *_ = once(_check(whole))
        growth = seconds / once(_check(half))[0] / 2
        yield Row("register check, twice the titles / twice the time", growth, 1.1)


def _made_apart(folder: Path, count: int) -> None:
    """Make a register in a process of its own: what is measured starts with this one's memory."""
    maker = multiprocessing.Process(target=make, args=(folder, count), kwargs={"packed": True})
    maker.start()
    maker.join()
    if maker.exitcode:
        raise SystemExit(f"no register of {count} was made")


def _listing(register: Path, *more: str) -> list[str]:
    return [TOOL, "register", "list", *more, "--as-of", AS_OF, "--register", str(register)]


def _check(register: Path) -> list[str]:
    return [TOOL, "register", "check", "--register", str(register)]


def _hledger(place: Path) -> Runs | None:
    """Let hledger list as many entries; None where it is not installed."""
    if shutil.which("hledger") is None:
        print("hledger is not installed: the first index is held against nothing")
        return None
    journal = place / "peer.journal"
    with journal.open("w", encoding="utf-8") as file:
        for number in range(LARGE):
            year = 2026 if number % 500 == 0 else 2027 + number % 4
            file.write(f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02} 第{number}集群\n")
            file.write("    titles:county  1\n    recognised\n\n")
    peer = ["hledger", "-f", str(journal), "register", "date:2026"]
    return in_turn({"peer": peer}, ROUNDS)["peer"]
