"""An application form of any kind: YAML, or filled in with Word, WPS or Excel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lccluster.files.forms.application_file import TypedForm
    from lccluster.files.forms.choice import FormChoice

# What office programs write; the form in it is found by its labels, or the file is refused.
OFFICE_SUFFIXES = frozenset(
    (".docx", ".docm", ".doc", ".wps", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".odt")
)


def read_application(path: Path, name: str, choice: FormChoice) -> TypedForm:
    """Read an application, or a filled form; raises Unusable with every problem of the file."""
    if path.suffix.lower() in OFFICE_SUFFIXES:
        from lccluster.files.forms.document.form_file import read_form_file

        return read_form_file(path, name, choice)
    from lccluster.files.forms.application_file import read_form
    from lccluster.files.yaml.hints import shapes
    from lccluster.files.yaml.reader import read_yaml

    document = read_yaml(path, name, shape=shapes.FORM)
    return read_form(document, choice.of(document))
