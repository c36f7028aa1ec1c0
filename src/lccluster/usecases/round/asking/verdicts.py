"""What applications come to, worked out once for the same papers and rules."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster import __version__
from lccluster.errors import Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.index.believed import write_believed
from lccluster.files.round.kept_verdicts import (
    SUFFIX,
    KeptVerdict,
    KeptVerdicts,
    fingerprint_of_papers,
    fingerprint_of_rules,
    read_kept,
)
from lccluster.round.records import ApplicationRecord
from lccluster.usecases.round.room import RoundRoom
from lccluster.vocabulary import Verdict

if TYPE_CHECKING:
    from lccluster.eligibility.assessment import Assessment
    from lccluster.usecases.check.applications import Checked

FEW = 20  # applications; so many are judged as soon as anything kept of them is read


class Verdicts:
    """The verdicts of a round's `count` applications on the papers that lie there now."""

    def __init__(self, room: RoundRoom, today: date, count: int) -> None:
        self._room, self._today, self._count = room, today, count
        self._said: dict[str, KeptVerdict] = {}

    def of(self, record: ApplicationRecord) -> Verdict | None:
        """Say what an application comes to; None where its papers cannot be read, which is remarked."""
        key = self._key(record)
        known = self._kept.get(key)
        if known and known.holds_on(self._today):
            self._said[key] = known
            return known.verdict
        try:
            return self.examined(record).assessment.verdict
        except Unusable as unusable:
            for each in unusable.problems:
                deeds.remark(each)
        return None

    def examined(self, record: ApplicationRecord) -> Checked:
        """Judge an application, to be kept unless its papers change meanwhile; raises Unusable."""
        from lccluster.usecases.round.papers import examined

        key = self._key(record)
        found = examined(self._room, record, self._today)
        if key and self._key(record) == key:
            self._said[key] = self._to_keep(found.assessment)
        return found

    def keep(self) -> None:
        """Keep what was worked out of the whole round, where that is anything new."""
        self._write(self._said)

    def keep_besides(self) -> None:
        """Keep what was worked out of some applications beside what is kept of the others."""
        self._write({**self._kept, **self._said})

    def _write(self, verdicts: dict[str, KeptVerdict]) -> None:
        if self._said and self._path and not self._said.items() <= self._kept.items():
            write_believed(self._path, KeptVerdicts(self._about, verdicts))

    def _to_keep(self, found: Assessment) -> KeptVerdict:
        has_day = found.application.filled_on is not None
        return KeptVerdict(found.verdict, self._today, for_want_of_a_day=not has_day)

    def _key(self, record: ApplicationRecord) -> str:
        return self._fingerprint(record) if self._path else ""

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
