"""Why an act is not lawful, and the exception that carries all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.errors import Refused
from lccluster.language import Message, sentences
from lccluster.rulebook.citation import Citation

if TYPE_CHECKING:
    from lccluster.register.acts.act import Act


class Refusal(Struct, frozen=True):
    """Why an act is not lawful: a code, a sentence, and the provision where there is one.

    What is `answerable` gives way to a reason that is recorded with the act. `place` is the file
    of its cluster.
    """

    event: Act
    code: str
    message: Message
    article: Citation | None = None
    answerable: bool = False
    place: str | None = None

    @property
    def stands(self) -> bool:
        """Tell whether no reason that the act gives answers it."""
        return not (self.answerable and self.event.override)

    @property
    def sentence(self) -> Message:
        """Say it with its provision; what no measure says is a rule of keeping the register."""
        return Message(
            "{message} ({article})",
            message=self.message,
            article=self.article or Message("a rule of the register itself"),
        )


class Unlawful(Refused):
    """An act that the register's law does not allow, with everything that stands against it.

    What stands against one title is one line, which begins with its place.
    """

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(self._lines())

    def _lines(self) -> list[str]:
        said: dict[str | None, list[Message]] = {}
        for each in self.refusals:
            said.setdefault(each.place, []).append(each.sentence)
        if all(each.answerable for each in self.refusals):
            said[self.refusals[-1].place].append(
                Message("With --override REASON it is recorded all the same, with that reason.")
            )
        return [
            ": ".join(filter(None, (place, sentences(*those)))) for place, those in said.items()
        ]
