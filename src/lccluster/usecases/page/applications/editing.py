"""An application of the folder, edited where it lies: only the cells that somebody changed, every other byte as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.safe_write import replace_file
from lccluster.files.forms.application_file import KeySpellings, as_written, read_form
from lccluster.files.forms.choice import FormChoice
from lccluster.files.rules.forms import measured_forms
from lccluster.files.rules.library import Library
from lccluster.files.yaml.adding import additions
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.nodes import value_below
from lccluster.files.yaml.reader import Document, Path_, dotted, parse, read_yaml
from lccluster.files.yaml.splicing import New, spliced
from lccluster.files.yaml.text import decode
from lccluster.form.form import Form, FormField, FormGroup
from lccluster.language import Message
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.titles.recording import ChangedMeanwhile, changed_lines
from lccluster.vocabulary import Words

YAML = (".yaml", ".yml")
BEFORE = "before-"  # in front of a field that says what stood there when the form was opened


class Place(Struct, frozen=True):
    """A cell of the file: its field, the heading above it, where it stands, what stands there.

    `path` is as the file spells it, `key` in the form's own names.
    """

    field: FormField
    heading: Words
    key: str
    path: Path_
    text: str


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
        asked = [_field(each) for each in self.places]
        unseen = (
            AskedField(BEFORE + each.key, Message("value"), "", shape="hidden") for each in asked
        )
        return [*unseen, *asked]

    def begun(self) -> Typed:
        """Fill in what stands there."""
        said = {each.key: each.text for each in self.places}
        return Typed(said | {BEFORE + key: text for key, text in said.items()})

    def edited(self, typed: Typed) -> Edited:
        """Say what the file would be; raises ChangedMeanwhile, or Unusable with all that is wrong."""
        new = {each: _text(typed, each.key) for each in self.places if _is_changed(typed, each.key)}
        crossed = [each for each in new if each.text != _text(typed, BEFORE + each.key)]
        if crossed:
            raise ChangedMeanwhile(*_crossed(typed, crossed), self._again(typed))
        if not new:
            raise Unusable(_nothing_new())
        after = self._with(new)
        _refuse_wrong(after, self.document.name, self.form)
        return Edited(typed, str(self.path), self.document.source.data, after)

    def save(self, shown: Edited, sha256: str) -> Edited:
        """Write what was shown; raises ChangedMeanwhile where the file is another by now, or Unusable."""
        now = self.document.source.data
        if sha256 != shown.sha256 or now != shown.before:
            before, lies = _readable(shown.before), _readable(now)
            raise ChangedMeanwhile(before, lies, self._again(shown.typed))
        replace_file(self.path, shown.after)
        return shown

    def _with(self, new: Mapping[Place, str]) -> bytes:
        standing = {each.path: text or None for each, text in new.items() if self._stands(each)}
        added = {each.path: text for each, text in new.items() if text and not self._stands(each)}
        values: dict[Path_, New] = {**standing}
        return spliced(self.document, values, [*additions(self.document, added)], added)

    def _stands(self, place: Place) -> bool:
        node = self.document.nodes()
        for step in place.path:
            node = value_below(node, step)
        return node is not None

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
    return EditedForm(path, document, form, tuple(_places(form, data, written)))


def _places(form: Form, data: Mapping[str, Any], written: KeySpellings) -> Iterator[Place]:
    """List the cells that stand once, and those of the rows that are there."""
    for group in form.groups:
        below = data if group.is_field else data.get(group.id)
        if group.rows:
            for at, row in enumerate(below if isinstance(below, list) else ()):
                yield from _cells(group, row, (group.id, at), written)
        else:
            yield from _cells(group, below, () if group.is_field else (group.id,), written)


def _cells(group: FormGroup, said: Any, above: Path_, written: KeySpellings) -> Iterator[Place]:
    stated = said if isinstance(said, dict) else {}
    for field in group.fields:
        value = stated.get(field.name)
        if value is None or isinstance(value, str):
            own = (*above, field.name)
            text = _plain(value or "")
            yield Place(field, group.words, str(dotted(own)), written.path(own), text)


def _field(place: Place) -> AskedField:
    cell = place.field
    label: Words | Message = cell.label
    if cell.unit:
        label = Message("{label}, in {unit}", label=cell.label, unit=cell.unit.words)
    shape = "long" if cell.long else "text"
    return AskedField(place.key, label, str(dotted(place.path)), shape=shape, section=place.heading)


def _text(typed: Typed, key: str) -> str:
    return _plain(typed.said(key) or "")


def _plain(text: str) -> str:
    """Give a text as a browser sends it back: its lines end alike, no blanks around it."""
    return text.replace("\r\n", "\n").strip()


def _is_changed(typed: Typed, key: str) -> bool:
    return _text(typed, key) != _text(typed, BEFORE + key)


def _crossed(typed: Typed, places: list[Place]) -> tuple[bytes, bytes]:
    """Say of cells that somebody else changed, too, what stood there and what stands there."""
    was = "\n".join(f"{each.field.label}: {_text(typed, BEFORE + each.key)}" for each in places)
    now = "\n".join(f"{each.field.label}: {each.text}" for each in places)
    return was.encode(), now.encode()


def _readable(data: bytes) -> bytes:
    """Give the words of a file as they are shown, whatever its encoding is."""
    return decode(data, "").text.encode()


def _refuse_wrong(data: bytes, name: str, form: Form) -> None:
    """Refuse what would be no application; raises Unusable, each problem at its cell."""
    try:
        read_form(parse(decode(data, name), shape=shapes.FORM), form)
    except Unusable as unusable:  # of lines that stand in no file yet
        said = (replace(each, file=None, line=None, column=None) for each in unusable.problems)
        raise Unusable(said) from None


def _nothing_new() -> Problem:
    return Problem(code="nothing-new", message=Message("Nothing was changed yet."))
