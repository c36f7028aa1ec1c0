"""Plain YAML data to frozen dataclasses, strictly: every misfit is a problem with its place."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from lccluster.errors import Problem, nearest
from lccluster.files.yaml_reader import Document, Path_
from lccluster.language import Listing, Message
from lccluster.quantities import iso_day
from lccluster.rulebook.citation import Citation, read_citation

T = TypeVar("T")
_MISFIT = object()
_GROUP = (
    Message("Several named entries belong here."),
    Message("Write them below, indented by two blanks."),
)


def build(kind: type[T], document: Document) -> tuple[T | None, list[Problem]]:
    """Build a dataclass from a whole document; None and the problems where it does not fit."""
    builder = _Builder(document)
    built = builder.value(kind, document.data, ())
    return (None if builder.problems else typing.cast("T", built)), builder.problems


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@cache
def _keys(kind: type) -> dict[str, dataclasses.Field[Any]]:
    """Map the keys of the YAML to fields; `from_` is written `from`."""
    return {field.name.rstrip("_"): field for field in dataclasses.fields(kind)}


@cache
def _tag(kind: type) -> str:
    """Name the field by which the kinds of a union are told apart."""
    return next(name for name, hint in _hints(kind).items() if get_origin(hint) is Literal)


class _Builder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def value(self, kind: Any, data: Any, path: Path_) -> Any:
        """Build one value of `kind`; a misfit is noted and stands as a marker."""
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            return self._union(get_args(kind), data, path)
        if kind is Any:
            return data
        if data is None:
            return self._misfit(path, "missing-value", Message("A value is missing here."))
        if origin is tuple:
            return self._list(get_args(kind)[0], data, path)
        if origin is dict:
            return self._mapping(get_args(kind)[1], data, path)
        if dataclasses.is_dataclass(kind) and kind is not Citation:
            return self._group(typing.cast("type", kind), data, path)
        if not isinstance(data, str):
            return self._misfit(
                path, "one-value-expected", Message("One value belongs here, not several.")
            )
        return self._scalar(kind, data, path)

    def _union(self, kinds: tuple[Any, ...], data: Any, path: Path_) -> Any:
        if types.NoneType in kinds:
            rest = [kind for kind in kinds if kind is not types.NoneType]
            return None if data is None else self.value(rest[0], data, path)
        tag = _tag(kinds[0])
        by_kind = {get_args(_hints(kind)[tag])[0]: kind for kind in kinds}
        if not isinstance(data, dict):
            return self._misfit(path, "group-expected", *_GROUP)
        written = data.get(tag)
        if written is None:
            return self._misfit(path, "missing-key", Message("“{key}” is missing here.", key=tag))
        if isinstance(written, str) and written in by_kind:
            return self._group(by_kind[written], data, path)
        return self._misfit(
            (*path, tag),
            "unknown-kind",
            Message("“{kind}” is no kind known here.", kind=written),
            Message("The kinds are {kinds}.", kinds=Listing(by_kind)),
        )

    def _list(self, kind: Any, data: Any, path: Path_) -> Any:
        if not isinstance(data, list):
            return self._misfit(
                path,
                "list-expected",
                Message("A list belongs here."),
                Message("Begin each entry with “- ”."),
            )
        return tuple(self.value(kind, item, (*path, index)) for index, item in enumerate(data))

    def _mapping(self, kind: Any, data: Any, path: Path_) -> Any:
        if not isinstance(data, dict):
            return self._misfit(path, "group-expected", *_GROUP)
        return {key: self.value(kind, item, (*path, key)) for key, item in data.items()}

    def _group(self, kind: type, data: Any, path: Path_) -> Any:
        if not isinstance(data, dict):
            return self._misfit(path, "group-expected", *_GROUP)
        keys, hints = _keys(kind), _hints(kind)
        before = len(self.problems)
        for key in data:
            if key not in keys:
                self._unknown((*path, key), key, keys)
        built = {
            field.name: self.value(hints[field.name], data[key], (*path, key))
            for key, field in keys.items()
            if key in data and not (data[key] is None and _has_default(field))
        }
        for key, field in keys.items():
            if key not in data and not _has_default(field):
                self._misfit(path, "missing-key", Message("“{key}” is missing here.", key=key))
        return kind(**built) if len(self.problems) == before else _MISFIT

    def _unknown(self, path: Path_, key: str, keys: dict[str, Any]) -> None:
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

    def _scalar(self, kind: Any, data: str, path: Path_) -> Any:
        if get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
            return self._one_of(kind, data, path)
        read, message = _READERS[kind]
        try:
            return read(data)
        except (ValueError, InvalidOperation):
            return self._misfit(path, "wrong-type", Message(message, text=data))

    def _one_of(self, kind: Any, data: str, path: Path_) -> Any:
        allowed = get_args(kind) or tuple(kind)
        if data in allowed:
            return data if get_args(kind) else kind(data)
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


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return (
        field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
    )


def _read_bool(text: str) -> bool:
    return {"true": True, "false": False}[text] if text in ("true", "false") else _refuse(text)


def _refuse(text: str) -> typing.NoReturn:
    raise ValueError(text)


def _read_decimal(text: str) -> Decimal:
    value = Decimal(text)
    return value if value.is_finite() else _refuse(text)


_READERS: dict[Any, tuple[Callable[[str], Any], str]] = {
    str: (str, ""),
    int: (int, "“{text}” is not a whole number."),
    Decimal: (_read_decimal, "“{text}” is not a number."),
    bool: (_read_bool, "“{text}” is neither true nor false."),
    date: (iso_day, "“{text}” is not a day such as 2025-02-20."),
    Citation: (read_citation, "“{text}” is not a citation such as 第四条第（二）项."),
}
