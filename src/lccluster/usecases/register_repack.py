"""Keep a large register in few files, one a county and year, or in one a cluster again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.register_folder import Entry, Register
from lccluster.files.register_journal import read_journal, settle
from lccluster.files.register_lock import locked
from lccluster.files.register_packing import Plan, apart, carry_out, counties, together
from lccluster.language import Message
from lccluster.usecases.register_acts import Tell
from lccluster.usecases.register_room import Room


@dataclass(frozen=True)
class Repacked:
    """What was repacked: clusters, files before and after, and what stays as it was, with reasons."""

    clusters: int
    before: int
    after: int
    notices: tuple[Problem, ...]


def repack(room: Room, *, unpack: bool, dry_run: bool, tell: Tell) -> Repacked:
    """Put clusters together or apart, county by county; raises Unusable for a damaged file.

    What was broken off before is brought to its end first.
    """
    register = room.register
    with nullcontext() if dry_run else locked(register.folder, tell):
        before = len(register.files())
        notices = [] if dry_run else [*_healed(register)]
        clusters = fewer = 0
        for folder, files in counties(register).items():
            plan = _planned(register, folder, files, unpack=unpack)
            changed = [] if dry_run else carry_out(register, plan)
            notices += [*map(_left_alone, plan.kept), *map(_changed, changed)]
            clusters += plan.clusters
            fewer += len(plan.old) - len(plan.new)
        return Repacked(clusters, before, before - fewer, tuple(notices))


def _healed(register: Register) -> Iterator[Problem]:
    if journal := read_journal(register.folder):
        yield from map(_changed, settle(register.folder, journal))


def _planned(register: Register, folder: Path, files: list[Path], *, unpack: bool) -> Plan:
    found: dict[Path, list[Entry]] = {}
    problems: list[Problem] = []
    for path in files:
        entries, wrong = register.read(path)
        found[path] = [each.light() for each in entries]
        problems += wrong
    if problems:
        raise Unusable(problems)
    return (apart if unpack else together)(folder, found)


def _left_alone(path: Path) -> Problem:
    return Problem(
        code="left-alone",
        severity=Severity.WARNING,
        file=str(path),
        message=Message("Left as it is: people have formatted it, or it lies in the wrong place."),
    )


def _changed(path: Path) -> Problem:
    return Problem(
        code="changed-meanwhile",
        severity=Severity.WARNING,
        file=str(path),
        message=Message("This old file was changed meanwhile and was not removed."),
        hint=Message("“lccluster register check” names what now stands twice; keep the right one."),
    )
