"""A long chain as bytes: of its lines only those are read that somebody asks for."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.index.verified import WholeChain
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.seals.chains import seal_at
from lccluster.files.yaml.text import unreadable
from lccluster.register.sealing.seal import Seal

# A line as the tool draws it; nothing in cluster and event is escaped.
_LINE = re.compile(rb'^\{"[in]": [0-9]+, "cluster": "([^"\\\n]*)", "event": "([^"\\\n]*)", ', re.M)


class Passages:
    """A chain's lines, every one as the tool draws it, or `is_plain` is not true."""

    def __init__(self, folder: Path, name: str) -> None:
        """Read a chain's bytes; raises Unusable."""
        self.path, self.name = folder / name, name
        refuse_links(folder, self.path)
        try:
            self.data = whole_of(self.path)
        except OSError as error:
            raise Unusable(unreadable(error, str(self.path))) from None
        self.starts = array("Q", (each.start() for each in _LINE.finditer(self.data)))

    @property
    def is_plain(self) -> bool:
        """Tell whether every line could be told apart."""
        return self.data.count(b"\n") == len(self.starts) and self.data[-1:] in (b"", b"\n")

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Seal:
        start = self.starts[index]
        line = self.data[start : self.data.index(b"\n", start)]
        return seal_at(line, index % len(self) + 1, self.path, self.name)

    def begins_as(self, whole: WholeChain) -> bool:
        """Tell whether it begins, byte for byte, as it was."""
        return sha256(self.data[: whole.size]).hexdigest() == whole.digest

    def whole(self) -> WholeChain:
        """Give what is there of it."""
        return WholeChain(len(self.data), sha256(self.data).hexdigest())

    def after(self, size: int) -> list[Seal]:
        """Read the lines behind so many bytes; raises Unusable."""
        first = self.data.count(b"\n", 0, size)
        return [self[index] for index in range(first, len(self))]

    def of(self, wanted: Callable[[str, str], bool]) -> Iterator[Seal]:
        """Read the lines of which cluster and event are wanted; raises Unusable."""
        for index, each in enumerate(_LINE.finditer(self.data)):
            if wanted(each[1].decode(), each[2].decode()):
                yield self[index]
