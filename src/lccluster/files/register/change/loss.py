"""No cluster is lost by a change: what goes with an old file, a new one says word for word again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lccluster.errors import Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.change.journal import JOURNAL, ODD_JOURNAL, Journal, digest
from lccluster.files.register.inbox.lines import said as inbox_said
from lccluster.files.register.layout import inbox_file
from lccluster.register.sealing.hashing import event_hash

if TYPE_CHECKING:
    from lccluster.files.register.entry import AnyKeeper, Entry


def said(entry: Entry[Any]) -> tuple[object, ...]:
    """Give all that a cluster's file says, with the hashes by which its acts are sealed."""
    facts, events = entry.facts, entry.facts.get("events") or []
    hashes = [event_hash(facts, each) for each in events]
    return entry.cluster, list(facts.items()), [list(each.items()) for each in events], hashes


def refuse_loss(seen: AnyKeeper, journal: Journal) -> None:
    """Refuse a journal by which a cluster would go that no new file says word for word again."""
    folder = seen.folder
    going = [
        folder / name
        for name, hashed in journal.removes.items()
        if still_says(folder / name, hashed)
    ]
    if not going:
        return
    again = {entry.cluster.id: entry for entry in _read(seen, _targets(seen, journal))}
    if any(not _is_kept(entry, again, journal) for entry in _read(seen, going)):
        raise Unusable(ODD_JOURNAL.at(folder / JOURNAL))


def _is_kept(entry: Entry[Any], again: Mapping[str, Entry[Any]], journal: Journal) -> bool:
    """Tell whether a cluster is said again: word for word, or its acts, where its facts go to the inbox."""
    new = again.get(entry.cluster.id)
    if new is None:
        return False
    if said(new) == said(entry):
        return True
    there, facts = entry.facts.get("events") or [], _without_events(entry)
    lines = map(inbox_said, journal.seals.get(inbox_file(entry.cluster.id), ()))
    kept = (new.facts.get("events") or [])[: len(there)] == there
    return kept and any(each.facts == facts for each in lines)


def _without_events(entry: Entry[Any]) -> dict[str, object]:
    """Give the words of a cluster's facts."""
    return {key: value for key, value in entry.facts.items() if key != "events"}


def _targets(seen: AnyKeeper, journal: Journal) -> Iterator[Path]:
    return (seen.folder / name for name in journal.creates.values())


def _read(seen: AnyKeeper, paths: Iterable[Path]) -> Iterator[Entry[Any]]:
    for path in paths:
        yield from seen.read(path)[0]


def still_says(path: Path, hashed: str) -> bool:
    """Tell whether a file is as it was read; one that cannot be read is not."""
    try:
        return digest(whole_of(path)) == hashed
    except OSError:
        return False
