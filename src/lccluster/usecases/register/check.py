"""Is a register whole? Every file, every act, every seal, and what lies about beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.disk.temporary import is_temporary
from lccluster.files.register.change.journal import JOURNAL
from lccluster.files.register.copies import counted, of_copy
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import CLUSTERS, SEALS, is_stray
from lccluster.files.register.steady import steadily
from lccluster.files.register.years import year_of
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.cluster import recognition_year
from lccluster.register.lawful import Refusal, refusals
from lccluster.register.names import look_alikes
from lccluster.register.seals import (
    Seal,
    broken_at,
    contains,
    event_hash,
    event_id,
    head,
    is_head,
    missing,
)
from lccluster.usecases.register.room import Room

# What systems put into every folder that somebody has looked at; it holds no act.
HARMLESS = {".DS_Store", "Thumbs.db", "desktop.ini", ".gitignore", ".gitattributes", ".gitkeep"}


class Unsealed(Struct, frozen=True):
    """An act that no seal covers: made by hand, or cut off before its seal was written."""

    entry: Entry
    index: int
    event: str


class Checkup(Struct, frozen=True):
    """What a check found: damage, what is only worth a look, what waits for a seal, the head."""

    damage: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    unsealed: tuple[Unsealed, ...]
    head: str
    clusters: int


def check(room: Room, printed_head: str | None = None) -> Checkup:
    """Check the whole register as it stands at one moment; nothing is changed.

    Raises Unusable where a head is none, and where what is in hand is nothing that the tool wrote.
    """
    if printed_head is not None and not is_head(printed_head):
        raise Unusable(_no_head(printed_head))
    return steadily(room.register, lambda register: _checked(room.at(register), printed_head))


def _checked(room: Room, printed_head: str | None) -> Checkup:
    everything, problems = room.register.everything()
    once, lying = counted(everything), _lying_about(room.register.folder)
    entries = once.entries
    chains, torn = room.register.chains()
    damage = [
        *problems,
        *torn,
        *(replace(of_copy(each), severity=Severity.ERROR) for each in once.copies),
        *_strays(room, lying),
        *_ids(entries),
        *_places(entries, room),
        *_unlawful(entries, room),
        *_seals(entries, chains, room.register.folder),
        *_missing([] if torn else list(chains.values()), room.register.folder),
    ]
    if printed_head and not torn and not contains(chains, printed_head):
        damage.append(_not_contained(room, printed_head))
    notices = [
        *_unfinished(room, lying),
        *_same_names(entries, room.measure.city),
        *_out_of_order(entries),
    ]
    return Checkup(
        tuple(damage), tuple(notices), tuple(unsealed(entries, chains)), head(chains), len(entries)
    )


def unsealed(entries: Sequence[Entry], chains: Mapping[str, Sequence[Seal]]) -> Iterator[Unsealed]:
    """List the acts that no seal names."""
    sealed = {(each.cluster, each.event) for chain in chains.values() for each in chain}
    for entry in entries:
        for index, event in enumerate(entry.facts.get("events") or []):
            name = event_id(entry.facts, event)
            if (entry.cluster.id, name) not in sealed:
                yield Unsealed(entry, index, name)


def _lying_about(folder: Path) -> list[Path]:
    """List every file among the clusters, and those above them, in order."""
    files = [*folder.glob("*"), *(folder / CLUSTERS).rglob("*")]
    return sorted(each for each in files if not each.is_dir())


def _strays(room: Room, files: Sequence[Path]) -> Iterator[Problem]:
    """Find what is no cluster's file: among the clusters anything else, above them what is known."""
    register, known = room.register, HARMLESS
    own = {*register.files(), *register.chain_files(), *register.pending.hidden}
    for path in files:
        above = path.parent == register.folder and not is_stray(path.name)
        if not above and path not in own and path.name not in known and not is_temporary(path.name):
            yield Problem(
                code="stray-file",
                file=str(path),
                message=Message("This file was left by another program or a broken write."),
                hint=Message("Compare it with the cluster's own file, then move it away."),
            )


