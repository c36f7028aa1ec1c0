"""A problem as a value: what, where, what next. And the one exception that carries problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Listing, Message, headed, sentences, spelt

_ENTRY = Message("entry {number}")
_INDEX = re.compile(r"\[([0-9]+)\]")
LETTERS_ALIKE, CHARACTERS_ALIKE = 0.65, 0.5  # shares of what two words have in common
SHOWN = 5  # names in one sentence
Known = Iterable[str] | Mapping[str, object]  # spellings; mapped to how each is offered


class Severity(StrEnum):
    """Whether a problem sends the form back."""

    ERROR = "error"
    WARNING = "warning"


class Way:
    """The steps to a place of a file, drawn when they are said: `products[0].name`."""

    __slots__ = ("steps",)

    def __init__(self, steps: Iterable[object]) -> None:
        self.steps = tuple(steps)

    def __str__(self) -> str:
        drawn = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)
        return "".join(drawn).lstrip(".")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Way) and self.steps == other.steps

    def __hash__(self) -> int:
        return hash(self.steps)


class Problem(Struct, frozen=True, kw_only=True):
    """Something wrong with an input, where it stands and what to do about it.

    Lines and columns count from 1. `cell` names a place in an office document, as its program
    does (`Sheet1!C7`). `field` is a dotted path such as `enterprises.total`; people are told it
    as it is `spelt` where it stands, if that is another way.
    """

    code: str
    message: Message
    hint: Message | None = None
    severity: Severity = Severity.ERROR
    file: str | None = None
    line: int | None = None
    column: int | None = None
    cell: str | Message | None = None
    field: str | None = None
    spelt: str | Way | None = None

    @property
    def place(self) -> str:
        """Draw `file:line:column`, or `file:cell`, as far as it is known."""
        known = (self.file, self.line, self.column, self.cell)
        parts = [str(part) for part in known if part is not None]
        return ":".join(parts)

    @property
    def sentence(self) -> str:
        """Draw what is wrong and what to do, in the language spoken."""
        return sentences(self.message, self.hint) if self.hint else str(self.message)

    def __str__(self) -> str:
        sentence = self.sentence
        named = str(self.spelt or self.field or "")
        label = named.rpartition(".")[2]
        once = "" if sentence.startswith(label) and not label.isascii() else counted(named)
        return headed(*filter(None, (self.place, once, sentence)))


def counted(named: str) -> str:
    """Draw a dotted path for people: who reads no code counts from one."""
    return _INDEX.sub(lambda at: spelt(at[0], str(_ENTRY.naming(number=int(at[1]) + 1))), named)


class Fault(Struct, frozen=True):
    """What may be wrong, before anybody knows where: its code, its sentence, what to do about it."""

    code: str
    message: Message
    hint: Message | None = None
    severity: Severity = Severity.ERROR

    def at(
        self,
        file: object = None,
        line: int | None = None,
        column: int | None = None,
        cell: str | Message | None = None,
        field: str | None = None,
        spelt: str | Way | None = None,
        **said: object,
    ) -> Problem:
        """Find it at a place, of a file by its name or path; `said` is what its sentences name."""
        return Problem(
            code=self.code,
            message=self.message.filled(said),
            hint=self.hint and self.hint.filled(said),
            severity=self.severity,
            file=None if file is None else str(file),
            line=line,
            column=column,
            cell=cell,
            field=field,
            spelt=spelt,
        )

    def asking(self, written: str, known: Known) -> Fault:
        """Ask first whether that is meant which is most like what was written."""
        return replace(self, hint=is_it(written, known, self.hint))


class Unusable(Exception):
    """An input that cannot be used at all; every problem found in it, in its own order."""

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(problem.code for problem in self.problems))


class Damaged(Unusable):
    """A register, or what is brought to it, that does not say any more what was sealed."""


class Refused(Exception):
    """A step that the law does not allow; everything that stands against it, a sentence each."""

    def __init__(self, said: Iterable[object]) -> None:
        self.said = tuple(said)
        super().__init__(len(self.said))

    def __str__(self) -> str:
        return "\n".join(map(str, self.said))


def is_it(written: str, known: Known, otherwise: Message | None = None) -> Message | None:
    """Ask whether the known word is meant that is most like the one written; `otherwise` where none is."""
    near = offered(written, known)
    return Message("Is it {near}?", near=near) if near else otherwise


def is_one_of(alike: Sequence[str]) -> Message:
    """Ask which of those is meant in whose names the words stand that were written."""
    if len(alike) == 1:
        return Message("Is it {near}?", near=alike[0])
    return Message("Names with these words: {names}. Write the id of one.", names=some_of(alike))


def some_of(names: Sequence[str]) -> Listing | Message:
    """Name several, and of many the first and how many more there are."""
    first, more = Listing(names[:SHOWN]), len(names) - SHOWN
    return Message("{first} and {count} more", first=first, count=more) if more > 0 else first


def offered(written: str, known: Known) -> object | None:
    """Give the known word that is most like the one written, as it is offered."""
    near = nearest(written, known)
    return known[near] if near and isinstance(known, Mapping) else near


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Find the known word that is most like the one written; words of many letters have some in common by chance."""
    import difflib

    enough = LETTERS_ALIKE if written.isascii() else CHARACTERS_ALIKE
    return next(iter(difflib.get_close_matches(written, list(known), n=1, cutoff=enough)), None)
