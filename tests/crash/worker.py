"""A process that writes to a register: `python worker.py WHAT FOLDER [COUNT]`.

It prints a line for every act once that act is acknowledged, and nothing before.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from lccluster.files.library import Library
from lccluster.files.register_lock import locked
from lccluster.register.events import Recognised, Renamed
from lccluster.usecases.register_acts import Stamp, recognise, record
from lccluster.usecases.register_room import Room, open_room

STAMP = Stamp(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
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
    event = Recognised(on=STAMP.today)
    say(recognise(room, facts, event, STAMP, dry_run=False, tell=told).event.id)


def hold(room: Room, seconds: float) -> None:
    """Hold the lock for a while."""
    with locked(room.register.folder, told):
        say("held")
        time.sleep(seconds)


def main(what: str, folder: str, count: str = "1") -> None:
    """Do what is asked."""
    room = open_room(Path(folder), Library())
    match what:
        case "rename":
            for number in range(int(count)):
                rename(room, f"集群{os.getpid()}之{number}")
        case "enter":
            enter(room)
        case "hold":
            hold(room, float(count))


if __name__ == "__main__":
    main(*sys.argv[1:])