def _unfinished(room: Room, files: Sequence[Path]) -> Iterator[Problem]:
    """Notice what a run that broke off has left; whatever is recorded next sets it right."""
    if (path := room.register.folder / JOURNAL) in files:
        yield Problem(
            code="change-unfinished",
            severity=Severity.WARNING,
            file=str(path),
            message=Message("A change was broken off after it was recorded; all of it counts."),
            hint=Message("The next recording brings it to its end."),
        )
    for path in files:
        if is_temporary(path.name) and path not in room.register.pending.instead.values():
            yield Problem(
                code="leftover",
                severity=Severity.WARNING,
                file=str(path),
                message=Message("A write that was broken off has left this; it does not count."),
                hint=Message("The next recording removes it."),
            )


def _missing(chains: Sequence[Sequence[Seal]], folder: Path) -> Iterator[Problem]:
    if (number := missing(chains)) is not None:
        yield Problem(
            code="seal-gone",
            file=str(folder / CLUSTERS),
            message=Message("The seal number {number} is gone from the chains.", number=number),
            hint=Message("Restore the file from a copy; seals are never edited."),
        )


def _ids(entries: Sequence[Entry]) -> Iterator[Problem]:
    yield from _twice(
        entries, [(entry, entry.cluster.id, ("id",)) for entry in entries], "duplicate-id"
    )
    events = [
        (entry, event.id, ("events", index, "id"))
        for entry in entries
        for index, event in enumerate(entry.cluster.events)
        if event.id
    ]
    yield from _twice(entries, events, "duplicate-event-id")


def _twice(
    _entries: Sequence[Entry], found: Sequence[tuple[Entry, str, tuple[str | int, ...]]], code: str
) -> Iterator[Problem]:
    counted = Counter(each for _, each, _ in found)
    for entry, each, path in found:
        if counted[each] > 1:
            yield entry.document.problem(
                path,
                code=code,
                message=Message(
                    "The id {id} stands {count} times in the register.",
                    id=each,
                    count=counted[each],
                ),
                hint=Message("Keep the one that was recorded first; give a copy an id of its own."),
            )


def _places(entries: Sequence[Entry], room: Room) -> Iterator[Problem]:
    for entry in entries:
        if entry.shares:
            yield from _place_in_year(entry)
        elif entry.path.stem != entry.cluster.id or entry.path.parent.name != entry.cluster.county:
            yield entry.document.problem(
                ("id",),
                code="misplaced",
                message=Message(
                    "The file of {id} belongs in {folder} as {id}.yaml.",
                    id=entry.cluster.id,
                    folder=entry.cluster.county,
                ),
                hint=Message("Move it back, or set id and county right."),
            )
        if room.offices.county(entry.cluster.county) is None:
            yield entry.document.problem(
                ("county",),
                code="unknown-county",
                message=Message(
                    "“{county}” is no recommending office.", county=entry.cluster.county
                ),
            )


def _place_in_year(entry: Entry) -> Iterator[Problem]:
    year = recognition_year(entry.cluster)
    if year_of(entry.path.name) != year or entry.path.parent.name != entry.cluster.county:
        yield entry.document.problem(
            ("id",),
            code="misplaced",
            message=Message(
                "{id} belongs in {folder}, among those recognised in {year}.",
                id=entry.cluster.id,
                folder=entry.cluster.county,
                year=year or "—",
            ),
            hint=Message("Move it back, or set id and county right."),
        )


def _unlawful(entries: Sequence[Entry], room: Room) -> Iterator[Problem]:
    """Find unlawful acts, those that only lack their reason included."""
    for entry in entries:
        cluster = entry.cluster
        for refusal in refusals(cluster.events, cluster.name, room.measure, room.measures):
            yield _located(refusal, entry)
        if not entry.cluster.events:
            yield entry.document.problem(
                (),
                code="no-events",
                message=Message("The file holds no act; a cluster begins with its recognition."),
            )


def _located(refusal: Refusal, entry: Entry) -> Problem:
    return entry.document.problem(
        ("events", _index(entry, refusal.event)),
        code=refusal.code,
        message=refusal.sentence,
        hint=_remedy(refusal, entry.cluster.id),
    )


# What a decision lacks that is on its paper: it is recorded, not decided, anew.
_LACKING = {"no-document": "document_number", "no-ground": "ground", "unknown-ground": "ground"}
# What no command can have recorded, and none takes back: it was written by hand.
_BY_HAND = frozenset({"already-recognised"})


