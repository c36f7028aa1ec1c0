"""The language the tool speaks, and sentences that wait until it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

LANGUAGES = ("zh", "en")
Catalog = Mapping[str, str]  # the sentences of a language by the English ones


class English(dict[str, str]):
    """The sentences as they stand in the code."""

    def __missing__(self, text: str) -> str:
        return text


class _Voice:
    """What is spoken now: set once by the shell, read when a sentence is drawn."""

    language = "en"  # that of the sentences as they stand, until the shell has chosen one
    catalog: Catalog = English()
    catalog_of: Callable[[str], Catalog] = lambda _: English()


def speak(language: str, catalog_of: Callable[[str], Catalog]) -> None:
    """Draw every later sentence in `language`, one of `LANGUAGES`, out of its catalog."""
    _Voice.language, _Voice.catalog_of = language, catalog_of
    _Voice.catalog = catalog_of(language)


def spoken() -> str:
    """Name the language that is spoken now."""
    return _Voice.language


def spelt(ours: str, chinese: str) -> str:
    """Spell a key or an answer of a file that people write, in the language spoken; both are read."""
    return chinese if spoken() == "zh" else ours


class Spelt:
    """A key of a file, said when it is drawn: in Chinese by what it is called."""

    __slots__ = ("chinese", "ours")

    def __init__(self, ours: object, chinese: object) -> None:
        self.ours, self.chinese = ours, chinese

    def __str__(self) -> str:
        return str(self.chinese if spoken() == "zh" else self.ours)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spelt) and self.ours == other.ours

    def __hash__(self) -> int:
        return hash(self.ours)


def explained(ours: str, chinese: str) -> str:
    """Name what files have by our word alone: where Chinese is spoken by what it is called, our word behind it."""
    return spelt(ours, str(Message("{name} ({said})", name=chinese, said=ours)))


def offers(name: str, spellings: Iterable[str]) -> dict[str, str | Message]:
    """Map spellings of a thing to how each is offered: one in another script behind the name given."""
    return {each: _offer(name, each) for each in spellings}


def _offer(name: str, spelling: str) -> str | Message:
    if name.casefold() == spelling.casefold():
        return name
    if name.isascii() == spelling.isascii():
        return spelling
    return Message("{name} ({said})", name=name, said=spelling)


def every_wording(message: Message) -> tuple[str, ...]:
    """Draw a sentence without values in every language, so that what is printed can be typed."""
    return tuple(_Voice.catalog_of(each)[message.text] for each in LANGUAGES)


def choose(named: str | None, environment: Mapping[str, str], locale: str | None) -> str:
    """Choose by `--lang`, else `LCCLUSTER_LANG`, else the locale, else Chinese."""
    for wish in (named, environment.get("LCCLUSTER_LANG"), locale):
        if wish and wish[:2].lower() in LANGUAGES:
            return wish[:2].lower()
    return "zh"


def sentences(*said: object) -> str:
    """Put sentences one behind the other; Chinese leaves no blank between them."""
    return (" " if _Voice.language == "en" else "").join(map(str, said))


def headed(*said: object) -> str:
    """Put a head before what is said of it, with the colon of the language."""
    return (": " if _Voice.language == "en" else "：").join(map(str, said))


def parted(said: Iterable[object]) -> str:
    """Put clauses one behind the other, with the semicolon of the language."""
    return ("; " if _Voice.language == "en" else "；").join(map(str, said))


class Message:
    """A sentence in the words of the catalog, with the values that it names.

    The text is English and the key of the catalog; `str()` draws it in the language spoken.
    """

    __slots__ = ("text", "values")

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        self.values = values

    def __str__(self) -> str:
        drawn = _Voice.catalog[self.text] if self.text else ""
        return drawn.format_map(self.values) if self.values else drawn

    def naming(self, **values: object) -> Self:
        """Give the same sentence with other values."""
        return type(self)(self.text, **{**self.values, **values})

    def filled(self, values: Mapping[str, object]) -> Self:
        """Give the same sentence with those of some values that it names."""
        return self.naming(
            **{key: each for key, each in values.items() if f"{{{key}}}" in self.text}
        )

    def __repr__(self) -> str:
        return f"Message({self.text!r}, {self.values!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.text, self.values) == (other.text, other.values)

    def __hash__(self) -> int:
        return hash(self.text)


class Listing:
    """Several things named in one sentence, with the comma of the language."""

    __slots__ = ("items",)

    def __init__(self, items: Iterable[object]) -> None:
        self.items = tuple(items)

    def __str__(self) -> str:
        return (", " if _Voice.language == "en" else "、").join(map(str, self.items))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listing) and self.items == other.items

    def __hash__(self) -> int:
        return hash(self.items)


class Names(Listing):
    """Names and labels as they are written; one that holds a comma itself stands in quotation marks."""

    __slots__ = ()

    def __str__(self) -> str:
        comma = ", " if _Voice.language == "en" else "、"
        said = map(str, self.items)
        return comma.join(f"“{each}”" if comma in each else each for each in said)


class Worded(StrEnum):
    """A word of ours with how it is said: each member is its value, and its sentence."""

    words: Message

    def __new__(cls, value: str, *said: Message) -> Self:
        """Make a member of its value and its one sentence; found again by the value alone."""
        member = str.__new__(cls, value)
        member._value_, (member.words,) = value, said
        return member

    __hash__ = str.__hash__  # an enum's own is a function in Python
