"""Fill the official form with an application: laid out as the annex, drawn as .docx or .xlsx."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel

from lccluster.errors import Unusable
from lccluster.files.disk.documents.output import refuse_other_kinds, said_output
from lccluster.files.forms.any_form import read_application
from lccluster.files.forms.choice import FormChoice
from lccluster.files.forms.materials.naming import named_files
from lccluster.files.rules.forms import measured_forms
from lccluster.files.rules.library import Library
from lccluster.form.application import Application, model_of
from lccluster.form.keys import label_of
from lccluster.form.on_paper.fields import beyond_paper, on_paper, printable
from lccluster.language import spelt
from lccluster.render.form_layout import lay_out
from lccluster.rulebook.measure import Measure
from lccluster.vocabulary import Words

SUFFIXES = (".docx", ".xlsx")


class FilledIn(Struct, frozen=True):
    """A form that was drawn: its bytes; its cluster; what has no cell on it; what held unprintable characters."""

    data: bytes
    cluster: str | None
    beyond: tuple[Words, ...]
    stripped: tuple[str, ...]


def fill_form(application: Path, target: Path, choice: FormChoice, *, overwrite: bool) -> FilledIn:
    """Write an application as the form; raises Unusable. An old file is replaced only if allowed."""
    refuse_other_kinds(target, "-o", SUFFIXES)
    said_output(target, [application], overwrite=overwrite)
    filled = read_application(application, str(application), choice).application
    evidence = named_files(filled, application.parent)
    output = said_output(target, [application, *evidence], overwrite=overwrite)
    try:
        made = drawn_form(
            filled, target.suffix.lower(), choice.book_of_day(filled.filled_on).measure
        )
    except Unusable as unusable:
        named = (replace(each, file=str(application)) for each in unusable.problems)
        raise Unusable(named) from None
    output.write(made.data)
    return made


def blank_form(library: Library, today: date) -> bytes:
    """Draw the form of a day in Word with nothing in it: that of the measure in force, else of the last one."""
    choice = FormChoice(measured_forms(library, None), today, library=library)
    measure = choice.book_of_day(None).measure
    return drawn_form(model_of(choice.blank())(), ".docx", measure).data


def drawn_form(application: Application, suffix: str, measure: Measure) -> FilledIn:
    """Draw an application as `.docx` or `.xlsx`; the same application gives the same bytes."""
    sheet = lay_out(application, measure.city, measure.authority.zh)
    if suffix == ".docx":
        from lccluster.render.word.form import form_docx

        data = form_docx(sheet)
    else:
        from lccluster.render.workbook.form import form_xlsx

        data = form_xlsx(sheet)
    printed = on_paper(application)
    lost = dict.fromkeys(_stripped(printed, ""))
    stripped = tuple(spelt(each, label_of(application.form, each)) for each in lost)
    labels = {each.path: each.label for each in application.form.fields}
    beyond = tuple(labels[path] for path in beyond_paper(application, printed))
    return FilledIn(data, application.cluster_name, beyond, stripped)


def _stripped(value: Any, path: str) -> Iterator[str]:
    """Name the fields whose text loses a character that no document can hold."""
    if isinstance(value, str):
        if printable(value) != value:
            yield path
    elif isinstance(value, BaseModel):
        for name, below in value:
            yield from _stripped(below, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, below in enumerate(value):
            yield from _stripped(below, f"{path}[{index}]")
