"""Parts of an answer that are gone through again, and may be too many for memory."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

from lccluster.errors import Unusable
from lccluster.files.disk.refusals import refused

FEW = 2  # parts


def put_aside(parts: Iterator[Any]) -> Iterable[Any]:
    """Keep parts made of plain lists and texts: few as they are, more in a file without a name; raises Unusable."""
    few = list(islice(parts, FEW + 1))
    return few if len(few) <= FEW else _on_disk(chain(few, parts))


def _on_disk(parts: Iterable[Any]) -> Iterable[Any]:
    from tempfile import TemporaryFile, gettempdir

    try:
        kept = _OnDisk(TemporaryFile())  # noqa: SIM115 - open for as long as it is gone through
        kept.put(parts)
    except OSError as error:
        raise Unusable(refused(Path(gettempdir()), error)) from None
    return kept


class _OnDisk:
    """Parts in a file that is gone once nobody goes through them any more."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._sizes = file, list[int]()

    def put(self, parts: Iterable[Any]) -> None:
        """Write parts one behind the other; raises OSError."""
        self._sizes += [self._file.write(marshal.dumps(each)) for each in parts]
        self._file.flush()

    def __iter__(self) -> Iterator[Any]:
        self._file.seek(0)
        for size in self._sizes:
            yield marshal.loads(self._file.read(size))  # noqa: S302 - our own

    def __del__(self) -> None:
        self._file.close()
