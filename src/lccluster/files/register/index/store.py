"""The index as a SQLite file: derived, disposable, and thrown away whenever anything is odd."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from itertools import compress
from pathlib import Path

from msgspec import DecodeError, Struct

from lccluster.files.register.index.private import is_private, make_private
from lccluster.files.register.index.words import COLUMNS, IndexedCluster, Kept, Row, held
from lccluster.files.register.reading.scan import FileStamp

FORMAT = "8"
ONCE, DOUBLED = 1, 2  # whether every id stands once: to look through all for it takes long
ROOM = 32_000  # KB in memory, so that a first index is written once
PATIENCE = 10.0  # seconds for another process that writes the same index
_TABLES = f"""
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
  modified INTEGER NOT NULL, changed INTEGER NOT NULL, inode TEXT NOT NULL, settled INTEGER NOT NULL,
  digest BLOB NOT NULL, verified INTEGER NOT NULL);
CREATE TABLE clusters (file INTEGER NOT NULL, {", ".join(COLUMNS)});
CREATE TABLE suspects (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE chains (path TEXT PRIMARY KEY, size INTEGER NOT NULL, looks TEXT NOT NULL) WITHOUT ROWID;
"""
# Made once the first clusters are in: one sort of them all is less work than a place for each.
_ORDERS = """
CREATE INDEX IF NOT EXISTS of_file ON clusters (file);
CREATE INDEX IF NOT EXISTS of_id ON clusters (id);
CREATE INDEX IF NOT EXISTS last_acts ON clusters (last_on);
CREATE INDEX IF NOT EXISTS last_known ON clusters (last_known_on);
CREATE INDEX IF NOT EXISTS last_days ON clusters (valid_until, last_on, county) WHERE ended IS NULL;
CREATE INDEX IF NOT EXISTS failed ON clusters (last_on) WHERE review_failed_on IS NOT NULL;
"""


class Known(Struct, frozen=True):
    """What the index knows of a file: its number, its stamp, the hash of its bytes."""

    number: int
    stamp: FileStamp
    digest: bytes


class IndexUnusable(Exception):
    """An index that cannot be used: its folder, its file, or, where `damaged`, what it holds."""

    def __init__(self, path: Path, *, damaged: bool = False) -> None:
        super().__init__(str(path))
        self.path, self.damaged = path, damaged


class IndexOfOthers(IndexUnusable):
    """An index that somebody else can have written."""


@contextmanager
def opened(path: Path, about: dict[str, str]) -> Iterator[Store]:
    """Open an index, made anew where it is none for this; raises IndexUnusable."""
    try:
        make_private(path.parent)
        if not is_private(path):
            raise IndexOfOthers(path)
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise IndexUnusable(path) from error
    try:
        store = Store(connection, path)
        store.begin(about)
        yield store
    except sqlite3.Error as error:
        in_the_way = isinstance(error, sqlite3.OperationalError)  # locked, full, read-only
        raise IndexUnusable(path, damaged=not in_the_way) from error
    finally:
        connection.close()


def discard(path: Path) -> None:
    """Throw an index away; raises IndexUnusable where that is refused."""
    try:
        for each in (path, path.with_name(f"{path.name}-journal")):
            each.unlink(missing_ok=True)
    except OSError as error:
        raise IndexUnusable(path) from error


class Store:
    """An open index."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection, self.path = connection, path

    def begin(self, about: dict[str, str]) -> None:
        """Make the tables anew where the index is of another format, measure or register."""
        wanted = {"format": FORMAT, **about}
        if self._about() == wanted:
            return
        with self.writing():
            if self._about() == wanted:
                return
            for name in ("about", "files", "clusters", "suspects", "chains"):
                self.connection.execute(f"DROP TABLE IF EXISTS {name}")
            self._do(_TABLES)
            self.connection.executemany("INSERT INTO about VALUES (?, ?)", wanted.items())

    def put_in_order(self) -> None:
        """Make what questions are answered by quickly, where it is not there, and note whether an id stands twice."""
        self._do(_ORDERS)
        twice = self.ask("SELECT 1 FROM clusters GROUP BY id HAVING count(*) > 1 LIMIT 1")
        self.connection.execute(f"PRAGMA user_version = {DOUBLED if twice else ONCE}")

    def _do(self, statements: str) -> None:
        for each in filter(str.strip, statements.split(";")):
            self.connection.execute(each)

    def _about(self) -> dict[str, str] | None:
        there = self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'")
        if there.fetchone() is None:
            return None
        return dict(self.connection.execute("SELECT key, value FROM about"))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Change all or nothing, one process at a time."""
        self.connection.execute(f"PRAGMA cache_size = -{ROOM}")
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")
        self.connection.execute("PRAGMA cache_size = -2000")

    def known(self) -> dict[str, Known]:
        """Give every file that the index knows."""
        rows = self.connection.execute(
            "SELECT path, number, digest, size, modified, changed, inode, settled FROM files"
        )
        return {
            path: Known(number, FileStamp(size, modified, changed, inode, bool(settled)), digest)
            for path, number, digest, size, modified, changed, inode, settled in rows
        }

    def forget(self, number: int) -> None:
        """Take a file out."""
        self.connection.execute("DELETE FROM clusters WHERE file = ?", (number,))
        self.connection.execute("DELETE FROM files WHERE number = ?", (number,))

    def ids_in(self, number: int) -> set[str]:
        """Name the clusters of a file."""
        return {str(id) for (id,) in self.ask("SELECT id FROM clusters WHERE file = ?", number)}

    def suspect(self, looked_at: AbstractSet[str], suspects: Iterable[str]) -> None:
        """Note which of the clusters looked at lack an act as it was sealed."""
        sound = [(each,) for each in self.suspects() & looked_at]
        self.connection.executemany("DELETE FROM suspects WHERE id = ?", sound)
        lacking = [(each,) for each in suspects]
        self.connection.executemany("INSERT OR IGNORE INTO suspects VALUES (?)", lacking)

    def unverified(self) -> dict[str, str]:
        """Give the files that nobody held against the seals, each with the hash of its bytes."""
        found = self.ask("SELECT path, hex(digest) FROM files WHERE NOT verified")
        return {str(path): str(digest).lower() for path, digest in found}

    def verify(self, paths: Iterable[str]) -> None:
        """Note that files were held against the seals."""
        whole = [(each,) for each in paths]
        self.connection.executemany("UPDATE files SET verified = 1 WHERE path = ?", whole)

    def suspects(self) -> set[str]:
        """Name the clusters that lack an act as it was sealed."""
        return {str(id) for (id,) in self.ask("SELECT id FROM suspects")}

    def chains(self) -> dict[str, tuple[int, str]]:
        """Give size and looks of the chains of seals against which acts were held."""
        rows = self.connection.execute("SELECT path, size, looks FROM chains")
        return {path: (size, looks) for path, size, looks in rows}

    def note_chains(self, chains: Mapping[str, tuple[int, str]]) -> None:
        """Note the chains of seals as they look now."""
        self.connection.execute("DELETE FROM chains")
        rows = ((path, *looks) for path, looks in chains.items())
        self.connection.executemany("INSERT INTO chains VALUES (?, ?, ?)", rows)

    def empty(self) -> None:
        """Forget every file, so that each is read and held against the seals anew."""
        for name in ("files", "clusters", "suspects"):
            self.connection.execute(f"DELETE FROM {name}")  # noqa: S608 - our own words

    def stamp(self, path: str, stamp: FileStamp) -> None:
        """Note how a file looks whose bytes are the ones known."""
        self.connection.execute(
            "UPDATE files SET size = ?, modified = ?, changed = ?, inode = ?, settled = ? WHERE path = ?",
            (*stamp.times, stamp.inode, int(stamp.settled), path),
        )

    def keep(
        self, files: Sequence[tuple[str, FileStamp, bytes, Sequence[Kept]]], *, verified: bool
    ) -> None:
        """Put files in that are not there, with their clusters; say whether they were held against the seals."""
        last = self.connection.execute("SELECT coalesce(max(number), 0) FROM files").fetchone()[0]
        numbered = list(enumerate(files, last + 1))
        self.connection.executemany(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, path, *stamp.times, stamp.inode, int(stamp.settled), digest, verified)
                for number, (path, stamp, digest, _) in numbered
            ],
        )
        alike: defaultdict[bytes, list[Row]] = defaultdict(list)  # by the columns that are told
        for number, (*_, rows) in numbered:
            for told, row in rows:
                alike[told].append((number, *row))
        for told, clusters in alike.items():
            self._put(told, clusters)

    def _put(self, told: bytes, rows: Iterable[Row]) -> None:
        columns = ", ".join(("file", *compress(COLUMNS, told)))
        marks = ", ".join("?" * (1 + sum(told)))
        self.connection.executemany(f"INSERT INTO clusters ({columns}) VALUES ({marks})", rows)  # noqa: S608 - our own words

    def clusters(self, where: str, *said: object) -> Iterator[IndexedCluster]:
        """Give the clusters of which a condition holds."""
        columns = ", ".join(COLUMNS)
        rows = self.connection.execute(
            f"SELECT {columns}, path FROM clusters JOIN files ON number = file WHERE {where}",  # noqa: S608 - our own words
            said,
        )
        for row in rows:
            try:
                yield held(row[-1], row[:-1])
            except (ValueError, TypeError, DecodeError) as error:
                raise IndexUnusable(self.path, damaged=True) from error

    def ask(self, question: str, *said: object) -> list[tuple[object, ...]]:
        """Put a question of one's own."""
        return self.connection.execute(question, said).fetchall()
