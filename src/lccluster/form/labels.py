"""What may stand around the labels of a form, as offices print them."""

from __future__ import annotations

from msgspec import Struct, field


class FormLabels(Struct, frozen=True):
    """What may hang on a label, or stand above a form or beside it.

    `opinion` are endings: the label of the county office's box is long and differs. `years` stand
    for a year that is not named; in `notes`, said in brackets behind a label, `#` is any number.
    `list_heads` stand first in a list of clusters, which is no form; `titles` stand behind the name
    of the city at the top of one. `files` are words in the name of a file that say which material of Article 6 it is.
    `columns` are heads of offices' own tables, by the key of the column; headings `passed_over` are
    of no field of the form.
    """

    opinion: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    list_heads: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    files: dict[str, tuple[str, ...]] = field(default_factory=dict)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()

    def joined(self, other: FormLabels) -> FormLabels:
        """Take the spellings of two rulebooks together."""
        return FormLabels(
            (*self.opinion, *other.opinion),
            (*self.years, *other.years),
            (*self.notes, *other.notes),
            (*self.list_heads, *other.list_heads),
            (*self.titles, *other.titles),
            _both(self.files, other.files),
            _both(self.columns, other.columns),
            (*self.passed_over, *other.passed_over),
        )


def _both(
    one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {key: (*one.get(key, ()), *other.get(key, ())) for key in one | other}
