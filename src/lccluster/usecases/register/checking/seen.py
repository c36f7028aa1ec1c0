"""What a check looks at: everything there is, or what is not as an earlier check found it whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice

from msgspec import Struct, field

from lccluster.errors import Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.files.register.index.verified import WholeChain, WholeFile
from lccluster.files.register.reading.copies import counted
from lccluster.files.register.reading.records import entries_from
from lccluster.files.register.seals.put_down import ChainsPutDown
from lccluster.register.sealing.heads import Chain
from lccluster.register.sealing.written import Chains
from lccluster.usecases.register.checking.looking import Part
from lccluster.usecases.register.checking.seals import broken_chains, missing_seals

GONE_AT_ONCE = 400  # clusters that have seals, and no file that can be read


class SeenBefore(Struct, frozen=True):
    """Clusters and seals to be held against each other, and what was found while seals were read.

    `parts` may be gone through once. `chains` holds the seals to be gone through, `ends` every chain
    whole; `others` are the clusters that were not read again, in `believed` files, and `lengths` what
    is there of each chain by now.
    """

    parts: Iterable[Part]
    problems: Sequence[Problem]
    inbox: Inbox
    chains: Chains
    ends: Mapping[str, Chain]
    of_header: Chains
    torn: bool
    others: int = 0
    believed: int | None = None
    lengths: Mapping[str, WholeChain] = field(default_factory=dict)


def everything(register: Register, inbox: Inbox, seals: ChainsPutDown) -> SeenBefore:
    """Go through all clusters, a file at a time, and all chains."""
    chains, torn = seals.chains, seals.torn
    broken = broken_chains(register, chains)
    gone = () if torn else missing_seals(chains, register.folder)
    return SeenBefore(
        _file_by_file(register, seals),
        (*torn, *broken, *gone),
        inbox,
        chains,
        chains.by_name,
        seals.of([""]),
        bool(torn),
        lengths=seals.lengths,
    )


def at_once(register: Register, seals: ChainsPutDown) -> Iterator[Part]:
    """Give all clusters in one part, as it needs where an id stands twice."""
    entries, problems, files = read(register, register_files(register))
    once = counted(entries)
    yield Part(seals.chains, once.entries, once.copies, problems, files)


def _file_by_file(register: Register, seals: ChainsPutDown) -> Iterator[Part]:
    there: set[str] = set()
    for name in register_files(register):
        entries, problems, files = read(register, [name])
        ids = dict.fromkeys(each.cluster.id for each in entries)
        there |= ids.keys()
        yield Part(seals.of(ids), entries, (), problems, files)
    gone = (each for each in seals.clusters() if each not in there)
    while some := list(islice(gone, GONE_AT_ONCE)):
        yield Part(seals.of(some))


def register_files(register: Register) -> list[str]:
    """Name the files of the clusters below the register's folder."""
    return [each.relative_to(register.folder).as_posix() for each in register.files()]


def read(
    register: Register, names: Sequence[str]
) -> tuple[list[Entry], list[Problem], dict[str, WholeFile]]:
    """Read the clusters of some files, what is wrong with them, and what the very bytes hash to."""
    found: list[Entry] = []
    problems: list[Problem] = []
    files: dict[str, WholeFile] = {}
    for name in names:
        path = register.folder / name
        try:
            data = register.data(path)
            entries, wrong = entries_from(register.parsed(path, data), path)
        except Unusable as unusable:
            problems += unusable.problems
            continue
        found += [each.light() for each in entries]
        problems += wrong
        ids = tuple(each.cluster.id for each in entries)
        files[name] = WholeFile(sha256(data).hexdigest(), ids)
    return found, problems, files
