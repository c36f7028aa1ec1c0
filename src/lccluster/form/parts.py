"""What a form consists of: cells, groups of them, materials, and the sheet of paper."""

from typing import Literal

from msgspec import Struct

from lccluster.quantities import Unit
from lccluster.quantities.names import Name
from lccluster.vocabulary import Words


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
    also: tuple[Name, ...] = ()
    short: tuple[Name, ...] = ()
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

    id: Name
    fields: tuple[FormField, ...]
    label: Words | None = None
    printed: str | None = None
    also: tuple[Name, ...] = ()
    short: tuple[Name, ...] = ()
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

    id: Name
    label: Words
    also: tuple[Name, ...] = ()
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
