"""What stands against an act, each sentence at the field that would have to say something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Problem, Refused, Unusable
from lccluster.files.round.layout import RECORD
from lccluster.language import Message, headed
from lccluster.register.lawful import Unlawful
from lccluster.usecases.page.applications.handed_in import Sayings
from lccluster.usecases.page.asked import CHOICE, AskedField
from lccluster.usecases.page.commands import as_on_page

MISSING = Message("This has to be filled in.")
UNCHOSEN = Message("One of these has to be chosen.")
Fields = Mapping[str, AskedField]  # of a form, by their options
Against = list[tuple[str, str]]  # the option of a field, or nothing, and a sentence

_LEFT_OUT = ("missing-option", "missing-value", "no-document", "no-ground")

# By the code of a refusal: the option that an act would be taken with, or without.
_AT = {
    "no-document": "--document",
    "no-ground": "--ground",
    "unknown-ground": "--ground",
    "ground-does-not-hold": "--ground",
    "late": "--late",
    "out-of-order": "--reason",
    "before-the-last-act": "--on",
    "before-the-act": "--on",
    "in-public-notice": "--on",
    "not-eligible": "--override",
    "no-such-objection": "N",
    "tied": "DIR",
    "recused": "DIR",
    "not-of-the-panel": "DIR",
}


def against(error: Unusable | Refused, sayings: Sayings, known: Fields) -> Against:
    """Give what stands against it, in the words of its command; `known` are the fields by their options."""
    found = dict.fromkeys(_against(error, sayings, known))
    labels = {option: each.label for option, each in known.items()}
    return [(option, as_fields(sentence, labels)) for option, sentence in found]


def would_do(error: Unusable | Refused | None) -> Mapping[str, Message]:
    """Say at the field of a reason that one there would do; nothing where none does."""
    if isinstance(error, Unlawful) and all(each.answerable for each in error.refusals):
        return {"--override": Message("With a reason here it is recorded all the same.")}
    return {}


def _against(
    error: Unusable | Refused, sayings: Sayings, known: Fields
) -> Iterable[tuple[str, str]]:
    if isinstance(error, Unlawful):
        return _unlawful(error, known)
    if isinstance(error, Unusable):
        return (_at_its_field(each, known) for each in sayings.again(error).problems)
    return (("", sayings.of(each)) for each in error.said)


def left_out(error: Unusable | Refused | None, known: Fields) -> Against:
    """Give what the law misses besides, at the fields that are left out; nothing else that it says."""
    refusals = error.refusals if isinstance(error, Unlawful) else ()
    missed = [each for each in refusals if each.code in _LEFT_OUT]
    if not missed:
        return []
    return [(option, said) for option, said in _unlawful(Unlawful(missed), known) if option]


def _at_its_field(problem: Problem, known: Fields) -> tuple[str, str]:
    """Say what is wrong; at its field nobody has to be told which one it is."""
    field = known.get(problem.field or "")
    if field is None:
        return "", str(problem)
    said = (
        _missing(field) if problem.code in _LEFT_OUT else replace(problem, field=None, spelt=None)
    )
    return field.option, str(said)


def _missing(field: AskedField) -> Message:
    return UNCHOSEN if field.shape == CHOICE else MISSING


def _unlawful(error: Unlawful, known: Fields) -> Iterator[tuple[str, str]]:
    """Name the application of each refusal where they are on several."""
    places = {each.place for each in error.refusals if each.place}
    for each in error.refusals:
        of = (_number(Path(each.place)),) if each.place and len(places) > 1 else ()
        field = known.get(_AT.get(each.code, ""))
        left_out = field is not None and each.code in _LEFT_OUT
        said = replace(each, message=_missing(field)) if field and left_out else each
        yield field.option if field else "", headed(*of, said.sentence)


def _number(file: Path) -> str:
    """Give the number of an application by its record, that of a title by its file."""
    return file.parent.name if file.name == RECORD else file.stem


_OPTION = re.compile(r"“(--[a-z-]+)(?: [^”]*)?”|(--[a-z-]+)(?: [A-Z]+\b)?")


def as_fields(sentence: str, labels: Mapping[str, object]) -> str:
    """Name each option by the label of its field, and each command as the page calls it."""

    def field(found: re.Match[str]) -> str:
        label = labels.get(found[1] or found[2])
        return found[0] if label is None else f"“{label}”"

    return as_on_page(_OPTION.sub(field, sentence))
