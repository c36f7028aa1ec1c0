"""Every kind of file that comes from outside, sound, and what reads it: it ends in an answer."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest.mock import patch

import openpyxl
from msgspec import Struct
from mutating import mutated

from hand_made_forms import ANNEX, HandMade, write_word
from hand_made_sheets import looks, number, row, sheet_of, words, xlsx
from lccluster.errors import Unusable
from lccluster.files.any_form import read_application
from lccluster.files.findings.any_file import read_findings_file
from lccluster.files.material_files import material_facts
from lccluster.files.office.kinds import xls
from lccluster.files.office.template.filling import fill_table
from lccluster.files.tables.opening import open_table
from lccluster.form.application import Application, Material, Materials
from lccluster.usecases.check_applications import assessed
from running import EXAMPLES
from shipped import BOOK

HERE = Path(__file__).parent
SECONDS = 2.0
DAY = date(2025, 6, 1)


class FuzzKind(Struct, frozen=True):
    """A kind of file: how its name ends, a sound one, what reads it."""

    name: str
    suffix: str
    sound: bytes
    read: Callable[[Path], object]


class Harm(Struct, frozen=True):
    """A seed that ended in no answer, or in one that took too long."""

    kind: str
    seed: int
    what: str


def kinds(folder: Path) -> list[FuzzKind]:
    """Make a sound file of every kind; those of LibreOffice lie here."""
    write_word(folder / "a.docx", HandMade())
    styles = looks("0.00", "0%", fonts=["<strike/>"])
    xlsx(
        folder / "a.xlsx", sheet_of(ANNEX), styles=styles, strings=["<t>a</t>"], more={"b": row(1)}
    )
    heads = ("cluster.name", "county", "area_km2", "enterprises", "revenue_yi", "品牌荣誉")
    cells = (words("A2", "甲"), *(number(f"{at}2", "42.6", 1) for at in "CDEF"))
    first = row(1, *(words(f"{at}1", head) for at, head in zip("ABCDEF", heads, strict=True)))
    xlsx(folder / "t.xlsx", first + row(2, *cells), styles=styles)
    book = openpyxl.Workbook()
    book.active.append(("集群名称", "面积"))
    template = io.BytesIO()
    book.save(template)
    form = (EXAMPLES / "form-labels" / "application.yaml").read_bytes()
    findings = "cluster: 甲\nfindings:\n  - {condition: technology, outcome: met, reason: 好, by: 王某, office: 市局, on: 2025-03-02}\n"
    table = ",".join(heads) + "\n甲,莘县,42.6,56,32.82,3\n乙,莘县,100,30,30,1\n"
    return [
        FuzzKind("form", ".yaml", form, _form),
        FuzzKind("findings", ".yaml", findings.encode(), read_findings_file),
        FuzzKind("word", ".docx", (folder / "a.docx").read_bytes(), _form),
        FuzzKind("introduction", ".docx", (folder / "a.docx").read_bytes(), _introduction),
        FuzzKind("workbook", ".xlsx", (folder / "a.xlsx").read_bytes(), _form),
        FuzzKind("open document", ".ods", (HERE / "form.ods").read_bytes(), _form),
        FuzzKind("old workbook", ".xls", (HERE / "form.xls").read_bytes(), _form),
        FuzzKind("table", ".csv", table.encode(), _table),
        FuzzKind("table workbook", ".xlsx", (folder / "t.xlsx").read_bytes(), _table),
        FuzzKind("template", ".xlsx", template.getvalue(), _template),
    ]


def tried(kind: FuzzKind, seed: int, path: Path) -> Harm | None:
    """Read a file as a seed mutates it; None where that ends in an answer in time."""
    path.write_bytes(mutated(kind.sound, seed))
    begun = time.process_time()
    try:
        with patch.object(xls, "apart", _here):
            kind.read(path)
    except Unusable as unusable:
        if not all(str(each) for each in unusable.problems):
            return Harm(kind.name, seed, "a problem without words")
    except BaseException as harm:
        if isinstance(harm, KeyboardInterrupt):
            raise
        return Harm(kind.name, seed, f"{type(harm).__name__}: {str(harm)[:200]}")
    took = time.process_time() - begun
    return Harm(kind.name, seed, f"{took:.1f} s") if took > SECONDS else None


def _here(work: Callable[..., object], _seconds: float, _memory: int, *told: object) -> object:
    """Do in this process what is done in one of its own: fuzzing would start one each time."""
    return work(*told)


def _form(path: Path) -> object:
    filled = read_application(path, path.name)
    return assessed(filled, BOOK, path.parent, DAY, None)


def _introduction(path: Path) -> object:
    form = Application(materials=Materials(introduction=(Material(file=path.name),)))
    return material_facts(form, path.parent, {"introduction"})


def _table(path: Path) -> object:
    return list(open_table(path, path.name, []).rows())


def _template(path: Path) -> object:
    return fill_table(path, (("集群名称",), ("面积",)), [("甲", 42.6)])
