"""Keep a large register in few files, one a county and year, or in one a cluster again."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.register.change.stroke import write_instead
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.lock import locked
from lccluster.files.register.packing import (
    PackingPlan,
    apart,
    counties,
    new_files,
    old_files,
    together,
)
from lccluster.files.register.reading.copies import counted, of_doubled
from lccluster.files.register.reading.steady import steadily
from lccluster.language import Message
from lccluster.usecases.register.acts import Tell
from lccluster.usecases.register.room import Room


class Repacked(Struct, frozen=True):
    """What was repacked: clusters, files before and after, and what stays as it was, with reasons."""

    clusters: int
    before: int
    after: int
    notices: tuple[Problem, ...]


class _Gathered(Struct):
    """What repacking every county comes to."""

    new: dict[Path, bytes]
    old: dict[Path, bytes]
    kept: list[Path]
    clusters: int = 0


def repack(room: Room, *, unpack: bool, dry_run: bool, tell: Tell) -> Repacked:
    """Put clusters together or apart, all of them at one stroke; raises Unusable for a damaged file."""
    register = room.register
    with nullcontext() if dry_run else locked(register.folder, tell):
        before = len(register.files())
        found = steadily(register, lambda seen: _gathered(seen, unpack=unpack))
        notices = [_LEFT_ALONE.at(path) for path in found.kept]
        if found.new and not dry_run:
            notices += write_instead(register, found.new, found.old)
        fewer = len(found.old) - len(found.new)
        return Repacked(found.clusters, before, before - fewer, tuple(notices))


def _gathered(register: Register, *, unpack: bool) -> _Gathered:
    gathered = _Gathered({}, {}, [])
    for folder, files in counties(register).items():
        plan = _planned(register, folder, files, unpack=unpack)
        gathered.new |= new_files(register, plan)
        gathered.old |= old_files(plan)
        gathered.kept += plan.kept
        gathered.clusters += plan.clusters
    return gathered


def _planned(register: Register, folder: Path, files: list[Path], *, unpack: bool) -> PackingPlan:
    found: dict[Path, list[Entry]] = {}
    problems: list[Problem] = []
    for path in files:
        entries, wrong = register.read(path)
        found[path] = [each.light() for each in entries]
        problems += wrong
    once = counted([each for entries in found.values() for each in entries])
    problems += map(of_doubled, once.doubled)
    if problems:
        raise Unusable(problems)
    return (apart if unpack else together)(folder, found)


_LEFT_ALONE = Fault(
    "left-alone",
    Message("Left as it is: people have formatted it, or it lies in the wrong place."),
    severity=Severity.WARNING,
)
