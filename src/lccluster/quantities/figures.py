"""A figure as people write it: number, word, unit; each blank, sign and digit in its place."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from lccluster.language import Message
from lccluster.quantities.inexact import (
    Amount,
    Approximate,
    word_at_the_end,
    word_before,
    word_behind,
)
from lccluster.quantities.texts import (
    JoinedText,
    QuantityError,
    folded,
    is_blank,
    is_full_width,
    refuse_unreadable,
    shown,
)
from lccluster.quantities.units import SCALES, Quantity, Unit, factor, plain

_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,5})?", re.ASCII)
# Blanks or commas part groups of exactly three; what follows may not go on with the number.
_NUMBER = (
    r"(?P<sign>[+\-−])?(?P<whole>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)"
    r"(?P<part>\.\d+)?(?![\d.,])"
)
_SCALE = f"[{''.join(sorted(set(''.join(SCALES))))}]*"
_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
_MOST_DIGITS = 20  # a division by 1 500 stays exact to the last digit compared
_WHOLE_SHARE = 100
_QUOTES = "“”‘’\"'"


class Lowest(Enum):
    """Which figures can stand in a cell at all: any, none below zero, or only those above it."""

    ANY = "any"
    ZERO = "zero"
    ABOVE_ZERO = "above zero"


class AsWritten(Struct, frozen=True):
    """A figure taken apart: its number, the suffix of its unit, the words that blur it."""

    number: Decimal
    is_negative: bool = False
    suffix: str = ""
    words: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def is_plain(text: str | None) -> bool:
    """Tell whether a cell is blank or holds digits as the form wants them, and nothing else."""
    return text is None or _PLAIN.fullmatch(text) is not None


def read_quantity(text: str | None, unit: Unit, lowest: Lowest = Lowest.ANY) -> Amount | None:
    """Read `32.82`, `328200万元`, `４２．６`, `1 168.4` exactly, and `近30亿元` as approximate.

    A blank is None, never zero. Raises QuantityError for anything that is no such figure for
    sure: what is `lowest` in this cell, two figures, text around one, a digit that is none.
    """
    if text is None:
        return None
    if type(text) is str and _PLAIN.fullmatch(text) and unit is not Unit.PERCENT:
        value = Decimal(text)
        if value or lowest is not Lowest.ABOVE_ZERO:
            return _whole(value, text, unit)
    if is_blank(text):
        return None
    said = written(text)
    value = _converted(said, text, unit)
    _refuse_impossible(said, text, lowest)
    _refuse_ambiguous_share(said, value, unit)
    _whole(value, text, unit)
    return _approximate(said, value, text) if said.words else value


def read_exact(text: str | None, unit: Unit, lowest: Lowest = Lowest.ANY) -> Decimal | None:
    """Read a figure that is of no use unless it is exact, such as a rank."""
    value = read_quantity(text, unit, lowest)
    if isinstance(value, Approximate):
        raise _inexact(value.text)
    return value


def read_number(text: str | None, lowest: Lowest = Lowest.ANY) -> Decimal | None:
    """Read a bare number, without unit or word; a blank is None."""
    if text is None or is_blank(text):
        return None
    said = written(text)
    if said.suffix or said.words:
        raise QuantityError("not-a-number", *_not_a_number(text))
    _refuse_impossible(said, text, lowest)
    return said.number


def whole_number(text: str) -> int:
    """Read `2024` and nothing else, no sign, no 2_024, no ２０２４; raises ValueError."""
    if isinstance(text, JoinedText) or not _WHOLE_NUMBER.fullmatch(text):
        raise ValueError(shown(text))
    return int(text)


@lru_cache(maxsize=4096, typed=True)  # typed: a text joined from several lines is refused
def written(text: str) -> AsWritten:
    """Take a figure apart; raises QuantityError where it is not one figure and nothing else."""
    refuse_unreadable(text)
    whole = folded(text)
    before = word_before(whole)
    rest = whole[len(before) :].lstrip(" ")
    match = re.match(_NUMBER, rest, re.ASCII)
    if match is None or sum(map(str.isdigit, match[0])) > _MOST_DIGITS:
        raise QuantityError("not-a-number", *_not_a_number(text))
    suffix, behind = _suffix(rest[match.end() :])
    if any(sign.isdigit() for sign in suffix.replace("m2", "").replace("m²", "")):
        raise QuantityError("not-a-number", *_not_a_number(text))
    number = Decimal(re.sub("[, ]", "", match["whole"]) + (match["part"] or ""))
    negative = match["sign"] in ("-", "−")
    words = tuple(word for word in (before, *behind) if word)
    return AsWritten(-number if negative and number else number, negative, suffix, words)


def _suffix(rest: str) -> tuple[str, tuple[str, ...]]:
    """Part what stands behind a number into its unit and the words: 余 | 亿 | 元 | 以上."""
    rest = rest.lstrip(" ")
    first = word_behind(rest)
    rest = rest[len(first) :].lstrip(" ")
    match = re.match(_SCALE, rest)
    scale = match[0] if match else ""
    rest = rest[len(scale) :].lstrip(" ")
    second = word_behind(rest)
    rest = rest[len(second) :].lstrip(" ")
    last = word_at_the_end(rest)
    name = rest[: len(rest) - len(last)].strip(" ")
    return scale + name.lower(), (first, second, last)


def _converted(said: AsWritten, text: str, unit: Unit) -> Decimal:
    found = factor(said.suffix, unit)
    if found is None:
        raise QuantityError(
            "unknown-unit",
            Message("“{text}” is not in a unit known here.", text=shown(text)),
            Message("Write it in {unit}, the unit of the form.", unit=unit.words),
        )
    return said.number * found[0] / found[1]


def _approximate(said: AsWritten, value: Decimal, text: str) -> Approximate:
    """Take one word beside a figure above zero: 近-3 or 约30余 could mean anything."""
    if len(said.words) > 1 or value <= 0:
        raise _inexact(text)
    return Approximate(value, said.words[0], text.strip())


def _inexact(text: str) -> QuantityError:
    return QuantityError(
        "not-exact",
        Message("“{text}” leaves open which figure is meant.", text=shown(text)),
        Message("Write the exact figure."),
    )


def _refuse_impossible(said: AsWritten, text: str, lowest: Lowest) -> None:
    hint = Message("Look it up and write it as it is; leave it empty if it is not known.")
    if said.is_negative and not said.number:
        message = Message(
            "“{text}” is a zero with a minus sign, which cannot be.", text=shown(text)
        )
    elif said.is_negative and lowest is not Lowest.ANY:
        message = Message("“{text}” is below zero, which cannot be.", text=shown(text))
    elif not said.number and lowest is Lowest.ABOVE_ZERO:
        message = Message("“{text}” is zero, which cannot be.", text=shown(text))
    else:
        return
    raise QuantityError("impossible-figure", message, hint)


def _not_a_number(text: str) -> tuple[Message, Message]:
    message = Message("“{text}” is not a number.", text=shown(text))
    if text.strip() in ("无", "没有"):
        return message, Message("Write 0 if there are none; leave it empty if it is not known.")
    if any(quote in text for quote in _QUOTES):
        return message, Message("Take the quotation marks away.")
    return message, Message("Write digits only, with a unit if it is not the form's own.")


def _refuse_ambiguous_share(said: AsWritten, value: Decimal, unit: Unit) -> None:
    if unit is Unit.PERCENT and not said.suffix and 0 < abs(value) < 1:
        raise QuantityError(
            "ambiguous-share",
            Message(
                "{value} may mean {value}%, or {times}%.",
                value=plain(value),
                times=plain(value * _WHOLE_SHARE),
            ),
            Message("Write the share with a percent sign."),
        )


def _whole(value: Decimal, text: str, unit: Unit) -> Decimal:
    if unit.counts and value != value.to_integral_value():
        raise QuantityError(
            "not-whole",
            Message("“{text}” is not a whole number.", text=shown(text)),
            Message("Count in whole {unit}.", unit=unit.words),
        )
    return value


def is_converted(text: str, unit: Unit) -> bool:
    """Tell whether a readable figure is in another unit than the form's."""
    return factor(written(text).suffix, unit) != (1, 1)


def lacks_unit(text: str) -> bool:
    """Tell whether a text is a figure without a unit, so that the one of its heading counts."""
    try:
        return not written(text).suffix
    except QuantityError:
        return False


@lru_cache(maxsize=4096, typed=True)
def remarks(text: str, unit: Unit) -> tuple[tuple[str, Message], ...]:
    """List what is unusual in how a readable figure was written, as (code, sentence)."""
    if _PLAIN.fullmatch(text) or is_blank(text):
        return ()
    read = Quantity(_converted(written(text), text, unit), unit)
    found = []
    if written(text).words:
        message = Message(
            "“{text}” is approximate; it decides only where every figure that it allows would. Write the exact figure.",
            text=text,
        )
        found.append(("approximate", message))
    if is_full_width(text):
        message = Message(
            "“{text}” has full-width characters; read as {read}.", text=text, read=read
        )
        found.append(("full-width", message))
    if is_converted(text, unit):
        message = Message(
            "“{text}” is not in the form's unit; read as {read}.", text=text, read=read
        )
        found.append(("converted", message))
    return tuple(found)
