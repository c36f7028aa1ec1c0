"""The forms of the rulebooks at hand, for those who have to know a form before its rulebook is chosen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Unusable
from lccluster.files.rules.library import SHIPPED, Library
from lccluster.files.rules.rulebook_folder import (
    FORM,
    located,
    read_materials,
    read_measure,
    read_part_with_document,
)
from lccluster.form.form import Form
from lccluster.rulebook.cells import totals_by_keys
from lccluster.rulebook.flaws.form import form_flaws
from lccluster.rulebook.measure import Measure


def forms_at_hand(library: Library = SHIPPED) -> tuple[Form, ...]:
    """Give every form at hand once; one that cannot be read is passed over."""
    return _forms(tuple(library.all_folders()))


@cache
def _forms(folders: tuple[Path, ...]) -> tuple[Form, ...]:
    found = (_readable(folder) for folder in folders)
    return tuple(dict.fromkeys(form for form in found if form))


def _readable(folder: Path) -> Form | None:
    try:
        return form_in(folder)
    except Unusable:
        return None


class MeasuredForm(Struct, frozen=True):
    """The form of a measure."""

    measure: Measure
    form: Form


def measured_forms(library: Library, named: str | None = None) -> list[MeasuredForm]:
    """Give the forms among which a day chooses, or the one of a rulebook named; raises Unusable."""
    folders = [library.folder(named)] if named else library.folders()
    return [MeasuredForm(read_measure(each), form_in(each)) for each in folders]


def form_in(folder: Path) -> Form:
    """Read the form of a rulebook, with the materials that its measure lists; raises Unusable."""
    stated, document = read_part_with_document(folder / FORM, Form)
    form = totals_by_keys(stated)
    if found := [located(each, document) for each in form_flaws(form)]:
        raise Unusable(found)
    return form.taking(read_materials(folder).materials)
