"""`form.yaml`: what an application form asks for, and what follows from it; the annex of a measure as data."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from lccluster.quantities import Unit
from lccluster.vocabulary import Words

# What every form has: the tool itself tells applications apart, and chooses a rulebook, by these.
APPLICANT, COUNTY, FILLED_ON, NAME = "applicant", "county", "filled_on", "cluster.name"
KNOWN = (APPLICANT, COUNTY, FILLED_ON, NAME)
MATERIALS = "materials"  # below this, an application lists what is handed in
OPINION = "county_opinion"  # the county office's box, which holds several cells
# What may be said of each material; it is the program's own, so that one reader serves all measures.
MATERIAL = {
    "file": Words("文件", "path beside the application"),
    "handed_in": Words("已提交", "handed in on paper"),
    "sealed": Words("盖章", "sealed"),
    "characters": Words("字数", "characters that a person counted, where a program cannot"),
}


class PaperPlace(Struct, frozen=True):
    """Cells of the table on paper, counted from 0, and how far they reach."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class FormField(Struct, frozen=True):
    """One cell of the form: `key` is its dotted path (`economics.revenue_yi`).

    A `credit_code` is a text that bears a check digit. A figure has a `unit`, and is at least `lowest`; `share` is part of a whole, `exact` no
    approximate one, `whole` a whole number. What is no figure is of a `kind`; a `long` text has
    paragraphs. A `vague` label tells nothing without its heading. `also` are other spellings of it;
    `short` ones count below its heading only. What is not `listed` has no column in the 汇总表.
    `place` is where it is filled in on paper, `head` where its label stands.
    """

    key: str
    label: Words
    unit: Unit | None = None
    kind: Literal["text", "day", "year", "yes_no", "credit_code"] = "text"
    lowest: Literal["any", "zero", "above_zero"] = "zero"
    share: bool = False
    exact: bool = False
    whole: bool = False
    long: bool = False
    vague: bool = False
    paper: bool = True
    listed: bool = True
    total_of: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    place: PaperPlace | None = None
    head: PaperPlace | None = None

    @property
    def path(self) -> str:
        """Give its dotted path, as rules name it."""
        return self.key

    @property
    def name(self) -> str:
        """Give its key below its group."""
        return self.key.rpartition(".")[2]

    @property
    def group(self) -> str:
        """Name the group above it, or the field itself."""
        return self.key.partition(".")[0]


class FormGroup(Struct, frozen=True):
    """Cells under one heading, `rows` of them where several may be filled in.

    A group of a single field of the same key is that field, without a heading. `printed` is the
    heading on paper where it differs from the `label`; `heading: false` says that paper has none.
    """

    id: str
    fields: tuple[FormField, ...]
    label: Words | None = None
    printed: str | None = None
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    rows: bool = False
    paper: bool = True
    heading: bool = True
    listed: bool = True
    head: PaperPlace | None = None
    of_which: PaperPlace | None = None

    @property
    def is_field(self) -> bool:
        """Tell whether it is a field by itself."""
        return self.fields[0].key == self.id

    @property
    def words(self) -> Words:
        """Give its label, that of the field where it is one."""
        return self.label or self.fields[0].label

    @property
    def year(self) -> FormField | None:
        """Give the cell that says of which year the others are."""
        return next((each for each in self.fields if each.kind == "year"), None)

    @property
    def total(self) -> FormField | None:
        """Give the cell that is the total of others."""
        return next((each for each in self.fields if each.total_of), None)


class FormMaterial(Struct, frozen=True):
    """A material that applications may name, as the measure lists it, and whether it bears a seal."""

    id: str
    label: Words
    also: tuple[str, ...] = ()
    sealed: bool = False


class FormMaterials(Struct, frozen=True):
    """The heading under which materials are named, and the materials: any at all where none is listed.

    `itself` is the one that the form itself is.
    """

    label: Words
    itself: str | None = None
    listed: tuple[FormMaterial, ...] = ()


class FormPaper(Struct, frozen=True):
    """The sheet of paper: the title behind the city's name, the words above the table, its grid in mm.

    `heights` are the least of the rows in which cells have places; rows for others are added.
    """

    title: tuple[str, ...]
    by: str
    units: str
    widths: tuple[int, ...] = (15, 17, 18, 17, 24, 22, 17, 17, 13, 14)
    heights: tuple[int, ...] = ()


class Field(Struct, frozen=True):
    """A cell, a group or a list of the form, as a rule can name it."""

    path: str
    label: Words
    unit: Unit | None = None
    is_list: bool = False


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
