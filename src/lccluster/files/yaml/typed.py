"""Plain YAML data to frozen structs, strictly: every misfit is a problem with its place."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct

from lccluster.errors import Problem, nearest
from lccluster.files.yaml.reader import Document, Path_
from lccluster.kinds import kinds_of, known_by
from lccluster.language import Listing, Message
from lccluster.quantities import iso_day, read_number, whole_number
from lccluster.rulebook.citation import Citation, read_citation
from lccluster.rulebook.duty import MonthDay, read_month_day
from lccluster.rulebook.measure import Years, read_years

T = TypeVar("T")
_MISFIT = object()
_GROUP = (
    Message("Several named entries belong here."),
    Message("Write them below, indented by two blanks."),
)


def build(kind: type[T], document: Document) -> tuple[T | None, list[Problem]]:
    """Build a struct from a whole document; None and the problems where it does not fit."""
    builder = _Builder(document)
    built = builder.value(kind, document.data, ())
    return (None if builder.problems else typing.cast("T", built)), builder.problems


class _Kinds(NamedTuple):
    """Kinds of one thing: the key by which they are told apart, and the kind for each word."""

    tag: str
    by_word: Mapping[str, type]


class Shape(NamedTuple):
    """What a value has to look like, worked out once for every type."""

    sort: Literal["scalar", "group", "kinds", "list", "mapping", "any"]
    of: Any = None
    optional: bool = False
    words: tuple[str, ...] | None = None


class Member(NamedTuple):
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
        shape = shape_of(rest[0]) if len(rest) < len(of) else Shape("kinds", _kinds(of))
        return shape._replace(optional=len(rest) < len(of))
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


def _kinds(kinds: Sequence[Any]) -> _Kinds:
    words = [known_by(each) for each in kinds]
    return _Kinds(words[0][0], {word: kind for (_, word), kind in zip(words, kinds, strict=True)})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


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


class _Builder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def value(self, kind: Any, data: Any, path: Path_) -> Any:
        """Build one value of `kind`; a misfit is noted and stands as a marker."""
        return self._shaped(shape_of(kind), data, path)

    def _shaped(self, shape: Shape, data: Any, path: Path_) -> Any:
        if shape.sort == "scalar" and isinstance(data, str):
            return self._scalar(shape, data, path)
        if shape.sort == "any" or (data is None and shape.optional):
            return data
        if shape.sort == "kinds":
            return self._one_of_kinds(shape.of, data, path)
        if data is None:
            return self._misfit(path, "missing-value", Message("A value is missing here."))
        if shape.sort == "list":
            return self._list(shape.of, data, path)
        if shape.sort == "mapping":
            return self._mapping(shape.of, data, path)
        if shape.sort == "group":
            return self._group(shape.of, data, path)
        return self._misfit(
            path, "one-value-expected", Message("One value belongs here, not several.")
        )

    def _one_of_kinds(self, kinds: _Kinds, data: Any, path: Path_) -> Any:
        if not isinstance(data, dict):
            return self._misfit(path, "group-expected", *_GROUP)
        written = data.get(kinds.tag)
        if written is None:
            return self._misfit(
                path, "missing-key", Message("“{key}” is missing here.", key=kinds.tag)
            )
        if isinstance(written, str) and written in kinds.by_word:
            return self._group(kinds.by_word[written], data, path)
        return self._misfit(
            (*path, kinds.tag),
            "unknown-kind",
            Message("“{kind}” is no kind known here.", kind=written),
            Message("The kinds are {kinds}.", kinds=Listing(kinds.by_word)),
        )

    def _list(self, kind: Any, data: Any, path: Path_) -> Any:
        if not isinstance(data, list):
            return self._misfit(
                path,
                "list-expected",
                Message("A list belongs here."),
                Message("Begin each entry with “- ”."),
            )
        shape = shape_of(kind)
        return tuple(self._shaped(shape, item, (*path, at)) for at, item in enumerate(data))

    def _mapping(self, kind: Any, data: Any, path: Path_) -> Any:
        if not isinstance(data, dict):
            return self._misfit(path, "group-expected", *_GROUP)
        return {key: self.value(kind, item, (*path, key)) for key, item in data.items()}

    def _group(self, kind: type, data: Any, path: Path_) -> Any:
        if not isinstance(data, dict):
            return self._misfit(path, "group-expected", *_GROUP)
        members, before = members_of(kind), len(self.problems)
        for key in data:
            if key not in members:
                self._unknown((*path, key), key, members)
        built = {
            member.name: self._shaped(member.shape, data[key], (*path, key))
            for key, member in members.items()
            if key in data and not (data[key] is None and member.has_default)
        }
        for key, member in members.items():
            if key not in data and not member.has_default:
                self._misfit(path, "missing-key", Message("“{key}” is missing here.", key=key))
        return kind(**built) if len(self.problems) == before else _MISFIT

    def _unknown(self, path: Path_, key: str, keys: Mapping[str, Any]) -> None:
        near = nearest(key, keys)
        hint = (
            Message("Is it {near}?", near=near)
            if near
            else Message("Known here: {keys}.", keys=Listing(keys))
        )
        self.problems.append(
            self.document.problem(
                path,
                at_key=True,
                code="unknown-key",
                message=Message("“{key}” is not known here.", key=key),
                hint=hint,
            )
        )

    def _scalar(self, shape: Shape, data: str, path: Path_) -> Any:
        if shape.words is not None:
            return self._one_of(shape, data, path)
        read, message = READERS[shape.of]
        try:
            return read(data)
        except ValueError:
            return self._misfit(path, "wrong-type", Message(message, text=data))

    def _one_of(self, shape: Shape, data: str, path: Path_) -> Any:
        allowed = shape.words or ()
        if data in allowed:
            return data if get_origin(shape.of) is Literal else shape.of(data)
        near = nearest(data, map(str, allowed))
        hint = (
            Message("Is it {near}?", near=near)
            if near
            else Message("Known here: {keys}.", keys=Listing(allowed))
        )
        return self._misfit(
            path, "unknown-word", Message("“{word}” is not known here.", word=data), hint
        )

    def _misfit(self, path: Path_, code: str, message: Message, hint: Message | None = None) -> Any:
        self.problems.append(self.document.problem(path, code=code, message=message, hint=hint))
        return _MISFIT


def _read_bool(text: str) -> bool:
    return {"true": True, "false": False}[text] if text in ("true", "false") else _refuse(text)


def _refuse(text: str) -> typing.NoReturn:
    raise ValueError(text)


def _read_decimal(text: str) -> Decimal:
    value = read_number(text)
    return _refuse(text) if value is None else value


READERS: dict[Any, tuple[Callable[[str], Any], str]] = {
    str: (str, ""),
    int: (whole_number, "“{text}” is not a whole number."),
    Decimal: (_read_decimal, "“{text}” is not a number."),
    bool: (_read_bool, "“{text}” is neither true nor false."),
    date: (iso_day, "“{text}” is not a day such as 2025-02-20."),
    Citation: (read_citation, "“{text}” is not a citation such as 第四条第（二）项."),
    MonthDay: (read_month_day, "“{text}” is no day of every year, such as 01-10."),
    Years: (read_years, "“{text}” is not a number of years from 1 to 100."),
}
