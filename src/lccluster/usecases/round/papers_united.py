"""How papers of a round that a pack brings come to stand here: of one that differs, the one that the last act on it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from lccluster.errors import Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.within import matching
from lccluster.files.register.entry import Entry
from lccluster.files.round.layout import APPLICATIONS, CALL, FINDINGS, PANEL, SHEETS
from lccluster.files.round.pack_file import RoundPack
from lccluster.files.round.sheet_files import digest
from lccluster.round.acts import (
    CallIssued,
    Filed,
    PanelNamed,
    Refiled,
    RoundAct,
    SheetReceived,
)
from lccluster.rulebook.offices import Offices
from lccluster.usecases.round.room import RoundRoom

AnyEntry = Entry[Any]


class TakenIn(Struct):
    """What packs brought: acts that are new here, and files that stay as they are here; and which were refused, and why."""

    acts: int = 0
    applications: int = 0
    kept: list[str] = field(default_factory=list)
    refused: list[tuple[RoundPack, Unusable]] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)

    def add(self, other: TakenIn) -> None:
        """Count what another pack brought."""
        self.acts += other.acts
        self.applications += other.applications
        self.kept += other.kept
        self.changed += other.changed


class RoundChange(Struct):
    """Files as they will be, what stands there now, what goes, and lines of chains."""

    files: dict[Path, bytes] = field(default_factory=dict)
    before: dict[Path, bytes] = field(default_factory=dict)
    gone: dict[Path, bytes] = field(default_factory=dict)
    lines: dict[str, list[bytes]] = field(default_factory=dict)


def named_hash(key: str, united: Mapping[Path, AnyEntry], acts: Sequence[RoundAct]) -> str | None:
    """Give the hash that the last act on a paper names, where acts name that paper."""
    parts = key.split("/")
    if parts[0] == APPLICATIONS and len(parts) == 3 and parts[2].startswith("application."):  # noqa: PLR2004
        own = next((each for path, each in united.items() if path.parent.name == parts[1]), None)
        forms = (
            [each for each in own.cluster.events if isinstance(each, Filed | Refiled)]
            if own
            else []
        )
        return _last(forms, lambda each: each.application_sha256)
    if key == PANEL:
        return _last([e for e in acts if isinstance(e, PanelNamed)], lambda each: each.panel_sha256)
    if key == CALL:
        return _last([e for e in acts if isinstance(e, CallIssued)], lambda each: each.call_sha256)
    if parts[0] == SHEETS and key.endswith(".yaml"):
        expert = parts[-1].removesuffix(".yaml")
        sheets = [e for e in acts if isinstance(e, SheetReceived) and e.expert == expert]
        return _last(sheets, lambda each: each.sheet_sha256)
    return None


def _last(acts: Sequence[Any], of: Any) -> str | None:
    ordered = sorted(acts, key=lambda each: each.id or "")
    return of(ordered[-1]) if ordered else None


def unite_paper(
    room: RoundRoom,
    pack: RoundPack,
    key: str,
    data: bytes,
    named: str | None,
    change: RoundChange,
    received: TakenIn,
) -> None:
    """Take a paper that is not here; of one that differs, what the last act names, or whose own it is."""
    path = room.folder / key
    if not path.exists():
        if named in (None, digest(data)):
            change.files[path] = data
            _drop_older_form(path, change)
        return
    there = whole_of(path)
    if there == data:
        return
    if digest(data) == named or (named is None and _is_own(room.offices, pack, key)):
        change.files[path], change.before[path] = data, there
    elif digest(there) != named:
        received.kept.append(key)


def _drop_older_form(path: Path, change: RoundChange) -> None:
    """Let a form of another kind go where a newer one comes; its bytes come along in `earlier/`."""
    if path.stem == "application" and path.parent.parent.name == APPLICATIONS:
        for old in matching(path.parent, "application.*"):
            change.gone[old] = whole_of(old)


def _is_own(offices: Offices, pack: RoundPack, key: str) -> bool:
    """Tell whether a paper is the sender's own findings."""
    parts = key.split("/")
    return FINDINGS in parts and offices.are_one(parts[-1].partition(".")[0], pack.office)
