"""`form-labels.yaml` of the rulebook chosen, or of those at hand: what may stand around labels, without any of it in code."""

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from pathlib import Path

from lccluster.errors import Fault, Problem
from lccluster.files.forms.labels.spellings import Spellings
from lccluster.files.rules.library import Library
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.files.yaml.typed.named import fitting_named
from lccluster.form.form import Form
from lccluster.form.labels import FormLabels
from lccluster.language import Listing, Message, spelt
from lccluster.rulebook.listed_names import listed

NAME = "form-labels.yaml"


def spellings(library: Library, form: Form) -> Spellings:
    """Give the spellings of a form, with what rulebooks let stand around them; raises Unusable."""
    return _spellings(_listing(library), form)


def form_labels(library: Library) -> FormLabels:
    """Give what the rulebook chosen lists, else all of those at hand together; raises Unusable."""
    return _labels(_listing(library))


def _listing(library: Library) -> tuple[Path, ...]:
    """Name the folders whose words count: one that lists none of its own takes those of all."""
    chosen = library.chosen
    return (chosen,) if chosen and (chosen / NAME).is_file() else tuple(library.all_folders())


@cache
def _spellings(folders: tuple[Path, ...], form: Form) -> Spellings:
    return Spellings(_labels(folders), form)


@cache
def _labels(folders: tuple[Path, ...]) -> FormLabels:
    return reduce(FormLabels.joined, map(read_labels, folders), FormLabels())


def read_labels(folder: Path) -> FormLabels:
    """Read the words that a rulebook lists, none if it lists none; raises Unusable."""
    if not (folder / NAME).is_file():
        return FormLabels()
    return _read(folder)[0]


def _read(folder: Path) -> tuple[FormLabels, Document]:
    return fitting_named(FormLabels, read_yaml(folder / NAME, shape=shapes.RULEBOOK))


def column_flaws(folder: Path, keys: Iterable[str]) -> Iterator[Problem]:
    """Name the columns with heads that no list has."""
    if (folder / NAME).is_file():
        labels, document = _read(folder)
        for each in labels.columns.keys() - {*keys}:
            names = listed(FormLabels, "columns")
            known = Listing(spelt(key, names.get(key, key)) for key in keys)
            yield document.problem(
                ("columns", each), _UNKNOWN_COLUMN, at_key=True, key=each, keys=known
            )


_UNKNOWN_COLUMN = Fault(
    "unknown-column", Message("No list has a column “{key}”."), Message("Known here: {keys}.")
)
