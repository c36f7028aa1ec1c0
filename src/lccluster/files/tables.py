"""Opening whatever holds the clusters: a table, a folder of applications, a register."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.table import Table
from lccluster.files.table_csv import read_csv
from lccluster.files.table_folder import is_register, read_folder, read_register
from lccluster.files.table_xlsx import read_workbook
from lccluster.files.text import unreadable
from lccluster.language import Message

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")


def open_table(path: Path, name: str, keys: Sequence[str]) -> Table:
    """Open the data by what it is and how its name ends; raises Unusable.

    `keys` are the fields to take from applications, which have no headings.
    """
    if path.is_dir():
        read = read_register if is_register(path) else read_folder
        return read(path, name, keys)
    if not path.exists():
        raise Unusable(unreadable(FileNotFoundError(), name))
    match path.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            return read_csv(path, name)
        case ".parquet":
            from lccluster.files.table_parquet import read_parquet  # noqa: PLC0415

            return read_parquet(path, name)
        case suffix if suffix in _WORKBOOKS:
            return read_workbook(path, name)
    raise Unusable(
        Problem(
            code="unknown-table",
            file=name,
            message=Message("This is no table known here."),
            hint=Message(
                "Give a .csv, .xlsx or .parquet file, a folder of applications or a register."
            ),
        )
    )
