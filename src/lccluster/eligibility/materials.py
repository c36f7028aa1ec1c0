"""What was handed in, held against Article 6."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from msgspec import Struct

from lccluster.form.application import Application, Material
from lccluster.kept import KeptPieces
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


class FileFact(Struct, frozen=True):
    """A material's file as found; its characters where it was counted."""

    state: FileState
    characters: int | None = None


Facts = Mapping[str, FileFact]


class MaterialResult(Struct, frozen=True):
    """What became of one material, and why; `uncounted` ones have a limit that people hold them to."""

    rule: RequiredMaterial
    outcome: MaterialOutcome
    reason: Message
    uncounted: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether nothing about it is open; an optional one may be missing, not spoilt."""
        missing = self.outcome is MaterialOutcome.MISSING
        return self.outcome is MaterialOutcome.PRESENT or (missing and self.rule.optional)


def handed_in_itself(form: Application) -> Application:
    """Count a form that is the very document handed in as the first of its materials.

    Source: Article 6 (1). What the form says of that material stays.
    """
    named = form.form.materials.itself
    if named is None or getattr(form.materials, named):
        return form
    itself = {named: (Material(handed_in=True),)}
    return form.model_copy(update={"materials": form.materials.model_copy(update=itself)})


def review(rule: RequiredMaterial, application: Application, facts: Facts) -> MaterialResult:
    """Hold one material against the rule; `facts` tell of each file named on the form."""
    handed_in: tuple[Material, ...] = getattr(application.materials, rule.id)
    claimed = [each for each in handed_in if each.file or each.handed_in]
    if not claimed:
        return _MISSING.of(rule, _missing)
    files = [each.file for each in claimed if each.file]
    if spoilt := [name for name in files if facts[name].state is not FileState.FINE]:
        return _spoilt(rule, spoilt, facts)
    if rule.sealed and not all(each.sealed for each in claimed):
        return _UNSEALED.of(rule, _unsealed)
    return _counted(rule, rule.most_characters, claimed, facts)


# What becomes of a material on most forms says nothing of the form, and is one value for all.
_MISSING, _UNSEALED, _PRESENT, _UNCOUNTED = (KeptPieces[MaterialResult]() for _ in range(4))


def _missing(rule: RequiredMaterial) -> MaterialResult:
    return MaterialResult(rule, MaterialOutcome.MISSING, Message("not handed in"))


def _unsealed(rule: RequiredMaterial) -> MaterialResult:
    reason = Message("no seal is stated; write sealed: true once it bears one")
    return MaterialResult(rule, MaterialOutcome.UNSEALED, reason)


def _present(rule: RequiredMaterial) -> MaterialResult:
    return MaterialResult(rule, MaterialOutcome.PRESENT, _for_people(rule))


def _uncounted(rule: RequiredMaterial) -> MaterialResult:
    reason = Message("handed in; uncounted, at most {limit} characters", limit=rule.most_characters)
    return MaterialResult(rule, MaterialOutcome.PRESENT, reason, uncounted=True)


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


def _counted(
    rule: RequiredMaterial, limit: int | None, claimed: Sequence[Material], facts: Facts
) -> MaterialResult:
    """Hold the characters against the limit; those that are known may exceed it already."""
    if limit is None:
        return _PRESENT.of(rule, _present)
    counts = [_characters(each, facts) for each in claimed]
    total = sum(count for count in counts if count is not None)
    if total > limit:
        return MaterialResult(rule, MaterialOutcome.OVER_LIMIT, _over(total, limit))
    if None in counts:
        return _UNCOUNTED.of(rule, _uncounted)
    if not total:
        reason = Message("not a single character that can be counted")
        return MaterialResult(rule, MaterialOutcome.MISSING, reason)
    reason = Message("{total} characters of at most {limit}", total=total, limit=limit)
    return MaterialResult(rule, MaterialOutcome.PRESENT, reason)


def _for_people(rule: RequiredMaterial) -> Message:
    """Say what nobody but people can see of a material that was handed in."""
    seen = (
        Message("{years} years", years=rule.years) if rule.years else None,
        Message("{copies} copies", copies=rule.copies) if rule.copies else None,
    )
    asked = Listing(filter(None, seen))
    return (
        Message("handed in; people see to it: {asked}", asked=asked)
        if asked.items
        else Message("handed in")
    )


def _characters(handed_in: Material, facts: Facts) -> int | None:
    """Give the characters of a file as counted, else as a person stated them."""
    counted = facts[handed_in.file].characters if handed_in.file else None
    if counted is None and handed_in.characters is not None:
        return int(handed_in.characters)
    return counted


def _over(total: int, limit: int) -> Message:
    return Message(
        "{total} characters, {over} over the limit of {limit}",
        total=total,
        over=total - limit,
        limit=limit,
    )
