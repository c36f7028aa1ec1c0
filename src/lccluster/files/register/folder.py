"""A register on disk: files of clusters or of years, one chain of seals an office."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register import layout
from lccluster.files.register.change.pending import NOTHING, Pending
from lccluster.files.register.entry import Entry
from lccluster.files.register.header import Header, read_header
from lccluster.files.register.layout import CLUSTERS
from lccluster.files.register.reading.copies import CARRIED_TWICE, of_strays
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.reading.records import entries_from, entry_from
from lccluster.files.register.reading.scan import FileStamp, cluster_entries, stamps, stray_copies
from lccluster.files.register.seals.chains import (
    chain_files,
    head_files,
    last_seal,
    owner,
    read_chains,
    read_heads,
)
from lccluster.files.register.years import is_shared, parts, year_of
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, parse
from lccluster.files.yaml.text import decode, read_bytes
from lccluster.register.cluster import Cluster
from lccluster.register.sealing.heads import Head
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import LEGACY, Chains

MOST_NODES = 400_000  # a cluster's file over decades has some thousand
MOST_BYTES = 4 * 1024 * 1024
YEAR_NODES, YEAR_BYTES = 4_000_000, 64 * 1024 * 1024  # a year's file, after decades of acts


class Register(Struct, frozen=True):
    """A register's folder and its header."""

    folder: Path
    header: Header
    pending: Pending = NOTHING

    @property
    def tells_what_stood(self) -> bool:
        """Tell whether heads or notes of packs say what of its chains stood once."""
        telling = (f"{layout.SEALS}/{layout.HEADS}", layout.PACKS)
        return any((self.folder / each).exists() for each in telling)

    def files(self) -> list[Path]:
        """List the clusters' files, in a fixed order; stray copies hold no title a second time."""
        return list(map(Path, self.paths()))

    def paths(self) -> list[str]:
        """List the files as text: to make paths of them all takes longer than to read the one asked for."""
        found = {each.path for each in cluster_entries(self.folder)}
        found = found.difference(map(str, self.pending.hidden)).union(
            map(str, self.pending.instead)
        )
        return sorted(found, key=lambda path: os.path.normcase(path).replace(os.sep, "\0"))

    def everything(self) -> tuple[list[Entry], list[Problem]]:
        """Read every cluster as often as it stands; the problems of all files in one run."""
        found: list[Entry] = []
        problems: list[Problem] = []
        for path in self.files():
            entries, wrong = self.read(path)
            found += [each.light() for each in entries]
            problems += wrong
        return found, problems

    def read(self, path: Path, ids: Set[str] | None = None) -> tuple[list[Entry], list[Problem]]:
        """Read the cluster, or the clusters, of one file, and what is wrong with it.

        Of a year's clusters those of `ids` alone are read, where they are given.
        """
        try:
            return entries_from(self.parsed(path, self.data(path)), path, ids)
        except Unusable as unusable:
            return [], list(unusable.problems)

    def clusters(self, path: Path, data: bytes | None = None) -> list[Cluster]:
        """Read the clusters of one file, without the words that they stand in; raises Unusable."""
        from lccluster.files.register.reading.at_once import clusters_at_once

        most = YEAR_NODES if year_of(path.name) else MOST_NODES
        data = self.data(path) if data is None else data
        found = clusters_at_once(data, most)
        if found is not None:
            return found
        entries, problems = entries_from(self.parsed(path, data), path)
        if problems:
            raise Unusable(problems)
        return [each.cluster for each in entries]

    def data(self, path: Path) -> bytes:
        """Read a file's bytes; raises Unusable."""
        largest = YEAR_BYTES if year_of(path.name) else MOST_BYTES
        refuse_links(self.folder, path)
        return read_bytes(self.pending.place(path), self._shown(path), largest)

    def parsed(self, path: Path, data: bytes) -> Document:
        """Read what a file holds or would hold; raises Unusable."""
        most = YEAR_NODES if year_of(path.name) else MOST_NODES
        return parse(decode(data, self._shown(path)), most_nodes=most, shape=shapes.RECORD)

    def holding(self, pending: Pending) -> Register:
        """Give it as it reads with what is in hand."""
        return replace(self, pending=pending)

    def stamps(self) -> Mapping[str, FileStamp]:
        """Look at every cluster's file, without reading any."""
        return stamps(self.folder, self.pending)

    def typed(self, document: Document, path: Path) -> Entry:
        """Type one cluster's document; raises Unusable."""
        return entry_from(document, path)

    def entry(self, path: Path) -> Entry:
        """Read one cluster's own file; raises Unusable."""
        entries, problems = self.read(path)
        if problems:
            raise Unusable(problems)
        return entries[0]

    def remark(self, copies: Iterable[Entry]) -> None:
        """Remark copies of clusters, and what else lies beside their files."""
        self.remark_strays()
        for each in copies:
            deeds.remark(each.document.problem(("id",), CARRIED_TWICE, id=each.cluster.id))

    def remark_strays(self) -> None:
        """Remark what other programs and people have put beside the clusters' files."""
        for problem in of_strays(stray_copies(self.folder)):
            deeds.remark(problem)

    def ids(self) -> set[str]:
        """Name every cluster: by its file, or in a year's file by its facts."""
        files = self.files()
        shared = [self.read(path)[0] for path in files if year_of(path.name)]
        own = {path.stem for path in files if not year_of(path.name)}
        return own | {
            each.cluster.id if each.shares else each.path.stem for found in shared for each in found
        }

    def reread(self, entries: Sequence[Entry], data: bytes) -> list[Document]:
        """Read what the file of some clusters would hold, each cluster's part; raises Unusable."""
        document = self.parsed(entries[0].path, data)
        if not entries[0].shares:
            return [document]
        found, problems = parts(document) if is_shared(document) else ([], [])
        by_id = {each.data["id"]: each for each in found}
        if problems or any(each.cluster.id not in by_id for each in entries):
            raise Unusable(problems)
        return [by_id[each.cluster.id] for each in entries]

    def chains(self) -> tuple[Chains, list[Problem]]:
        """Read every chain of seals, and what is wrong with those that cannot be read."""
        return read_chains(self.folder, self.pending.seals, by_writer=self.header.by_writer)

    def heads(self) -> tuple[list[Head], list[Problem]]:
        """Read every head that was written down, and what is wrong with those that cannot be read."""
        if not self.header.by_writer:
            return [], []
        return read_heads(self.folder, self.pending.seals)

    def chain_ends(self) -> dict[str, list[Seal]]:
        """Read the last seal of every office's chain, where the next one goes on; raises Unusable."""
        names = [path.relative_to(self.folder).as_posix() for path in self.chain_files()]
        ends = {owner(name): last_seal(self.folder, name) for name in names}
        return {office: [last] for office, last in ends.items() if last}

    def last_of(self, writer: str) -> Seal | None:
        """Read the last seal of a writer's chain; raises Unusable."""
        return last_seal(self.folder, layout.writer_chain(writer))

    def chain_files(self) -> list[Path]:
        """List the files of the chains, in a fixed order."""
        return chain_files(self.folder, by_writer=self.header.by_writer)

    def writers(self) -> set[str]:
        """Name the writers who have sealed anything, as their files do; frozen chains are nobody's."""
        names = {path.stem for path in self.chain_files()}
        return {each for each in names if not each.startswith(LEGACY)}

    def seal_files(self) -> list[Path]:
        """List the files of the chains and of the heads, in a fixed order."""
        return [*self.chain_files(), *(head_files(self.folder) if self.header.by_writer else ())]

    def _shown(self, path: Path) -> str:
        return str(path)


def open_register(folder: Path) -> Register:
    """Open a register; raises Unusable where the folder is none, or of a newer format."""
    header = read_header(folder)
    refuse_links(folder, folder / CLUSTERS)
    return Register(folder, header)
