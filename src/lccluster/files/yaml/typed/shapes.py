"""What values of plain YAML data look like that structs are built of: worked out from their types."""

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct
from msgspec.structs import replace

from lccluster.choices import spellings
from lccluster.kinds import kinds_of, known_by
from lccluster.language import Message, every_wording, offers, spelt
from lccluster.quantities import iso_day, read_number, whole_number
from lccluster.quantities.names import Called, Name, read_called, read_name
from lccluster.rulebook.citation import Citation, read_citation
from lccluster.rulebook.duty import MonthDay, read_month_day
from lccluster.rulebook.years import Years, read_years


class Kinds(Struct, frozen=True):
    """Kinds of one thing: the key by which they are told apart, and the kind for each word."""

    tag: str
    by_word: Mapping[str, type]

    def word(self, written: str) -> str | None:
        """Find the word of a kind as it is written; a rulebook may say it as people do. None for no kind."""
        if written in self.by_word:
            return written
        known = zip(self.by_word, self.written(), strict=True)
        return next((word for word, spelt in known if written in spelt), None)

    def written(self) -> list[tuple[str, ...]]:
        """List for each kind how its word may be written, in the order of the kinds."""
        return [_wordings(word, kind) for word, kind in self.by_word.items()]


def _wordings(word: str, kind: type) -> tuple[str, ...]:
    if not in_law(kind):
        return (word,)
    words = getattr(kind, "words", None)
    said = every_wording(words) if isinstance(words, Message) else ()
    return tuple(dict.fromkeys((*spellings([word]), *said)))


class Shape(Struct, frozen=True):
    """What a value has to look like, worked out once for every type."""

    sort: Literal["scalar", "group", "text or group", "kinds", "list", "mapping", "any"]
    of: Any = None
    optional: bool = False
    words: tuple[str, ...] | None = None


class Member(Struct, frozen=True):
    """A key of a group: the field that it fills, and whether it may be left out."""

    name: str
    shape: Shape
    has_default: bool


@cache
def shape_of(kind: Any) -> Shape:
    """Work out what a value of a kind has to look like."""
    origin, of = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        rest = [each for each in of if each is not types.NoneType]
        if str in rest[:-1]:
            return Shape("text or group", rest[-1])
        shape = shape_of(rest[0]) if len(rest) < len(of) else Shape("kinds", _kinds(of))
        return replace(shape, optional=len(rest) < len(of))
    if kind is Any:
        return Shape("any")
    if origin is tuple:
        return Shape("list", of[0])
    if origin is dict:
        return Shape("mapping", of[1])
    if isinstance(kind, type) and issubclass(kind, Struct) and kind not in READERS:
        kinds = kinds_of(kind)
        return Shape("kinds", _kinds(kinds)) if kinds else Shape("group", kind)
    if origin is Literal:
        return Shape("scalar", kind, words=of)
    is_enum = isinstance(kind, type) and issubclass(kind, StrEnum)
    return Shape("scalar", kind, words=tuple(kind) if is_enum else None)


def _kinds(kinds: Sequence[Any]) -> Kinds:
    words = [known_by(each) for each in kinds]
    return Kinds(words[0][0], {word: kind for (_, word), kind in zip(words, kinds, strict=True)})


def _hints(kind: type[Struct]) -> dict[str, Any]:
    """Give the types of the fields; those that stand as text are evaluated, which takes its time."""
    stated: dict[str, Any] = {}
    for each in reversed(kind.__mro__):
        stated |= vars(each).get("__annotations__", {})
    as_text = (isinstance(stated.get(name, ""), str) for name in kind.__struct_fields__)
    return typing.get_type_hints(kind, include_extras=True) if any(as_text) else stated


@cache
def members_of(kind: type[Struct]) -> dict[str, Member]:
    """Map the keys of the YAML to fields; `from_` is written `from`."""
    hints, names, defaults = _hints(kind), kind.__struct_fields__, kind.__struct_defaults__
    optional = dict(zip(reversed(names), reversed(defaults), strict=False))
    return {
        name.rstrip("_"): Member(
            name, shape_of(hints[name]), optional.get(name, NODEFAULT) is not NODEFAULT
        )
        for name in names
    }


_LAW = ("lccluster.rulebook.", "lccluster.form.", "lccluster.vocabulary", "lccluster.files.rules.")


def in_law(kind: type) -> bool:
    """Tell whether a kind is part of a rulebook, whose keys have their names in one table."""
    return kind.__module__.startswith(_LAW)


@cache
def chinese_of(kind: type) -> Mapping[str, str]:
    """Give the Chinese names of keys, where people write files of a kind."""
    if in_law(kind):
        from lccluster.rulebook.key_names import in_chinese

        return in_chinese(kind, members_of(kind))
    named: Mapping[str, str] = getattr(kind, "IN_CHINESE", {})
    return named


def written_key(kind: type, key: str) -> str:
    """Give a key as files of a kind are written in the language spoken."""
    return spelt(key, chinese_of(kind).get(key, key))


def keys_offered(kind: type[Struct]) -> dict[str, str | Message]:
    """Map the keys of a kind, in either language, to how each is offered in the one spoken."""
    found: dict[str, str | Message] = {}
    for key in members_of(kind):
        name = written_key(kind, key)
        found |= offers(name, (key, name))
    return found


def _read_bool(text: str) -> bool:
    return BOOLS[text] if text in BOOLS else _refuse(text)


def _refuse(text: str) -> typing.NoReturn:
    raise ValueError(text)


@lru_cache(maxsize=4096, typed=True)
def _read_decimal(text: str) -> Decimal:
    value = read_number(text)
    return _refuse(text) if value is None else value


BOOLS = {"true": True, "false": False, "是": True, "否": False}
READERS: dict[Any, tuple[Callable[[str], Any], str]] = {
    str: (str, ""),
    Name: (read_name, ""),  # it says itself what is wrong
    Called: (read_called, ""),
    int: (whole_number, "“{text}” is not a whole number."),
    Decimal: (_read_decimal, "“{text}” is not a number."),
    bool: (_read_bool, "“{text}” is neither true nor false."),
    date: (iso_day, "“{text}” is no day of the calendar, or not written as 2025-02-20."),
    Citation: (read_citation, "“{text}” is not a citation such as 第四条第（二）项."),
    MonthDay: (read_month_day, "“{text}” is no day of every year, such as 01-10."),
    Years: (read_years, "“{text}” is not a number of years from 1 to 100."),
}
