"""The keys that comments of a rulebook explain, by their Chinese names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lccluster.choices import CHOICES, LAW, typed
from lccluster.files.rules.place_holders import IN_CHINESE
from lccluster.kinds import Kind, known_by
from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.rulebook.key_names import NAMES
from lccluster.usecases.rules.chinese.spelling import YES_NO

_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")
_AS_TYPED = r"“[^”]*”|lccluster (?:[a-z-]+ ?)+|(?:rules|schema) [a-z]+|[\w-]+\.yaml"
_WORD = re.compile(rf"{_AS_TYPED}|[a-z][a-z_]*(?:-[a-z_]+)*", re.ASCII)
_PUT_IN = re.compile(r"\{([a-z]+)\}")


def in_comments(text: str, keys: Mapping[str, str]) -> str:
    """Give a text with what its comments name in Chinese: first the keys of this file; commands, names of files and what is quoted stay."""
    words = {**_words(), **keys}
    return _COMMENT.sub(lambda found: _spoken(found[0], words), text)


def _spoken(comment: str, words: Mapping[str, str]) -> str:
    put = _PUT_IN.sub(lambda found: f"{{{IN_CHINESE.get(found[1], found[1])}}}", comment)
    return _WORD.sub(lambda found: words.get(found[0], found[0]), put)


@cache
def _words() -> dict[str, str]:
    """Map words of a rulebook to their Chinese: those that mean one thing."""
    several = {each.partition(".")[2] for each in NAMES if "." in each}
    keys = {key: name for key, name in NAMES.items() if "." not in key and key not in several}
    chosen = {each: typed(each) for each in (*CHOICES, *LAW)}
    units = {each.value: str(each.words) for each in Unit}
    return keys | dict(filter(None, map(_kind, Kind.defined))) | chosen | units | YES_NO


def _kind(kind: type) -> tuple[str, str] | None:
    words = getattr(kind, "words", None)
    told = isinstance(words, Message) and not kind.__subclasses__()
    return (known_by(kind)[1], str(words)) if told else None
