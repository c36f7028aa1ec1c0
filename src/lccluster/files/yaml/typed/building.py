"""Plain YAML data to frozen structs, strictly: every misfit is a problem with its place."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar, get_origin

from msgspec.structs import replace

from lccluster.choices import choices_offered, spellings, typed
from lccluster.errors import Fault, Problem, Unusable, offered
from lccluster.files.yaml.hints.shapes import (
    ANOTHER_FILE,
    GROUP_EXPECTED,
    LIST_EXPECTED,
    MISSING_KEY,
    UNKNOWN_KEY,
    UNKNOWN_WORD,
)
from lccluster.files.yaml.reader import Document, Path_
from lccluster.files.yaml.typed.at_once import ODD, built_at_once
from lccluster.files.yaml.typed.shapes import (
    READERS,
    Kinds,
    Shape,
    keys_offered,
    members_of,
    shape_of,
    written_key,
)
from lccluster.language import Listing, Message, explained, spelt
from lccluster.quantities import QuantityError

T = TypeVar("T")
_MISFIT = object()


def build(kind: type[T], document: Document) -> tuple[T | None, list[Problem]]:
    """Build a struct from a whole document; None and the problems where it does not fit."""
    try:
        return built_at_once(kind, document.data), []
    except ODD:
        builder = _Builder(replace(document, reads=kind))  # it looks closer, and says what is wrong
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
        problems = [*wrong(built, replace(document, reads=kind))]
    if built is None or problems:
        raise Unusable(problems)
    return built


FEW = 2  # keys


def _is_another(kind: type, data: Mapping[str, Any]) -> bool:
    """Tell a file of another kind: none of its keys is known here; few may be misspelt, all of them."""
    known = keys_offered(kind)
    if any(each in known for each in data):
        return False
    return len(data) > FEW or (bool(data) and not any(offered(each, known) for each in data))


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
            return self._misfit(path, _MISSING_VALUE)
        if shape.sort == "list":
            return self._list(shape.of, data, path)
        if shape.sort == "mapping":
            return self._mapping(shape.of, data, path)
        if shape.sort == "group":
            return self._group(shape.of, data, path)
        return self._misfit(path, _ONE_VALUE_EXPECTED)

    def _one_of_kinds(self, kinds: Kinds, data: Any, path: Path_) -> Any:
        if not isinstance(data, dict):
            return self._misfit(path, GROUP_EXPECTED)
        written = data.get(kinds.tag)
        if isinstance(written, dict | list):
            return self._misfit((*path, kinds.tag), _ONE_VALUE_EXPECTED)
        if written is None:
            kind = next(iter(kinds.by_word.values()))
            return self._misfit(path, MISSING_KEY, key=written_key(kind, kinds.tag))
        if word := kinds.word(written):
            return self._group(kinds.by_word[word], {**data, kinds.tag: word}, path)
        return self._misfit(
            (*path, kinds.tag),
            _UNKNOWN_KIND,
            kind=written,
            kinds=Listing(map(_kind_named, kinds.by_word.items(), kinds.written())),
        )

    def _list(self, kind: Any, data: Any, path: Path_) -> Any:
        if not isinstance(data, list):
            return self._misfit(path, LIST_EXPECTED)
        shape = shape_of(kind)
        return tuple(self._shaped(shape, item, (*path, at)) for at, item in enumerate(data))

    def _mapping(self, kind: Any, data: Any, path: Path_) -> Any:
        if not isinstance(data, dict):
            return self._misfit(path, GROUP_EXPECTED)
        return {key: self.value(kind, item, (*path, key)) for key, item in data.items()}

    def _group(self, kind: type, data: Any, path: Path_) -> Any:
        if not isinstance(data, dict):
            return self._misfit(path, GROUP_EXPECTED)
        members, before = members_of(kind), len(self.problems)
        if not path and _is_another(kind, data):
            keys = Listing(written_key(kind, each) for each in members)
            return self._misfit(path, ANOTHER_FILE, keys=keys)
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
                self._misfit(path, MISSING_KEY, key=written_key(kind, key))
        return kind(**built) if len(self.problems) == before else _MISFIT

    def _unknown(self, path: Path_, key: str, kind: type) -> None:
        keys = [written_key(kind, each) for each in members_of(kind)]
        fault = UNKNOWN_KEY.asking(key, keys_offered(kind))
        self.problems.append(
            self.document.problem(path, fault, at_key=True, key=key, keys=Listing(keys))
        )

    def _scalar(self, shape: Shape, data: str, path: Path_) -> Any:
        if shape.words is not None:
            return self._one_of(shape, data, path)
        read, message = READERS[shape.of]
        try:
            return read(data)
        except ValueError as odd:
            if isinstance(odd, QuantityError) and not message:  # it says more
                return self._misfit(path, odd.fault)
            return self._misfit(path, Fault("wrong-type", Message(message)), text=data)

    def _one_of(self, shape: Shape, data: str, path: Path_) -> Any:
        known = spellings(shape.words or ())
        if data in known:
            return known[data] if get_origin(shape.of) is Literal else shape.of(known[data])
        keys, near = (
            Listing(map(typed, shape.words or ())),
            choices_offered(shape.words or ()),
        )
        return self._misfit(path, UNKNOWN_WORD.asking(data, near), word=data, keys=keys)

    def _misfit(self, path: Path_, fault: Fault, **said: Any) -> Any:
        self.problems.append(self.document.problem(path, fault, **said))
        return _MISFIT


def _kind_named(known: tuple[str, type], written: tuple[str, ...]) -> str:
    """Name a kind as it is typed in the language spoken: by what it is called, with our word where that alone is read."""
    word, kind = known
    if chinese := next((each for each in written if not each.isascii()), None):
        return spelt(word, chinese)
    words = getattr(kind, "words", None)
    return explained(word, str(words)) if isinstance(words, Message) else word


_MISSING_VALUE = Fault("missing-value", Message("A value is missing here."))
_ONE_VALUE_EXPECTED = Fault("one-value-expected", Message("One value belongs here, not several."))
_UNKNOWN_KIND = Fault(
    "unknown-kind", Message("“{kind}” is no kind known here."), Message("The kinds are {kinds}.")
)
