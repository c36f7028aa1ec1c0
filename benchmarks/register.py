"""A register of 500 and of 100 000 clusters: `python benchmarks/register.py`.

Both are made directly, sealed, with three acts a cluster, in a folder that goes away afterwards
(`--keep DIR` makes them there and keeps them; `--clusters N` makes another large one). One cluster
in five hundred falls due. Ratios are of processor time of whole processes in alternating runs; the
first index and the recording of an act, which wait for cores and disks, are timed by the clock.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from large_register import AS_OF, make
from timing import Runs, in_turn, machine, once, row

from lccluster.files.rules.library import Library
from lccluster.register.acts import AnnualReport
from lccluster.register.cluster import Cluster
from lccluster.usecases.register.acts import Stamp, record
from lccluster.usecases.register.room import open_room

PYTHON, TOOL = sys.executable, str(Path(sys.executable).with_name("lccluster"))
SMALL, LARGE, ROUNDS, ACTS = 500, 100_000, 9, 60
BASES = {
    "typer, sqlite3": [PYTHON, "-c", "import typer, sqlite3"],
    "typer, pydantic": [PYTHON, "-c", "import typer, pydantic"],
}


def main() -> None:
    said = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(said.keep or folder)
        os.environ["LCCLUSTER_CACHE"] = str(Path(folder, "cache"))
        os.environ.pop("LCCLUSTER_RULES", None)
        print(machine(), f"medians of {ROUNDS} alternating runs", sep="; ")
        shutil.rmtree(place / "small", ignore_errors=True)  # acts are recorded in it
        small = _made(place / "small", SMALL, packed=False)
        packed = _made(place / "packed", said.clusters, packed=True)
        single = None if said.packed_only else _made(place / "single", said.clusters, packed=False)
        time.sleep(2.5)  # files as young as the index are read again
        for layout, register in (("packed", packed), ("one file a cluster", single)):
            if register:
                _first_index(layout, said.clusters, register)
        _lists(small, packed, single)
        _edits("packed", packed, 0.1)
        if single:
            _edits("one file a cluster", single, 1.0)
        _recording(small)
        _beside_hledger(place, said.clusters, packed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clusters", type=int, default=LARGE)
    parser.add_argument("--keep", metavar="DIR")
    parser.add_argument("--packed-only", action="store_true")
    return parser.parse_args()


def _made(folder: Path, count: int, *, packed: bool) -> Path:
    if not folder.exists():
        make(folder, count, packed=packed)
    return folder


def _list(register: Path) -> list[str]:
    return [TOOL, "register", "list", "--expiring", "--as-of", AS_OF, "--register", str(register)]


def _first_index(layout: str, count: int, register: Path) -> None:
    began = time.perf_counter()
    once(_list(register))
    took = time.perf_counter() - began
    _limit(f"first index of {count}, {layout} (clock)", took, 15 * count / LARGE)


def _lists(small: Path, packed: Path, single: Path | None) -> None:
    commands = {**BASES, "small": _list(small), "packed": _list(packed)}
    runs = in_turn(commands, ROUNDS)
    for name in BASES:
        print(f"python, import {name:<29}{runs[name].median * 1000:>8.0f} ms")
    print(
        row("list --expiring, packed / typer, sqlite3", runs["packed"], runs["typer, sqlite3"], 2)
    )
    print(
        row("list --expiring, 500 / typer, pydantic", runs["small"], runs["typer, pydantic"], 1.6)
    )
    if single:
        alone = in_turn({"single": _list(single)}, 3)["single"]
        print(f"{'list --expiring, one file a cluster':<44}{alone.median * 1000:>8.0f} ms")


def _edits(layout: str, register: Path, limit: float) -> None:
    """Compare listing after an edit with listing after none."""
    files = sorted((register / "clusters").rglob("*.yaml"))
    plain, edited = Runs(), Runs()
    for path in files[:: max(1, len(files) // ROUNDS)][:ROUNDS]:
        plain.seconds.append(_clock(lambda: once(_list(register))))
        path.write_bytes(path.read_bytes() + "# 已核实\n".encode())
        edited.seconds.append(_clock(lambda: once(_list(register))))
        time.sleep(2.5)
        once(_list(register))
    _limit(f"one file edited, {layout}: more (clock)", edited.median - plain.median, limit)


def _recording(small: Path) -> None:
    """Record acts in one process: what each adds to the start of the tool."""
    room = open_room(small, Library())
    ids = sorted(path.stem for path in (small / "clusters").rglob("LC-2024-*.yaml"))[:ACTS]
    stamp = Stamp(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))

    def report(_cluster: Cluster) -> AnnualReport:
        return AnnualReport(on=date(2026, 1, 12), year=2025)

    def act(cluster_id: str) -> Callable[[], object]:
        return lambda: record(room, cluster_id, report, stamp, dry_run=False, tell=print)

    took = statistics.median(_clock(act(each)) for each in ids)
    _limit("one act with lock, proof, seal, fsync (clock)", took, 0.015)


def _beside_hledger(place: Path, count: int, register: Path) -> None:
    if shutil.which("hledger") is None:
        print("hledger: not installed, so nothing is compared with it")
        return
    journal = place / "peer.journal"
    with journal.open("w", encoding="utf-8") as file:
        for number in range(count):
            year = 2026 if number % 500 == 0 else 2027 + number % 4
            file.write(f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02} 第{number}集群\n")
            file.write("    titles:county  1\n    recognised\n\n")
    peer = ["hledger", "-f", str(journal), "register", "date:2026"]
    runs = in_turn({"peer": peer, "packed": _list(register)}, 3)
    version = subprocess.run(["hledger", "--version"], capture_output=True, text=True, check=True)
    ratio = runs["peer"].median / runs["packed"].median
    name = f"{version.stdout.split(',')[0].strip()}, as many entries"
    print(
        f"{name:<44}{runs['peer'].median * 1000:>8.0f} ms{ratio:>8.1f} x slower   aim 20 x: {'reached' if ratio >= 20 else 'missed'}"
    )


def _clock(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _limit(name: str, seconds: float, limit: float) -> None:
    verdict = "reached" if seconds <= limit else "missed"
    print(f"{name:<44}{seconds * 1000:>8.0f} ms          aim {limit:g} s: {verdict}")


if __name__ == "__main__":
    main()
