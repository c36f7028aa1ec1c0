"""Plain YAML data to frozen structs, strictly: every misfit is a problem with its place."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, TypeVar, get_origin

from lccluster.choices import spellings, typed
from lccluster.errors import Problem, Unusable, nearest
from lccluster.files.yaml.reader import Document, Path_
from lccluster.files.yaml.typed_at_once import ODD, built_at_once
from lccluster.files.yaml.typed_shapes import (
    READERS,
    Kinds,
    Shape,
    members_of,
    shape_of,
    written_key,
)
from lccluster.language import Listing, Message

T = TypeVar("T")
_MISFIT = object()
_GROUP = (
    Message("Several named entries belong here."),
    Message("Write them below, indented by two blanks."),
)


def build(kind: type[T], document: Document) -> tuple[T | None, list[Problem]]:
    """Build a struct from a whole document; None and the problems where it does not fit."""
    try:
        return built_at_once(kind, document.data), []
    except ODD:
        builder = _Builder(document)  # it looks closer, and says what is wrong
    built = builder.value(kind, document.data, ())
    return (None if builder.problems else typing.cast("T", built)), builder.problems


def sound(_built: object, _document: Document) -> Sequence[Problem]:
    """Find nothing wrong with what fits."""
    return ()


def fitting(
    kind: type[T],
    document: Document,
    wrong: Callable[[T, Document], Iterable[Problem]] = sound,
) -> T:
    """Build a struct from a whole document; raises Unusable with all that does not fit, or is `wrong` with what does."""
    built, problems = build(kind, document)
    if built is not None:
        problems = [*wrong(built, document)]
    if built is None or problems:
        raise Unusable(problems)
    return built


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
        if shape.sort == "text or group":
            return data if isinstance(data, str) else self._group(shape.of, data, path)
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

    def _one_of_kinds(self, kinds: Kinds, data: Any, path: Path_) -> Any:
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
                self._unknown((*path, key), key, kind)
        built = {
            member.name: self._shaped(member.shape, data[key], (*path, key))
            for key, member in members.items()
            if key in data and not (data[key] is None and member.has_default)
        }
        for key, member in members.items():
            if key not in data and not member.has_default:
                said = Message("“{key}” is missing here.", key=written_key(kind, key))
                self._misfit(path, "missing-key", said)
        return kind(**built) if len(self.problems) == before else _MISFIT

    def _unknown(self, path: Path_, key: str, kind: type) -> None:
        keys = [written_key(kind, each) for each in members_of(kind)]
        near = nearest(key, {*keys, *members_of(kind)})
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
        known = spellings(map(str, shape.words or ()))
        if data in known:
            return known[data] if get_origin(shape.of) is Literal else shape.of(known[data])
        near = nearest(data, known)
        hint = (
            Message("Is it {near}?", near=near)
            if near
            else Message("Known here: {keys}.", keys=Listing(map(typed, shape.words or ())))
        )
        return self._misfit(
            path, "unknown-word", Message("“{word}” is not known here.", word=data), hint
        )

    def _misfit(self, path: Path_, code: str, message: Message, hint: Message | None = None) -> Any:
        self.problems.append(self.document.problem(path, code=code, message=message, hint=hint))
        return _MISFIT
