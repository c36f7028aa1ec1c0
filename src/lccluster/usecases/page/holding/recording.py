"""An act of a round in two steps: the very lines first, then those lines, if what they rest on is still as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Refused
from lccluster.files.disk import deeds
from lccluster.language import Message, headed
from lccluster.usecases.page.asked import Typed
from lccluster.usecases.page.titles.recording import ChangedMeanwhile
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.usecases.round.recording.meant import Hand, Onlooker, RecordedInRound
from lccluster.usecases.round.room import SeenRound

Recording = Callable[[Hand], Sequence[RecordedInRound]]
Files = Mapping[str, bytes]


class ShownInRound(Struct, frozen=True):
    """What would be recorded, by what was typed; the round's records as they were, and the ids drawn."""

    typed: Typed
    stamp: Stamp
    recorded: tuple[RecordedInRound, ...]
    files: Files
    ids: tuple[str, ...]
    remarks: tuple[Problem, ...] = ()

    @property
    def written(self) -> list[RecordedInRound]:
        """Give what would be recorded, and of the last of them what else is worth a look."""
        last = self.recorded[-1]
        return [*self.recorded[:-1], replace(last, warnings=(*last.warnings, *self.remarks))]

    @property
    def touched(self) -> dict[str, bytes]:
        """Give the records that it adds to, as they were; one that it begins was empty."""
        return {each.path: self.files.get(each.path, b"") for each in self.recorded}

    @property
    def lines(self) -> list[str]:
        """Give what the records gain."""
        return [headed(Path(each.path).parent.name, each.line) for each in self.recorded]

    @property
    def sha256(self) -> str:
        """Hash what would be written, and what it is added to."""
        parts = [*self.touched.values(), *(each.encode() for each in self.lines)]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()


class _Noting(Onlooker):
    """Notes the records as they were read, and the ids that were drawn."""

    def __init__(self) -> None:
        self.files: Files = {}
        self.ids: list[str] = []

    def reads(self, seen: SeenRound) -> None:
        self.files = {str(each.path): each.document.source.data for each in seen.entries}

    def draws(self, drawn: str) -> str:
        self.ids.append(drawn)
        return drawn


class _Again(_Noting):
    """Draws the ids that were shown, and lets nothing be decided on records that are others by now."""

    def __init__(self, known: Files, ids: Sequence[str]) -> None:
        super().__init__()
        self._known, self._left = known, list(ids)

    def reads(self, seen: SeenRound) -> None:
        super().reads(seen)
        _hold(self._known, {key: self.files.get(key, b"") for key in self._known})

    def draws(self, drawn: str) -> str:
        return super().draws(self._left.pop(0) if self._left else drawn)


def shown(recording: Recording, typed: Typed, stamp: Stamp) -> ShownInRound:
    """Say what would be recorded; raises Unusable or Refused, also where it would be nothing."""
    return _shown(recording, typed, stamp, _Noting())


def confirmed(recording: Recording, before: ShownInRound, sha256: str) -> list[RecordedInRound]:
    """Record what was shown, word for word; raises ChangedMeanwhile, Unusable or Refused.

    First it is shown once more to nobody: it may rest on more than the records that it adds to. What that
    run read of the round is what the recording has to find under the lock.
    """
    again = _shown(recording, before.typed, before.stamp, _Again(before.touched, before.ids))
    if again.lines != before.lines or sha256 != before.sha256:
        raise ChangedMeanwhile(_together(before.lines), _together(again.lines))
    onlooker = _Again(again.files, before.ids)
    return [*recording(Hand(before.stamp, unheard, onlooker=onlooker))]


def _shown(recording: Recording, typed: Typed, stamp: Stamp, onlooker: _Noting) -> ShownInRound:
    deeds.begin()
    found = recording(Hand(stamp, unheard, dry_run=True, onlooker=onlooker))
    if not found:
        raise Refused([Message("All of it is recorded already; nothing new would be written.")])
    return ShownInRound(
        typed, stamp, tuple(found), onlooker.files, tuple(onlooker.ids), deeds.remarks()
    )


def _hold(before: Files, now: Files) -> None:
    """Raise what changed, where records are not as they were."""
    if before != now:
        raise ChangedMeanwhile(b"".join(before.values()), b"".join(now.values()))


def _together(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()
