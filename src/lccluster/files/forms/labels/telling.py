"""The labels in one text: a label alone, several, or labels with what is stated behind them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from lccluster.files.forms.labels.spellings import Spellings, SpeltLabel
from lccluster.quantities.inexact import BEFORE

SHORT = 2  # 利润, 其他: words that also stand in cells; they count under their heading only
_LONGEST = 60  # characters of a label with its blanks
_KEPT = 200  # characters of a text that is remembered, as the labels of a form come again
_MOST_PARTS = 24  # of a text that are looked at
_CUT = re.compile(r"[\n\t;；、，/()（）。]|,(?![0-9])|\s{2,}")
_FIGURE = re.compile(rf"(?:{'|'.join(BEFORE)})?\s*[+-]?[0-9０-９]")
_COLON = re.compile("[:：]")
_BLANK = re.compile(r"[\s_]+")
_AROUND = " \u3000\t\n;；、，,/:：_。"


class Told(Struct, frozen=True):
    """A label told from a text: the field or group that it names, and what is stated behind it."""

    target: str
    spelt: SpeltLabel
    value: str = ""


class _Begun(Struct, frozen=True):
    """A place in a text where a label begins, and where what is stated behind it would."""

    spelt: SpeltLabel
    start: int
    value: int


def told_in(text: str, near: Iterable[str], spellings: Spellings) -> list[Told]:
    """Tell the labels of a text; one that is no label, or only reads like one, gives none.

    `其他：1` and `研发1` are a label with its value, `利润 / 税金` are two labels,
    `研发1，检测1` two with their values. A short word, and one of several groups, counts where a
    heading of its group is `near` or in the same text, and beside a label that is plain by itself.
    """
    begun = (_begun if len(text) <= _KEPT else _begun_in)(text, spellings)
    groups = {*near, *(each for one in begun for each in _groups(one.spelt.word, spellings))}
    named = [(one, _target(one.spelt.word, groups, spellings)) for one in begun]
    kept = [(one, target) for one, target in named if target]
    if not kept or kept[0][0].start:
        return []
    ends = [one.start for one, _ in kept[1:]] + [len(text)]
    return [
        Told(target, one.spelt, _stated(text[one.value : end]))
        for (one, target), end in zip(kept, ends, strict=True)
    ]


@lru_cache(4096)
def _begun(text: str, spellings: Spellings) -> Sequence[_Begun]:
    return _begun_in(text, spellings)


def _begun_in(text: str, spellings: Spellings) -> Sequence[_Begun]:
    """Find where labels begin: at the beginning, and behind signs that part."""
    if not spellings.may_hold(text):
        return ()
    if len(text) <= _LONGEST and spellings.known((whole := spellings.spelt(text)).word):
        return (_Begun(whole, 0, len(text)),)
    found: list[_Begun] = []
    for start in (0, *(cut.end() for cut in _cuts(text))):
        if not found or start >= found[-1].value:
            found += _labels_at(text, start, spellings)
    return found


def _labels_at(text: str, start: int, spellings: Spellings) -> list[_Begun]:
    """Tell the label that begins at a place; behind a heading a part of it may follow."""
    begun = _label_at(text, start, spellings)
    if begun is None:
        return []
    heads = begun.value < len(text) and spellings.group(begun.spelt.word)
    return [begun, *(_labels_at(text, begun.value, spellings) if heads else ())]


def _cuts(text: str) -> Iterator[re.Match[str]]:
    return (cut for _, cut in zip(range(_MOST_PARTS), _CUT.finditer(text), strict=False))


def _label_at(text: str, start: int, spellings: Spellings) -> _Begun | None:
    """Tell the longest label that begins at a place, where a colon, a figure or the like ends it."""
    start += len(text[start:]) - len(text[start:].lstrip(_AROUND))
    head = text[start : start + _LONGEST]
    for end, value in sorted(_borders(head), reverse=True):
        spelt = spellings.spelt(head[:end])
        if spellings.known(spelt.word):
            return _Begun(spelt, start, start + value)
    return None


def _borders(head: str) -> Iterator[tuple[int, int]]:
    """Go through the places where a label may end and what is stated behind it begin."""
    yield len(head), len(head)
    for pattern in (_COLON, _CUT, _BLANK):
        for sign in pattern.finditer(head):
            yield sign.start(), sign.end()
    for figure in _FIGURE.finditer(head):
        yield figure.start(), figure.start()


def _groups(word: str, spellings: Spellings) -> Iterator[str]:
    """Name the groups that a word is sure to be of."""
    if group := spellings.group(word):
        yield group
    if path := _plain(word, spellings):
        yield path.partition(".")[0]


def _plain(word: str, spellings: Spellings) -> str | None:
    paths = spellings.fields(word)
    alone = len(paths) == 1 and ("." not in paths[0] or len(word) > SHORT)
    return paths[0] if alone else None


def _target(word: str, groups: set[str], spellings: Spellings) -> str | None:
    if found := spellings.group(word) or _plain(word, spellings):
        return found
    paths = [path for path in spellings.fields(word) if path.partition(".")[0] in groups]
    return paths[0] if len(paths) == 1 else None


def _stated(text: str) -> str:
    """Take what parts labels from around a value, and a bracket that its label opened."""
    text = text.strip(_AROUND).rstrip("(（").strip(_AROUND)
    return text.rstrip(")）").strip(_AROUND) if not re.search("[(（]", text) else text
