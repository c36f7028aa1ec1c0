"""What another copy, a package or an export brings: chains, heads, and the words that they seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from lccluster.register.sealing.heads import Head
from lccluster.register.sealing.seal import Seal

Words = Mapping[str, Any]


class Segment(Struct, frozen=True):
    """Lines of a writer's chain from a place on; `known`: how many of ours the other side has seen."""

    seals: Sequence[Seal]
    start: int = 0
    known: int = 0


class Brought(Struct, frozen=True):
    """All that is brought of one register.

    `chains` and `heads` stand by writer. `clusters` are words in the export's form, facts and `events`, of
    which those are needed that the new seals name; one id may stand in several. `header` is needed where it
    was sealed anew. `origin` is the file or folder.
    """

    register: str
    chains: Mapping[str, Segment]
    heads: Mapping[str, Sequence[Head]]
    clusters: Sequence[Words]
    header: Words | None = None
    origin: str = ""
