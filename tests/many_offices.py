"""Offices that keep copies of one register, each with a computer of its own; without the command line."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from lccluster.errors import Refused, Unusable
from lccluster.files.disk.documents.output import Output, Over
from lccluster.files.register.header import header_words
from lccluster.files.rules.library import Library
from lccluster.register.acts import Act
from lccluster.register.lawful import Unlawful
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register.acts import Stamp, record
from lccluster.usecases.register.check import check
from lccluster.usecases.register.checking.checkup import Checkup
from lccluster.usecases.register.head import with_head
from lccluster.usecases.register.joining.choice import Keep, Settling
from lccluster.usecases.register.joining.copies import merge
from lccluster.usecases.register.joining.open import inbox_of, open_conflicts
from lccluster.usecases.register.joining.settling import settle
from lccluster.usecases.register.packs.outputs import PackOutputs
from lccluster.usecases.register.packs.receiving import receive
from lccluster.usecases.register.packs.scope import Wish
from lccluster.usecases.register.packs.sending import make_pack
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.register.seal import seal_waiting
from offices import NOW, the_ten
from registers import KINDS

CITY = "市局"
COUNTIES = ("冠县", "莘县", "阳谷县", "临清市", "东阿县")
CLUSTERS = ("LC-2022-009", "LC-2022-002")
OF_ONE_COUNTY = ("LC-2022-009", "LC-2022-008")
ON = date(2025, 1, 10)
LAST = Clocks(date(2040, 1, 1))


def told(_message: object) -> None:
    """Hear what a use case tells."""


def the_first(folder: Path) -> Path:
    """Lay out the register that all copies come from."""
    for name, data in the_ten().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


class Computer:
    """One computer of an office and its copy of the register, copied from another one's folder."""

    def __init__(self, parent: Path, number: int, office: str, copied: Path) -> None:
        self.number = number
        self.folder = parent / f"copy-{number}"
        shutil.copytree(copied, self.folder)
        said = parent / f"office-{number}.yaml"
        said.write_text(f"writer: {office}-{number:04}\noffice: {office}\n", encoding="utf-8")
        self.said = said
        self.packs = 0
        self.heads: set[str] = set()  # codes that are written down here
        self.clock = NOW

    @property
    def room(self) -> Room:
        """Open the register anew, as each command does: its header may have changed."""
        return open_room(self.folder, Library(), office=self.said)

    def now(self) -> datetime:
        """Let a minute pass."""
        self.clock += timedelta(minutes=1)
        return self.clock

    def record(self, cluster: str, kind: str, **said: Any) -> str | None:
        """Record an act; give its id, or None where the law does not take it."""
        act: Act = KINDS[kind](**{"on": ON} | said)
        try:
            done = record(
                self.room, cluster, lambda _: act, Stamp(self.now()), dry_run=False, tell=told
            )
        except Unlawful:
            return None
        return done.event.id

    def by_hand(self, cluster: str, act: str) -> None:
        """Add an act with an editor, and seal it."""
        [path] = self.folder.glob(f"clusters/*/{cluster}.yaml")
        line = f"  - {{{act}}}\n"
        path.write_bytes(path.read_bytes() + line.encode())
        if check(self.room).damage:  # a second report of one year, say: taken out again
            path.write_bytes(path.read_bytes().removesuffix(line.encode()))
        seal_waiting(self.room, told)

    def retitles(self, title: str) -> None:
        """Change the header with an editor, and seal it, where nothing stands against that."""
        path = self.folder / "register.yaml"
        before = path.read_bytes()
        path.write_bytes(re.sub(rb"(?m)^title: .*", f"title: {title}".encode(), before))
        try:
            seal_waiting(self.room, told)
        except Unusable:  # a head is printed, or a conflict is open
            path.write_bytes(before)

    def says(self) -> tuple[Any, ...]:
        """Give what counts: the header, and every title."""
        titles = {
            e.cluster.id: title_of(e.cluster, self.room.measure, LAST) for e in self.room.entries()
        }
        return header_words(self.folder), titles

    def printed(self) -> str | None:
        """Print a head; none where there is damage."""
        code = with_head(self.room, check(self.room), ON, told).head
        self.heads |= {code} if code else set()
        return code

    def take(self, other: Computer) -> None:
        """Merge another copy."""
        merge(self.room, other.folder, told, dry_run=False)
        self.heads |= other.heads

    def pack(self) -> Path | None:
        """Pack what is new; None where nothing is."""
        path = self.folder.parent / f"{self.number}-{self.packs}.lcp"
        place = PackOutputs(Output(path, over=Over.ANYTHING))
        try:
            make_pack(self.room, Wish(), place, told, dry_run=False)
        except Unusable as unusable:
            assert [each.code for each in unusable.problems] == ["nothing-to-send"]
            return None
        self.packs += 1
        return path

    def receive(self, pack: Path) -> list[str]:
        """Receive a pack; give why it was refused."""
        refused = receive(self.room, [pack], (), told, dry_run=False).refused
        return [problem.code for each in refused for problem in each.why.problems]

    def settle(self, keep: str) -> None:
        """Settle the first conflict, if it can be settled so."""
        choice = Settling(Keep(keep), "会议商定", Stamp(self.now()))
        if open_conflicts(self.room):
            try:
                settle(self.room, 1, choice, told, dry_run=False)
            except (Unusable, Refused):
                return

    def checked(self, head: str | None = None) -> Checkup:
        """Check everything."""
        return check(self.room, head)

    def in_place(self) -> list[tuple[str, str]]:
        """List every act that stands in its place, by cluster."""
        return sorted(
            (each.cluster.id, str(act.id))
            for each in self.room.entries()
            for act in each.cluster.events
        )

    def known(self) -> set[tuple[str, str]]:
        """Name every act that is here: in its place, or in the inbox."""
        waiting = inbox_of(self.room).items()
        return {*self.in_place()} | {
            (id, piece.name) for id, pieces in waiting for piece in pieces if piece.act
        }