def _remedy(refusal: Refusal, cluster_id: str) -> Message:
    """Say how an act is set right: a reason is recorded, a record voided, a decision set aside."""
    correct = f"lccluster register correct {cluster_id} {refusal.event.id}"
    if refusal.answerable:
        return Message("“{command}” records the reason for it.", command=f"{correct} override=…")
    if lacking := _LACKING.get(refusal.code):
        return Message("“{command}” sets it right.", command=f"{correct} {lacking}=…")
    if refusal.code in _BY_HAND:
        return Message("Compare both with their papers; take the line that is wrong out by hand.")
    return Message("“{command}” sets it right.", command=refusal.event.way_back(cluster_id))


def _index(entry: Entry, event: Act) -> int:
    return next(index for index, each in enumerate(entry.cluster.events) if each.id == event.id)


def _seals(
    entries: Sequence[Entry], chains: Mapping[str, Sequence[Seal]], folder: Path
) -> Iterator[Problem]:
    words = {
        entry.cluster.id: (
            entry,
            {
                event_id(entry.facts, each): (index, each)
                for index, each in enumerate(entry.facts.get("events") or [])
            },
        )
        for entry in entries
    }
    for office, chain in chains.items():
        if (line := broken_at(chain)) is not None:
            yield Problem(
                code="broken-chain",
                file=str(folder / CLUSTERS / office / SEALS),
                line=line + 1,
                column=1,
                message=Message(
                    "The chain of seals breaks here: a line was changed, lost or put in."
                ),
                hint=Message("Restore the file from a copy; seals are never edited."),
            )
        for each in chain:
            yield from _sealed(each, words, folder / CLUSTERS / office)


def _sealed(
    seal: Seal,
    words: Mapping[str, tuple[Entry, Mapping[str, tuple[int, Mapping[str, object]]]]],
    folder: Path,
) -> Iterator[Problem]:
    hint = Message("Restore it from a copy; to set it right, record a correction.")
    if seal.cluster not in words:
        yield Problem(
            code="cluster-gone",
            file=str(folder / f"{seal.cluster}.yaml"),
            message=Message(
                "The file of {id} was sealed and is gone or unreadable.", id=seal.cluster
            ),
            hint=hint,
        )
        return
    entry, events = words[seal.cluster]
    if seal.event not in events:
        yield entry.document.problem(
            ("events",),
            at_key=True,
            code="event-gone",
            message=Message("The act {id} was sealed and is gone.", id=seal.event),
            hint=hint,
        )
        return
    index, event = events[seal.event]
    if event_hash(entry.facts, event, seal.alg) != seal.hash:
        yield entry.document.problem(
            ("events", index),
            code="event-changed",
            message=Message("The act {id} was changed after it was sealed.", id=seal.event),
            hint=hint,
        )


def _no_head(written: str) -> Problem:
    return Problem(
        code="no-head",
        field="--against",
        message=Message("“{text}” is no head of seals.", text=written),
        hint=Message("“lccluster register check --root” prints one: 10-5729ec1b24bd1e05be7543b3."),
    )


def _not_contained(room: Room, printed: str) -> Problem:
    return Problem(
        code="head-not-contained",
        file=str(room.register.folder),
        message=Message(
            "The register no longer contains all that the head {head} covered.", head=printed
        ),
        hint=Message("Compare it with a copy from the day on which the head was printed."),
    )


def _same_names(entries: Sequence[Entry], city: str) -> Iterator[Problem]:
    by_county: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_county[entry.cluster.county].append(entry)
    for group in by_county.values():
        names = [entry.cluster.name for entry in group]
        for entry, likes in zip(group, look_alikes(names, city), strict=True):
            for like in likes:
                yield entry.document.problem(
                    ("name",),
                    code="names-look-alike",
                    severity=Severity.WARNING,
                    message=Message(
                        "“{name}” looks like “{other}”.", name=entry.cluster.name, other=like
                    ),
                )


def _out_of_order(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Notice acts recorded before they were decided by more than the clock's own error."""
    for entry in entries:
        stamps = [each.recorded_at for each in entry.cluster.events if each.recorded_at]
        if stamps != sorted(stamps):
            yield entry.document.problem(
                ("events",),
                at_key=True,
                code="recorded-out-of-order",
                severity=Severity.WARNING,
                message=Message("The acts do not stand in the order in which they were recorded."),
            )
