"""An application of the folder, edited where it lies: only the cells that somebody changed, every other byte as it was."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Unusable
from lccluster.files.disk.safe_write import replace_file
from lccluster.files.forms.application_file import as_written, read_form
from lccluster.files.forms.choice import FormChoice
from lccluster.files.rules.forms import measured_forms
from lccluster.files.rules.library import Library
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import parse, read_yaml
from lccluster.files.yaml.text import decode
from lccluster.form.form import Form
from lccluster.usecases.page.applications.cells import places_of
from lccluster.usecases.page.asked import Typed
from lccluster.usecases.page.editing.filled import NOTHING_NEW, Cells, as_shown
from lccluster.usecases.page.titles.recording import ChangedMeanwhile, changed_lines

YAML = (".yaml", ".yml")


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


class EditedForm(Cells, frozen=True):
    """An application of the folder as it lies there: its file, its cells, and its form."""

    path: Path
    form: Form

    def edited(self, typed: Typed) -> Edited:
        """Say what the file would be; raises ChangedMeanwhile, or Unusable with all that is wrong."""
        changes = self.changes(typed)
        if changes is None:
            raise Unusable(NOTHING_NEW.at())
        after = changes.written()
        try:
            read_form(parse(decode(after, self.document.name), shape=shapes.FORM), self.form)
        except Unusable as unusable:
            raise as_shown(unusable, changes) from None
        return Edited(typed, str(self.path), self.document.source.data, after)

    def save(self, shown: Edited, sha256: str) -> Edited:
        """Write what was shown; raises ChangedMeanwhile where the file is another by now, or Unusable."""
        now = self.document.source.data
        if sha256 != shown.sha256 or now != shown.before:
            before, lies = _readable(shown.before), _readable(now)
            raise ChangedMeanwhile(before, lies, self.again(shown.typed))
        replace_file(self.path, shown.after)
        return shown


def opened_form(path: Path, library: Library, today: date) -> EditedForm:
    """Open an application to be edited; raises Unusable where it is no YAML, or no application."""
    document = read_yaml(path, str(path), shape=shapes.FORM)
    form = FormChoice(measured_forms(library, None), today, library=library).of(document)
    data, written = as_written(document, form)
    return EditedForm(document, tuple(places_of(form, data, written)), path, form)


def _readable(data: bytes) -> bytes:
    """Give the words of a file as they are shown, whatever its encoding is."""
    return decode(data, "").text.encode()
