"""What a file would say once cells are changed, rows are added and rows are taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from lccluster.files.yaml.adding import additions, node_at
from lccluster.files.yaml.reader import Document, Path_
from lccluster.files.yaml.rows import RowWords, entries_added, entries_removed, joined
from lccluster.files.yaml.splicing import New, Splice, spliced, with_values


class Changes(Struct, frozen=True):
    """The new texts of cells, the rows that come to lists, and those that go."""

    document: Document
    texts: Mapping[Path_, str] = field(default_factory=dict)
    coming: Mapping[Path_, Sequence[RowWords]] = field(default_factory=dict)
    going: Mapping[Path_, Sequence[int]] = field(default_factory=dict)

    def written(self) -> bytes:
        """Give the bytes of the file; raises Unusable where more would change."""
        values: dict[Path_, New] = {
            path: said or None for path, said in self.texts.items() if self._stands(path)
        }
        new = {path: said for path, said in self.texts.items() if path not in values and said}
        added = {path: said for path, said in new.items() if isinstance(path[-1], str)}
        beside = {path[:-1]: said for path, said in new.items() if path not in added}
        for path in [path for path in beside if isinstance(self._value(path), str)]:
            values[path] = _both(values.get(path, self._value(path)), beside.pop(path))
        more = [*additions(self.document, added), *self._of_rows()]
        more += [
            each for path, said in beside.items() for each in joined(self.document, path, said)
        ]
        return spliced(self.document, values, more, self._wanted({**values, **added}, beside))

    def at(self, path: Path_) -> Path_:
        """Give the place at which the form shows what would stand at one of the file."""
        shown: Path_ = ()
        for step in path:
            shown = (*shown, self._row_shown(shown, step) if isinstance(step, int) else step)
        return shown

    def _row_shown(self, path: Path_, at: int) -> int:
        count, gone = len(self._said(path)), self.going.get(path, ())
        kept = [each for each in range(count) if each not in gone]
        return kept[at] if at < len(kept) else count + at - len(kept)

    def _stands(self, path: Path_) -> bool:
        return node_at(self.document, path) is not None

    def _said(self, path: Path_) -> Sequence[Any]:
        said = self._value(path)
        return said if isinstance(said, list) else ()

    def _value(self, path: Path_) -> Any:
        said: Any = self.document.data
        for step in path:
            said = _below(said, step)
        return said

    def _of_rows(self) -> Iterable[Splice]:
        for path in {**self.going, **self.coming}:
            going, coming = self.going.get(path, ()), self.coming.get(path, ())
            all_go = bool(going) and len(going) == len(self._said(path))
            if coming and not all_go:
                yield entries_added(self.document, path, coming)
            if going:
                yield from entries_removed(self.document, path, going, coming if all_go else ())

    def _wanted(self, values: Mapping[Path_, New], beside: Mapping[Path_, str]) -> Any:
        data = with_values(self.document.data, values)
        for path, said in beside.items():
            above = _at(data, path[:-1])
            stands = above[path[-1]]
            above[path[-1]] = [*(stands if isinstance(stands, list) else [stands]), said]
        inmost_first = sorted({**self.going, **self.coming}, key=len, reverse=True)
        for path in inmost_first:
            above, gone = _at(data, path[:-1]), self.going.get(path, ())
            kept = [each for at, each in enumerate(above.get(path[-1]) or []) if at not in gone]
            above[path[-1]] = [*kept, *map(dict, self.coming.get(path, ()))]
        return data


def _both(stands: Any, more: str) -> New:
    """Put a text beside another one; where that goes, it takes its place."""
    return (stands, more) if stands else more


def _at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def _below(said: Any, step: str | int) -> Any:
    if isinstance(said, dict):
        return said.get(step)
    there = isinstance(said, list) and isinstance(step, int) and step < len(said)
    return said[step] if there else None
