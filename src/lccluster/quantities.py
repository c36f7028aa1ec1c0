"""Exact figures with units: read as people write them on a form, drawn as people read them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lccluster.language import Message


class Unit(StrEnum):
    """The units printed on the form (annex), and percent."""

    KM2 = "km2"
    YI_YUAN = "yi_yuan"
    HOUSEHOLDS = "households"
    PEOPLE = "people"
    ITEMS = "items"
    PERCENT = "percent"

    @property
    def words(self) -> Message:
        """Say it in the language spoken."""
        return _UNIT_WORDS[self]

    @property
    def counts(self) -> bool:
        """Tell whether only whole numbers make sense."""
        return self in _COUNTED

    @property
    def step(self) -> Decimal:
        """Give the smallest difference that a form can state: 1, or 0.01."""
        return Decimal(1) if self.counts else Decimal("0.01")


_COUNTED = frozenset({Unit.HOUSEHOLDS, Unit.PEOPLE, Unit.ITEMS})
_UNIT_WORDS = {
    Unit.KM2: Message("sq km"),
    Unit.YI_YUAN: Message("yi yuan"),
    Unit.HOUSEHOLDS: Message("firms"),
    Unit.PEOPLE: Message("people"),
    Unit.ITEMS: Message("items"),
    Unit.PERCENT: Message("%"),
}

# What may stand behind a number, as (numerator, denominator) of the form's own unit.
# 15 亩 make a hectare, so 1 500 亩 make a square kilometre.
_SUFFIXES: dict[Unit, dict[str, tuple[int, int]]] = {
    Unit.KM2: {
        "平方公里": (1, 1),
        "平方千米": (1, 1),
        "km2": (1, 1),
        "公顷": (1, 100),
        "ha": (1, 100),
        "亩": (1, 1500),
        "平方米": (1, 10**6),
        "m2": (1, 10**6),
    },
    Unit.YI_YUAN: {
        "亿元": (1, 1),
        "亿": (1, 1),
        "千万元": (1, 10),
        "百万元": (1, 100),
        "万元": (1, 10**4),
        "万": (1, 10**4),
        "千元": (1, 10**5),
        "元": (1, 10**8),
    },
    Unit.HOUSEHOLDS: {
        "户": (1, 1),
        "家": (1, 1),
        "个": (1, 1),
        "万户": (10**4, 1),
        "万家": (10**4, 1),
    },
    Unit.PEOPLE: {"人": (1, 1), "名": (1, 1), "万人": (10**4, 1), "万": (10**4, 1)},
    Unit.ITEMS: {"个": (1, 1), "项": (1, 1), "件": (1, 1), "家": (1, 1), "户": (1, 1)},
    Unit.PERCENT: {"%": (1, 1)},
}
_WRITTEN = re.compile(
    r"(?P<about>大约|大概|约|近|超过|超|逾|不足)?"
    r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?P<more>余|多|来)?"
    r"(?P<scale>[百千万亿]*)"
    r"(?P<over>余|多)?"
    r"(?P<name>k?m2|[^\d]*?)"
    r"(?P<after>以上|左右|上下|余|多)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,4})?", re.ASCII)
_MOST_DIGITS = 20  # a division by 1 500 stays exact to the last digit compared
_DASHES = frozenset({"/", "-", "--", "—", "——", "－", "–", "\\"})
_QUOTES = "“”‘’\"'"


class QuantityError(ValueError):
    """A text that is no such quantity, day or yes/no; says what to write instead."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(code)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True)
class Quantity:
    """An exact figure in a unit, drawn as `32.82 亿元` or `32.82 yi yuan`."""

    value: Decimal
    unit: Unit

    def __str__(self) -> str:
        number = plain(self.value)
        return f"{number}%" if self.unit is Unit.PERCENT else f"{number} {self.unit.words}"


def plain(value: Decimal) -> str:
    """Draw a decimal without exponent or idle zeros: `30`, `32.82`, `-0.5`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_blank(text: str | None) -> bool:
    """Tell whether a cell was left open: nothing, or one of the dashes people put there."""
    return text is None or not (said := text.strip()) or said in _DASHES


def is_plain(text: str | None) -> bool:
    """Tell whether a cell is blank or holds digits as the form wants them, and nothing else."""
    return text is None or _PLAIN.fullmatch(text) is not None


def read_quantity(text: str | None, unit: Unit) -> Decimal | None:
    """Read `32.82`, `32.82亿元`, `328200万元`, `４２．６`, `1,168.4`, `约2万`, exactly.

    A blank is None, never zero. Raises QuantityError for anything that is no such figure.
    """
    if text is None:
        return None
    if _PLAIN.fullmatch(text) and unit is not Unit.PERCENT:
        return _whole(Decimal(text), text, unit)
    if is_blank(text):
        return None
    match = _match(text)
    numerator, denominator = _factor(_suffix(match), text, unit)
    value = Decimal(match["number"].replace(",", "")) * numerator / denominator
    _refuse_ambiguous_share(match, value, unit)
    return _whole(value, text, unit)


def normalised(text: str) -> str:
    """Fold full-width forms and drop blanks: `４２．６ 平方公里` becomes `42.6平方公里`."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _match(text: str) -> re.Match[str]:
    folded = normalised(text)
    match = _WRITTEN.fullmatch(folded)
    if match is None or sum(map(str.isdigit, folded)) > _MOST_DIGITS:
        raise QuantityError("not-a-number", *_not_a_number(text))
    return match


