"""What would happen, in sentences, before it does; and that nothing else happens than was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from lccluster.errors import Problem
from lccluster.files.disk import deeds
from lccluster.language import Message
from lccluster.register.lawful import Refusal
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.titles.recording import ChangedMeanwhile
from lccluster.usecases.register.acts import Stamp
from lccluster.vocabulary import Words

Beside = Sequence[tuple["Message | Words | str", str]]  # labels and texts


class Happening(Struct, frozen=True):
    """What would happen, or happened; and the file in which it stands, where there is one."""

    said: tuple[Message | str, ...]
    path: str = ""
    name: str = ""
    answered: tuple[Refusal, ...] = ()
    warnings: tuple[Problem, ...] = ()


class Foreseen(Struct, frozen=True):
    """What would happen, by what was typed."""

    typed: Typed
    stamp: Stamp
    told: Happening

    @property
    def written(self) -> list[Happening]:
        """Give what would happen."""
        return [self.told]

    @property
    def lines(self) -> bytes:
        """Draw it."""
        return "\n".join(map(str, (*self.told.said, self.told.path))).encode()

    @property
    def sha256(self) -> str:
        """Hash it."""
        return hashlib.sha256(self.lines).hexdigest()


class OfficeErrand(Protocol):
    """Something that passes between offices: what it asks, what would happen, and that it happens."""

    @property
    def beside(self) -> Beside:
        """Give what stands beside its form."""

    def fields(self) -> Sequence[AskedField]:
        """List what it asks."""

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would happen; raises Unusable or Refused."""

    def done(self, shown: Foreseen) -> Happening:
        """Do what was shown; raises ChangedMeanwhile, Unusable or Refused."""


def as_shown(errand: OfficeErrand, shown: Foreseen, sha256: str) -> Happening:
    """Do it where just that would still happen; raises ChangedMeanwhile, Unusable or Refused."""
    with deeds.apart():  # what is tried elsewhere first stands nowhere
        now = errand.foreseen(shown.typed, shown.stamp)
    if sha256 != shown.sha256 or now.sha256 != sha256:
        raise ChangedMeanwhile(shown.lines, now.lines)
    return errand.done(shown)
