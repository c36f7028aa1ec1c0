"""What is taken comes to its place: acts at the ends of files, facts into them, the rest into the inbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.errors import Fault, Unusable
from lccluster.files.register.change.ready import Seals
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import inbox_lines
from lccluster.files.register.pieces import EVENTS
from lccluster.files.register.reading.records import entries_from
from lccluster.files.register.writing import new_entry, spliced
from lccluster.files.register.years import OF, YearPart, one_text, year_text
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.joining.cluster import Joined
from lccluster.register.joining.piece import Piece
from lccluster.register.sealing.hashing import same_words
from lccluster.usecases.register.joining.standing import Entries


class PlacedThing(Struct):
    """Files as they will be, what stood in their places, files that go, and lines to be appended."""

    files: dict[Path, bytes] = field(default_factory=dict)
    before: dict[Path, bytes] = field(default_factory=dict)
    old: dict[Path, bytes] = field(default_factory=dict)
    lines: dict[str, list[bytes]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def append(self, lines: Mapping[str, Sequence[bytes]]) -> None:
        """Append more lines."""
        for name, more in lines.items():
            self.lines.setdefault(name, []).extend(more)

    def join(self, more: PlacedThing) -> None:
        """Take along what else is placed; what its files were read back from is not kept a second time."""
        for mine, others in zip(self._files, more._files, strict=True):
            mine.update(others)
        self.append(more.lines)
        self.entries += (each.of_words() for each in more.entries)

    @property
    def _files(self) -> tuple[dict[Path, bytes], ...]:
        return self.files, self.before, self.old

    def replace(self, path: Path, before: bytes, data: bytes) -> None:
        """Put other bytes in the place of a file's."""
        self.before[path], self.files[path] = before, data

    @property
    def seals(self) -> Seals:
        """Give the lines that there are."""
        return {name: lines for name, lines in self.lines.items() if lines}


def placed(register: Register, there: Entries, joins: Mapping[str, Joined]) -> PlacedThing:
    """Draw and prove all files; raises Unusable where one cannot hold what is brought."""
    found = PlacedThing()
    by_file: dict[Path, list[tuple[Entry, Joined]]] = defaultdict(list)
    for id, join in joins.items():
        if id in there and join.facts and join.facts.cluster.county != there[id].cluster.county:
            found.entries.append(_moved(register, there[id], join, found))
        elif id in there and (join.taken or join.facts):
            by_file[there[id].path].append((there[id], join))
        elif join.taken:
            new = _new(register, join.taken)
            found.files[new.path] = new.document.source.data
            found.entries.append(new)
    for path, joined in by_file.items():
        _longer(register, path, joined, found)
    _hold(found.entries, [piece for join in joins.values() for piece in join.taken])
    found.append(inbox_lines(piece for join in joins.values() for piece in join.aside))
    return found


def _new(register: Register, taken: Sequence[Piece]) -> Entry:
    return new_entry(register, replace(taken[0].cluster, events=_acts(taken)))


def _moved(register: Register, entry: Entry, join: Joined, found: PlacedThing) -> Entry:
    """Draw the file of an id anew among those of another county; the old one goes with it."""
    if entry.shares or join.facts is None:
        raise Unusable(entry.document.problem(("id",), _SHARES, id=entry.cluster.id))
    acts = (*entry.cluster.events, *_acts(join.taken))
    new = new_entry(register, replace(join.facts.cluster, events=acts))
    found.files[new.path] = new.document.source.data
    found.old[entry.path] = entry.document.source.data
    return new


def _acts(pieces: Iterable[Piece]) -> tuple[Act, ...]:
    return tuple(each.act for each in pieces if each.act)


def _longer(
    register: Register, path: Path, joined: Sequence[tuple[Entry, Joined]], found: PlacedThing
) -> None:
    """Draw one file with the new facts and acts of its clusters."""
    found.before[path] = joined[0][0].document.source.data
    facts = {entry.cluster.id: join.facts for entry, join in joined if join.facts}
    entries = with_facts(register, facts, [entry for entry, _ in joined])
    acts = [(e, _acts(join.taken)) for e, (_, join) in zip(entries, joined, strict=True)]
    new = [(entry, events) for entry, events in acts if events]
    grown = spliced(new, register) if new else []
    found.files[path] = (grown or entries)[0].document.source.data
    found.entries += grown


def with_facts(register: Register, facts: Mapping[str, Piece], entries: list[Entry]) -> list[Entry]:
    """Give the clusters of one file with other facts, if any change, drawn anew and proved."""
    if not facts:
        return entries
    path = entries[0].path
    data = _redrawn(entries[0], facts).encode()
    found, problems = entries_from(register.parsed(path, data), path)
    by_id = {each.cluster.id: each for each in found}
    wrong = [each for each in facts.values() if not _says(by_id.get(each.cluster.id), each)]
    if problems or wrong:
        raise Unusable(problems or [_UNPROVED.at(path)])
    return [by_id[each.cluster.id] for each in entries]


def _redrawn(entry: Entry, facts: Mapping[str, Piece]) -> str:
    document = entry.document
    if not isinstance(document, YearPart):
        return one_text({**facts[entry.cluster.id].facts, EVENTS: entry.facts.get(EVENTS) or []})
    said = document.whole.data
    clusters = [facts[e["id"]].facts if e["id"] in facts else e for e in said["clusters"]]
    return year_text(clusters, [{OF: e[OF], **e} for e in said[EVENTS] or []])


def _says(entry: Entry | None, piece: Piece) -> bool:
    said = {k: v for k, v in entry.facts.items() if k != EVENTS} if entry else None
    return said == {key: value for key, value in piece.facts.items() if value is not None}


def _hold(entries: Sequence[Entry], taken: Sequence[Piece]) -> None:
    """Prove that every act stands in the words that were sealed; raises Unusable."""
    words = {
        (each.cluster.id, act.id): said
        for each in entries
        for act, said in zip(each.cluster.events, each.facts.get(EVENTS) or [], strict=True)
    }
    for piece in taken:
        said = words.get((piece.cluster.id, piece.name))
        if said is None or not same_words(said, piece.words):
            path = next(each.path for each in entries if each.cluster.id == piece.cluster.id)
            raise Unusable(_UNPROVED.at(path))


_UNPROVED = Fault(
    "cannot-take",
    Message("What is brought cannot be written here word for word; nothing of it was taken."),
    Message("“lccluster register check” may say what is odd in this file."),
)
_SHARES = Fault(
    "shares-a-file",
    Message("{id} stands in a file together with others."),
    Message(
        "Run “{command}” first, then this again.", command="lccluster register repack --unpack"
    ),
)
