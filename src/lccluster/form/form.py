"""`form.yaml`: what an application form asks for, and what follows from it; the annex of a measure as data."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.form.parts import (
    Field,
    FormField,
    FormGroup,
    FormMaterial,
    FormMaterials,
    FormPaper,
)
from lccluster.quantities import Unit
from lccluster.vocabulary import Words

# What every form has: the tool itself tells applications apart, and chooses a rulebook, by these.
APPLICANT, COUNTY, FILLED_ON, NAME = "applicant", "county", "filled_on", "cluster.name"
NAMES = (APPLICANT, COUNTY, NAME)
KNOWN = (*NAMES, FILLED_ON)
MATERIALS = "materials"  # below this, an application lists what is handed in
OPINION = "county_opinion"  # the county office's box, which holds several cells
# What may be said of each material; it is the program's own, so that one reader serves all measures.
MATERIAL = {
    "file": Words("文件", "path beside the application"),
    "handed_in": Words("已提交", "handed in on paper"),
    "sealed": Words("盖章", "sealed"),
    "characters": Words("字数", "characters that a person counted, where a program cannot"),
}


class Form(Struct, frozen=True, dict=True):
    """The form of a measure, and the materials that go with it."""

    groups: tuple[FormGroup, ...]
    materials: FormMaterials
    paper: FormPaper

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.groups, self.materials, self.paper))

    @cached_property
    def cells(self) -> tuple[FormField, ...]:
        """List its cells in its order, those of rows included."""
        return tuple(each for group in self.groups for each in group.fields)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """List everything that has a path, groups and materials included, in its order."""
        return tuple(self._walk())

    @cached_property
    def by_path(self) -> dict[str, Field]:
        """Map the dotted paths to what they name."""
        return {each.path: each for each in self.fields}

    @cached_property
    def cell_by_path(self) -> dict[str, FormField]:
        """Map the dotted paths of cells to them."""
        return {each.key: each for each in self.cells}

    @cached_property
    def group_by_id(self) -> dict[str, FormGroup]:
        """Map the ids of groups to them; a field without a group is none."""
        return {each.id: each for each in self.groups if not each.is_field}

    def taking(self, materials: Iterable[Any]) -> "Form":
        """Give the form with the materials of its measure, each with `id`, `label`, `also` and `sealed`."""
        listed = tuple(
            FormMaterial(each.id, each.label, each.also, each.sealed) for each in materials
        )
        return replace(self, materials=replace(self.materials, listed=listed))

    def field(self, path: str) -> Field:
        """Find what a dotted path names; raises KeyError."""
        return self.by_path[path]

    def label(self, path: str) -> Words:
        """Give the label of what a dotted path names; raises KeyError."""
        return self.by_path[path].label

    def words(self, path: str) -> list[str]:
        """List what people call a dotted path: its labels, itself, its other spellings. Raises KeyError."""
        label, cell = self.label(path), self.cell_by_path.get(path)
        return [label.zh, label.en, path, *(cell.also if cell else ())]

    @cached_property
    def parts_of_totals(self) -> dict[str, tuple[str, ...]]:
        """Map the dotted path of each total to those of its parts."""
        return {path: each.total_of for path, each in self.cell_by_path.items() if each.total_of}

    @cached_property
    def units(self) -> dict[str, Unit | None]:
        """Map every dotted path that a rule can name, groups included, to its unit.

        What stands in the rows of a list (`products.name`) is many things, and no rule can name it.
        """
        lists = tuple(f"{each.path}." for each in self.fields if each.is_list)
        return {each.path: each.unit for each in self.fields if not each.path.startswith(lists)}

    @cached_property
    def yearly_units(self) -> dict[str, Unit]:
        """Map the figures that stand in rows with a year (`yearly.output_value_yi`) to their units."""
        rows = (group for group in self.groups if group.rows and group.year)
        return {each.key: each.unit for group in rows for each in group.fields if each.unit}

    def columns_of(self, table: str) -> dict[str, Unit | None]:
        """Map the columns of a list to their units; none for what is no list."""
        group = self.group_by_id.get(table)
        rows = group.fields if group and group.rows else ()
        return {each.name: each.unit for each in rows}

    @cached_property
    def days(self) -> tuple[str, ...]:
        """List the dotted paths of its days."""
        return tuple(each.key for each in self.cells if each.kind == "day")

    @cached_property
    def years(self) -> tuple[str, ...]:
        """List the dotted paths of its years, those of rows (`yearly.year`) included."""
        return tuple(each.key for each in self.cells if each.kind == "year")

    @cached_property
    def credit_codes(self) -> tuple[str, ...]:
        """List the dotted paths of its credit codes that stand once on it."""
        once = (each for group in self.groups if not group.rows for each in group.fields)
        return tuple(each.key for each in once if each.kind == "credit_code")

    @cached_property
    def listed(self) -> tuple[FormField, ...]:
        """List the cells that have a column of their own in the 汇总表: short, and one a form."""
        once = (each for each in self.groups if each.listed and not each.rows)
        return tuple(
            each for group in once for each in group.fields if each.listed and not each.long
        )

    @cached_property
    def year_of_results(self) -> str | None:
        """Give the path of the one year of which the figures are; None where it asks for none."""
        once = (each.year for each in self.groups if not each.rows and each.year)
        return next((each.key for each in once), None)

    def _walk(self) -> Iterator[Field]:
        for group in self.groups:
            if not group.is_field:
                yield Field(group.id, group.words, is_list=group.rows)
            for each in group.fields:
                # 总数 says nothing on its own: a total goes by the heading that it is the total of.
                words = Words(group.words.zh, each.label.en) if each.total_of else each.label
                yield Field(each.key, words, each.unit)
        yield Field(MATERIALS, self.materials.label)
        for material in self.materials.listed:
            yield Field(f"{MATERIALS}.{material.id}", material.label, is_list=True)


def joined(forms: Iterable[Form]) -> Form:
    """Give a form with every cell of some forms; where several have it, as the first one does."""
    first, *others = dict.fromkeys(forms)
    for other in others:
        first = _with(first, other)
    return first


def _with(one: Form, other: Form) -> Form:
    mine = {each.id: each for each in one.groups}
    for group in other.groups:
        known = mine.get(group.id, replace(group, fields=()))
        keys = {each.key for each in known.fields}
        more = tuple(each for each in group.fields if each.key not in keys)
        mine[group.id] = replace(known, fields=(*known.fields, *more))
    ids = {each.id for each in one.materials.listed}
    more_listed = tuple(each for each in other.materials.listed if each.id not in ids)
    listed = (*one.materials.listed, *more_listed)
    materials = replace(one.materials, listed=listed)
    return replace(one, groups=tuple(mine.values()), materials=materials)
