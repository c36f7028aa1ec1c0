"""Processes that write to a register: `python worker.py WHAT FOLDER [COUNT [PROCESSES]]`.

They print a line for every act once that act is acknowledged, and nothing before.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from itertools import takewhile
from multiprocessing import Process
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.register.lock import locked
from lccluster.files.rules.library import Library
from lccluster.register.acts import Recognised, Renamed
from lccluster.usecases.register.acts import Stamp, record
from lccluster.usecases.register.check import check
from lccluster.usecases.register.recognising import recognise, recognise_all
from lccluster.usecases.register.recording.intended import Intended
from lccluster.usecases.register.repack import repack
from lccluster.usecases.register.room import Room, open_room

STAMP = Stamp(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
IN_FORCE = date(2026, 8, 1)  # no measure is in force on the day of the stamp
ID = "LC-2022-001"


def told(_message: object) -> None:
    """Hear what a use case tells."""


def say(line: object) -> None:
    """Print at once, past every buffer."""
    os.write(1, f"{line}\n".encode())


def rename(room: Room, name: str) -> None:
    """Record one act and acknowledge it."""
    event = Renamed(on=STAMP.today, name=name)
    say(record(room, ID, lambda _: event, STAMP, dry_run=False, tell=told).event.id)


def enter(room: Room) -> None:
    """Enter a cluster and acknowledge it."""
    facts = {"name": "莘县木材加工特色产业集群", "county": "莘县"}
    event = Recognised(on=IN_FORCE)
    say(recognise(room, facts, event, STAMP, dry_run=False, tell=told).event.id)


def hold(room: Room, seconds: float) -> None:
    """Hold the lock for a while."""
    with locked(room.register.folder, told):
        say("held")
        time.sleep(seconds)


def patiently(deed: Callable[[], None]) -> None:
    """Do as one is told where the register is locked too long, as on a busy machine: try again."""
    while True:
        try:
            return deed()
        except Unusable as unusable:
            if unusable.problems[0].code != "register-locked":
                raise


def within_a_minute(count: int) -> Iterator[int]:
    """Count from 1, as long as no minute has gone by."""
    end = time.monotonic() + 60
    yield from takewhile(lambda _: time.monotonic() < end, range(1, count + 1))


def mixed(room: Room, count: int) -> None:
    """Record acts of every kind, one after the other; acknowledge each."""
    for number in within_a_minute(count):
        patiently(partial(act, room, f"{os.getpid()}", number))


def act(room: Room, mine: str, number: int) -> None:
    """Do one thing, of another kind each time and with each process; nothing of it twice."""
    match (os.getpid() + number) % 3:
        case 0:
            rename_to(room, ID, f"集群{mine}之{number}")
        case 1:
            facts = {"name": f"{mine}第{number}产业集群", "county": ("莘县", "冠县")[number % 2]}
            event = Recognised(on=IN_FORCE)
            made = recognise(room, facts, event, STAMP, dry_run=False, tell=told)
            acknowledge(made.event.id)
            patiently(partial(rename_to, room, made.cluster.id, f"{mine}改名{number}"))
        case 2:
            listed = [
                (
                    {"name": f"{mine}名单{number}之{each}", "county": "阳谷县"},
                    Intended(Recognised(on=IN_FORCE)),
                )
                for each in "甲乙丙"
            ]
            for each in recognise_all(room, listed, STAMP, dry_run=False, tell=told):
                acknowledge(each.event.id)


def rename_to(room: Room, cluster: str, name: str) -> None:
    """Record a new name of a cluster."""
    event = Renamed(on=STAMP.today, name=name)
    acknowledge(record(room, cluster, lambda _: event, STAMP, dry_run=False, tell=told).event.id)


def acknowledge(act: object) -> None:
    """Say as JSON that an act is recorded."""
    say(json.dumps(str(act)))


def read(room: Room, count: int) -> None:
    """List and check; say each time what was seen and what seemed wrong."""
    for _ in within_a_minute(count):
        wrong: list[str] = []
        acts = 0
        try:
            acts = sum(len(each.cluster.events) for each in room.entries())
            found = check(room)
            wrong = [str(each) for each in (*found.damage, *found.unsealed)]
        except Unusable as unusable:
            wrong = [str(each) for each in unusable.problems]
        say(json.dumps({"reader": os.getpid(), "acts": acts, "wrong": wrong}))


def pack(room: Room, count: int) -> None:
    """Repack there and back."""
    for number in within_a_minute(count):
        patiently(partial(_repacked, room, unpack=number % 2 == 1))
        say("packed")
        time.sleep(0.05)


def _repacked(room: Room, *, unpack: bool) -> None:
    repack(room, unpack=unpack, dry_run=False, tell=told)


def main(what: str, folder: str, count: str = "1", processes: str = "1") -> None:
    """Do what is asked in so many processes, which begin at once, as all that they need is loaded."""
    others = [Process(target=do, args=(what, folder, count)) for _ in range(1, int(processes))]
    for each in others:
        each.start()
    do(what, folder, count)
    for each in others:
        each.join()
    sys.exit(any(each.exitcode for each in others))


def do(what: str, folder: str, count: str) -> None:
    """Do what is asked in this process."""
    room = open_room(Path(folder), Library())
    match what:
        case "rename":
            for number in range(int(count)):
                patiently(partial(rename, room, f"集群{os.getpid()}之{number}"))
        case "enter":
            enter(room)
        case "mixed":
            mixed(room, int(count))
        case "read":
            read(room, int(count))
        case "repack":
            pack(room, int(count))
        case "hold":
            hold(room, float(count))


if __name__ == "__main__":
    main(*sys.argv[1:])
