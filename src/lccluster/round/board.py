"""A round as it stands on a day: each application with its state, verdict, sheets and scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from lccluster.round.life import Life
from lccluster.round.records import ApplicationRecord
from lccluster.round.reviewing.scoring import SheetScore
from lccluster.round.states import State
from lccluster.vocabulary import Verdict


class ReceivedRow(Struct, frozen=True):
    """One application on a day. `events` are the file's own words of the acts that count by then."""

    record: ApplicationRecord
    life: Life
    score: SheetScore
    events: Sequence[Mapping[str, Any]]
    path: str

    @property
    def state(self) -> State:
        """Give where it stands."""
        assert self.life.state is not None  # noqa: S101 - a row is of what was received
        return self.life.state


class BoardRow(ReceivedRow, frozen=True):
    """One application on a day with what its papers come to; None where they cannot be read."""

    verdict: Verdict | None


class Board(Struct, frozen=True):
    """All applications that were received by a day, in the officials' order."""

    round: str
    title: str
    rulebook: str
    as_of: date
    rows: Sequence[BoardRow]
    override: str | None
