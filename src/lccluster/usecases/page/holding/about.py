"""What an act of a round is about to be recorded on: the round, one of its applications, and the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Literal, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from lccluster.register.lawful import Refusal, Unlawful
from lccluster.round.acts import RoundAct
from lccluster.round.circumstances import Circumstances
from lccluster.round.lawful import decide, decide_own
from lccluster.round.records import ApplicationRecord
from lccluster.usecases.round.recording.deciding import by_whom
from lccluster.usecases.round.recording.record import refuse_others
from lccluster.usecases.round.recording.situations import Situations
from lccluster.usecases.round.room import RoundRoom, SeenRound

SAID = "x"  # whatever is said there, the law asks first whether there may be such an act at all


class About(Struct, frozen=True, dict=True):
    """The round, one of its applications or none, and the day on which somebody looks."""

    room: RoundRoom
    today: date
    application: ApplicationRecord | None = None

    @cached_property
    def seen(self) -> SeenRound:
        """Read the round once."""
        return self.room.seen()

    @cached_property
    def every(self) -> list[Circumstances]:
        """Give what an act of today meets on each application, in the officials' order."""
        situations = Situations(self.room, self.seen, self.today)
        entries = sorted(self.seen.applications, key=self.room.order)
        return [situations.on(each.cluster, self.today) for each in entries]

    @property
    def record(self) -> ApplicationRecord:
        """Give the application that it is about."""
        assert self.application  # noqa: S101 - an act on an application is asked for at one
        return self.application

    @property
    def met(self) -> Circumstances:
        """Give what an act of today meets on the application."""
        return next(each for each in self.every if each.record.id == self.record.id)

    def open_for(self, kind: type[RoundAct]) -> list[Circumstances]:
        """List the applications on which a kind of act may be taken today, whatever is said in it."""
        return [met for met in self.every if not self.against(kind, met)]

    def against(
        self, kind: type[RoundAct], met: Circumstances, trials: Sequence[dict[str, Any]] = ({},)
    ) -> Sequence[Refusal]:
        """List what stands against a kind of act whatever is said in it; nothing where any of the trials may be."""
        found: list[Refusal] = []
        for said in trials:
            act = self.trial(kind, met.record, **said)
            standing = [one for one in self._standing(act, met) if not one.answerable]
            if not standing:
                return ()
            found += standing
        return found

    def against_own(self, kind: type[RoundAct]) -> Sequence[Refusal]:
        """List what stands against an act on the round itself."""
        own = self.seen.own.cluster
        act = self.trial(kind, None)
        try:
            refuse_others(self.room, own, act)
            decide_own(act, own)
        except Unlawful as unlawful:
            return unlawful.refusals
        return ()

    def _standing(self, act: RoundAct, met: Circumstances) -> Sequence[Refusal]:
        try:
            refuse_others(self.room, met.record, act)
            decide(act, met)
        except Unlawful as unlawful:
            return unlawful.refusals
        return ()

    def trial(
        self, kind: type[RoundAct], record: ApplicationRecord | None, **said: Any
    ) -> RoundAct:
        """Make an act of a kind in which everything is said that may be."""
        words = {"on": self.today, "by": by_whom(self.room, kind, record)}
        return kind(**dict(_filled(kind)) | words | said)


def _filled(kind: type[RoundAct]) -> Iterator[tuple[str, Any]]:
    """Say something in every field that has to be, or may be a reason."""
    for each in fields(kind):
        if each.name in ("document_number", "late", "reason"):
            yield each.name, SAID
        elif each.required:
            yield each.name, _something(each.type)


def _something(type_: Any) -> Any:
    if get_origin(type_) is Literal:
        return get_args(type_)[0]
    return {int: 0, date: date.max, tuple[str, ...]: ()}.get(type_, SAID)
