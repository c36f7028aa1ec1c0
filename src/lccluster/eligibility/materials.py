"""What was handed in, held against Article 6."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from lccluster.form.application import Application, Material
from lccluster.language import Listing, Message
from lccluster.rulebook.materials import RequiredMaterial
from lccluster.vocabulary import MaterialOutcome


class FileState(Enum):
    """What the disk says of a material's file."""

    FINE = "fine"
    ABSENT = "absent"
    EMPTY = "empty"
    OUTSIDE = "outside"
    BROKEN = "broken"


@dataclass(frozen=True)
class FileFact:
    """A material's file as found; its characters where it was counted."""

    state: FileState
    characters: int | None = None


Facts = Mapping[str, FileFact]


@dataclass(frozen=True)
class MaterialResult:
    """What became of one material, and why."""

    rule: RequiredMaterial
    outcome: MaterialOutcome
    reason: Message

    @property
    def holds(self) -> bool:
        """Tell whether nothing about it is open; an optional one may be missing, not spoilt."""
        missing = self.outcome is MaterialOutcome.MISSING
        return self.outcome is MaterialOutcome.PRESENT or (missing and self.rule.optional)


def review(rule: RequiredMaterial, application: Application, facts: Facts) -> MaterialResult:
    """Hold one material against the rule; `facts` tell of each file named on the form."""
    handed_in: tuple[Material, ...] = getattr(application.materials, rule.id)
    claimed = [each for each in handed_in if each.file or each.handed_in]
    if not claimed:
        return MaterialResult(rule, MaterialOutcome.MISSING, Message("not handed in"))
    files = [each.file for each in claimed if each.file]
    if spoilt := [name for name in files if facts[name].state is not FileState.FINE]:
        return _spoilt(rule, spoilt, facts)
    if rule.sealed and not all(each.sealed for each in claimed):
        return MaterialResult(
            rule,
            MaterialOutcome.UNSEALED,
            Message("no seal is stated; write sealed: true once it bears one"),
        )
    return _counted(rule, files, facts)


def _spoilt(rule: RequiredMaterial, spoilt: Sequence[str], facts: Facts) -> MaterialResult:
    states = {facts[name].state for name in spoilt}
    if states == {FileState.ABSENT}:
        return MaterialResult(
            rule,
            MaterialOutcome.MISSING,
            Message("no such file beside the form: {files}", files=Listing(spoilt)),
        )
    if FileState.OUTSIDE in states:
        reason = Message(
            "lies outside the folder of the form, where nothing is looked at: {files}",
            files=Listing(spoilt),
        )
    elif FileState.EMPTY in states:
        reason = Message("the file is empty: {files}", files=Listing(spoilt))
    else:
        reason = Message("the file cannot be read: {files}", files=Listing(spoilt))
    return MaterialResult(rule, MaterialOutcome.UNREADABLE, reason)


def _counted(rule: RequiredMaterial, files: Sequence[str], facts: Facts) -> MaterialResult:
    limit, counts = rule.most_characters, [facts[name].characters for name in files]
    if limit is None:
        return MaterialResult(rule, MaterialOutcome.PRESENT, Message("handed in"))
    if not counts or None in counts:
        return MaterialResult(
            rule,
            MaterialOutcome.PRESENT,
            Message("handed in; at most {limit} characters: people count", limit=limit),
        )
    total = sum(count for count in counts if count is not None)
    if total > limit:
        return MaterialResult(
            rule,
            MaterialOutcome.OVER_LIMIT,
            Message(
                "{total} characters, {over} over the limit of {limit}",
                total=total,
                over=total - limit,
                limit=limit,
            ),
        )
    return MaterialResult(
        rule,
        MaterialOutcome.PRESENT,
        Message("{total} characters of at most {limit}", total=total, limit=limit),
    )
