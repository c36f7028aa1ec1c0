"""`sheets/EXPERT.yaml`: an expert's scores as they were read, beside the workbook that they came from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.within import matching
from lccluster.files.round.folder import RoundFolder
from lccluster.files.round.layout import EARLIER, SHEETS
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import decode, unreadable
from lccluster.files.yaml.typed import building
from lccluster.hashes import hash_of
from lccluster.language import Message
from lccluster.round.acts import SheetReceived
from lccluster.round.life import Life
from lccluster.round.reviewing.scoring import ExpertSheet
from lccluster.yaml_words import flow, scalar

SHA256 = "sha256"


class SheetLine(Struct, frozen=True):
    """What an expert gave one application; an aspect that was left blank is null."""

    application: str
    points: dict[str, Decimal | None]
    words: str | None = None


class SheetFile(Struct, frozen=True, dict=True):
    """An expert's sheet: whose, from which workbook, and what it gives each application."""

    expert: str
    workbook: str
    workbook_sha256: str
    scores: tuple[SheetLine, ...]

    @cached_property
    def by_application(self) -> dict[str, SheetLine]:
        """Give each line by its application."""
        return {each.application: each for each in self.scores}


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


class SheetsOnDisk:
    """The sheets of a round; each file is read once, however many acts name it."""

    def __init__(self, folder: RoundFolder) -> None:
        self._above = folder.folder / SHEETS
        self._read: dict[Path, tuple[str, bytes]] = {}
        self._named: dict[tuple[str, str], SheetFile] = {}

    def in_view(self, application: str, life: Life) -> Iterator[ExpertSheet]:
        """Give the sheets of an application that count, each expert's last; raises Unusable for one that changed."""
        received = {each.expert: each for each in life.acts if isinstance(each, SheetReceived)}
        for expert, act in received.items():
            line = (
                None if expert in life.recused else self.named(act).by_application.get(application)
            )
            if line is not None:
                yield ExpertSheet(expert, application, line.points, line.words)

    def named(self, act: SheetReceived) -> SheetFile:
        """Read the sheet that an act names by its hash; raises Unusable where it is not there any more."""
        key = act.expert, act.sheet_sha256
        if key not in self._named:
            self._named[key] = self._found(*key)
        return self._named[key]

    def _found(self, expert: str, hashed: str) -> SheetFile:
        own = self._above / f"{expert}.yaml"
        for path in (own, *self._earlier):
            at_hand, data = self._of(path)
            if at_hand == hashed:
                return _sheet(data, str(path))
        raise Unusable(_GONE.at(own))

    @cached_property
    def _earlier(self) -> list[Path]:
        return matching(self._above / EARLIER, "*.yaml")

    def _of(self, path: Path) -> tuple[str, bytes]:
        if path not in self._read:
            data = _bytes(path)
            self._read[path] = ("", b"") if data is None else (digest(data), data)
        return self._read[path]


def _bytes(path: Path) -> bytes | None:
    try:
        return whole_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None


def _sheet(data: bytes, name: str) -> SheetFile:
    return building.fitting(SheetFile, parse(decode(data, name), shape=shapes.RECORD))


_GONE = Fault(
    "changed-sheet",
    Message("This sheet is not what was read from the expert's workbook."),
    Message("Restore it from a copy, or read the workbook again: “lccluster round read-sheets”."),
)
