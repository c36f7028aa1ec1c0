"""What is not, byte for byte, as an earlier check on this computer found it whole.

Where anything is out of the ordinary nothing is given, and everything is to be read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct

from lccluster.errors import Unusable
from lccluster.files.register import layout
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.files.register.index.verified import FoundWhole, WholeChain
from lccluster.files.register.seals.chains import by_owner, owner
from lccluster.files.register.seals.passages import Passages
from lccluster.register.sealing import written
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import LEGACY, Chains
from lccluster.usecases.register.checking.looking import Part
from lccluster.usecases.register.checking.seen import SeenBefore, read, register_files

NO_LINES = WholeChain(0, sha256().hexdigest())


class _Grown(Struct, frozen=True):
    """A chain, and its lines that nobody has verified yet."""

    lines: Passages
    new: Sequence[Seal]


def changed(register: Register, known: FoundWhole, inbox: Inbox) -> SeenBefore | None:
    """Read what changed; None where only a check of everything can tell whether all is whole."""
    try:
        chains = _chains(register, known.chains)
        if chains is None:
            return None
        touched = {seal.cluster for each in chains.values() for seal in each.new} | {*inbox}
        return _seen(register, known, inbox, chains, touched)
    except Unusable:
        return None


def _chains(register: Register, known: Mapping[str, WholeChain]) -> dict[str, _Grown] | None:
    """Read the chains that begin as they were and go on as they should; None where any does not."""
    folder = register.folder
    names = [each.relative_to(folder).as_posix() for each in register.chain_files()]
    if not {*known} <= {*names}:
        return None
    found: dict[str, _Grown] = {}
    for name in names:
        whole, lines = known.get(name, NO_LINES), Passages(folder, name)
        if not (lines.is_plain and lines.begins_as(whole)):
            return None
        found[name] = _Grown(lines, lines.after(whole.size))
        if not _goes_on(register, name, found[name]):
            return None
    return found


def _goes_on(register: Register, name: str, chain: _Grown) -> bool:
    if not chain.new:
        return True
    if layout.is_numbered(name):
        return False
    if before := len(chain.lines) - len(chain.new):
        return written.goes_on(chain.lines[before - 1], chain.new)
    return written.broken_at(chain.new, register.header.register or "", owner(name)) is None


def _seen(
    register: Register,
    known: FoundWhole,
    inbox: Inbox,
    chains: Mapping[str, _Grown],
    touched: Collection[str],
) -> SeenBefore | None:
    names = register_files(register)
    believed = {name for name in names if _is_as_it_was(register, name, known, touched)}
    entries, problems, files = read(register, [each for each in names if each not in believed])
    others = {id for name in believed for id in known.files[name].ids}
    here = [each.cluster.id for each in entries]
    gone = {id for name, each in known.files.items() if name not in believed for id in each.ids}
    seals = _seals(chains, {"", *touched, *here, *gone}, _acts(entries))
    if seals is None or len({*here}) < len(here) or others.intersection(here):
        return None
    return SeenBefore(
        [
            Part(
                seals, entries, (), problems, files | {name: known.files[name] for name in believed}
            )
        ],
        (),
        inbox,
        seals,
        {_writer(name): each.lines for name, each in chains.items()},
        seals,
        torn=False,
        others=len(others),
        believed=len(believed),
        lengths={name: each.lines.whole() for name, each in chains.items()},
    )


def _is_as_it_was(
    register: Register, name: str, known: FoundWhole, touched: Collection[str]
) -> bool:
    whole = known.files.get(name)
    if whole is None or any(each in touched for each in whole.ids):
        return False
    return sha256(register.data(register.folder / name)).hexdigest() == whole.digest


def _acts(entries: Iterable[Entry]) -> set[str]:
    return {act.id for each in entries for act in each.cluster.events if act.id}


def _seals(
    chains: Mapping[str, _Grown], clusters: Collection[str], acts: Collection[str]
) -> Chains | None:
    """Give the seals of some clusters; None where an act of theirs is sealed as another's, too."""
    found = {
        name: list(each.lines.of(lambda cluster, act: cluster in clusters or act in acts))
        for name, each in chains.items()
    }
    if any(seal.cluster not in clusters for chain in found.values() for seal in chain):
        return None
    return by_owner(found)


def _writer(name: str) -> str:
    return f"{LEGACY}{owner(name)}" if layout.is_numbered(name) else owner(name)
