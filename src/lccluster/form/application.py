"""A filled application, as the form of its rulebook asks for it: the models are built from `form.yaml`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, create_model, model_validator

from lccluster.form.cells import cell_of
from lccluster.form.form import MATERIAL, MATERIALS, NAME, Form
from lccluster.form.group import Group, labelled
from lccluster.form.parts import FormField, FormGroup, FormMaterials
from lccluster.form.types import Day, ExactCount, Named, Office, Text, YesNo
from lccluster.form.values import value
from lccluster.language import Message
from lccluster.quantities import QuantityError, is_blank, is_yes_or_no


def _said(name: str) -> Any:
    words = MATERIAL[name]
    return labelled(words.zh, words.en)


class Material(Group):
    """One material handed in: a file, or a plain yes or no."""

    file: Text = _said("file")
    handed_in: YesNo = _said("handed_in")
    sealed: YesNo = _said("sealed")
    characters: ExactCount = _said("characters")

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, written: Any) -> Any:
        """Take `path`, `true`, `false` and a blank for the long form."""
        if isinstance(written, str):
            if is_yes_or_no(written):
                return {"handed_in": written}
            return {} if is_blank(written) else {"file": written}
        return {} if written is None else written


class Materials(Group):
    """The materials handed in, each a list because offices hand in several files for one."""

    @model_validator(mode="before")
    @classmethod
    def _one_is_a_list_of_one(cls, written: Any) -> Any:
        """Let every material be written alone or as a list."""
        if not isinstance(written, dict):
            return {} if written is None else written
        return {key: _listed(value) for key, value in written.items()}


class Application(Group):
    """A filled application form; a class derived from this has the cells of one form."""

    form: ClassVar[Form]

    applicant: Named = None
    county: Office = None
    filled_on: Day = None
    materials: Materials = Materials.model_construct()

    def stated(self, path: str) -> Any:
        """Give what stands in a field; None where it is blank, or the form has no such field."""
        return value(self, path) if path in self.form.by_path else None

    @property
    def cluster_name(self) -> str | None:
        """Give the name of the cluster."""
        found: str | None = value(self, NAME)
        return found

    @model_validator(mode="before")
    @classmethod
    def _blank_groups_are_absent(cls, written: Any) -> Any:
        """Leave out a heading with nothing under it, so that its cells are unstated."""
        return {key: value for key, value in written.items() if value is not None}


@cache
def model_of(form: Form) -> type[Application]:
    """Build the model of a form: every cell by its key, with its label and what reads it."""
    cells = dict(map(_member, form.groups))
    materials = _materials(form.materials)
    label = form.materials.label
    cells[MATERIALS] = materials, labelled(label.zh, label.en, default=materials.model_construct())
    made = create_model("Application", __base__=Application, **cells)
    made.form = form
    return made


def _member(group: FormGroup) -> tuple[str, Any]:
    if group.is_field:
        return _cell(group.fields[0])
    below = create_model(
        "".join(map(str.capitalize, group.id.split("_"))),
        __base__=Group,
        **dict(map(_cell, group.fields)),
    )
    words, also = group.words, (*group.also, *group.short)
    if group.rows:
        return group.id, (_rows(group, below), labelled(words.zh, words.en, *also, default=()))
    blank = below.model_construct()
    return group.id, (below, labelled(words.zh, words.en, *also, default=blank))


def _cell(each: FormField) -> tuple[str, Any]:
    kind = Annotated[Any, cell_of(each)]
    return each.name, (kind, labelled(each.label.zh, each.label.en, *each.also, *each.short))


def _rows(group: FormGroup, below: type[Group]) -> Any:
    rows = tuple[below, ...]  # type: ignore[valid-type]
    if group.year is None:
        return rows
    name = group.year.name

    def one_row_a_year(found: tuple[Any, ...]) -> tuple[Any, ...]:
        """Refuse a year that stands in two rows: which of its figures counts, nobody can tell."""
        years = [year for row in found if (year := getattr(row, name)) is not None]
        twice = next((year for year in years if years.count(year) > 1), None)
        if twice is None:
            return found
        raise QuantityError(
            "year-twice",
            Message("The year {year} stands here twice.", year=twice),
            Message("Keep one row for each year."),
        )

    return Annotated[rows, AfterValidator(one_row_a_year)]


def _materials(asked: FormMaterials) -> type[Materials]:
    if not asked.listed:  # whatever is named is taken
        return create_model("AnyMaterials", __base__=Materials, __cls_kwargs__={"extra": "allow"})
    cells: dict[str, Any] = {
        each.id: (
            tuple[Material, ...],
            labelled(each.label.zh, each.label.en, *each.also, default=()),
        )
        for each in asked.listed
    }
    return create_model("Materials", __base__=Materials, **cells)


def _listed(value: Any) -> Any:
    if type(value) is str and is_yes_or_no(value):
        return (_answered(value),)
    return () if value is None else value if isinstance(value, (list, tuple)) else [value]


@lru_cache(maxsize=64)  # most materials are a plain yes, and nothing in one can change
def _answered(word: str) -> Material:
    return Material.model_validate(word)
