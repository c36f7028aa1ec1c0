"""What a check looks at: everything there is, or what is not as an earlier check found it whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from msgspec import Struct, field

from lccluster.errors import Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox import Inbox
from lccluster.files.register.index.verified import WholeChain, WholeFile
from lccluster.files.register.reading.copies import counted
from lccluster.files.register.reading.records import entries_from
from lccluster.register.sealing.heads import Chain
from lccluster.register.sealing.written import Chains
from lccluster.usecases.register.checking.seals import broken_chains, missing_seals

Files = Mapping[str, WholeFile]


class SeenBefore(Struct, frozen=True):
    """Clusters and seals to be held against each other, and what was found while they were read.

    `chains` holds the seals to be gone through, `ends` every chain whole; `others` are the clusters
    that were not read again, in `believed` files, and `lengths` what is there of each chain by now.
    """

    entries: Sequence[Entry]
    copies: Sequence[Entry]
    problems: Sequence[Problem]
    inbox: Inbox
    chains: Chains
    ends: Mapping[str, Chain]
    torn: bool
    files: Files
    others: int = 0
    believed: int | None = None
    lengths: Mapping[str, WholeChain] = field(default_factory=dict)


def everything(register: Register, inbox: Inbox) -> SeenBefore:
    """Read all clusters and all chains."""
    entries, problems, files = read(register, register_files(register))
    once = counted(entries)
    chains, torn = register.chains()
    broken = broken_chains(register, chains)
    gone = () if torn else missing_seals(chains, register.folder)
    return SeenBefore(
        once.entries,
        once.copies,
        (*problems, *torn, *broken, *gone),
        inbox,
        chains,
        chains.by_name,
        bool(torn),
        files,
    )


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
