"""Fuzz every kind of file: `python tests/fuzz/run.py --count 200000 --seed 1`; prints what it finds."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]


def main() -> int:
    from trying import kinds, tried

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--minutes", type=float, default=600)
    said = asked.parse_args()
    begun, counts, harms = time.monotonic(), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        every = kinds(Path(folder))
        for at in range(said.count):
            kind = every[at % len(every)]
            harm = tried(kind, said.seed * 1_000_000 + at, Path(folder, f"m{kind.suffix}"))
            counts[kind.name] += 1
            if harm:
                harms += 1
                print(harm, flush=True)
            if time.monotonic() - begun > 60 * said.minutes:
                break
    print(
        f"{sum(counts.values())} files, {harms} harms, {time.monotonic() - begun:.0f} s, {_memory()}"
    )
    return bool(harms)


def _memory() -> str:
    try:
        import resource
    except ImportError:
        return "memory unknown"
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most"


if __name__ == "__main__":
    sys.exit(main())
