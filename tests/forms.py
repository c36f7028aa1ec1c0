"""Forms as the city's rulebook has them: the model, and its readers."""

from __future__ import annotations

from pathlib import Path

from lccluster.files.forms import any_form, application_file
from lccluster.files.forms.application_file import TypedForm
from lccluster.files.forms.choice import FormChoice
from lccluster.files.forms.document import form_file
from lccluster.files.forms.document.form_file import FilledForm
from lccluster.files.rules.library import SHIPPED, Library
from lccluster.files.yaml.reader import Document
from lccluster.form.application import model_of
from lccluster.form.form import Form
from shipped import BOOK, DAY

FORM: Form = BOOK.form
Application = model_of(FORM)
CHOICE = FormChoice([BOOK], DAY)


def read_application(path: Path, name: str) -> TypedForm:
    """Read an application of any kind."""
    return any_form.read_application(path, name, CHOICE)


def read_form(document: Document) -> TypedForm:
    """Read an application in YAML."""
    return application_file.read_form(document, FORM)


def read_form_file(path: Path, name: str, library: Library = SHIPPED) -> FilledForm:
    """Read an office document, with what the rulebooks of a library let stand around labels."""
    return form_file.read_form_file(path, name, FormChoice([BOOK], DAY, library=library))