def _suffix(match: re.Match[str]) -> str:
    return match["scale"] + match["name"].lower()


def _not_a_number(text: str) -> tuple[Message, Message]:
    shown = text if len(text) <= 40 else text[:40] + "…"  # noqa: PLR2004 - one line of a screen
    message = Message("“{text}” is not a number.", text=shown)
    if text.strip() in ("无", "没有"):
        return message, Message("Write 0 if there are none; leave it empty if it is not known.")
    if any(quote in text for quote in _QUOTES):
        return message, Message("Take the quotation marks away.")
    return message, Message("Write digits only, with a unit if it is not the form's own.")


def _factor(suffix: str, text: str, unit: Unit) -> tuple[int, int]:
    if suffix == "":
        return 1, 1
    try:
        return _SUFFIXES[unit][suffix]
    except KeyError:
        raise QuantityError(
            "unknown-unit",
            Message("“{text}” is not in a unit known here.", text=text),
            Message("Write it in {unit}, the unit of the form.", unit=unit.words),
        ) from None


def _refuse_ambiguous_share(match: re.Match[str], value: Decimal, unit: Unit) -> None:
    if unit is Unit.PERCENT and not _suffix(match) and 0 < abs(value) < 1:
        raise QuantityError(
            "ambiguous-share",
            Message(
                "{value} may mean {value}%, or {times}%.",
                value=plain(value),
                times=plain(value * 100),
            ),
            Message("Write the share with a percent sign."),
        )


def _whole(value: Decimal, text: str, unit: Unit) -> Decimal:
    if unit.counts and value != value.to_integral_value():
        raise QuantityError(
            "not-whole",
            Message("“{text}” is not a whole number.", text=text),
            Message("Count in whole {unit}.", unit=unit.words),
        )
    return value


def remarks(text: str, unit: Unit) -> list[tuple[str, Message]]:
    """List what is unusual in how a readable figure was written, as (code, sentence)."""
    if _PLAIN.fullmatch(text) or is_blank(text):
        return []
    match, value = _match(text), read_quantity(text, unit)
    read = Quantity(value or Decimal(0), unit)
    found = []
    if any(match[part] for part in ("about", "more", "over", "after")):
        found.append(
            (
                "approximate",
                Message(
                    "“{text}” is approximate; read as {read}. Write the exact figure.",
                    text=text,
                    read=read,
                ),
            )
        )
    if unicodedata.normalize("NFKC", text) != text:
        found.append(
            (
                "full-width",
                Message(
                    "“{text}” has full-width characters; read as {read}.", text=text, read=read
                ),
            )
        )
    if _factor(_suffix(match), text, unit) != (1, 1):
        found.append(
            (
                "converted",
                Message(
                    "“{text}” is not in the form's unit; read as {read}.", text=text, read=read
                ),
            )
        )
    return found


_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")


def read_day(text: str | None) -> date | None:
    """Read `2025-02-20`, `2025.2.20`, `2025/2/20` or `2025年2月20日`; a blank is None."""
    if text is None or is_blank(text):
        return None
    match = _DAY.fullmatch(normalised(text))
    if match is None:
        raise QuantityError(
            "not-a-day",
            Message("“{text}” is not a day.", text=text),
            Message("Write year, month and day as 2025-02-20."),
        )
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise QuantityError(
            "impossible-day",
            Message("There is no day {text}.", text=text),
            Message("Look it up in the calendar and write it as 2025-02-20."),
        ) from None


def iso_day(text: str) -> date:
    """Read `2025-02-20` and nothing else, no 20250220, no week dates; raises ValueError."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def whole_number(text: str) -> int:
    """Read `2024` and nothing else, no sign, no 2_024, no ２０２４; raises ValueError."""
    if not _WHOLE_NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text)


_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
_YES = frozenset({"true", "yes", "是", "有", "√"})
_NO = frozenset({"false", "no", "否", "无", "×"})


def is_yes_or_no(text: str) -> bool:
    """Tell whether this is one of the words for yes and no."""
    return text.strip().lower() in _YES | _NO


def read_yes_no(text: str | None) -> bool | None:
    """Read true/false, 是/否, yes/no; a blank is None."""
    if text is None or is_blank(text):
        return None
    if is_yes_or_no(text):
        return text.strip().lower() in _YES
    raise QuantityError(
        "not-yes-or-no",
        Message("“{text}” is neither yes nor no.", text=text),
        Message("Write true or false."),
    )


def read_number(text: str | None) -> Decimal | None:
    """Read a bare number; a blank is None."""
    if text is None or is_blank(text):
        return None
    if not _PLAIN.fullmatch(normalised(text)):
        raise QuantityError("not-a-number", *_not_a_number(text))
    return Decimal(normalised(text))
