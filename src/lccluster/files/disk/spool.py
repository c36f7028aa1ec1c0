"""Things too many for memory: put down in any order, taken up in that of their keys, gone with the process."""

from __future__ import annotations

import errno
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.disk.refusals import refused

AT_ONCE = 500  # keys asked for in one question; SQLite takes a thousand everywhere
_AT = f"SELECT rowid, thing FROM things WHERE rowid IN ({', '.join('?' * AT_ONCE)})"  # noqa: S608 - marks alone
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

    def put(self, things: Iterable[tuple[bytes, bytes]]) -> int:
        """Put things down, each behind its key; gives the number of the last of all."""
        self._connection.executemany("INSERT INTO things VALUES (?, ?)", things)
        return self.count()

    def count(self) -> int:
        """Count everything: the number of the last."""
        last: int | None = self._connection.execute("SELECT max(rowid) FROM things").fetchone()[0]
        return last or 0

    def has(self, key: bytes) -> bool:
        """Tell whether anything stands behind a key."""
        found = self._ordered("SELECT 1 FROM things WHERE key = ? LIMIT 1", key)
        return found.fetchone() is not None

    def clear(self) -> None:
        """Forget everything."""
        self._connection.execute("DELETE FROM things")

    def forget_after(self, number: int) -> None:
        """Forget what was put down after the thing of a number."""
        self._connection.execute("DELETE FROM things WHERE rowid > ?", (number,))

    def things(self) -> Iterator[bytes]:
        """Take up everything by its key; it stays, and can be taken up again."""
        return _each(self._ordered("SELECT thing FROM things ORDER BY key, rowid"))

    def of(self, keys: Iterable[bytes]) -> list[bytes]:
        """Take up the things of some keys, as they were put down."""
        found: list[tuple[int, bytes]] = []
        left = iter(keys)
        while some := list(islice(left, AT_ONCE)):
            marks = ", ".join("?" * len(some))
            found += self._ordered(f"SELECT rowid, thing FROM things WHERE key IN ({marks})", *some)  # noqa: S608 - marks alone
        return [thing for _, thing in sorted(found)]

    def keys(self) -> Iterator[bytes]:
        """Give each key once, in their order."""
        return _each(self._ordered("SELECT DISTINCT key FROM things ORDER BY key"))

    def at(self, numbers: Collection[int]) -> Iterator[tuple[int, bytes]]:
        """Take up the things of at most `AT_ONCE` numbers, in any order, with their numbers."""
        nobodys = [0] * (
            AT_ONCE - len(numbers)
        )  # that it is one question each time, and kept as one
        return iter(self._connection.execute(_AT, [*numbers, *nobodys]))

    def ranks(self) -> array[int]:
        """Give, by the number of a thing, the rank of its key among all; those of one key share it."""
        ranks, rank, last = array("I", [0]) * (self.count() + 1), 0, None
        for number, key in self._ordered("SELECT rowid, key FROM things ORDER BY key, rowid"):
            rank, last = rank + (key != last), key
            ranks[number] = rank
        return ranks

    def numbered(self, first: int, last: int) -> Iterator[bytes]:
        """Take up the things of some numbers, as they were put down."""
        question = "SELECT thing FROM things WHERE rowid BETWEEN ? AND ?"
        return _each(self._connection.execute(question, (first, last)))

    def _ordered(self, question: str, *said: object) -> sqlite3.Cursor:
        if not self._in_order:
            self._connection.execute("CREATE INDEX by_key ON things (key)")
            self._in_order = True
        return self._connection.execute(question, said)


def _each(found: Iterable[tuple[bytes]]) -> Iterator[bytes]:
    return (thing for (thing,) in found)


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
