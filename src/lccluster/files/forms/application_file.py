"""An application file to the form's model: keys in either language, all problems in one run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.forms.wrong_keys import Expected, hint_for, of_findings, of_form
from lccluster.files.yaml.reader import MOST_PROBLEMS, Document, Path_
from lccluster.form.application import Application, model_of
from lccluster.form.form import Form
from lccluster.form.keys import Keys
from lccluster.language import Message
from lccluster.quantities import QuantityError, Unit, is_plain, remarks
from lccluster.quantities.texts import folded, is_digits

if TYPE_CHECKING:
    from lccluster.form.findings import Findings

Model = TypeVar("Model", bound=BaseModel)
Units = tuple[tuple[str, Unit], ...]  # of figures, by their names
_YEARED = re.compile(r"([0-9]{4})年([^0-9]+)")


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
        from msgspec.structs import replace

        path = _split(problem.field) if problem.field else ()
        line, column = self.document.place(self.written.path(path))
        return replace(problem, file=self.document.name, line=line, column=column)


class KeySpellings(Struct):
    """How keys were spelt, so that a problem of a field finds its line."""

    paths: dict[Path_, Path_]

    def path(self, path: Path_) -> Path_:
        """Give the path as written for a path in the form's own names."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.paths:
                return self.paths[path[:length]] + path[length:]
        return path


def read_form(document: Document, form: Form) -> TypedForm:
    """Read an application from a document; raises Unusable with every problem of it."""
    application, written, data = _read(model_of(form), document, of_form(form))
    remarked = tuple(_remarks(document, written, data, form))
    return TypedForm(application, document, written, remarked)


def read_findings(document: Document) -> Findings:
    """Read findings from a document; raises Unusable with every problem of it."""
    from lccluster.form.findings import Findings

    findings, _, _ = _read(Findings, document, of_findings())
    return findings


def _read(
    model: type[Model], document: Document, expected: Expected
) -> tuple[Model, KeySpellings, Any]:
    renaming = _Renaming(document, expected)
    data = renaming.group(expected.keys, document.data, (), ())
    problems = list(renaming.problems)
    if data is not None:
        try:
            built = model.model_validate(data)
            if not problems:
                return built, renaming.written, data
        except ValidationError as error:
            problems += [
                _problem(each, document, renaming.written)
                for each in error.errors(include_url=False)
            ]
    raise Unusable(sorted(problems, key=lambda each: (each.line or 0, each.column or 0)))


