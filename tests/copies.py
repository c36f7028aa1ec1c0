"""Copies of one register, as offices keep them: each with a writer of its own, merged folder by folder."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.files.register.header import Header
from lccluster.files.register.inbox.waiting import read_inbox
from lccluster.files.rules.library import Library
from lccluster.register.acts import Act, Recognised
from lccluster.register.cluster import Cluster
from lccluster.register.joining.clash import Clash
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register.acts import Stamp, record
from lccluster.usecases.register.beginning import begin
from lccluster.usecases.register.check import check
from lccluster.usecases.register.head import with_head
from lccluster.usecases.register.joining.choice import Keep, Settling
from lccluster.usecases.register.joining.copies import merge
from lccluster.usecases.register.joining.open import open_conflicts
from lccluster.usecases.register.joining.settling import Settlement, settle
from lccluster.usecases.register.joining.taking import Taken
from lccluster.usecases.register.recognising import recognise
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.register.seal import seal_waiting
from registers import act

CITY = "聊城市工业和信息化局"
LAW = "liaocheng-2021-97"
ID, OTHER = "LC-2022-001", "LC-2022-002"
LATE = date(2040, 1, 1)


def silent(_message: object) -> None:
    """Hear what a use case tells."""


class Copy(Struct):
    """One office's copy."""

    room: Room
    clock: list[datetime]

    @property
    def stamp(self) -> Stamp:
        """The moment at which it records; no two are one."""
        self.clock[0] += timedelta(minutes=1)
        return Stamp(self.clock[0])

    def does(self, kind: str, on: str, cluster: str = ID, **said: Any) -> str:
        """Record an act; give its id."""
        made = replace(act(kind, on, **said), id=None)
        done = record(self.room, cluster, lambda _: made, self.stamp, dry_run=False, tell=silent)
        return done.event.id or ""

    def recognises(self, name: str, county: str = "冠县") -> str:
        """Recognise a cluster; give its id."""
        facts = {"name": name, "county": county}
        event = Recognised(on=date(2022, 5, 9))
        done = recognise(self.room, facts, event, self.stamp, dry_run=False, tell=silent)
        return done.cluster.id

    def takes(self, other: Copy, *, dry_run: bool = False) -> Taken:
        """Merge another copy into this one."""
        return merge(self.room, other.folder, silent, dry_run=dry_run)

    def settles(self, number: int, keep: str, *, dry_run: bool = False) -> Settlement:
        """Settle a conflict."""
        choice = Settling(Keep(keep), "经核实", self.stamp)
        return settle(self.room, number, choice, silent, dry_run=dry_run)

    @property
    def folder(self) -> Path:
        return self.room.register.folder

    @property
    def conflicts(self) -> Sequence[Clash]:
        return open_conflicts(self.room)

    @property
    def damage(self) -> list[str]:
        """What a check finds."""
        return [each.code for each in check(self.room).damage]

    @property
    def clusters(self) -> dict[str, Cluster]:
        return {each.cluster.id: each.cluster for each in self.room.entries()}

    @property
    def standings(self) -> dict[str, Any]:
        """What every title is once all acts count."""
        found = self.clusters
        return {id: title_of(each, self.room.measure, Clocks(LATE)) for id, each in found.items()}

    @property
    def acts(self) -> dict[str, set[str]]:
        """The acts in their places."""
        return {id: {repr(e) for e in each.events} for id, each in self.clusters.items()}

    @property
    def everything(self) -> set[str]:
        """The words of all acts, in their places or in the inbox."""
        waiting, _ = read_inbox(self.room.register)
        aside = {repr(e.act) for pieces in waiting.values() for e in pieces if e.act}
        return aside.union(*self.acts.values())

    def head(self) -> str:
        """Print a head of what stands here."""
        found = with_head(self.room, check(self.room), self.stamp.today, silent)
        assert found.head
        return found.head

    def edits(self, old: str, new: str, cluster: str = ID) -> None:
        """Change a file by hand."""
        path = self.room.entry(cluster).path
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    def header(self, key: str, value: str) -> None:
        """Change the header of the register by hand."""
        path = self.folder / "register.yaml"
        said = re.sub(f"(?m)^{key}: .*", f"{key}: {value}", path.read_text("utf-8"))
        path.write_text(said, "utf-8")
        self.room = open_room(self.folder, self.room.library, office=self.room.office_file)

    def retitles(self, title: str, key: str = "title") -> None:
        """Change the header of the register by hand, and seal it."""
        self.header(key, title)
        seal_waiting(self.room, silent)


class World(Struct):
    """A folder with copies; the first is the city's."""

    folder: Path
    clock: list[datetime] = field(default_factory=lambda: [datetime(2024, 1, 2, tzinfo=UTC)])

    def office(self, name: str, writer: str) -> Path:
        """Say who works on a computer."""
        path = self.folder / f"{writer}.office.yaml"
        path.write_text(f"writer: {writer}\noffice: {name}\n", "utf-8")
        return path

    def begins(self, id: str = "3AVJ-4UHD-EPCV") -> Copy:
        """The city's copy, with a cluster."""
        header = Header(2, "名录", "市局", LAW, register=id)
        office = self.office(CITY, f"{CITY}-7F3K")
        copy = Copy(begin(self.folder / "city", header, Library(), office), self.clock)
        assert copy.recognises("冠县轴承产业集群") == ID
        return copy

    def copied(self, copy: Copy, name: str, writer: str = "") -> Copy:
        """Another office's copy, as it takes it home."""
        writer = writer or f"{name}-4XYZ"
        folder = Path(shutil.copytree(copy.folder, self.folder / writer))
        office = self.office(name, writer)
        return Copy(open_room(folder, Library(), office=office), self.clock)


def ids(acts: Sequence[Act]) -> list[str | None]:
    """The ids of acts."""
    return [each.id for each in acts]
