"""An application form of any kind: YAML, or filled in with Word, WPS or Excel."""

from __future__ import annotations

from pathlib import Path

from lccluster.files.forms.application_file import Filled, read_form
from lccluster.files.rules.library import SHIPPED, Library
from lccluster.files.yaml.hints.wrong_keys import SHAPES
from lccluster.files.yaml.reader import read_yaml
from lccluster.form.application import Application

# What office programs write; the form in it is found by its labels, or the file is refused.
OFFICE_SUFFIXES = frozenset(
    (".docx", ".docm", ".doc", ".wps", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".odt")
)


def read_application(path: Path, name: str, library: Library = SHIPPED) -> Filled:
    """Read an application, or a filled form; raises Unusable with every problem of the file.

    The rulebooks of `library` say how the labels of a form are spelt.
    """
    if path.suffix.lower() in OFFICE_SUFFIXES:
        from lccluster.files.forms.document.form_file import read_form_file

        return read_form_file(path, name, library)
    return read_form(read_yaml(path, name, shape=SHAPES[Application]))
