"""Recording in two steps: the very line first, then that line, if its file is still as it was."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import fields, replace

from lccluster.files.register.entry import Entry
from lccluster.register.acts import Act
from lccluster.usecases.page.asked import Errand, Typed
from lccluster.usecases.register.acts import Recorded, Stamp, record_all, unheard
from lccluster.usecases.register.recording.intended import Intended, Make
from lccluster.usecases.register.recording.which import Which
from lccluster.usecases.register.room import Room


class Previewed(Struct, frozen=True):
    """What would be recorded, by what was typed, and the file as it was then."""

    errand: Errand
    typed: Typed
    stamp: Stamp
    recorded: Recorded
    before: bytes
    meant: Act

    @property
    def sha256(self) -> str:
        """Hash the file as it was."""
        return hashlib.sha256(self.before).hexdigest()

    @property
    def written(self) -> list[Recorded]:
        """Give what would be recorded."""
        return [self.recorded]


class ChangedMeanwhile(Exception):
    """What was there at the preview is there no more; nothing was written. `lines` say what changed."""

    def __init__(self, before: bytes, now: bytes, typed: Typed | None = None) -> None:
        super().__init__("changed meanwhile")
        self.lines = changed_lines(before, now)
        self.typed = typed  # what was typed, beside what stands there now


def previewed(room: Room, cluster: str, errand: Errand, typed: Typed, stamp: Stamp) -> Previewed:
    """Say what would be recorded; raises Unusable or Unlawful."""
    make, seen, meant = errand.made(room, typed, stamp), list[bytes](), list[Act]()

    def noting(entries: Sequence[Entry]) -> Sequence[Intended]:
        seen.append(_bytes(entries))
        made = make(entries)
        meant.extend(each.event for each in made)
        return made

    which = Which((cluster,))
    (found,) = record_all(room, which, noting, stamp, dry_run=True, tell=unheard)
    return Previewed(errand, typed, stamp, found, seen[-1], meant[-1])


def confirmed(room: Room, cluster: str, shown: Previewed, sha256: str) -> Recorded:
    """Record what was shown, word for word; raises ChangedMeanwhile, Unusable or Unlawful."""
    make = shown.errand.made(room, shown.typed, shown.stamp)
    (recorded,) = record_all(
        room,
        Which((cluster,)),
        _as_shown(make, shown, sha256),
        shown.stamp,
        dry_run=False,
        tell=unheard,
    )
    return recorded


def _as_shown(make: Make, shown: Previewed, sha256: str) -> Make:
    """Make the act under the lock, where nobody can change the file any more, with the id that was shown."""

    def making(entries: Sequence[Entry]) -> Sequence[Intended]:
        now = _bytes(entries)
        if sha256 != shown.sha256 or now != shown.before:
            raise ChangedMeanwhile(shown.before, now)
        (intended,) = make(entries)
        if intended.event != shown.meant:  # a form of the folder is another by now
            raise ChangedMeanwhile(_drawn(shown.meant), _drawn(intended.event))
        event = replace(intended.event, id=shown.recorded.event.id)
        return [replace(intended, event=event)]

    return making


def _drawn(event: Act) -> bytes:
    """Draw what an act says, a line each."""
    said = ((each.name, getattr(event, each.name)) for each in fields(event))
    return "\n".join(f"{key}: {value}" for key, value in said if value is not None).encode()


def _bytes(entries: Sequence[Entry]) -> bytes:
    (entry,) = entries
    return entry.document.source.data


def changed_lines(before: bytes, now: bytes) -> list[tuple[str, str]]:
    """Say in which lines two states of a file differ: what went, and what came."""
    old, new = (each.decode("utf-8", "replace").splitlines() for each in (before, now))
    differing = difflib.ndiff(old, new)
    return [(each[0], each[2:].strip()) for each in differing if each[0] in "+-"]
