"""Things too many for memory: put down in any order, taken up in that of their keys, gone with the process."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.disk.refusals import refused

_BEGIN = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "CREATE TABLE things (key BLOB NOT NULL, thing BLOB NOT NULL)",
    "BEGIN",
)


class Spool:
    """Things on a disk; those of one key stay in the order in which they were put down."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._in_order = False

    def put(self, key: bytes, thing: bytes) -> None:
        """Put a thing down."""
        self._connection.execute("INSERT INTO things VALUES (?, ?)", (key, thing))

    def clear(self) -> None:
        """Forget everything."""
        self._connection.execute("DELETE FROM things")

    def things(self) -> Iterator[bytes]:
        """Take up everything by its key; it stays, and can be taken up again."""
        if not self._in_order:
            self._connection.execute("CREATE INDEX by_key ON things (key)")
            self._in_order = True
        for (thing,) in self._connection.execute("SELECT thing FROM things ORDER BY key, rowid"):
            yield thing


@contextmanager
def spool() -> Iterator[Spool]:
    """Open one in a file without a name, which no other program sees; raises Unusable."""
    connection = sqlite3.connect("", isolation_level=None)
    try:
        for each in _BEGIN:
            connection.execute(each)
        yield Spool(connection)
    except sqlite3.OperationalError as error:
        raise Unusable(refused(_place(), _said_by_disk(error))) from None
    finally:
        connection.close()


def _place() -> Path:
    from tempfile import gettempdir

    return Path(gettempdir())


def _said_by_disk(error: sqlite3.OperationalError) -> OSError:
    full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
    return OSError(errno.ENOSPC if full else errno.EIO, str(error))
