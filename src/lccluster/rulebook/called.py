"""What people call a thing of a rulebook: by its id, or by its label in either language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from lccluster.language import Message, explained, offers, spoken
from lccluster.rulebook.measure import NO_NUMBER
from lccluster.vocabulary import Words

if TYPE_CHECKING:
    from lccluster.rulebook.rulebook import Rulebook


class Labelled(Protocol):
    """A thing with an id and a label."""

    @property
    def id(self) -> str:
        """Name it as files do."""

    @property
    def label(self) -> Words:
        """Name it as people do."""


Thing = TypeVar("Thing", bound=Labelled)


def called(written: str | None, things: Iterable[Thing]) -> list[Thing]:
    """List what is called so: the one with that id, else all with that label."""
    known = [*things]
    by_id = [each for each in known if each.id == written]
    return by_id or [each for each in known if written in (each.label.zh, each.label.en)]


def meant(written: str, things: Iterable[Thing]) -> Thing | None:
    """Give the one thing that is called so; None where several are, or none."""
    found = called(written, things)
    return found[0] if len(found) == 1 else None


def measures_called(books: Sequence[Rulebook]) -> list[str]:
    """Call each rulebook by its measure, as a meeting does; by its id where two measures are called the same."""
    found = [each.measure.called for each in books]
    return found if len({*found}) == len(books) else [each.id for each in books]


def measures_typed(books: Sequence[Rulebook]) -> list[str]:
    """Call each rulebook as it is typed: in Chinese by the number of its measure, where no other has it; else by its id."""
    numbers = [each.measure.document_number for each in books]
    return [
        each.id if spoken() == "en" or said in NO_NUMBER or numbers.count(said) > 1 else said
        for each, said in zip(books, numbers, strict=True)
    ]


def typed_name(thing: Labelled) -> str:
    """Name a thing as it is typed in the language spoken: an English label is several words, its id one."""
    return thing.label.zh if spoken() == "zh" else thing.id


def shown_alone(thing: Labelled, among: Iterable[Labelled]) -> str:
    """Name a thing to whoever reads of it: by its label, by its id where the label is another's, too."""
    name = str(thing.label)
    return thing.id if len([*called(name, among)]) > 1 else name


def typed_alone(thing: Labelled, among: Iterable[Labelled]) -> str:
    """Name a thing as it is typed, by its id where its label is another's, too."""
    name = typed_name(thing)
    return thing.id if len([*called(name, among)]) > 1 else name


def explained_name(thing: Labelled) -> str:
    """Name a thing as it is typed, and what that means where it is an id that does not say it."""
    if spoken() == "zh":
        return thing.label.zh
    says = thing.id.replace("-", " ") != thing.label.en
    return f"{thing.id} ({thing.label.en})" if says else thing.id


def filed_name(thing: Labelled) -> str:
    """Name a thing that files name by its id alone: in Chinese by its label, the id to be typed behind it."""
    return explained(thing.id, thing.label.zh)


def names_of(things: Iterable[Labelled]) -> dict[str, str | Message]:
    """Map every name that may be typed to how it is offered in the language spoken."""
    known, found = [*things], dict[str, str | Message]()
    for each in known:
        found |= offers(typed_alone(each, known), (each.label.en, each.label.zh, each.id))
    return found
