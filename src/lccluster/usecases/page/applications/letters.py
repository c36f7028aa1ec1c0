"""Letters among the forms of a folder: saved anew or renamed they bear no mark, and are told by what stands in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.forms.any_form import read_application
from lccluster.files.forms.choice import FormChoice
from lccluster.files.forms.document.tables import is_tableless
from lccluster.files.rules.forms import measured_forms
from lccluster.files.rules.library import Library


def is_letter(path: Path, library: Library, today: date) -> bool:
    """Tell a Word document with neither a table nor lines that state a form; only what has no table is read."""
    return path.suffix.lower() == ".docx" and is_tableless(path) and _no_form(path, library, today)


def _no_form(path: Path, library: Library, today: date) -> bool:
    """Tell whether no form is found in it; of what cannot be read nobody can tell."""
    try:
        read_application(path, path.name, FormChoice(measured_forms(library), today, None, library))
    except Unusable as unusable:
        return {each.code for each in unusable.problems} == {"no-form"}
    return False
