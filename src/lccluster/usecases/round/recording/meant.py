"""What is to be recorded in a round, how, and what was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Problem
from lccluster.register.lawful import Refusal
from lccluster.round.acts import RoundAct
from lccluster.round.numbering import drawn
from lccluster.round.records import ApplicationRecord, RoundRecord
from lccluster.usecases.register.acts import Stamp, Tell
from lccluster.usecases.round.room import SeenRound


class MeantAct(Struct, frozen=True):
    """An act that somebody wants recorded, on an application, a new one, or the round itself.

    `record` is what the act is on, a new one that of a `form`; `files` come to stand with it, in the place of what
    stood there `before`; what is `gone` stands among them under another name. `passed_over` are
    applications with more points than one that is proposed.
    """

    record: ApplicationRecord | RoundRecord
    act: RoundAct
    files: Mapping[Path, bytes] = {}
    passed_over: tuple[str, ...] = ()
    before: Mapping[Path, bytes] = {}
    gone: Mapping[Path, bytes] = {}
    form: Path | None = None


class RecordedInRound(Struct, frozen=True):
    """An act that was recorded, or would be; `line` is what the file gains."""

    record: ApplicationRecord | RoundRecord
    event: RoundAct
    line: str
    path: str
    answered: tuple[Refusal, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """Name what it is on: the cluster of an application, or the round."""
        record = self.record
        return record.title if isinstance(record, RoundRecord) else record.cluster

    @property
    def number(self) -> str:
        """Give the number of the application that it is on; none of the round."""
        return "" if isinstance(self.record, RoundRecord) else drawn(self.record)


Make = Callable[[SeenRound], Sequence[MeantAct]]
# What happens elsewhere once acts may be taken, before they stand; it gives the acts as they will stand.
Follow = Callable[[Sequence["TakenAct"]], Sequence["TakenAct"]]


class TakenAct(Struct, frozen=True):
    """An act that may be taken: what was meant, the act itself, and what its reason answers."""

    meant: MeantAct
    act: RoundAct
    answered: tuple[Refusal, ...]


class Onlooker:
    """Looks on while acts are recorded; whoever shows an act before it is recorded derives from this."""

    def reads(self, seen: SeenRound) -> None:
        """Look at the round as it was read, before anything is decided; may raise, and nothing is recorded."""

    def draws(self, drawn: str) -> str:
        """Give the id to take for one that was drawn by chance."""
        return drawn


class Hand(Struct, frozen=True):
    """How a command records: when, whether at all, who hears that one has to wait, and who looks on."""

    stamp: Stamp
    tell: Tell
    dry_run: bool = False
    onlooker: Onlooker = Onlooker()
