"""What every reader of a cell does first: fold widths, know a blank, bound the length."""

from __future__ import annotations

from typing import NoReturn

from lccluster.errors import Fault
from lccluster.language import Message

LONGEST = 100  # signs; no figure or day that people write is longer
_SHOWN = 40  # signs of a refused text in a message: one line of a screen
DASHES = frozenset({"/", "-", "--", "—", "——", "－", "–", "−", "\\"})
# The full-width forms of ASCII and the blanks that do not break; ①, ², Ⅲ and ٣ stay what they are.
_FOLDING = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDING |= {ord(blank): ord(" ") for blank in "\u3000\u00a0\u2009\u202f"}


class JoinedText(str):
    """A text that a file puts together from several lines: prose perhaps, never a figure."""

    __slots__ = ()


class QuantityError(ValueError):
    """A text that is no such quantity, day or yes/no; says what to write instead."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(code)
        self.fault = Fault(code, message, hint)


def is_blank(text: str | None) -> bool:
    """Tell whether a cell was left open: nothing, or one of the dashes people put there."""
    return text is None or not (said := text.strip()) or said in DASHES


def folded(text: str) -> str:
    """Take the blanks around away and fold full-width ASCII: ` ４２．６ ` becomes `42.6`."""
    return text.strip().translate(_FOLDING)


def is_digits(text: str) -> bool:
    """Tell whether a text is digits of ASCII and nothing else, no ①, ² or ٣."""
    return text.isascii() and text.isdigit()


def is_full_width(text: str) -> bool:
    """Tell whether signs of a text are full-width forms of ASCII."""
    return any("\uff01" <= sign <= "\uff5e" for sign in text)


def shown(text: str) -> str:
    """Give the beginning of a text that is too long for a message."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def refuse_unreadable(text: str) -> None:
    """Refuse, before any pattern looks at it, what is too long or stands on several lines."""
    if len(text) > LONGEST:
        _refuse(
            "too-long",
            Message("“{text}” is too long for a figure or a day.", text=shown(text)),
            Message("Write only the figure or the day here."),
        )
    if isinstance(text, JoinedText) or any(
        sign in text.strip() for sign in "\n\r\t\v\f\x85\u2028\u2029"
    ):
        _refuse(
            "several-lines",
            Message(
                "“{text}” stands on several lines; they are not put together.", text=shown(text)
            ),
            Message("Write it on one line."),
        )


def _refuse(code: str, message: Message, hint: Message) -> NoReturn:
    raise QuantityError(code, message, hint)
