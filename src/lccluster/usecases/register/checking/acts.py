"""Acts that were not lawful, each with what sets it right, or that were recorded out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.errors import Fault, Problem, Severity
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.lawful import Refusal, refusals
from lccluster.usecases.register.recording.deciding import NOT_OURS, not_theirs
from lccluster.usecases.register.room import Room


def unlawful(entries: Sequence[Entry], room: Room) -> Iterator[Problem]:
    """Find unlawful acts, those that only lack their reason included."""
    for entry in entries:
        cluster = entry.cluster
        unlawful = refusals(cluster.events, cluster.name, room.measure, room.measures)
        for refusal in (*unlawful, *not_theirs(room, cluster)):
            yield _located(refusal, entry)
        if not entry.cluster.events:
            yield entry.document.problem((), _NO_EVENTS)


def _located(refusal: Refusal, entry: Entry) -> Problem:
    acts = entry.cluster.events
    index = next(at for at, each in enumerate(acts) if each.id == refusal.event.id)
    return entry.document.problem(
        ("events", index),
        Fault(refusal.code, refusal.sentence, _remedy(refusal, acts[index], entry.cluster.id)),
    )


# What a decision lacks that is on its paper: it is recorded, not decided, anew.
_LACKING = {"no-document": "document_number", "no-ground": "ground", "unknown-ground": "ground"}
# What no command can have recorded, and none takes back: it was written by hand.
_BY_HAND = frozenset({"already-recognised"})


def _remedy(refusal: Refusal, act: Act, cluster_id: str) -> Message:
    """Say how an act is set right: a reason is recorded, a record voided, a decision set aside."""
    correct = f"lccluster register correct {cluster_id} {act.id}"
    if refusal.answerable:
        return Message("“{command}” records the reason for it.", command=f"{correct} override=…")
    if lacking := _LACKING.get(refusal.code):
        return Message("“{command}” sets it right.", command=f"{correct} {lacking}=…")
    if refusal.code == NOT_OURS:
        return Message("Restore the file from a copy; whoever decides on it records it.")
    if refusal.code in _BY_HAND:
        return Message("Compare both with their papers; take the line that is wrong out by hand.")
    return Message("“{command}” sets it right.", command=act.way_back(cluster_id))


def out_of_order(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Notice acts recorded before they were decided by more than the clock's own error."""
    for entry in entries:
        if not all(_in_order(entry, each.recorded_by) for each in entry.cluster.events):
            yield entry.document.problem(("events",), _RECORDED_OUT_OF_ORDER, at_key=True)


def _in_order(entry: Entry, writer: str | None) -> bool:
    """Tell whether what one writer recorded stands in order: what several wrote apart need not."""
    acts = (each for each in entry.cluster.events if each.recorded_by in (writer, None))
    moments = [each.recorded_at for each in acts if each.recorded_at]
    return moments == sorted(moments)


_NO_EVENTS = Fault(
    "no-events", Message("The file holds no act; a cluster begins with its recognition.")
)
_RECORDED_OUT_OF_ORDER = Fault(
    "recorded-out-of-order",
    Message("The acts do not stand in the order in which they were recorded."),
    severity=Severity.WARNING,
)
