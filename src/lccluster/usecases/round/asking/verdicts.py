"""What applications come to, worked out once for the same papers, rules and day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path

from lccluster import __version__
from lccluster.errors import Unusable
from lccluster.files.round.kept_verdicts import (
    SUFFIX,
    KeptVerdicts,
    fingerprint_of_papers,
    fingerprint_of_rules,
    read_kept,
    write_kept,
)
from lccluster.round.records import ApplicationRecord
from lccluster.usecases.round.room import RoundRoom
from lccluster.vocabulary import Verdict

FEW = 20  # applications; so many are judged as soon as anything kept of them is read


class Verdicts:
    """The verdicts of a round's `count` applications on the papers that lie there now."""

    def __init__(self, room: RoundRoom, today: date, count: int) -> None:
        self._room, self._today, self._count = room, today, count
        self._said: dict[str, str] = {}

    def of(self, record: ApplicationRecord) -> Verdict | None:
        """Say what an application comes to; None where its papers cannot be read."""
        key = self._fingerprint(record) if self._path else ""
        if key in self._kept:
            self._said[key] = self._kept[key]
            return Verdict(self._kept[key])
        with suppress(Unusable):
            from lccluster.usecases.round.papers import examined

            found = examined(self._room, record, self._today).assessment.verdict
            if key:
                self._said[key] = found.value
            return found
        return None

    def keep(self) -> None:
        """Keep what was worked out, where that is anything new."""
        if self._path and self._said.keys() - self._kept.keys():
            write_kept(self._path, KeptVerdicts(self._about, self._said))

    def _fingerprint(self, record: ApplicationRecord) -> str:
        occasion = "review" if record.renews else "recognition"
        with suppress(OSError):
            return fingerprint_of_papers(self._room.round.beside(record.id), occasion)
        return ""

    @cached_property
    def _kept(self) -> dict[str, str]:
        return read_kept(self._path, self._about) if self._path else {}

    @cached_property
    def _path(self) -> Path | None:
        cache = self._room.cache
        if cache is None or self._count < FEW or not self._about:
            return None
        return cache / f"{self._room.round.record.round}{SUFFIX}"

    @cached_property
    def _about(self) -> dict[str, str]:
        with suppress(OSError):
            return {
                "version": __version__,
                "rules": fingerprint_of_rules(self._room.rulebook),
                "day": self._today.isoformat(),
            }
        return {}
