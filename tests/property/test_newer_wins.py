"""Sync programs that keep the newer file of two: what that loses, a check of the copy names."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lccluster.files.register.lock import HOLDER, LOCK
from many_offices import CITY, CLUSTERS, COUNTIES, Computer, the_first
from shares import share

SYNCS = range(2000)
HELD = {LOCK, HOLDER}


class Copies:
    """Two or three copies that somebody syncs file by file; `clock` says which file is newer."""

    def __init__(self, parent: Path, chance: random.Random) -> None:
        first = the_first(parent / "first")
        offices = (CITY, *COUNTIES)[: chance.choice([2, 2, 3])]
        self.copies = [Computer(parent, n, each, first) for n, each in enumerate(offices)]
        self.chance, self.clock = chance, 1_800_000_000
        self.ever = {*self.copies[0].in_place()}

    def record(self) -> None:
        """Let one of them record something; what changed in its folder is newer than all else."""
        who, cluster = self.chance.choice(self.copies), self.chance.choice(CLUSTERS)
        before = files(who.folder)
        who.record(cluster, "annual_report", year=self.chance.choice([2022, 2023, 2024]))
        self.ever |= {*who.in_place()}
        self.clock += 60
        for name, data in files(who.folder).items():
            if before.get(name) != data:
                os.utime(who.folder / name, (self.clock, self.clock))

    def sync(self) -> None:
        """Keep of every file the newer one, in both of two copies."""
        one, other = self.chance.sample(self.copies, 2)
        for name in {**files(one.folder), **files(other.folder)}:
            sides = [each.folder / name for each in (one, other)]
            old, new = sorted(sides, key=lambda path: path.stat().st_mtime if path.exists() else 0)
            old.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(new, old)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a copy, but the lock's."""
    found = (each for each in folder.rglob("*") if each.is_file() and each.name not in HELD)
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


def lost_unnoticed(number: int) -> tuple[int, int]:
    """Sync copies once or twice; count the acts that no copy has any more, and those that no check names."""
    chance = random.Random(number)
    with TemporaryDirectory() as parent:
        found = Copies(Path(parent), chance)
        for _ in range(chance.randint(2, 6)):
            found.record()
        for _ in range(len(found.copies) - 1):
            found.sync()
        here = [set(each.in_place()) for each in found.copies]
        gone = found.ever.difference(*here)
        said = " ".join(str(e) for copy in found.copies for e in copy.checked().damage)
    return len(gone), sum(id not in said for _, id in gone)


@pytest.mark.timeout(3000)  # for the exhaustive run
def test_whatever_a_sync_of_newer_files_loses_a_check_names() -> None:
    losses = [lost_unnoticed(number) for number in share(SYNCS, 8)]
    lost, unnoticed = (sum(each) for each in zip(*losses, strict=True))
    assert unnoticed == 0
    assert lost > len(losses) // 10  # else nothing was tried
