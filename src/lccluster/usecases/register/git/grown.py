"""One register held against what it was: everything that stood there stands, and what is new is sealed and lawful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.errors import Fault, Problem
from lccluster.files.disk.within import matching
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import inbox_files, read_inbox
from lccluster.files.register.layout import LINES, PACKS
from lccluster.files.register.pieces import EVENTS, entry_pieces
from lccluster.files.register.reading.copies import counted
from lccluster.files.register.seals.tails import lines_of
from lccluster.language import Message
from lccluster.register.joining.piece import Piece
from lccluster.register.sealing.hashing import event_id
from lccluster.register.sealing.written import Chains
from lccluster.usecases.register.checking.acts import unlawful
from lccluster.usecases.register.checking.places import doubled_ids, misplaced
from lccluster.usecases.register.checking.seals import unsealed
from lccluster.usecases.register.checking.writers import beside_the_acts
from lccluster.usecases.register.joining.copies import brought_by
from lccluster.usecases.register.joining.header import refuse_another
from lccluster.usecases.register.joining.news import news
from lccluster.usecases.register.joining.sealed import brought_pieces, sealed_pieces
from lccluster.usecases.register.room import Room

Acts = dict[tuple[str, str], tuple[Entry, int]]  # by cluster and id: where it stands


def grown(old: Room, new: Room) -> tuple[int, list[Problem]]:
    """Count the acts that came, and list what is wrong; raises Unusable, Damaged.

    Both registers may lack the files of clusters in which nothing differs.
    """
    lost = [*_lines_lost(old.register, new.register)]
    if lost:
        return 0, lost
    before, _ = old.register.everything()
    after, problems = new.register.everything()
    was, now = _acts(before), _acts(after)
    _refuse_unsealed_words(old.register, new.register, before)
    damage = [*problems, *_acts_lost(was, now, new.register), *_wrong(new, after, now.keys() - was)]
    known = {*map(_said, _wrong(old, before, set()))}
    return len(now.keys() - was), [each for each in damage if _said(each) not in known]


def _said(problem: Problem) -> tuple[str, str]:
    return problem.code, str(problem.message)


def _acts(entries: Sequence[Entry]) -> Acts:
    return {
        (entry.cluster.id, event_id(entry.facts, words)): (entry, at)
        for entry in entries
        for at, words in enumerate(entry.facts.get(EVENTS) or [])
    }


def _lines_lost(old: Register, new: Register) -> Iterator[Problem]:
    """Find files of seals, heads, packs and the inbox that do not begin with what stood there."""
    packs = matching(old.folder / PACKS, f"*{LINES}")
    for path in (*old.seal_files(), *packs, *inbox_files(old.folder)):
        name = path.relative_to(old.folder).as_posix()
        before, after = lines_of(old, name), lines_of(new, name)
        if after[: len(before)] != before:
            at = next((i for i, each in enumerate(before) if after[i : i + 1] != [each]), 0)
            yield _LINES_LOST.at(new.folder / name, at + 1)


_BEFORE = Message("Commit it as it was, and what is new behind it.")


def _acts_lost(was: Acts, now: Acts, new: Register) -> Iterator[Problem]:
    for (cluster, id), (entry, at) in was.items():
        if (cluster, id) not in now:
            path = new.folder / entry.path.relative_to(entry.path.parents[2])
            message = Message("The act {id} of {cluster} is gone.", id=id, cluster=cluster)
            yield Problem(code="event-gone", file=str(path), message=message, hint=_BEFORE)
            continue
        there, where = now[cluster, id]
        if _words(entry, at) != _words(there, where):
            message = Message("The act {id} of {cluster} was changed.", id=id, cluster=cluster)
            yield there.document.problem((EVENTS, where), Fault("event-changed", message, _BEFORE))


def _words(entry: Entry, at: int) -> dict[str, object]:
    return {key: said for key, said in entry.facts[EVENTS][at].items() if said is not None}


def _refuse_unsealed_words(old: Register, new: Register, before: Sequence[Entry]) -> None:
    """Refuse chains that do not follow, and new seals whose words are not there; raises Damaged."""
    brought = brought_by(old, new)
    refuse_another(old, brought)
    stood = {each.cluster.id: each for each in before}

    def there(id: str) -> Sequence[Piece]:
        return entry_pieces(stood[id]) if id in stood else ()

    sealed_pieces(news(old, brought).seals, brought_pieces(brought), there, brought.origin)


def _wrong(room: Room, entries: Sequence[Entry], new: set[tuple[str, str]]) -> Iterator[Problem]:
    """Find what is against the law, or bears no seal, or not that of whoever recorded it."""
    register = room.register
    (chains, torn), (heads, odd) = register.chains(), register.heads()
    inbox, cut = read_inbox(register)
    once = counted(entries).entries
    waiting = tuple(unsealed(once, chains))
    beside = beside_the_acts(register, once, chains, heads, waiting, inbox)
    yield from (*torn, *odd, *cut, *doubled_ids(entries), *misplaced(once, room))
    yield from unlawful(once, room)
    yield from (*(each.problem for each in beside.changed), *beside.damage)
    for each in (*waiting, *beside.unsealed):
        yield each.entry.document.problem(
            () if each.index is None else (EVENTS, each.index), _UNSEALED
        )
    yield from _foreign(once, chains, new)


def _foreign(
    entries: Sequence[Entry], chains: Chains, new: set[tuple[str, str]]
) -> Iterator[Problem]:
    """Find new acts that say of a writer what no chain of that writer says."""
    sealed = {(w, e.cluster, e.event) for w, chain in chains.by_name.items() for e in chain}
    for entry in entries:
        for at, act in enumerate(entry.cluster.events):
            name = (entry.cluster.id, act.id or "")
            if name in new and act.recorded_by and (act.recorded_by, *name) not in sealed:
                yield entry.document.problem((EVENTS, at), _FOREIGN_WRITER, writer=act.recorded_by)


_LINES_LOST = Fault(
    "lines-lost", Message("Lines were taken out or changed here; they are only added."), _BEFORE
)
_UNSEALED = Fault(
    "unsealed", Message("This bears no seal."), Message("“lccluster register seal” adopts it.")
)
_FOREIGN_WRITER = Fault(
    "foreign-writer",
    Message("This says that {writer} recorded it, and no seal of {writer} covers it."),
    Message("Whoever recorded it seals it."),
)
