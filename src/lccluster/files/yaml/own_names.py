"""Keys of a file that people write: each to the name that we give it, and back to a spelling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.yaml.reader import Document, Path_, parse
from lccluster.files.yaml.typed.keys import ANY, keys_for, kind_at
from lccluster.files.yaml.typed.shapes import Shape, members_of, shape_of
from lccluster.form.keys import Keys
from lccluster.language import Message
from lccluster.rulebook.listed_names import listed

if TYPE_CHECKING:
    from lccluster.files.yaml.splicing import New


class KeySpellings(Struct, frozen=True):
    """How keys were spelt, so that a problem of a field finds its line."""

    paths: dict[Path_, Path_]

    def path(self, path: Path_) -> Path_:
        """Give the path as written for a path in our own names."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.paths:
                return self.paths[path[:length]] + path[length:]
        return path

    def place(self, path: Path_, keys: Keys) -> Path_:
        """Give where something stands, or would: a key that is not there is spelt as the file spells others."""
        found: Path_ = ()
        known: Keys | None = keys
        for at, step in enumerate(path, 1):
            new = known.labels.get(str(step), step) if known and self.in_chinese else step
            found = self.paths.get(path[:at], (*found, new))
            if isinstance(step, str):
                known = known.below.get(step) if known else None
        return found

    @property
    def in_chinese(self) -> bool:
        """Tell whether some of the keys are Chinese."""
        return any(ours[-1] != written[-1] for ours, written in self.paths.items())


class NamedDocument(Document, frozen=True, kw_only=True):
    """A document by our own names, and how the file spells them."""

    written: KeySpellings

    def spliced(self, new: Mapping[Path_, New]) -> bytes:
        """Give the bytes of the file with new values at paths in our own names; raises Unusable."""
        from lccluster.files.yaml.splicing import spliced  # who only reads needs no YAML library

        written = parse(self.source)
        return spliced(written, {self.written.path(path): value for path, value in new.items()})

    def problem(self, path: Path_, fault: Fault, *, at_key: bool = False, **said: Any) -> Problem:
        """Find a fault at `path` as the file spells it."""
        return Document.problem(self, self.written.path(path), fault, at_key=at_key, **said)


def in_own_names(kind: type[Struct], document: Document) -> NamedDocument:
    """Give a document of a kind by our own names; raises Unusable where one key stands in two spellings."""
    naming = _Naming(replace(document, reads=kind))
    data = naming.value(shape_of(kind), document.data, (), ())
    if naming.problems:
        raise Unusable(naming.problems)
    return spelling(naming.document, KeySpellings(naming.paths), data)


def spelling(document: Document, written: KeySpellings, data: Any) -> NamedDocument:
    """Give a document that says what is wrong as the file spells it."""
    here = (document.name, data, document.source, document.root, document.reads)
    return NamedDocument(*here, written=written)


_NONE: Mapping[str, str] = {}


class _Naming:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.paths: dict[Path_, Path_] = {}
        self.problems: list[Problem] = []

    def value(
        self, shape: Shape, data: Any, path: Path_, here: Path_, words: Mapping[str, str] = _NONE
    ) -> Any:
        """Give a value by our own names; what has another shape is complained of later."""
        if isinstance(data, list):
            below = shape_of(shape.of) if shape.sort == "list" else shape
            return [self.value(below, each, (*path, n), (*here, n)) for n, each in enumerate(data)]
        if not isinstance(data, dict):
            return data
        if shape.sort == "mapping":
            return self._listed(shape_of(shape.of), data, path, here, words)
        kind = kind_at(shape, data)
        return self._group(kind, data, path, here) if kind else data

    def _listed(
        self, below: Shape, data: dict[str, Any], path: Path_, here: Path_, words: Mapping[str, str]
    ) -> Any:
        """Give a list of words by our own names for them, where it has any."""
        ours = {chinese: each for each, chinese in words.items()}
        named: dict[str, Any] = {}
        for key, value in data.items():
            there, stands = (*path, ours.get(key, key)), (*here, key)
            if there[-1] in named:
                self._twice(stands, key, str(there[-1]))
                continue
            if key in ours:
                self.paths[there] = stands
            named[ours.get(key, key)] = self.value(below, value, there, stands)
        return named

    def _group(self, kind: type[Struct], data: dict[str, Any], path: Path_, here: Path_) -> Any:
        keys, members = keys_for(kind), members_of(kind)
        named: dict[str, Any] = {}
        spelt: dict[str, str] = {}
        for key, value in data.items():
            (name,) = keys.find(key) or (key,)
            there, stands = (*path, name), (*here, key)
            if name in named:
                self._twice(stands, key, spelt[name])
                continue
            spelt[name] = key
            self.paths[there] = stands
            shape = members[name].shape if name in members else ANY
            named[name] = self.value(shape, value, there, stands, listed(kind, name))
        return named

    def _twice(self, here: Path_, key: str, first: str) -> None:
        self.problems.append(
            self.document.problem(here, _TWO_SPELLINGS, at_key=True, key=key, first=first)
        )


_TWO_SPELLINGS = Fault(
    "two-spellings",
    Message("“{key}” and “{first}” are the same field."),
    Message("Keep one of the two."),
)