class _Renaming:
    """Give every key the form's own name; refuse unknown keys and two spellings of one field."""

    def __init__(self, document: Document, expected: Expected) -> None:
        self.document, self.expected = document, expected
        self.problems: list[Problem] = []
        self.written = KeySpellings({})
        self.spelt: dict[Path_, str] = {}  # how each field was spelt first

    def group(self, known: Keys, data: Any, path: Path_, as_written: Path_) -> Any:
        if not isinstance(data, dict):
            return self._no_group(data, as_written)
        if path == as_written and _is_as_named(known, data):
            return data.copy()  # into which a cell from elsewhere may be put
        renamed: dict[str, Any] = {}
        for key, value in data.items():
            here = (*as_written, key)
            found, year = self._find(known, key)
            if found is None:
                self._unknown(known, key, here)
                continue
            there = (*path, *found)
            self._note(there, here)
            if len(found) == 1 or found[-1] not in self._holder(renamed, found):
                self.spelt.setdefault(there, key)
            self._put(renamed, found, self._below(known, found, value, there, here), there, here)
            if year:
                self._holder(renamed, (*found, "year")).setdefault("year", year)
        return renamed

    def _find(self, known: Keys, key: str) -> tuple[tuple[str, ...] | None, str | None]:
        if found := known.find(key):
            return found, None
        yeared = _YEARED.fullmatch(
            folded(key)
        )  # the form's heading carries the year: 2024年经济效益
        found = known.find(yeared[2]) if yeared else None
        return (found, yeared[1]) if yeared and found == self.expected.yeared else (None, None)

    def _note(self, path: Path_, here: Path_) -> None:
        if path != here:
            self.written.paths.setdefault(path, here)

    def _below(
        self, known: Keys, found: tuple[str, ...], value: Any, path: Path_, here: Path_
    ) -> Any:
        below = known.below.get(found[0]) if len(found) == 1 else None
        if below is None or value is None:
            return value
        if isinstance(value, list):
            return [
                self.group(below, item, (*path, index), (*here, index))
                if isinstance(item, dict)
                else item
                for index, item in enumerate(value)
            ]
        return self.group(below, value, path, here) if isinstance(value, dict) else value

    def _put(
        self,
        renamed: dict[str, Any],
        found: tuple[str, ...],
        value: Any,
        there: Path_,
        here: Path_,
    ) -> None:
        """Put a value where it belongs; `产业集群名称` at the top belongs into the cluster's group."""
        holder = self._holder(renamed, found)
        heading = self._first(there) == here[-1] and isinstance(holder.get(found[-1]), dict)
        if heading and (value is None or isinstance(value, dict)):
            for key, each in (value or {}).items():
                self._put(holder[found[-1]], (key,), each, (*there, key), (*here, key))
        elif found[-1] in holder and not heading:
            self._problem(
                here,
                "two-spellings",
                self._twice(here[-1], self._first(there)),
                Message("Keep one of the two."),
            )
        else:
            holder[found[-1]] = value

    def _first(self, there: Path_) -> str | int:
        """Give the spelling in which a field stood first; its own name unless another was noted."""
        return self.spelt.get(there, there[-1])

    @staticmethod
    def _holder(renamed: dict[str, Any], found: tuple[str, ...]) -> dict[str, Any]:
        """Give the group that a field belongs into; what is no group there is complained of later."""
        for step in found[:-1]:
            if renamed.get(step) is None:
                renamed[step] = {}
            renamed = renamed[step] if isinstance(renamed[step], dict) else {}
        return renamed

    @staticmethod
    def _twice(key: str | int, first: str | int) -> Message:
        if key == first:
            return Message("“{key}” stands here a second time.", key=key)
        return Message("“{key}” and “{first}” are the same field.", key=key, first=first)

    def _unknown(self, known: Keys, key: str, here: Path_) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            return
        from lccluster.files.yaml import traps as yaml_traps

        if trap := yaml_traps.trap_in(key) or yaml_traps.trap_in(f"{key}:"):
            self._problem(here, *trap)
            return
        hint = hint_for(key, known, self.expected)
        self._problem(here, "unknown-field", Message("There is no such field here."), hint)

    def _no_group(self, data: Any, here: Path_) -> None:
        from lccluster.files.yaml import traps as yaml_traps

        trap = yaml_traps.trap_in(data) if isinstance(data, str) else None
        shape = ("not-a-form", self.expected.named_entries, self.expected.shape)
        self._problem(here, *(trap or shape))

    def _problem(self, here: Path_, code: str, message: Message, hint: Message) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(
                self.document.problem(here, at_key=True, code=code, message=message, hint=hint)
            )


def _is_as_named(known: Keys, data: dict[str, Any]) -> bool:
    """Tell whether all keys, those of the groups below too, are the form's own, as in most files."""
    if not data.keys() <= known.names:
        return False
    for key in known.below.keys() & data.keys():
        value = data[key]
        for each in value if type(value) is list else (value,):
            if type(each) is dict and not _is_as_named(known.below[key], each):
                return False
    return True


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
        found = document.problem(path, code=reason.code, message=reason.message, hint=reason.hint)
    else:
        from lccluster.files.yaml import traps as yaml_traps

        text = error["input"]
        message, hint = _SHAPES.get(error["type"], _SHAPES["model_type"])
        hint = (yaml_traps.hint_in(text) if isinstance(text, str) else None) or hint
        found = document.problem(
            path, code=error["type"].replace("_", "-"), message=message, hint=hint
        )
    return found


def _remarks(document: Document, written: KeySpellings, data: Any, form: Form) -> list[Problem]:
    """Say what is unusual in how figures were written, and that the file was not UTF-8."""
    found = [document.source.notice] if document.source.notice else []
    for path, text, unit in _figures(data, form):
        for code, message in remarks(text, unit):
            place = written.path(path)
            found.append(
                document.problem(place, code=code, severity=Severity.WARNING, message=message)
            )
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


def _split(field_path: str) -> Path_:
    parts = re.findall(r"[^.\[\]]+", field_path)
    return tuple(int(part) if is_digits(part) else part for part in parts)
