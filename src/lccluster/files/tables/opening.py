"""Opening whatever holds the clusters: a table, a folder of applications, a register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.errors import Fault, Unusable
from lccluster.files.tables.table import DataTable
from lccluster.files.yaml.text import unreadable
from lccluster.form.form import joined
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.forms.choice import FormChoice

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")


def open_table(
    path: Path, name: str, keys: Sequence[str], choice: Callable[[], FormChoice]
) -> DataTable:
    """Open the data by what it is and how its name ends; raises Unusable.

    `keys` are the fields to take from applications, which have no headings; `choice`
    says on which forms those were filled in.
    """
    # Each way of reading is imported when it is taken: a table needs no reader of YAML.
    if path.is_dir():
        from lccluster.files.tables import folder

        if folder.is_register(path):
            return folder.read_register(path, name, keys, joined(choice().forms))
        return folder.read_folder(path, name, keys, choice())
    if not path.exists():
        raise Unusable(unreadable(FileNotFoundError(), name))
    match path.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            from lccluster.files.tables.separated import read_csv

            return read_csv(path, name)
        case ".parquet":
            from lccluster.files.tables.parquet import read_parquet

            return read_parquet(path, name)
        case suffix if suffix in _WORKBOOKS:
            from lccluster.files.tables.workbook import read_workbook

            return read_workbook(path, name)
    raise Unusable(_UNKNOWN_TABLE.at(name))


_UNKNOWN_TABLE = Fault(
    "unknown-table",
    Message("This is no table known here."),
    Message("Give a .csv, .xlsx or .parquet file, a folder of applications or a register."),
)
