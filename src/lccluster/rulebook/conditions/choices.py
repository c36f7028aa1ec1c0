"""Checks that are no single figure: several of which one has to hold, and a question."""

from typing import ClassVar, Literal

from lccluster.language import Message
from lccluster.rulebook.conditions.check import Check, Plain
from lccluster.vocabulary import Words


class AnyOf(Check, frozen=True):
    """Several plain figures of which one has to hold (或者)."""

    words: ClassVar[Message] = Message("one of several figures")

    kind: Literal["any_of"]
    figures: tuple[Plain, ...]


class Judgement(Check, frozen=True):
    """A question for people; the fields named are shown beside it and decide nothing."""

    words: ClassVar[Message] = Message("people decide")

    kind: Literal["judgement"]
    asks: Words
    shows: tuple[str, ...] = ()
