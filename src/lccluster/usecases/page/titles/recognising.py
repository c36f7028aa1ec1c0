"""A first recognition from the page: of an application that was checked there, or of an old title by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.form.form import COUNTY, NAME
from lccluster.language import Message
from lccluster.register.acts import Recognised
from lccluster.register.lawful import Unlawful
from lccluster.usecases import typed_words
from lccluster.usecases.check.applications import Checked
from lccluster.usecases.page.applications.checking import CheckedBatch
from lccluster.usecases.page.asked import AskedField, Typed, common_fields, gathered, words_of
from lccluster.usecases.page.titles.recording import ChangedMeanwhile
from lccluster.usecases.register.acts import Recorded, Stamp, unheard
from lccluster.usecases.register.recognising import Agree, unlooked
from lccluster.usecases.register.recognition import DecisionPaper, Named, by_hand, from_applications
from lccluster.usecases.register.room import Room
from lccluster.vocabulary import Occasion

TITLE = Recognised.words
DOES = Message(
    "Record a recognition: from an application and its findings, or by hand for old titles."
)


class Rests(Struct, frozen=True):
    """What a recognition rests on: one application with its findings; nothing, where it is typed by hand."""

    forms: tuple[Path, ...] = ()
    findings: tuple[Path, ...] = ()


class PreviewedTitle(Struct, frozen=True):
    """The title that would be entered, by what was typed."""

    typed: Typed
    stamp: Stamp
    recorded: Recorded

    @property
    def written(self) -> list[Recorded]:
        """Give what would be recorded."""
        return [self.recorded]

    @property
    def before(self) -> bytes:
        """Draw what would come of it: every word of the record, its place, and what is said of it."""
        return _drawn(self.recorded)

    @property
    def sha256(self) -> str:
        """Hash it."""
        return hashlib.sha256(self.before).hexdigest()


def rests_on(checked: Checked) -> Rests:
    """Name the files that an application was checked from, and no other's findings."""
    said = checked.receipt["findings"]
    names: Sequence[str] = [said] if isinstance(said, str) else said or ()
    return Rests((Path(checked.file),), tuple(map(Path, names)))


def is_first(batch: CheckedBatch) -> bool:
    """Tell whether a batch is for first recognitions, by the day and the rules that a record is held to."""
    return batch.asked.occasion is Occasion.RECOGNITION and not batch.chosen


def fields(room: Room) -> list[AskedField]:
    """List what is asked."""
    form = room.every_form
    counties = tuple((each.name.zh, each.name.zh) for each in room.offices.counties)
    return [
        AskedField("name", form.label(NAME), "--name"),
        AskedField("county", form.label(COUNTY), "--county", None, counties, "choice"),
        *common_fields(Recognised),
    ]


def stated(checked: Checked) -> Typed:
    """Fill in what the form says."""
    name, county = checked.assessment.application.cluster_name, checked.assessment.county
    return Typed({"name": name or "", "county": county or ""})


def previewed_title(room: Room, rests: Rests, typed: Typed, stamp: Stamp) -> PreviewedTitle:
    """Say what would be recorded; raises Unusable or Unlawful."""
    return PreviewedTitle(typed, stamp, _entered(room, rests, typed, stamp))


def confirmed_title(room: Room, rests: Rests, shown: PreviewedTitle, sha256: str) -> Recorded:
    """Record what was shown, word for word; raises ChangedMeanwhile, Unusable or Unlawful."""

    def agree(recorded: Sequence[Recorded]) -> None:
        now = b"\n".join(map(_drawn, recorded))
        if sha256 != shown.sha256 or now != shown.before:
            raise ChangedMeanwhile(shown.before, now)

    try:
        return _entered(room, rests, shown.typed, shown.stamp, shown.recorded.event.id, agree)
    except Unlawful as unlawful:  # of what could have been recorded when it was shown
        now = "\n".join(map(str, unlawful.said)).encode()
        raise ChangedMeanwhile(b"", now) from None


def _entered(
    room: Room,
    rests: Rests,
    typed: Typed,
    stamp: Stamp,
    shown: str | None = None,
    agree: Agree | None = None,
) -> Recorded:
    words, name, county = gathered(
        lambda: words_of(room, typed, stamp),
        lambda: typed_words.name("--name", typed.said("name") or ""),
        lambda: _county(room, typed),
    )
    paper = DecisionPaper(
        shown=shown, **{key: value for key, value in words.items() if key != "by"}
    )
    how: dict[str, Any] = {"dry_run": agree is None, "tell": unheard, "agree": agree or unlooked}
    if not rests.forms:
        return by_hand(room, Named(name, county), paper, stamp, **how)
    forms, found = rests.forms, rests.findings
    (recorded,) = from_applications(room, forms, found, Named(name, county), paper, stamp, **how)
    return recorded


def _county(room: Room, typed: Typed) -> str:
    said = typed_words.needed("--county", typed.said("county") or "")
    return typed_words.county(said, room.offices)


def _drawn(recorded: Recorded) -> bytes:
    said = (each.sentence for each in recorded.answered)
    lines = (recorded.line, recorded.path, *recorded.warnings, *said)
    return "\n".join(map(str, lines)).encode()
