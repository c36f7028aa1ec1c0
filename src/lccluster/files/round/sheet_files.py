"""`sheets/EXPERT.yaml`: an expert's scores as they were read, beside the workbook that they came from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.round.folder import RoundFolder
from lccluster.files.round.layout import EARLIER, SHEETS
from lccluster.files.yaml import typed
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import decode, unreadable
from lccluster.files.yaml.writer import flow, scalar
from lccluster.hashes import hash_of
from lccluster.language import Message
from lccluster.round.acts import SheetReceived
from lccluster.round.life import Life
from lccluster.round.reviewing.scoring import ExpertSheet

SHA256 = "sha256"


class SheetLine(Struct, frozen=True):
    """What an expert gave one application; an aspect that was left blank is null."""

    application: str
    points: dict[str, Decimal | None]
    words: str | None = None


class SheetFile(Struct, frozen=True):
    """An expert's sheet: whose, from which workbook, and what it gives each application."""

    expert: str
    workbook: str
    workbook_sha256: str
    scores: tuple[SheetLine, ...]


def sheet_text(sheet: SheetFile) -> str:
    """Draw a sheet's file, one line an application."""
    head = {
        "expert": sheet.expert,
        "workbook": sheet.workbook,
        "workbook_sha256": sheet.workbook_sha256,
    }
    lines = [f"{key}: {scalar(value)}" for key, value in head.items()]
    return "\n".join(
        [*lines, "scores:", *(f"  - {flow(_words(each))}" for each in sheet.scores), ""]
    )


def _words(line: SheetLine) -> dict[str, object]:
    points = {key: None if each is None else str(each) for key, each in line.points.items()}
    said: dict[str, object] = {"application": line.application, "points": points}
    return said | ({"words": line.words} if line.words else {})


def digest(data: bytes) -> str:
    """Hash a file of a round, as acts name it."""
    return hash_of(data, SHA256)


def sheets_in_view(folder: RoundFolder, application: str, life: Life) -> Iterator[ExpertSheet]:
    """Read the sheets of an application that count, each expert's last; raises Unusable for one that changed."""
    received = {each.expert: each for each in life.acts if isinstance(each, SheetReceived)}
    for expert, act in received.items():
        if expert in life.recused:
            continue
        for line in sheet_named(folder, act).scores:
            if line.application == application:
                yield ExpertSheet(expert, application, line.points, line.words)


def sheet_named(folder: RoundFolder, act: SheetReceived) -> SheetFile:
    """Read the sheet that an act names by its hash; raises Unusable where it is not there any more."""
    above = folder.folder / SHEETS
    for path in (above / f"{act.expert}.yaml", *sorted(above.glob(f"{EARLIER}/*.yaml"))):
        data = _bytes(path)
        if data is not None and digest(data) == act.sheet_sha256:
            return _sheet(data, str(path))
    raise Unusable(_gone(above / f"{act.expert}.yaml"))


def _bytes(path: Path) -> bytes | None:
    try:
        return whole_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None


@lru_cache(maxsize=256)
def _sheet(data: bytes, name: str) -> SheetFile:
    document = parse(decode(data, name), shape=shapes.RECORD)
    sheet, problems = typed.build(SheetFile, document)
    if sheet is None:
        raise Unusable(problems)
    return sheet


def _gone(path: Path) -> Problem:
    return Problem(
        code="changed-sheet",
        file=str(path),
        message=Message("This sheet is not what was read from the expert's workbook."),
        hint=Message(
            "Restore it from a copy, or read the workbook again: “lccluster round read-sheets”."
        ),
    )
