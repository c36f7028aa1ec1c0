"""The form's fields by dotted path and by label, derived from the models and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lccluster.form.application import Application, Cluster
from lccluster.form.types import Cell
from lccluster.quantities import Unit, read_day, read_year
from lccluster.vocabulary import Words

Path = tuple[str, ...]


class Field(Struct, frozen=True):
    """One cell of the form."""

    path: str
    label: Words
    unit: Unit | None
    is_list: bool = False
    is_day: bool = False
    is_year: bool = False


class Keys(Struct, frozen=True):
    """What may stand as a key at one place of the form, and what may stand below it."""

    names: frozenset[str]
    by_spelling: dict[str, Path]
    below: dict[str, Keys]

    def find(self, written: str) -> Path | None:
        """Find the field for a key as written: its name, or its label in any spelling."""
        return self.by_spelling.get(written) or self.by_spelling.get(fold(written))


def fold(label: str) -> str:
    """Fold a label: widths, blanks and brackets do not matter."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", label)).casefold()


@cache
def units() -> dict[str, Unit | None]:
    """Map every dotted path that a rule can name, groups included, to its unit.

    What stands in the rows of a list (`products.name`) is many things, and no rule can name it.
    """
    lists = tuple(f"{field.path}." for field in fields() if field.is_list)
    return {field.path: field.unit for field in fields() if not field.path.startswith(lists)}


@cache
def yearly_units() -> dict[str, Unit]:
    """Map the figures that stand in rows with a year (`yearly.output_value_yi`) to their units."""
    rows = [each.path.removesuffix("year") for each in fields() if each.path.endswith(".year")]
    lists = {field.path + "." for field in fields() if field.is_list}
    return {
        field.path: field.unit
        for field in fields()
        for row in rows
        if field.unit and row in lists and field.path.startswith(row)
    }


@cache
def columns_of(table: str) -> dict[str, Unit | None]:
    """Map the columns of a list on the form to their units; none for what is no list."""
    lists = {field.path for field in fields() if field.is_list}
    rows = [each for each in fields() if each.path.rpartition(".")[0] == table in lists]
    return {each.path.rpartition(".")[2]: each.unit for each in rows}


@cache
def days() -> tuple[str, ...]:
    """List the dotted paths of the days on the form."""
    return tuple(field.path for field in fields() if field.is_day)


@cache
def years() -> tuple[str, ...]:
    """List the dotted paths of the years on the form, those of rows (`yearly.year`) included."""
    return tuple(field.path for field in fields() if field.is_year)


@cache
def fields() -> tuple[Field, ...]:
    """List the fields in the order of the form."""
    return tuple(_walk(Application, "", ""))


@cache
def field(path: str) -> Field:
    """Find one field by its dotted path; raises KeyError."""
    return {each.path: each for each in fields()}[path]


@cache
def keys(model: type[BaseModel] = Application) -> Keys:
    """Give the keys of the form, or of one group of it."""
    by_spelling: dict[str, Path] = {}
    below: dict[str, Keys] = {}
    for name, info in model.model_fields.items():
        by_spelling |= dict.fromkeys((name, *_labels(info)), (name,))
        if group := group_of(info):
            below[name] = keys(group)
    if model is Application:
        # The form prints these two without a heading of their own.
        for name in ("name", "area_km2"):
            label = fold(str(Cluster.model_fields[name].title))
            by_spelling[label] = ("cluster", name)
    return Keys(frozenset(model.model_fields), by_spelling, below)


def group_of(info: FieldInfo) -> type[BaseModel] | None:
    """Give the model of a field that holds a group, or a list of groups."""
    kinds = (info.annotation, *get_args(info.annotation))
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)


def _labels(info: FieldInfo) -> Iterator[str]:
    also: Any = (info.json_schema_extra or {}).get("also", [])  # type: ignore[union-attr]
    yield from map(fold, (str(info.title), *also))


def _walk(model: type[BaseModel], prefix: str, heading: str) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        # 总数 says nothing on its own: a total goes by the heading that it is the total of.
        label = Words(heading if name == "total" else str(info.title), str(info.description))
        cell = next((each for each in info.metadata if isinstance(each, Cell)), None)
        yield Field(
            path=prefix + name,
            label=label,
            unit=cell.unit if cell else None,
            is_list=get_origin(info.annotation) is tuple,
            is_day=cell is not None and cell.read is read_day,
            is_year=cell is not None and cell.read is read_year,
        )
        if group := group_of(info):
            yield from _walk(group, f"{prefix}{name}.", str(info.title))
