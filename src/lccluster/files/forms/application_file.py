"""An application file to the form's model: keys in either language, all problems in one run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ValidationError

from lccluster.errors import Fault, Problem, Severity, Unusable, Way
from lccluster.files.forms.wrong_keys import ExpectedKeys, of_another_kind, of_findings, of_form
from lccluster.files.yaml.own_names import KeySpellings, spelling
from lccluster.files.yaml.reader import Document, Path_
from lccluster.form.application import Application, model_of
from lccluster.form.form import Form
from lccluster.form.keys import keys_in, keys_of
from lccluster.language import Message
from lccluster.quantities import QuantityError, Unit, is_plain, remarks
from lccluster.quantities.texts import is_digits

if TYPE_CHECKING:
    from lccluster.form.findings import Findings

Model = TypeVar("Model", bound=BaseModel)
Units = tuple[tuple[str, Unit], ...]  # of figures, by their names


class TypedForm(Struct, frozen=True):
    """A form as read: the model, its file, and remarks on how it was written."""

    application: Application
    document: Document
    written: KeySpellings
    remarks: tuple[Problem, ...] = ()
    city: str | None = None  # as the title of an office document names it, and where
    city_place: str | Message | None = None
    is_document: bool = (
        False  # the form itself, as its applicant handed it in, not data made from it
    )

    def located(self, problem: Problem) -> Problem:
        """Give a problem of a field its line in the file."""
        path = self.written.path(split(problem.field) if problem.field else ())
        line, column = self.document.place(path)
        found = {"file": self.document.name, "line": line, "column": column}
        spelt = Way(keys_of(self.application.form).path(*path))
        return replace(problem, **found, spelt=spelt)


def read_form(document: Document, form: Form) -> TypedForm:
    """Read an application from a document; raises Unusable with every problem of it."""
    application, written, data = _read(model_of(form), document, of_form(form))
    told = replace(document, reads=keys_of(form))
    remarked = tuple(_remarks(told, written, data, form))
    return TypedForm(application, document, written, remarked)


def as_written(document: Document, form: Form) -> tuple[Any, KeySpellings]:
    """Give what a file says by the form's own names, right or wrong, and how these were spelt; raises Unusable."""
    data, written, problems = _by_own_names(document, of_form(form))
    if not isinstance(data, dict):
        raise Unusable(problems)
    return data, written


def read_findings(document: Document) -> tuple[Findings, Document]:
    """Read findings from a document, and it by our own names; raises Unusable with every problem of it."""
    from lccluster.form.findings import Findings

    findings, written, data = _read(Findings, document, of_findings())
    told = replace(document, reads=keys_in(Findings))
    return findings, spelling(told, written, data) if written.paths else told


def _read(
    model: type[Model], document: Document, expected: ExpectedKeys
) -> tuple[Model, KeySpellings, Any]:
    if other := of_another_kind(document.data, expected):
        raise Unusable(other.at(document.name))
    document = replace(document, reads=expected.keys)
    data, written, problems = _by_own_names(document, expected)
    if data is not None:
        try:
            built = model.model_validate(data)
            if not problems:
                return built, written, data
        except ValidationError as error:
            found = error.errors(include_url=False)
            problems = [*problems, *(_problem(each, document, written) for each in found)]
    raise Unusable(sorted(problems, key=lambda each: (each.line or 0, each.column or 0)))


def _by_own_names(
    document: Document, expected: ExpectedKeys
) -> tuple[Any, KeySpellings, Sequence[Problem]]:
    """Give what a file says by the form's own names, how these were spelt, and wrong keys."""
    if isinstance(document.data, dict) and expected.keys.are_all_of(document.data):
        return document.data.copy(), KeySpellings({}), ()
    from lccluster.files.forms.renaming import Renaming

    renaming = Renaming(document, expected)
    data = renaming.group(expected.keys, document.data, (), ())
    return data, KeySpellings(renaming.paths), renaming.problems


# pydantic's own complaints, in our words; everything else is a QuantityError of ours.
_SHAPES = {
    "model_type": (
        Message("Several named entries belong here."),
        Message("Write them below, indented by two blanks, or in { }."),
    ),
    "tuple_type": (Message("A list belongs here."), Message("Begin each entry with “- ”.")),
}


def _problem(error: Any, document: Document, written: KeySpellings) -> Problem:
    path = written.path(tuple(error["loc"]))
    reason = error.get("ctx", {}).get("error")
    if isinstance(reason, QuantityError):
        found = document.problem(path, reason.fault)
    else:
        from lccluster.files.yaml.hints import slips

        text = error["input"]
        message, hint = _SHAPES.get(error["type"], _SHAPES["model_type"])
        hint = (slips.hint_in(text) if isinstance(text, str) else None) or hint
        found = document.problem(path, Fault(error["type"].replace("_", "-"), message, hint))
    return found


def _remarks(document: Document, written: KeySpellings, data: Any, form: Form) -> list[Problem]:
    """Say what is unusual in how figures were written, and that the file was not UTF-8."""
    found = [document.source.notice] if document.source.notice else []
    for path, text, unit in _figures(data, form):
        for code, message in remarks(text, unit):
            place = written.path(path)
            found.append(document.problem(place, Fault(code, message, severity=Severity.WARNING)))
    return found


def _figures(data: dict[str, Any], form: Form) -> Iterator[tuple[Path_, str, Unit]]:
    """List the figures that are not plain numbers, as written."""
    for above, units in _figure_places(form):
        group = data.get(above) if above else data
        if isinstance(group, list):
            for index, row in enumerate(group):
                yield from _odd((above, index), row, units)
        elif group:
            yield from _odd((above,) if above else (), group, units)


def _odd(path: Path_, group: Any, units: Units) -> list[tuple[Path_, str, Unit]]:
    return [
        ((*path, name), text, unit) for name, unit in units if not is_plain(text := group.get(name))
    ]


@cache
def _figure_places(form: Form) -> tuple[tuple[str, Units], ...]:
    """List where figures stand, as the form does: the group (none at the top), names and units."""
    split = ((each.path.rpartition("."), each.unit) for each in form.cells)
    figures = ((above, (name, unit)) for (above, _, name), unit in split if unit)
    return tuple(
        (above, tuple(said for _, said in those))
        for above, those in groupby(figures, key=itemgetter(0))
    )


def split(field_path: str) -> Path_:
    """Take the path of a field apart, as `dotted` draws one."""
    parts = re.findall(r"[^.\[\]]+", field_path)
    return tuple(int(part) if is_digits(part) else part for part in parts)
