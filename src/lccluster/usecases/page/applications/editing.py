"""An application of the folder, edited where it lies: only the cells that somebody changed, every other byte as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.safe_write import replace_file
from lccluster.files.forms.application_file import as_written, read_form, split
from lccluster.files.forms.choice import FormChoice
from lccluster.files.rules.forms import measured_forms
from lccluster.files.rules.library import Library
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, Path_, dotted, parse, read_yaml
from lccluster.files.yaml.text import decode
from lccluster.form.form import Form
from lccluster.language import Message
from lccluster.usecases.page.applications.cells import Place, places_of, plain
from lccluster.usecases.page.applications.changes import Changes
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.titles.recording import ChangedMeanwhile, changed_lines

YAML = (".yaml", ".yml")
BEFORE = "before-"  # in front of a field that says what stood there when the form was opened


class Edited(Struct, frozen=True):
    """What the file would say, and the lines that change."""

    typed: Typed
    path: str
    before: bytes
    after: bytes
    name: str = ""
    answered: tuple[()] = ()
    warnings: tuple[()] = ()

    @property
    def sha256(self) -> str:
        """Hash the file as it was, and as it would be."""
        return hashlib.sha256(self.before + b"\0" + self.after).hexdigest()

    @property
    def line(self) -> str:
        """Draw the lines that go and come."""
        lines = changed_lines(_readable(self.before), _readable(self.after))
        return "\n".join(f"{sign} {line}" for sign, line in lines)

    @property
    def written(self) -> list[Edited]:
        """Give what would be written."""
        return [self]


class EditedForm(Struct, frozen=True):
    """An application of the folder as it lies there: its file, its cells, and its form."""

    path: Path
    document: Document
    form: Form
    places: tuple[Place, ...]

    def fields(self) -> list[AskedField]:
        """Ask for every cell under its heading, with what stood there beside it, unseen."""
        unseen = (
            AskedField(BEFORE + each.key, Message("value"), "", shape="hidden")
            for each in self.places
        )
        return [*unseen, *self._asked()]

    def _asked(self) -> Iterator[AskedField]:
        """Ask for the cells, and behind those of a row whether it goes."""
        for place, after in zip_longest(self.places, self.places[1:]):
            yield place.field()
            if (goes := place.removing()) and (after is None or after.row != place.row):
                yield goes

    def begun(self) -> Typed:
        """Fill in what stands there."""
        said = {each.key: each.text for each in self.places}
        return Typed(said | {BEFORE + key: text for key, text in said.items()})

    def edited(self, typed: Typed) -> Edited:
        """Say what the file would be; raises ChangedMeanwhile, or Unusable with all that is wrong."""
        going = {each.row.key for each in self.places if each.row and typed.said(each.row.key)}
        touched = [each for each in self.places if _is_touched(each, typed, going)]
        crossed = [each for each in touched if each.text != _text(typed, BEFORE + each.key)]
        if crossed:
            raise ChangedMeanwhile(*_crossed(typed, crossed), self._again(typed))
        if not touched:
            raise Unusable(_nothing_new())
        changes = self._changes(typed, touched, going)
        after = changes.written()
        self._refuse_wrong(after, changes)
        return Edited(typed, str(self.path), self.document.source.data, after)

    def _changes(self, typed: Typed, touched: Sequence[Place], going: Collection[str]) -> Changes:
        """Part what was typed: cells that stand in the file once, and those of rows that come."""
        texts: dict[Path_, str] = {}
        coming: dict[Path_, dict[int, dict[str, str]]] = {}
        gone: dict[Path_, dict[int, None]] = {}
        for each in touched:
            row, text = each.row, _text(typed, each.key)
            if row is None or (row.stands and row.key not in going):
                texts[each.path] = text
            elif row.stands:
                gone.setdefault(row.path, {})[row.at] = None
            else:
                coming.setdefault(row.path, {}).setdefault(row.at, {})[str(each.path[-1])] = text
        rows = {path: [*every.values()] for path, every in coming.items()}
        return Changes(self.document, texts, rows, {path: [*at] for path, at in gone.items()})

    def _refuse_wrong(self, data: bytes, changes: Changes) -> None:
        """Refuse what would be no application; raises Unusable, each problem at its cell."""
        try:
            read_form(parse(decode(data, self.document.name), shape=shapes.FORM), self.form)
        except Unusable as unusable:  # of lines that stand in no file yet
            raise Unusable(
                replace(
                    each,
                    file=None,
                    line=None,
                    column=None,
                    field=dotted(changes.at(split(each.field))) if each.field else None,
                )
                for each in unusable.problems
            ) from None

    def save(self, shown: Edited, sha256: str) -> Edited:
        """Write what was shown; raises ChangedMeanwhile where the file is another by now, or Unusable."""
        now = self.document.source.data
        if sha256 != shown.sha256 or now != shown.before:
            before, lies = _readable(shown.before), _readable(now)
            raise ChangedMeanwhile(before, lies, self._again(shown.typed))
        replace_file(self.path, shown.after)
        return shown

    def _again(self, typed: Typed) -> Typed:
        """Fill the form in with what was typed into it, and with what stands there now in the rest."""
        kept = {
            each.key: _text(typed, each.key) for each in self.places if _is_changed(typed, each.key)
        }
        return Typed({**self.begun().texts, **kept})


def opened_form(path: Path, library: Library, today: date) -> EditedForm:
    """Open an application to be edited; raises Unusable where it is no YAML, or no application."""
    document = read_yaml(path, str(path), shape=shapes.FORM)
    form = FormChoice(measured_forms(library, None), today, library=library).of(document)
    data, written = as_written(document, form)
    return EditedForm(path, document, form, tuple(places_of(form, data, written)))


def _text(typed: Typed, key: str) -> str:
    return plain(typed.said(key) or "")


def _is_touched(place: Place, typed: Typed, going: Collection[str]) -> bool:
    """Tell whether a cell is another one now, or goes with its row."""
    return bool(place.row and place.row.key in going) or _is_changed(typed, place.key)


def _is_changed(typed: Typed, key: str) -> bool:
    return _text(typed, key) != _text(typed, BEFORE + key)


def _crossed(typed: Typed, places: list[Place]) -> tuple[bytes, bytes]:
    """Say of cells that somebody else changed, too, what stood there and what stands there."""
    was = "\n".join(f"{each.label}: {_text(typed, BEFORE + each.key)}" for each in places)
    now = "\n".join(f"{each.label}: {each.text}" for each in places)
    return was.encode(), now.encode()


def _readable(data: bytes) -> bytes:
    """Give the words of a file as they are shown, whatever its encoding is."""
    return decode(data, "").text.encode()


def _nothing_new() -> Problem:
    return Problem(code="nothing-new", message=Message("Nothing was changed yet."))
