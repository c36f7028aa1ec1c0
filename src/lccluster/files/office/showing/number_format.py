"""The code of a number format taken apart: `#,##0.00_);[Red](0.00)` has two sections of tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache, cached_property
from operator import eq, ge, gt, le, lt, ne

from msgspec import Struct

WIDE = 10  # digits that the general format shows beside a point
LONGEST = 255  # signs of a code; office programs take no more
_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|(?P<blank>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])|(?P<noon>AM/PM|A/P|上午/下午)"
    r"|(?P<digit>[0#?])|(?P<mark>[.,])|(?P<percent>%)|(?P<fraction>/)|(?P<text>@)"
    r"|(?P<day>[yYeEbBgG]+|[mM]+|[dD]+|[aA]{3,}|[hH]+|[sS]+)|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_COMPARES: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne,
}  # fmt: skip
_CONDITION = re.compile(r"(<=|>=|<>|[<>=])\s*(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_BODY = re.compile(
    r"(?P<whole>(?:[0#?,]*[0#?])?)(?P<thousands>,*)(?:\.(?P<part>[0#?]*)(?P<more>,*))?"
)
_NEGATIVE, _ZERO, _TEXT = 1, 2, 3  # the sections, where there are as many

Token = tuple[str, str]  # its kind, and its signs


class Digits(Struct, frozen=True):
    """The digits of a section: how many behind the point, how far it is moved, what is around them."""

    places: int
    thousands: int
    hundreds: int
    grouped: bool
    shows_zero: bool
    before: tuple[Token, ...]
    after: tuple[Token, ...]


class FormatSection(Struct, frozen=True, dict=True):
    """One section of a code: its tokens, and the figures that it is for where it says so."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, *kinds: str) -> bool:
        """Tell whether a token of these kinds is in it."""
        return any(kind in kinds for kind, _ in self.tokens)

    def takes(self, value: Decimal) -> bool:
        """Tell whether it is for this figure, as far as its condition says."""
        return self.condition is None or _COMPARES[self.condition[0]](value, self.condition[1])

    @cached_property
    def digits(self) -> Digits | None:
        """Give the digits; None where there are none, or where they are drawn otherwise."""
        at = [place for place, (kind, _) in enumerate(self.tokens) if kind in ("digit", "mark")]
        inside = self.tokens[at[0] : at[-1] + 1] if at else ()
        match = _BODY.fullmatch("".join(signs for _, signs in inside))
        if not (at and match) or self.has("exponent", "fraction"):
            return None
        if any(kind == "literal" for kind, _ in inside):
            return None
        return Digits(
            places=len(match["part"] or ""),
            thousands=len(match["thousands"]) + len(match["more"] or ""),
            hundreds=sum(kind == "percent" for kind, _ in self.tokens),
            grouped="," in match["whole"],
            shows_zero="0" in match[0],
            before=self.tokens[: at[0]],
            after=self.tokens[at[-1] + 1 :],
        )

    @cached_property
    def adds(self) -> str:
        """Give what it puts beside digits, signs and blanks left out."""
        return re.sub(r"[-()（）\s]", "", self._literals)

    @cached_property
    def signed(self) -> bool:
        """Tell whether it writes a sign of its own."""
        return re.search(r"[-(（]", self._literals) is not None

    @cached_property
    def _literals(self) -> str:
        return "".join(signs for kind, signs in self.tokens if kind == "literal")

    @cached_property
    def is_white(self) -> bool:
        """Tell whether it writes in the colour of the paper."""
        return any(kind == "bracket" and signs in ("white", "白色") for kind, signs in self.tokens)


class NumberFormat(Struct, frozen=True, dict=True):
    """The sections of a code, in their order."""

    code: str
    sections: tuple[FormatSection, ...]

    def shows_exactly(self, digits: int, places: str) -> bool:
        """Tell whether a figure above zero, of so many digits, is shown with all its places."""
        most = self._places
        return most is not None and len(places) <= (WIDE - digits if most < 0 else most)

    @cached_property
    def _places(self) -> int | None:
        """Count the places shown of a figure above zero; -1 where they depend on its digits."""
        first = self.sections[0]
        plain = not (first.adds or first.signed or first.is_white or first.condition)
        if plain and first.has("general", "text"):
            return -1
        if not plain or first.digits is None or first.digits.thousands or first.digits.hundreds:
            return None
        return first.digits.places

    def of_number(self, value: Decimal) -> tuple[FormatSection, bool]:
        """Give the section for a figure, and whether it shows the figure without its own sign."""
        if any(each.condition for each in self.sections):
            taking = (each for each in self.sections[:3] if each.takes(value))
            return next(taking, self.sections[-1]), False
        if value < 0 and len(self.sections) > _NEGATIVE:
            return self.sections[_NEGATIVE], True
        if value == 0 and len(self.sections) > _ZERO:
            return self.sections[_ZERO], False
        return self.sections[0], False

    @property
    def of_text(self) -> FormatSection | None:
        """Give the section for words; None where words are shown as they are."""
        if len(self.sections) > _TEXT:
            return self.sections[_TEXT]
        first = self.sections[0]
        return first if first.has("text") and len(self.sections) == 1 else None


@cache
def number_format(code: str) -> NumberFormat:
    """Take a code apart; raises ValueError for one that is longer than any program takes."""
    if len(code) > LONGEST:
        raise ValueError(code)
    sections: list[list[Token]] = [[]]
    for match in _TOKENS.finditer(code):
        kind = str(match.lastgroup)
        if kind == "plain" and match[0] == ";":
            sections.append([])
        else:
            sections[-1].extend(_token(kind, match[kind]))
    return NumberFormat(code, tuple(map(_section, sections)))


def _token(kind: str, signs: str) -> Iterator[Token]:
    """Give literal signs one kind, colours and places their own, and what is only room none."""
    if kind in ("quoted", "escaped", "plain"):
        yield from [("literal", signs)] if signs else []
    elif kind == "bracket":
        if signs.startswith("$"):
            currency = signs[1:].partition("-")[0]
            yield from [("literal", currency)] if currency else []
        elif _ELAPSED.fullmatch(signs):
            yield "elapsed", signs.lower()
        else:
            yield "bracket", signs.lower()
    elif kind not in ("blank", "fill"):
        yield kind, signs.lower() if kind in ("day", "general") else signs


def _section(tokens: Sequence[Token]) -> FormatSection:
    found = [match for kind, signs in tokens if (match := _condition(kind, signs))]
    condition = (found[0][1], Decimal(found[0][2])) if found else None
    kept = (token for token in tokens if not _condition(*token))
    return FormatSection(tuple(_split_days(kept)), condition)


def _condition(kind: str, signs: str) -> re.Match[str] | None:
    return _CONDITION.fullmatch(signs) if kind == "bracket" else None


def _split_days(tokens: Iterator[Token]) -> Iterator[Token]:
    """A slash between the parts of a day is a sign like any other, between digits a fraction."""
    held = list(tokens)
    days = any(kind == "day" for kind, _ in held)
    for kind, signs in held:
        yield (
            ("literal", signs)
            if days and kind in ("fraction", "mark", "percent")
            else (kind, signs)
        )
