"""Fuzz every kind of file: `python tests/fuzz/run.py --count 200000 --seed 1`; a table says what was found."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
os.environ["POLARS_MAX_THREADS"] = "1"  # processes are enough

if TYPE_CHECKING:
    from trying import Trial


def main() -> int:
    from fuzz_kinds import KINDS
    from fuzzing import Leak, batches, spread

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=10_000, help="files of all kinds together")
    asked.add_argument("--seed", type=int, default=1, help="seeds begin at a million times this")
    asked.add_argument("--minutes", type=float, default=600)
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument(
        "--kinds", nargs="*", choices=KINDS, default=[*KINDS], metavar="KIND", help=", ".join(KINDS)
    )
    said = asked.parse_args()
    work = batches(said.kinds, said.count, said.seed)
    begun = time.monotonic()
    seen: defaultdict[str, _Column] = defaultdict(_Column)
    with suppress(KeyboardInterrupt):  # the table tells of what was done until then
        for news in spread(work, said.jobs, begun + 60 * said.minutes):
            if not isinstance(news, Leak):
                seen[news.kind].take(news)
            else:  # a process has done its part
                seen[news.kind].leaked += news.megabytes
                files = sum(each.files for each in seen.values())
                print(
                    f"{files} files, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True
                )
    _table([(name, seen[name]) for name in said.kinds if name in seen], said.seed)
    harms = sum(each.harms for each in seen.values())
    files = sum(each.files for each in seen.values())
    print(f"{files} files, {harms} harms, {time.monotonic() - begun:.0f} s")
    return bool(harms)


class _Column:
    """What was seen of one kind."""

    def __init__(self) -> None:
        self.files = self.harms = 0
        self.seconds = self.slowest = self.most = self.leaked = 0.0

    def take(self, news: Trial) -> None:
        """Count a file; a harm is told at once."""
        self.files += 1
        self.seconds += news.seconds
        self.slowest, self.most = max(self.slowest, news.seconds), max(self.most, news.memory)
        if news.harm:
            self.harms += 1
            print(f"HARM {news.kind},{news.seed},{news.harm}", flush=True)


def _table(rows: Iterable[tuple[str, _Column]], seed: int) -> None:
    print(
        f"{'kind':22}{'seeds from':>12}{'files':>8}{'harms':>7}{'ms each':>9}{'slowest s':>11}{'most MB':>9}{'kept KB each':>14}"
    )
    for name, each in rows:
        print(
            f"{name:22}{seed * 1_000_000:12}{each.files:8}{each.harms:7}{1000 * each.seconds / each.files:9.1f}"
            f"{each.slowest:11.2f}{each.most:9.1f}{1024 * each.leaked / each.files:14.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
