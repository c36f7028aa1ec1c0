"""Letters, notices and lists among the forms of a folder: saved anew or renamed they bear no mark, and are told by what stands in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.forms.any_form import OFFICE_SUFFIXES, read_application
from lccluster.files.forms.choice import FormChoice
from lccluster.files.forms.document.resembling import resembles_form
from lccluster.files.rules.forms import measured_forms
from lccluster.files.rules.library import Library


def is_no_form(path: Path, library: Library, today: date) -> bool:
    """Tell a document in which no form is found; only one that does not look like a form is read for that."""
    if path.suffix.lower() not in OFFICE_SUFFIXES or resembles_form(path, library):
        return False
    return _holds_none(path, library, today)


def _holds_none(path: Path, library: Library, today: date) -> bool:
    """Tell whether no form is found in it; of what cannot be read nobody can tell."""
    try:
        read_application(path, path.name, FormChoice(measured_forms(library), today, None, library))
    except Unusable as unusable:
        return {each.code for each in unusable.problems} == {"no-form"}
    return False
