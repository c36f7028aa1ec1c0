"""A register on disk: files of clusters or of years, one chain of seals an office."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.regular import whole_of
from lccluster.files.register import layout
from lccluster.files.register.change.pending import NOTHING, Pending
from lccluster.files.register.entry import Entry
from lccluster.files.register.header import Header, read_header
from lccluster.files.register.layout import CLUSTERS
from lccluster.files.register.reading.copies import CARRIED_TWICE, counted, of_doubled, of_strays
from lccluster.files.register.reading.holding import may_hold, may_say
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

    def files(self) -> list[Path]:
        """List the clusters' files, in a fixed order; stray copies hold no title a second time."""
        return list(map(Path, self._paths()))

    def _paths(self) -> list[str]:
        """List the files as text: to make paths of them all takes longer than to read the one asked for."""
        found = {each.path for each in cluster_entries(self.folder)}
        found = found.difference(map(str, self.pending.hidden)).union(
            map(str, self.pending.instead)
        )
        return sorted(found, key=lambda path: os.path.normcase(path).replace(os.sep, "\0"))

    def entries(self) -> tuple[list[Entry], list[Problem]]:
        """Read every cluster once; the problems of all files in one run. Copies are remarked."""
        found, problems = self.everything()
        once = counted(found)
        self._remark(once.copies)
        return once.entries, [*problems, *map(of_doubled, once.doubled)]

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

    def find(self, cluster_id: str, where: Callable[[str], list[str]] | None = None) -> list[Entry]:
        """Read the cluster with an id, wherever it stands; raises Unusable where its file is damaged.

        Copies of it are remarked; more than one are given where nobody can say which counts.
        `where` knows in which files an id stands; all are looked through without it.
        """
        where = where or (lambda _: self._paths())
        found = self._bearing(cluster_id, where(cluster_id))
        for other in {each.cluster.id for each in found} - {cluster_id}:
            known = {each.path for each in found}  # what goes by this id may be a copy of another
            more = self._bearing(other, where(other))
            found += [each for each in more if each.path not in known]
        once = counted(found)
        self._remark(once.copies)
        return once.doubled or [each for each in once.entries if each.is_of(cluster_id)]

    def find_all(self, ids: Set[str]) -> list[Entry]:
        """Read the clusters with some ids, and those of files that bear one, wherever they stand.

        Every file is looked at once, and read where one can stand in it; raises Unusable where such a
        file is damaged.
        """
        found = [each for path in self.files() for each in self._any_of(path, ids)]
        if others := {each.cluster.id for each in found} - ids:  # their own files say which counts
            return self.find_all(ids | others)
        self.remark_strays()
        return found

    def _any_of(self, path: Path, ids: Set[str]) -> list[Entry]:
        data = self.data(path)
        if path.stem not in ids and not may_hold(data, ids):
            return []
        entries, problems = self.read(path, ids)
        own = [each for each in entries if each.cluster.id in ids or each.path.stem in ids]
        lost = ids - {each.cluster.id for each in own} if problems else ()
        if any(each == path.stem or may_say(data, each) for each in lost):
            raise Unusable(problems)
        return own

    def is_found_by_name(self, cluster_id: str) -> bool:
        """Tell whether a cluster has a file that bears its id, and no file holds a year's: no index knows more."""
        paths, own = self._paths(), f"{os.sep}{cluster_id}.yaml"
        return any(each.endswith(own) for each in paths) and not any(map(_is_year, paths))

    def _remark(self, copies: Iterable[Entry]) -> None:
        self.remark_strays()
        for each in copies:
            deeds.remark(each.document.problem(("id",), CARRIED_TWICE, id=each.cluster.id))

    def remark_strays(self) -> None:
        """Remark what other programs and people have put beside the clusters' files."""
        for problem in of_strays(stray_copies(self.folder)):
            deeds.remark(problem)

    def _bearing(self, cluster_id: str, paths: Sequence[str]) -> list[Entry]:
        near = [Path(each) for each in paths if cluster_id in each]
        own = [path for path in near if path.stem == cluster_id]
        years = [each for each in map(Path, filter(_is_year, paths)) if each not in own]
        found = self._in(own, cluster_id) + self._in(years, cluster_id)
        named = (path for path in near if cluster_id in path.stem)  # as sync programs name copies
        others = named if found else map(Path, paths)
        return found + self._in([each for each in others if each not in {*own, *years}], cluster_id)

    def ids(self) -> set[str]:
        """Name every cluster: by its file, or in a year's file by its facts."""
        files = self.files()
        shared = [self.read(path)[0] for path in files if year_of(path.name)]
        own = {path.stem for path in files if not year_of(path.name)}
        return own | {
            each.cluster.id if each.shares else each.path.stem for found in shared for each in found
        }

    def _in(self, paths: Iterable[Path], cluster_id: str) -> list[Entry]:
        found: list[Entry] = []
        for path in paths:
            if path.stem == cluster_id or _may_name(self.pending.place(path), cluster_id):
                entries, problems = self.read(path, {cluster_id})
                own = [each for each in entries if cluster_id in (each.cluster.id, each.path.stem)]
                if problems and not own:
                    raise Unusable(problems)
                found += own
        return found

    def naming(self, words: str) -> list[Entry]:
        """Read the clusters of the files that say some words; what cannot be read is passed over."""
        files = [each for each in self.files() if _may_name(self.pending.place(each), words)]
        return [entry for each in files for entry in self.read(each)[0]]

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


def _is_year(path: str) -> bool:
    return year_of(path.rpartition(os.sep)[2]) is not None


def _may_name(path: Path, words: str) -> bool:
    """Tell whether a file's bytes hold an id or a name at all, in whatever encoding."""
    try:
        data = whole_of(path)
    except OSError:
        return True  # reading it properly says why it cannot be read
    return may_say(data, words)
