"""A round on disk: `round.yaml`, a record for each application, one chain of seals a writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.names import is_word
from lccluster.files.disk.within import in_each, matching
from lccluster.files.register.change.pending import NOTHING, Pending
from lccluster.files.register.entry import Entry, Kept
from lccluster.files.register.folder import MOST_BYTES, MOST_NODES
from lccluster.files.register.layout import writer_chain
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.reading.records import record_from
from lccluster.files.register.reading.scan import FileStamp, is_stray, stamp_of
from lccluster.files.register.seals.chains import chain_files, last_seal, read_chains
from lccluster.files.round.layout import (
    APPLICATIONS,
    CALL,
    PANEL,
    RECORD,
    ROUND,
    SHEETS,
    is_application,
    record_file,
)
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, parse
from lccluster.files.yaml.text import decode, read_bytes
from lccluster.language import Message
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Chains
from lccluster.round.records import ApplicationRecord, RoundRecord

_LONGEST_ID = 40  # signs
AnyRecord = ApplicationRecord | RoundRecord


class RoundFolder(Struct, frozen=True):
    """A round's folder, and its own record as it was when it was opened."""

    folder: Path
    own: Entry[RoundRecord]
    pending: Pending = NOTHING

    @property
    def record(self) -> RoundRecord:
        """Give the round's own record."""
        return self.own.cluster

    def holding(self, pending: Pending) -> RoundFolder:
        """Give it as it reads with what is in hand."""
        return replace(self, pending=pending)

    def stamps(self) -> Mapping[str, FileStamp]:
        """Look at every file that counts, without reading any."""
        return {str(each): stamp_of(self.pending.place(each)) for each in self.files()}

    def files(self) -> list[Path]:
        """List what the round says: its own record, the call, the panel, all records and sheets."""
        own = [self.folder / each for each in (ROUND, CALL, PANEL)]
        sheets = matching(self.folder / SHEETS, "*.yaml")
        return [*own, *map(self.path_of, self.ids()), *sheets]

    def ids(self) -> list[str]:
        """Name the applications, in order; what is no application's folder is passed over."""
        above = self.folder / APPLICATIONS
        there = {each.parent.name for each in in_each(above, RECORD)}
        new = {each.parent.name for each in self.pending.instead if each.name == RECORD}
        return sorted(each for each in there | new if is_application(each) and not is_stray(each))

    def path_of(self, application: str) -> Path:
        """Give where an application's record lies."""
        return self.folder / record_file(application)

    def beside(self, application: str) -> Path:
        """Give the folder of an application."""
        return self.path_of(application).parent

    def applications(self) -> tuple[list[Entry[ApplicationRecord]], list[Problem]]:
        """Read every application's record once; the problems of all of them in one run."""
        found: list[Entry[ApplicationRecord]] = []
        problems: list[Problem] = []
        for each in self.ids():
            try:
                found.append(self.application(each))
            except Unusable as unusable:
                problems += unusable.problems
        return found, problems

    def application(self, application: str) -> Entry[ApplicationRecord]:
        """Read one application's record; raises Unusable."""
        path = self.path_of(application)
        entry = record_from(ApplicationRecord, self._parsed(path), path)
        if entry.cluster.id != application:
            raise Unusable(entry.document.problem(("id",), _OF_ANOTHER, id=entry.cluster.id))
        return entry

    def again(self) -> Entry[RoundRecord]:
        """Read the round's own record as it is now; raises Unusable."""
        path = self.folder / ROUND
        return record_from(RoundRecord, self._parsed(path), path)

    def read(self, path: Path) -> tuple[list[Entry[AnyRecord]], list[Problem]]:
        """Read the record of one file, and what is wrong with it."""
        try:
            return [self.typed(self._parsed(path), path)], []
        except Unusable as unusable:
            return [], list(unusable.problems)

    def reread(self, entries: Sequence[Entry[AnyRecord]], data: bytes) -> list[Document]:
        """Read what the file of a record would hold; raises Unusable."""
        return [_document(data, entries[0].path)]

    def typed(self, document: Document, path: Path) -> Entry[AnyRecord]:
        """Type the document of a record, an application's or the round's own; raises Unusable."""
        kind = RoundRecord if path == self.folder / ROUND else ApplicationRecord
        return record_from(kind, document, path)

    def chains(self) -> tuple[Chains, list[Problem]]:
        """Read every chain of seals, and what is wrong with those that cannot be read."""
        return read_chains(self.folder, self.pending.seals, by_writer=True)

    def writers(self) -> set[str]:
        """Name the writers who have sealed anything."""
        return {path.stem for path in chain_files(self.folder, by_writer=True)}

    def last_of(self, writer: str) -> Seal | None:
        """Read the last seal of a writer's chain; raises Unusable."""
        return last_seal(self.folder, writer_chain(writer))

    def _parsed(self, path: Path) -> Document:
        refuse_links(self.folder, path)
        return _document(read_bytes(self.pending.place(path), str(path), MOST_BYTES), path)


def open_round(folder: Path) -> RoundFolder:
    """Open a round; raises Unusable where the folder is none."""
    path = folder / ROUND
    if not path.is_file():
        raise Unusable(_no_round(folder).at(folder))
    refuse_links(folder, path)
    document = _document(read_bytes(path, str(path), MOST_BYTES), path)
    entry = record_from(RoundRecord, document, path)
    if not is_word(entry.cluster.round, _LONGEST_ID, "-"):
        raise Unusable(entry.document.problem(("round",), _NO_ID, text=entry.cluster.round))
    return RoundFolder(folder, entry)


def _no_round(folder: Path) -> Fault:
    """Say why a folder is no round: there is none, it is another one, or its own record is gone."""
    if not folder.exists():
        return _NO_FOLDER
    return ROUND_GONE if (folder / APPLICATIONS).is_dir() else _NO_ROUND


def _document(data: bytes, path: Path) -> Document:
    return parse(decode(data, str(path)), most_nodes=MOST_NODES, shape=shapes.RECORD)


def record_of_bytes(kind: type[Kept], data: bytes, path: Path) -> Entry[Kept]:
    """Type the record that some bytes hold; raises Unusable."""
    return record_from(kind, _document(data, path), path)


def unwritten(folder: Path, record: RoundRecord) -> RoundFolder:
    """Give a round that is not on the disk yet."""
    path = folder / ROUND
    return RoundFolder(folder, Entry(record, _document(b"{}", path), path))


_NO_ROUND = Fault(
    "no-round",
    Message("This folder is no round: it has no {file}.", file=ROUND),
    Message("“lccluster round open YEAR --call FILE” makes one; --round DIR names another."),
)
_NO_FOLDER = Fault("no-round", Message("There is no such folder."), _NO_ROUND.hint)
ROUND_GONE = Fault(
    "round-gone",
    Message("“{file}” of this round is gone; its applications lie here still.", file=ROUND),
    Message("Restore it from a copy."),
)
_OF_ANOTHER = Fault(
    "id-and-folder",
    Message("The folder is called otherwise than what lies in it: {id}."),
    Message("Give the folder the name of the application."),
)
_NO_ID = Fault(
    "unfit-round",
    Message("“{text}” cannot be the id of a round."),
    Message("Restore the file from a copy."),
)
