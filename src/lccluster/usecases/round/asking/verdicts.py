"""What applications come to, worked out once for the same papers and rules."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path

from lccluster import __version__
from lccluster.errors import Unusable
from lccluster.files.round.kept_verdicts import (
    SUFFIX,
    KeptVerdict,
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
        self._said: dict[str, KeptVerdict] = {}

    def of(self, record: ApplicationRecord) -> Verdict | None:
        """Say what an application comes to; None where its papers cannot be read."""
        key = self._fingerprint(record) if self._path else ""
        known = self._kept.get(key)
        with suppress(Unusable):
            holds = known is not None and known.holds_on(self._today)
            found = known if known and holds else self._judged(record)
            if key and (holds or self._fingerprint(record) == key):  # nobody changed it meanwhile
                self._said[key] = found
            return found.verdict
        return None

    def keep(self) -> None:
        """Keep what was worked out, where that is anything new."""
        if self._path and not self._said.items() <= self._kept.items():
            write_kept(self._path, KeptVerdicts(self._about, self._said))

    def _judged(self, record: ApplicationRecord) -> KeptVerdict:
        from lccluster.usecases.round.papers import examined

        found = examined(self._room, record, self._today).assessment
        has_day = found.application.filled_on is not None
        return KeptVerdict(found.verdict, self._today, for_want_of_a_day=not has_day)

    def _fingerprint(self, record: ApplicationRecord) -> str:
        occasion = "review" if record.renews else "recognition"
        with suppress(OSError):
            return fingerprint_of_papers(self._room.round.beside(record.id), occasion)
        return ""

    @cached_property
    def _kept(self) -> dict[str, KeptVerdict]:
        return read_kept(self._path, self._about) if self._path else {}

    @cached_property
    def _path(self) -> Path | None:
        cache = self._room.cache
        if cache is None or self._count < FEW or not self._about:
            return None
        return cache / f"{self._room.round.record.round}{SUFFIX}"

    def _at_hand(self) -> list[Path]:
        """List the round's rulebook, and all whose forms and labels may say how its forms are read."""
        return [self._room.rulebook, *self._room.library.all_folders()]

    @cached_property
    def _about(self) -> dict[str, str]:
        with suppress(OSError):
            return {
                "version": __version__,
                "rules": fingerprint_of_rules(self._at_hand()),
            }
        return {}
