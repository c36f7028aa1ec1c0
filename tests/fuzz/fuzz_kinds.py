"""Every kind of file that comes from outside: how a sound one is made, and what reads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import reading
import sound_files as sound
from msgspec import Struct

from lccluster.engines.choosing import Engine
from lccluster.files.forms.findings.paths import read_findings_file


class FuzzKind(Struct, frozen=True):
    """A kind of file: how its name ends, a sound one made in a folder, what reads it.

    `share` says how many of a run's files are of it, beside the others. One that is `apart` is read
    in a process of its own, so that what ends the process is an answer too.
    """

    name: str
    suffix: str
    make: Callable[[Path], bytes]
    read: reading.Reader
    share: float = 4
    apart: bool = False


def _of_rulebook(name: str, share: float) -> FuzzKind:
    return FuzzKind(
        f"rules {Path(name).stem}",
        ".yaml",
        lambda _: sound.of_rulebook(name),
        reading.of_rulebook(name),
        share,
    )


def _of_register(name: str, place: str, make: Callable[[Path], bytes]) -> FuzzKind:
    return FuzzKind(f"register {name}", Path(place).suffix, make, reading.of_register(place), 1)


_KINDS = (
    FuzzKind("form", ".yaml", sound.form, reading.check, 24),
    FuzzKind("findings", ".yaml", sound.findings, read_findings_file, 16),
    FuzzKind("word", ".docx", sound.word, reading.check, 8),
    FuzzKind("introduction", ".docx", sound.word, reading.introduction, 8),
    FuzzKind("workbook", ".xlsx", sound.workbook, reading.check, 8),
    FuzzKind("open document", ".ods", sound.open_document, reading.check, 2),
    FuzzKind("old workbook", ".xls", sound.old_workbook, reading.check, apart=True),
    FuzzKind("findings sheet", ".xlsx", sound.findings_sheet, read_findings_file),
    FuzzKind("imported word", ".docx", sound.word, reading.imported, 2),
    FuzzKind("imported workbook", ".xlsx", sound.workbook, reading.imported, 2),
    FuzzKind("drawn word", ".yaml", sound.form, reading.drawn(".docx"), 0.2),
    FuzzKind("drawn workbook", ".yaml", sound.form, reading.drawn(".xlsx"), 1),
    FuzzKind("template", ".xlsx", sound.template, reading.template, 2),
    FuzzKind("table", ".csv", sound.table, reading.simulated(), 16),
    FuzzKind("table by polars", ".csv", sound.table, reading.simulated(Engine.POLARS), 1),
    FuzzKind("table workbook", ".xlsx", sound.table_sheet, reading.simulated(), 8),
    FuzzKind("table open document", ".ods", sound.table_open_document, reading.simulated()),
    FuzzKind("parquet", ".parquet", sound.parquet, reading.simulated(), 2, apart=True),
    FuzzKind("parquet by duckdb", ".parquet", sound.parquet, reading.simulated(Engine.DUCKDB), 1, apart=True),
    _of_rulebook("measure.yaml", 0.2),
    _of_rulebook("04-conditions.yaml", 0.2),
    _of_rulebook("06-materials.yaml", 0.2),
    _of_rulebook("form-checks.yaml", 0.2),
    _of_rulebook("form-labels.yaml", 0.2),
    _of_rulebook("offices.yaml", 0.2),
    _of_rulebook("correction-letter.yaml", 0.2),
    _of_rulebook("notices.yaml", 0.2),
    _of_rulebook("pack-letter.yaml", 0.2),
    _of_rulebook("cases/04-area.yaml", 0.2),
    _of_register("header", "register.yaml", lambda _: sound.HEADER.encode()),
    _of_register("cluster", "clusters/冠县/LC-2022-001.yaml", lambda _: sound.CLUSTER.encode()),
    _of_register("year", "clusters/冠县/2022.yaml", lambda _: sound.YEAR.encode()),
    _of_register("seals", "clusters/冠县/seals.jsonl", sound.chain),
    _of_register("writer", "seals/市局.jsonl", sound.writer),
    _of_register("heads", "seals/heads/市局.jsonl", sound.heads),
    FuzzKind("office", ".yaml", sound.office, reading.office, 1),
    FuzzKind("published list", ".yaml", sound.published, reading.published, 10),
)  # fmt: skip
KINDS = {kind.name: kind for kind in _KINDS}


@cache
def sound_bytes(name: str) -> bytes:
    """Make the sound file of a kind, once."""
    with TemporaryDirectory() as folder:
        return KINDS[name].make(Path(folder))
