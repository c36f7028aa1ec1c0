"""The keys that comments of a rulebook explain, by their Chinese names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from lccluster.choices import CHOICES, LAW, typed
from lccluster.files.rules.place_holders import IN_CHINESE
from lccluster.files.yaml.typed.shapes import Shape, chinese_of, members_of, shape_of
from lccluster.kinds import Kind, known_by
from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.rulebook.key_names import NAMES
from lccluster.usecases.rules.chinese.spelling import YES_NO
from lccluster.vocabulary import MaterialOutcome, Outcome, Verdict

_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")
_AS_TYPED = r"“[^”]*”|lccluster (?:[a-z-]+ ?)+|(?:rules|schema) [a-z]+|[\w-]+\.yaml"
_WORD = re.compile(rf"{_AS_TYPED}|[a-z][a-z_]*(?:-[a-z_]+)*", re.ASCII)
_PUT_IN = re.compile(r"\{([a-z]+)\}")


def in_comments(text: str, kind: type, keys: Mapping[str, str]) -> str:
    """Give a text with what its comments name in Chinese: first the keys that stand in this file, then those that its kind may have; commands, names of files and what is quoted stay."""
    words = {**_words(), **_keys_of(kind), **keys}
    return _COMMENT.sub(lambda found: _spoken(found[0], words), text)


def _spoken(comment: str, words: Mapping[str, str]) -> str:
    put = _PUT_IN.sub(lambda found: f"{{{IN_CHINESE.get(found[1], found[1])}}}", comment)
    return _WORD.sub(lambda found: words.get(found[0], found[0]), put)


@cache
def _keys_of(kind: type[Struct]) -> dict[str, str]:
    """Map the keys that a kind of file may have to their Chinese names, those that mean one thing there."""
    pairs = [pair for each in _below(kind, set()) for pair in chinese_of(each).items()]
    counted = Counter(key for key, _ in {*pairs})
    return {key: name for key, name in pairs if counted[key] == 1}


def _below(kind: type[Struct], seen: set[type]) -> set[type]:
    """Gather a kind of group, and those that stand anywhere below it."""
    if kind not in seen:
        seen.add(kind)
        for member in members_of(kind).values():
            for each in _groups(member.shape):
                _below(each, seen)
    return seen


def _groups(shape: Shape) -> list[type[Struct]]:
    if shape.sort in ("list", "mapping"):
        return _groups(shape_of(shape.of))
    if shape.sort == "kinds":
        return [*shape.of.by_word.values()]
    return [shape.of] if shape.sort in ("group", "text or group") else []


@cache
def _words() -> dict[str, str]:
    """Map words of a rulebook to their Chinese: those that mean one thing."""
    several = {each.partition(".")[2] for each in NAMES if "." in each}
    keys = {key: name for key, name in NAMES.items() if "." not in key and key not in several}
    chosen = {each: typed(each) for each in (*CHOICES, *LAW)}
    said = {each.value: str(each.words) for each in (*Unit, *Outcome, *Verdict, *MaterialOutcome)}
    return keys | dict(filter(None, map(_kind, Kind.defined))) | chosen | said | YES_NO


def _kind(kind: type) -> tuple[str, str] | None:
    words = getattr(kind, "words", None)
    told = isinstance(words, Message) and not kind.__subclasses__()
    return (known_by(kind)[1], str(words)) if told else None
