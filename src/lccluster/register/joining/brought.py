"""What another copy, a package or an export brings: chains, heads, and the words that they seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from lccluster.register.joining.header_line import HeaderLine
from lccluster.register.sealing.heads import Covered, Head
from lccluster.register.sealing.seal import Seal

Words = Mapping[str, Any]
WAITS = "waits"  # beside the words of a cluster: they are not in their place where they come from


class Sent(Struct, frozen=True):
    """What is noted of a pack where it was made, and where it was received.

    `to` is the office it is for, blank for all; packs to one office follow one another. `carries` says
    of each chain how long it is with what the pack brings, and its end; `heads` how many heads of a
    writer have been sent with it.
    """

    sequence: int
    to: str
    digest: str
    carries: Mapping[str, Covered]
    heads: Mapping[str, int]


class Segment(Struct, frozen=True):
    """Lines of a writer's chain from a place on; `known`: how many of ours the other side has seen."""

    seals: Sequence[Seal]
    start: int = 0
    known: int = 0


class Brought(Struct, frozen=True):
    """All that is brought of one register.

    `chains` and `heads` stand by writer. `clusters` are words in the export's form, facts and `events`, of
    which those are needed that the new seals name; one id may stand in several, of which such as `waits`
    conflict where they come from. `header` is needed where it was sealed anew, with the `header_lines` that
    wait beside it. `origin` is the file or folder, `packs` what is noted of packs by writer, `before` the
    name of the pack that comes first.
    """

    register: str
    chains: Mapping[str, Segment]
    heads: Mapping[str, Sequence[Head]]
    clusters: Sequence[Words]
    header: Words | None = None
    origin: str = ""
    packs: Mapping[str, Sequence[Sent]] = {}
    before: str = ""
    header_lines: Sequence[HeaderLine] = ()
