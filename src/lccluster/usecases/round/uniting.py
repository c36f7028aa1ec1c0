"""How a pack of a round comes together with what is here.

Records are united by the ids of their acts, and none is ever taken out; chains of seals are one the
beginning of the other; of a paper that differs, the one counts that the last act on it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.within import matching
from lccluster.files.register import layout
from lccluster.files.register.entry import Entry
from lccluster.files.register.seals.lines import seal_of
from lccluster.files.register.writing import spliced
from lccluster.files.round.folder import record_of_bytes
from lccluster.files.round.layout import APPLICATIONS, CALL, FINDINGS, PANEL, RECORD, ROUND, SHEETS
from lccluster.files.round.pack_file import RoundPack
from lccluster.files.round.sheet_files import digest
from lccluster.language import Message
from lccluster.register.sealing import written
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import of_act, of_facts
from lccluster.round.acts import (
    CallIssued,
    Filed,
    PanelNamed,
    Refiled,
    RoundAct,
    SheetReceived,
)
from lccluster.round.records import RoundRecord
from lccluster.usecases.round.room import RoundRoom

AnyEntry = Entry[Any]


class TakenIn(Struct):
    """What packs brought: acts that are new here, and files that stay as they are here."""

    acts: int = 0
    applications: int = 0
    kept: list[str] = field(default_factory=list)


class _Change(Struct):
    """Files as they will be, what stands there now, what goes, and lines of chains."""

    files: dict[Path, bytes] = field(default_factory=dict)
    before: dict[Path, bytes] = field(default_factory=dict)
    gone: dict[Path, bytes] = field(default_factory=dict)
    lines: dict[str, list[bytes]] = field(default_factory=dict)


def united_with(room: RoundRoom, name: str, pack: RoundPack, received: TakenIn) -> _Change:
    """Say what a pack changes in a round that is here; raises Unusable."""
    change, chains = _Change(), chains_of(name, pack)
    for key, data in pack.files.items():
        if layout.is_chain(key):
            _unite_chain(room, name, key, data, change)
    here = {each.path: each for each in room.seen().entries}
    united: dict[Path, AnyEntry] = {}
    for brought in records_of(room.folder, pack):
        refuse_unsealed(name, brought, chains)
        united[brought.path] = _unite_record(
            room, here.get(brought.path), brought, change, received
        )
    acts = [act for each in {**here, **united}.values() for act in each.cluster.events]
    for key, data in pack.files.items():
        if not layout.is_chain(key) and room.folder / key not in united:
            _unite_paper(room, pack, key, data, _named(key, united, acts), change, received)
    return change


def records_of(folder: Path, pack: RoundPack) -> Iterator[AnyEntry]:
    """Read the records that a pack brings, as they will stand in a folder; raises Unusable."""
    from lccluster.round.records import ApplicationRecord

    for key, data in pack.files.items():
        parts = key.split("/")
        if key == ROUND:
            yield record_of_bytes(RoundRecord, data, folder / key)
        elif parts[0] == APPLICATIONS and parts[2:] == [RECORD]:
            yield record_of_bytes(ApplicationRecord, data, folder / key)


def chains_of(name: str, pack: RoundPack) -> dict[tuple[str, str], list[Seal]]:
    """Read the chains that a pack brings; raises Unusable where one does not hold."""
    found: dict[tuple[str, str], list[Seal]] = {}
    for key, data in pack.files.items():
        if layout.is_chain(key):
            writer = key.rpartition("/")[2].removesuffix(layout.LINES)
            chain = [seal_of(line, key) for line in lines_of(data)]
            if written.broken_at(chain, pack.round, writer) is not None:
                raise Unusable(_DAMAGED.at(name, part=key))
            for each in chain:
                found.setdefault((each.cluster, each.event), []).append(each)
    return found


def lines_of(data: bytes) -> list[bytes]:
    """Part a chain into its lines."""
    return [line for line in data.split(b"\n") if line]


def _unite_chain(room: RoundRoom, name: str, key: str, data: bytes, change: _Change) -> None:
    path = room.folder / key
    there, brought = (lines_of(whole_of(path)) if path.exists() else []), lines_of(data)
    short = min(len(there), len(brought))
    if there[:short] != brought[:short]:
        raise Unusable(_DAMAGED.at(name, part=key))
    if len(brought) > len(there):
        change.lines[key] = brought[len(there) :]


def refuse_unsealed(
    name: str, entry: AnyEntry, chains: Mapping[tuple[str, str], Sequence[Seal]]
) -> None:
    """Refuse what a pack brings without a seal that covers its very words; raises Unusable."""
    things = [of_facts(entry.facts)]
    things += [of_act(entry.facts, words) for words in entry.facts.get("events") or []]
    for thing in things:
        seals = chains.get((thing.cluster, thing.event), ())
        if not any(thing.hashed(each.alg) == each.hash for each in seals):
            raise Unusable(_DAMAGED.at(name, part=entry.path.as_posix()))


def _unite_record(
    room: RoundRoom, here: AnyEntry | None, brought: AnyEntry, change: _Change, received: TakenIn
) -> AnyEntry:
    """Give a record with all acts of both sides; what is here stays as it stands."""
    if here is None:
        received.applications += 1
        received.acts += len(brought.cluster.events)
        change.files[brought.path] = brought.document.source.data
        return brought
    known = {each.id for each in here.cluster.events}
    new = [each for each in brought.cluster.events if each.id not in known]
    if not new:
        return here
    (after,) = spliced([(here, new)], room.round)
    received.acts += len(new)
    change.files[after.path] = after.document.source.data
    change.before[here.path] = here.document.source.data
    return after


def _named(key: str, united: Mapping[Path, AnyEntry], acts: Sequence[RoundAct]) -> str | None:
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


def _unite_paper(
    room: RoundRoom,
    pack: RoundPack,
    key: str,
    data: bytes,
    named: str | None,
    change: _Change,
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
    if digest(data) == named or (named is None and _is_own(pack, key)):
        change.files[path], change.before[path] = data, there
    elif digest(there) != named:
        received.kept.append(key)


def _drop_older_form(path: Path, change: _Change) -> None:
    """Let a form of another kind go where a newer one comes; its bytes come along in `earlier/`."""
    if path.stem == "application" and path.parent.parent.name == APPLICATIONS:
        for old in matching(path.parent, "application.*"):
            change.gone[old] = whole_of(old)


def _is_own(pack: RoundPack, key: str) -> bool:
    """Tell whether a paper is the sender's own findings."""
    parts = key.split("/")
    return FINDINGS in parts and parts[-1].partition(".")[0] == pack.office


_DAMAGED = Fault(
    "pack-altered",
    Message("What it says of {part} does not fit its seals, or those here."),
    Message("Have it sent again; nothing of it was taken."),
)
