"""Materials that were handed in with forms, put where each form names them, so that they are looked at as ever."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.forms.any_form import read_application
from lccluster.files.forms.choice import FormChoice
from lccluster.files.forms.materials.naming import named_files
from lccluster.usecases.page.applications.handed_in import below

MATERIALS = "materials"


def lay_beside(place: Path, forms: list[Path], choice: FormChoice) -> None:
    """Lay what was handed in beside every form that names it, by the last part of the name."""
    given = {each.name: each for each in below(place, MATERIALS)}
    for form in forms if given else ():
        _lay(form, given, choice)


def _lay(form: Path, given: Mapping[str, Path], choice: FormChoice) -> None:
    try:
        application = read_application(form, str(form), choice).application
    except Unusable:
        return  # which is said where it is checked
    for named in named_files(application, form.parent):
        if named.name in given and not named.exists():
            named.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(given[named.name], named)
