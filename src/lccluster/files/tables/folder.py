"""Applications in a folder, or the clusters of a register, as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.forms.batches.batch import batch, read_meant
from lccluster.files.forms.batches.nothing import nothing_in
from lccluster.files.forms.choice import FormChoice
from lccluster.files.register.folder import open_register
from lccluster.files.register.layout import HEADER
from lccluster.files.register.reading.against_seals import every_entry
from lccluster.files.register.reading.steady import steadily
from lccluster.files.tables.table import DataTable, Numbered, TableKind
from lccluster.form.form import Form, joined
from lccluster.form.values import value
from lccluster.language import Message


def is_register(path: Path) -> bool:
    """Tell whether a folder is a register."""
    return (path / HEADER).is_file()


def read_folder(path: Path, name: str, keys: Sequence[str], choice: FormChoice) -> DataTable:
    """Read a folder of applications; those that cannot be used are told of once all were read.

    `keys` are the fields that are looked at. Raises Unusable where there is no application.
    """
    meant = batch([path])
    files = meant.files
    if not files:
        raise Unusable(nothing_in([path]))
    places = _places(keys, joined(choice.forms))
    failures: list[Problem] = []

    def rows() -> Iterator[Numbered]:
        for number, file in enumerate(files, 1):
            try:
                filled = read_meant(file, choice)
            except Unusable as unusable:
                failures.extend(unusable.problems)
                continue
            if filled:
                yield number, [value(filled.application, str(key)) for key in places]

    return DataTable(
        TableKind.FOLDER,
        name,
        path,
        places,
        rows,
        line=None,
        notices=meant.asides(),
        failures=failures,
    )


def read_register(path: Path, name: str, keys: Sequence[str], form: Form) -> DataTable:
    """Read the clusters of a register: their names and counties, no figures of reports."""
    register = open_register(path)
    places = _places(keys, form)
    failures: list[Problem] = []

    def rows() -> Iterator[Numbered]:
        entries, problems = steadily(register, every_entry)
        failures.extend(problems)
        for number, entry in enumerate(entries, 1):
            known = {
                "cluster.name": entry.cluster.name,
                "county": entry.cluster.county,
            }
            yield number, [known.get(str(key)) for key in places]

    return DataTable(
        TableKind.REGISTER,
        name,
        path,
        places,
        rows,
        line=None,
        failures=failures,
        notices=[_NO_FIGURES.at(name, folder=name)],
    )


def _places(keys: Sequence[str], form: Form) -> list[str | None]:
    """List what to take from each; the rows of a list as a whole, `yearly` for `yearly.output_value_yi`."""
    known = (key for key in keys if key in form.by_path)
    return [*dict.fromkeys(_whole(key, form) for key in known)]


def _whole(key: str, form: Form) -> str:
    group = key.partition(".")[0]
    return group if group != key and form.field(group).is_list else key


_NO_FIGURES = Fault(
    "register-without-figures",
    Message("Of a register names and counties are taken, no figures: every figure is unstated."),
    Message(
        "Name the folder of the applications to see who would pass;"
        " “lccluster register candidates --rules … --register {folder}” holds the figures of reports."
    ),
)
