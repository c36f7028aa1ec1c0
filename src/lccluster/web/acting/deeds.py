"""What can be recorded from the page, as the two steps see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.usecases.page.asked import AskedField, Typed
    from lccluster.usecases.register.acts import Stamp
    from lccluster.vocabulary import Words
    from lccluster.web.acting.following import Link
    from lccluster.web.office import Desk

Beside = Sequence[tuple["Message | Words | str", str]]  # labels and texts


class Preview(Protocol):
    """What somebody was shown before it is recorded."""

    @property
    def typed(self) -> Typed:
        """Give what was typed."""

    @property
    def written(self) -> Sequence[Any]:
        """Give what would be recorded, act by act."""

    @property
    def sha256(self) -> str:
        """Hash what it was made of."""


class Deed(Protocol):
    """Something that can be recorded: where its form stands, what it asks, how it is done."""

    @property
    def office(self) -> Desk:
        """Give the desk it is done at."""

    @property
    def address(self) -> str:
        """Give the address of its form."""

    @property
    def back(self) -> tuple[str, str]:
        """Give address and name of the screen it was come from."""

    @property
    def title(self) -> Message | str:
        """Say what it is."""

    @property
    def does(self) -> Message | None:
        """Say what it does, where its title does not."""

    @property
    def words(self) -> Mapping[str, Message]:
        """Give the fixed words of its screens that are not those of a title."""

    @property
    def begun(self) -> Typed:
        """Give what is filled in before anything is typed."""

    @property
    def beside(self) -> Beside:
        """Give what stands beside the form, label and text."""

    def fields(self) -> Sequence[AskedField]:
        """List what it asks."""

    def shown(self, typed: Typed, stamp: Stamp) -> Any:
        """Say what would be recorded; raises Unusable or Refused."""

    def done(self, shown: Any, sha256: str) -> Sequence[Any]:
        """Record what was shown, act by act; raises ChangedMeanwhile, Unusable or Refused."""

    def then(self, recorded: Sequence[Any]) -> tuple[Link, Link | None]:
        """Give the screen where one goes on, and what usually follows."""
