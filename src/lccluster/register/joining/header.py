"""The header of a register that two copies changed apart: both wordings wait until one is settled.

A wording goes by the seal that covers it. A settlement is on two of them, and ends both: what it keeps is
sealed anew, by its highest number yet. So what is open depends on which lines there are, and on no order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from lccluster.language import Listing, Message, Spelt
from lccluster.register.joining.brought import Words
from lccluster.register.joining.clash import Clash, ClashKind
from lccluster.register.joining.header_line import HeaderLine
from lccluster.register.sealing.hashing import same_words

RULEBOOK = "rulebook"  # the key of the measure, by which acts are judged
KEYS = {
    "format": Message("format of the register"),
    "title": Message("name of the register"),
    "authority": Message("authority of the register"),
    RULEBOOK: Message("rulebook"),
    "id_prefix": Message("letters before ids"),
    "register": Message("mark of the register"),
}


def said_keys(keys: Iterable[str]) -> Listing:
    """Name keys of a header by what they are called where Chinese is spoken."""
    return Listing(map(_called, keys))


def _called(key: str) -> Spelt:
    return Spelt(key, KEYS.get(key, key))


class HeaderSide(Struct, frozen=True):
    """What one copy says: its header, what waits, and whether the header is sealed as the other never saw it."""

    current: HeaderLine
    lines: Sequence[HeaderLine]
    ahead: bool

    @property
    def stands(self) -> bool:
        """Tell whether its header is a change that is new to the other, and no conflict there holds it up."""
        return self.ahead and not is_open(self.lines)


class HeaderUnion(Struct, frozen=True):
    """All lines of both, and whether the header of theirs comes to the place of ours."""

    lines: Sequence[HeaderLine]
    theirs: bool


def header_union(ours: HeaderSide, theirs: HeaderSide) -> HeaderUnion:
    """Bring two copies' headers together: the one that knew the other counts, else both wait."""
    lines = _once((*ours.lines, *theirs.lines))
    changed = (each.current for each in (ours, theirs) if each.stands)
    with_both = _once((*lines, *changed))
    if is_open(with_both):
        return HeaderUnion(with_both, theirs=False)
    return HeaderUnion(lines, theirs=theirs.stands and not ours.stands)


def waiting_wordings(lines: Iterable[HeaderLine]) -> list[list[HeaderLine]]:
    """Give the wordings that no settlement has ended, each with the lines that say it, the oldest first."""
    there = list(lines)
    ended = {each.words.get(key) for each in there if not each.number for key in ("of", "kept")}
    left = [each for each in there if each.number and each.name not in ended]
    found: list[list[HeaderLine]] = []
    for each in sorted(left, key=lambda one: (one.number, one.writer)):
        like = next((one for one in found if same_words(one[0].words, each.words)), None)
        like.append(each) if like else found.append([each])
    return found


def is_open(lines: Iterable[HeaderLine]) -> bool:
    """Tell whether wordings wait of which people have to choose one."""
    return len(waiting_wordings(lines)) > 1


def differing(one: Words, other: Words) -> list[str]:
    """Name the keys in which two headers differ, in their order."""
    keys = dict.fromkeys((*one, *other))
    return [key for key in keys if one.get(key) != other.get(key)]


def header_clashes(file: str, current: HeaderLine, lines: Iterable[HeaderLine]) -> list[Clash]:
    """List what is open: each wording that waits against the one that stands here; `file` names it."""
    found = waiting_wordings(lines)
    if len(found) < 2:  # noqa: PLR2004 - it takes two
        return []
    own = next((each for each in found if same_words(each[0].words, current.words)), [current])
    return [
        Clash(ClashKind.HEADER, file, _names(each), _names(own), (*_why(each[0], current),))
        for each in found
        if each is not own
    ]


def _names(lines: Sequence[HeaderLine]) -> tuple[str, ...]:
    return tuple(each.name for each in lines)


def _why(theirs: HeaderLine, ours: HeaderLine) -> Iterator[Message]:
    keys = differing(ours.words, theirs.words)
    for key in keys:
        yield Message(
            "{key}: theirs {theirs}; ours {ours}.",
            key=_called(key),
            theirs=theirs.words.get(key) or "—",
            ours=ours.words.get(key) or "—",
        )
    if RULEBOOK in keys:
        yield Message(
            "It is the measure under which titles are kept: until this is settled each copy judges by its own; settle it first, then run “{command}”.",
            command="lccluster register check --full",
        )


def _once(lines: Iterable[HeaderLine]) -> list[HeaderLine]:
    return list({each.name: each for each in lines}.values())
