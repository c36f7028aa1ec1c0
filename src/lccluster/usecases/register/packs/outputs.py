"""Where a pack goes, and its letter."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from lccluster.files.disk.documents.output import Output


class PackOutputs(Struct, frozen=True):
    """Where a pack is written, and its letter if one is wanted, in which fonts and of which day."""

    pack: Output
    letter: Output | None = None
    fonts: str = "office"
    day: date = date.max
