"""What somebody typed into the cells of a file, held against what stood there when the form was opened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Unusable
from lccluster.files.forms.application_file import split
from lccluster.files.yaml.reader import Document, Path_, dotted
from lccluster.language import Message, headed
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.editing.changes import Changes
from lccluster.usecases.page.editing.places import Place, plain
from lccluster.usecases.page.titles.recording import ChangedMeanwhile

BEFORE = "before-"  # in front of a field that says what stood there when the form was opened


class Cells(Struct, frozen=True):
    """A file as it lies there, and its cells."""

    document: Document
    places: tuple[Place, ...]

    def fields(self) -> list[AskedField]:
        """Ask for every cell under its heading, with what stood there beside it, unseen."""
        unseen = (
            AskedField(BEFORE + each.key, Message("value"), "", shape="hidden")
            for each in self.places
        )
        return [*unseen, *self._asked()]

    def _asked(self) -> Iterator[AskedField]:
        """Ask for the cells, and behind all that lies in a row whether it goes."""
        goes: dict[Path_, AskedField] = {}
        for place, after in zip_longest(self.places, self.places[1:]):
            yield place.field()
            if place.row and (asked := place.removing()):
                goes.setdefault(place.row.place, asked)
            ended = [each for each in goes if not (after and _is_below(after.path, (each,)))]
            yield from (goes.pop(each) for each in reversed(ended))

    def begun(self) -> Typed:
        """Fill in what stands there."""
        said = {each.key: each.text for each in self.places}
        return Typed(said | {BEFORE + key: text for key, text in said.items()})

    def changes(self, typed: Typed) -> Changes | None:
        """Say what was changed, None where nothing was; raises ChangedMeanwhile."""
        going = {each.row.place for each in self.places if each.row and typed.said(each.row.key)}
        touched = [each for each in self.places if _is_touched(each, typed, going)]
        crossed = [each for each in touched if each.text != _text(typed, BEFORE + each.key)]
        if crossed:
            raise ChangedMeanwhile(*_crossed(typed, crossed), self.again(typed))
        return self._parted(typed, touched, going) if touched else None

    def _parted(self, typed: Typed, touched: Sequence[Place], going: Collection[Path_]) -> Changes:
        """Part what was typed: cells of the file, those of rows that come, and the rows that go."""
        new = {each.row.place for each in touched if each.row and not each.row.stands}
        coming: dict[Path_, dict[int, Any]] = {}
        for each in self.places:
            if each.row and each.row.place in new and not _is_below(each.path, going):
                rest = each.path[len(each.row.place) :]
                if (text := _text(typed, each.key)) or each.needed:
                    entry = coming.setdefault(each.row.path, {}).setdefault(each.row.at, {})
                    _put(entry, rest, text or None)
        texts = {
            each.path: _text(typed, each.key)
            for each in touched
            if not (each.row and not each.row.stands) and not _is_below(each.path, going)
        }
        rows = {path: [*map(_without_blanks, every.values())] for path, every in coming.items()}
        emptied = [path for path, text in texts.items() if isinstance(path[-1], int) and not text]
        gone: dict[Path_, list[int]] = {}
        for path in (*going, *emptied):  # of a list of words, one that is emptied goes
            texts.pop(path, None)
            if not _is_below(path[:-1], going):
                gone.setdefault(path[:-1], []).append(int(path[-1]))
        return Changes(self.document, texts, rows, gone)

    def again(self, typed: Typed) -> Typed:
        """Fill the form in with what was typed into it, and with what stands there now in the rest."""
        kept = {
            each.key: _text(typed, each.key) for each in self.places if _is_changed(typed, each.key)
        }
        return Typed({**self.begun().texts, **kept})


def as_shown(unusable: Unusable, changes: Changes) -> Unusable:
    """Name what is wrong by the cells of the form: such lines stand in no file yet."""
    return Unusable(
        replace(
            each,
            file=None,
            line=None,
            column=None,
            field=dotted(changes.at(split(each.field))) if each.field else None,
        )
        for each in unusable.problems
    )


def _put(entry: dict[str, Any], path: Path_, text: str | None) -> None:
    """Put a text into a new row: under its key, or under one in the only entry of a list of the row."""
    if len(path) == 1:
        entry[str(path[0])] = text
    else:
        entry.setdefault(str(path[0]), [{}])[0][str(path[-1])] = text


def _without_blanks(entry: dict[str, Any]) -> dict[str, Any]:
    """Leave out lists of a new row in which nothing was typed."""
    blank = [
        key for key, said in entry.items() if isinstance(said, list) and not any(said[0].values())
    ]
    return {key: said for key, said in entry.items() if key not in blank}


def _is_below(path: Path_, rows: Collection[Path_]) -> bool:
    return any(path[: len(each)] == each for each in rows)


def _text(typed: Typed, key: str) -> str:
    return plain(typed.said(key) or "")


def _is_touched(place: Place, typed: Typed, going: Collection[Path_]) -> bool:
    """Tell whether a cell is another one now, or goes with its row."""
    goes = not (place.row and not place.row.stands) and _is_below(place.path, going)
    return goes or _is_changed(typed, place.key)


def _is_changed(typed: Typed, key: str) -> bool:
    return _text(typed, key) != _text(typed, BEFORE + key)


def _crossed(typed: Typed, places: list[Place]) -> tuple[bytes, bytes]:
    """Say of cells that somebody else changed, too, what stood there and what stands there."""
    was = "\n".join(headed(each.label, _text(typed, BEFORE + each.key)) for each in places)
    now = "\n".join(headed(each.label, each.text) for each in places)
    return was.encode(), now.encode()


NOTHING_NEW = Fault("nothing-new", Message("Nothing was changed yet."))
