"""How a pack of a round comes together with what is here.

Records are united by the ids of their acts, and none is ever taken out; chains of seals are one the
beginning of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.register import layout
from lccluster.files.register.seals.lines import seal_of
from lccluster.files.register.writing import spliced
from lccluster.files.round.folder import record_of_bytes
from lccluster.files.round.layout import APPLICATIONS, RECORD, ROUND
from lccluster.files.round.pack_file import RoundPack
from lccluster.language import Message
from lccluster.register.sealing import written
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import of_act, of_facts
from lccluster.round.numbering import drawn
from lccluster.round.records import ApplicationRecord, RoundRecord
from lccluster.usecases.round.papers_united import (
    AnyEntry,
    RoundChange,
    TakenIn,
    named_hash,
    unite_paper,
)
from lccluster.usecases.round.room import RoundRoom


def united_with(room: RoundRoom, name: str, pack: RoundPack, received: TakenIn) -> RoundChange:
    """Say what a pack changes in a round that is here; raises Unusable."""
    change, chains = RoundChange(), chains_of(name, pack)
    for key, data in pack.files.items():
        if layout.is_chain(key):
            _unite_chain(room, name, key, data, change)
    here = {each.path: each for each in room.seen().entries}
    united: dict[Path, AnyEntry] = {}
    for brought in records_of(room.folder, pack):
        refuse_unsealed(name, brought, chains)
        united[brought.path] = _unite_record(
            room, name, here.get(brought.path), brought, change, received
        )
    acts = [act for each in {**here, **united}.values() for act in each.cluster.events]
    for key, data in pack.files.items():
        if not layout.is_chain(key) and room.folder / key not in united:
            unite_paper(room, pack, key, data, named_hash(key, united, acts), change, received)
    return change


def records_of(folder: Path, pack: RoundPack) -> Iterator[AnyEntry]:
    """Read the records that a pack brings, as they will stand in a folder; raises Unusable."""
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


def _unite_chain(room: RoundRoom, name: str, key: str, data: bytes, change: RoundChange) -> None:
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


def _refuse_two(name: str, here: AnyEntry, brought: AnyEntry) -> None:
    """Refuse another application under a number that is taken here: it begins with another act; raises Unusable."""
    one, other = here.cluster, brought.cluster
    if isinstance(other, RoundRecord) or _beginning(one) == _beginning(other):
        return
    number, clusters = drawn(other), {"here": one.cluster, "there": other.cluster}
    raise Unusable(_NUMBER_TAKEN.at(name, number=number, county=other.county, **clusters))


def _beginning(record: ApplicationRecord) -> str | None:
    return next((each.id for each in record.events), None)


def _unite_record(
    room: RoundRoom,
    name: str,
    here: AnyEntry | None,
    brought: AnyEntry,
    change: RoundChange,
    received: TakenIn,
) -> AnyEntry:
    """Give a record with all acts of both sides; what is here stays as it stands."""
    if here is None:
        received.applications += 1
        received.acts += len(brought.cluster.events)
        change.files[brought.path] = brought.document.source.data
        return brought
    _refuse_two(name, here, brought)
    known = {each.id for each in here.cluster.events}
    new = [each for each in brought.cluster.events if each.id not in known]
    if not new:
        return here
    (after,) = spliced([(here, new)], room.round)
    received.acts += len(new)
    change.files[after.path] = after.document.source.data
    change.before[here.path] = here.document.source.data
    return after


_NUMBER_TAKEN = Fault(
    "number-taken",
    Message(
        "Two computers gave the number {number}: here it is “{here}”, in the pack “{there}”; nothing of the pack was taken."
    ),
    Message(
        "Whoever sent it in {county} puts the folder of its round aside, begins it anew with a pack from here, and files that application again: it gets another number."
    ),
)
_DAMAGED = Fault(
    "pack-altered",
    Message("What it says of {part} does not fit its seals, or those here."),
    Message("Have it sent again; nothing of it was taken."),
)
