"""A file of words beside a rulebook: read strictly where there is one, and refused by its own sentence where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.rules.place_holders import in_our_names
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.files.yaml.typed.named import fitting_named
from lccluster.language import Message

T = TypeVar("T", bound=Struct)


class WordsFile(Struct, Generic[T], frozen=True):
    """What the file is called, what it is read as, what of it is wrong, and how one says that it is missing."""

    name: str
    kind: type[T]
    wrong: Callable[[T, Document], Iterable[Problem]]
    code: str
    missing: Message

    def read(self, folder: Path) -> T:
        """Read the words of a rulebook's folder; raises Unusable, also where it has none."""
        path = folder / self.name
        if not path.is_file():
            raise Unusable(self._missing(folder))
        document = read_yaml(path, shape=shapes.RULEBOOK)
        named = replace(document, data=in_our_names(document.data))
        return fitting_named(self.kind, named, self.wrong)[0]

    def flaws(self, folder: Path) -> tuple[Problem, ...]:
        """List what is wrong with the words, where a rulebook has any."""
        try:
            if (folder / self.name).is_file():
                self.read(folder)
        except Unusable as unusable:
            return unusable.problems
        return ()

    def _missing(self, folder: Path) -> Problem:
        return Problem(
            code=self.code,
            file=folder.name,
            message=self.missing.naming(file=self.name),
            hint=Message("Copy that file from another rulebook and change its words."),
        )
