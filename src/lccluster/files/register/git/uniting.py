"""A file of a register out of two sides of it: as git asks for it, byte for byte proved by reading back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.register import layout
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.header import BY_WRITER, TAKE_BACK, Header
from lccluster.files.register.pieces import EVENTS
from lccluster.files.register.reading.records import entries_from
from lccluster.files.register.writing import spliced
from lccluster.files.register.years import OF, is_plain, one_text, year_text
from lccluster.language import Listing, Message
from lccluster.register.joining.brought import Words
from lccluster.register.joining.three_way import Name, ThreeWaySide, United, united, with_united
from lccluster.register.sealing.hashing import event_id


class Three(Struct, frozen=True):
    """What a file held when both sides began, and what it holds on either side."""

    base: bytes
    ours: bytes
    theirs: bytes


def united_bytes(name: str, three: Three) -> bytes:
    """Unite both sides of a file; raises Unusable where only people can, or where one cannot be read.

    `name` is its path, with slashes, of which the last steps say what kind of file it is.
    """
    ends = {"/".join(PurePosixPath(name).parts[-count:]) for count in (2, 3)}
    if any(map(layout.is_of_inbox, ends)):
        return _lines_of_both(three)
    if any(layout.is_of_seals(each) or layout.is_of_packs(each) for each in ends):
        return _longer(name, three)
    return _clusters(Path(name), three)


def _lines_of_both(three: Three) -> bytes:
    lines = dict.fromkeys((*_lines(three.ours), *_lines(three.theirs)))
    return b"".join(each + b"\n" for each in lines)


def _longer(name: str, three: Three) -> bytes:
    """Give the longer one of two copies of a chain; raises Unusable where neither begins the other."""
    shorter, longer = sorted((_lines(three.ours), _lines(three.theirs)), key=len)
    if longer[: len(shorter)] != shorter:
        raise Unusable(_PARTED.at(name, writer=PurePosixPath(name).stem))
    return b"".join(each + b"\n" for each in longer)


def _lines(data: bytes) -> list[bytes]:
    return [each for each in data.split(b"\n") if each]


def _clusters(path: Path, three: Three) -> bytes:
    sides = [_entries(path, data) for data in (three.base, three.ours, three.theirs)]
    base, ours, theirs = map(_side, sides)
    found = united(base, ours, theirs)
    if found.apart:
        raise Unusable(
            _APART.at(
                path.as_posix(),
                what=Listing([" ".join(filter(None, each)) for each in sorted(found.apart)]),
            )
        )
    data = _drawn(path, sides[1], sides[2], found) if found.facts or found.acts else three.ours
    if _stated(_side(_entries(path, data))) != with_united(ours, found):
        raise Unusable(_UNPROVED.at(path.as_posix()))
    return data


def _entries(path: Path, data: bytes) -> list[Entry]:
    """Read the clusters of a file, strictly; an empty one, as git has of what was not there, has none."""
    if not data:
        return []
    entries, problems = entries_from(_some_register(path).parsed(path, data), path)
    if problems:
        raise Unusable(problems)
    return entries


def _some_register(path: Path) -> Register:
    """Give a register of which nothing but the files of clusters is looked at: its head may be in conflict."""
    return Register(path.parent, Header(BY_WRITER, "", "", ""))


def _side(entries: Sequence[Entry]) -> ThreeWaySide:
    facts = {
        each.cluster.id: {key: said for key, said in each.facts.items() if key != EVENTS}
        for each in entries
    }
    return ThreeWaySide(facts, dict(_acts(entries)))


def _acts(entries: Sequence[Entry]) -> Iterator[tuple[Name, Words]]:
    for entry in entries:
        for words in entry.facts.get(EVENTS) or []:
            yield (entry.cluster.id, event_id(entry.facts, words)), words


def _stated(side: ThreeWaySide) -> ThreeWaySide:
    return with_united(side, United({}, {}))


def _drawn(path: Path, ours: Sequence[Entry], theirs: Sequence[Entry], found: United) -> bytes:
    """Append acts alone; a file whose facts change is drawn anew, if the tool wrote it as it stands."""
    if found.facts:
        return _redrawn(path, ours, found)
    events = {(each.cluster.id, act.id): act for each in theirs for act in each.cluster.events}
    new = [
        (entry, [events[name] for name in found.acts if name[0] == entry.cluster.id])
        for entry in ours
    ]
    grown = spliced([each for each in new if each[1]], _some_register(path))
    return grown[0].document.source.data


def _redrawn(path: Path, ours: Sequence[Entry], found: United) -> bytes:
    if not ours or not is_plain(ours[0].whole):
        raise Unusable(_UNPROVED.at(path.as_posix()))
    said = ours[0].whole.data
    if ours[0].shares:
        clusters: dict[str, Words] = {each["id"]: each for each in said["clusters"]}
        acts = [{OF: of, **words} for (of, _), words in found.acts.items()]
        events = [*(said[EVENTS] or []), *acts]
        return year_text(list({**clusters, **found.facts}.values()), events).encode()
    facts: Mapping[str, Words] = {ours[0].cluster.id: said, **found.facts}
    if len(facts) > 1:
        raise Unusable(_UNPROVED.at(path.as_posix()))
    [only] = facts.values()
    return one_text({**only, EVENTS: [*(said[EVENTS] or []), *found.acts.values()]}).encode()


_PARTED = Fault(
    "both-changed",
    Message("Two computers wrote as {writer}: neither copy of its seals begins with the other."),
    Message("“lccluster register merge” says at which line they part."),
)
_APART = Fault(
    "both-changed", Message("Both sides changed {what}, each in its own way."), TAKE_BACK
)
_UNPROVED = Fault("both-changed", Message("Both sides cannot be united word for word."), TAKE_BACK)
