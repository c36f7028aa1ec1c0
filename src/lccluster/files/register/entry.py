"""A record as its file has it, whether the file is its own or a year's: of a cluster, or of a round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.register.years import YearPart
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.text import Decoded
from lccluster.register.cluster import Cluster, Record

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    from lccluster.errors import Problem
    from lccluster.files.register.change.pending import Pending
    from lccluster.files.register.reading.scan import FileStamp
else:
    from typing import TypeVar


if TYPE_CHECKING:
    Kept = TypeVar("Kept", bound=Record, default=Cluster)
else:
    Kept = TypeVar("Kept")


class Entry(Struct, Generic[Kept], frozen=True):
    """A record as read: the record, and the document, or the part of one, that it came from."""

    cluster: Kept
    document: Document
    path: Path

    @property
    def facts(self) -> Mapping[str, Any]:
        """Give the file's own words, facts and acts."""
        data: dict[str, Any] = self.document.data
        return data

    @property
    def shares(self) -> bool:
        """Tell whether it stands in a year's file, together with others."""
        return isinstance(self.document, YearPart)

    @property
    def whole(self) -> Document:
        """Give the document of its whole file."""
        return self.document.whole if isinstance(self.document, YearPart) else self.document

    def light(self) -> Entry[Kept]:
        """Give it without the nodes of its file, which weigh far more than what they say."""
        return replace(self, document=self.document.light())

    def of_words(self) -> Entry[Kept]:
        """Give it with the words that it says alone, without the text and the bytes of its file."""
        source = Decoded(self.document.name, "", b"")
        return replace(
            self, document=Document(self.document.name, self.document.data, source, None)
        )

    def is_of(self, cluster_id: str) -> bool:
        """Tell whether it goes by an id: a file of its own by its name, a part of one by its facts."""
        return (
            cluster_id == self.cluster.id if self.shares else self.path.name == f"{cluster_id}.yaml"
        )


class Keeper(Protocol[Kept]):
    """A folder that keeps records: a register, or a round."""

    @property
    def folder(self) -> Path:
        """Give the folder."""

    @property
    def pending(self) -> Pending:
        """Give what is in hand."""

    def holding(self, pending: Pending) -> Self:
        """Give the folder as it reads with what is in hand."""

    def stamps(self) -> Mapping[str, FileStamp]:
        """Look at every file that counts, without reading any."""

    def read(self, path: Path) -> tuple[list[Entry[Kept]], list[Problem]]:
        """Read the records of one file, and what is wrong with it."""

    def reread(self, entries: Sequence[Entry[Kept]], data: bytes) -> list[Document]:
        """Read what the file of some records would hold, each one's part; raises Unusable."""

    def typed(self, document: Document, path: Path) -> Entry[Kept]:
        """Type one record's document; raises Unusable."""


AnyKeeper = TypeVar("AnyKeeper", bound=Keeper[Any])
