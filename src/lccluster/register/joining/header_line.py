"""What is sealed of a register as a whole, in words: a wording of its header, or a settlement of two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Thing, version


class HeaderLine(Struct, frozen=True):
    """What a writer sealed of the register as a whole: a wording of its header, or a settlement of two."""

    writer: str
    event: str
    words: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Name it as a settlement names it: `header:2@冠县-4XYZ`."""
        return f"{self.event}@{self.writer}"

    @property
    def number(self) -> int:
        """Give the number of a wording; 0 for a settlement."""
        return version(self.event)

    @property
    def thing(self) -> Thing:
        """Give it as it is sealed."""
        return Thing("", self.event, {}, self.words)

    def fits(self, seal: Seal) -> bool:
        """Tell whether a seal covers just these words."""
        of_header = (seal.cluster, seal.event) == ("", self.event)
        return of_header and self.thing.hashed(seal.alg) == seal.hash
