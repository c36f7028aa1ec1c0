"""Names as people write them, of people, offices, clusters, and ids: on one line, of signs that are seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from lccluster.errors import Fault
from lccluster.language import Message
from lccluster.quantities.answers import names_nothing
from lccluster.quantities.texts import QuantityError, shown
from lccluster.unseen import before_unseen

Name = Annotated[str, "name"]  # what `read_name` reads, in a file that people write: an id, a name
Called = Annotated[str, "called"]  # what `read_called` reads: an office, a cluster
LONGEST = 200  # signs; no name that people write is longer
_OF_DAYS = frozenset("年月日号时分秒")
_WRITE_IT = Message("Write the name; in a table look whether the columns fit their heads.")

_FIRST = Message("A name begins with a line break, or with a sign that is not to be seen ({sign}).")
_BEHIND = Message(
    "In a name a line break, or a sign that is not to be seen ({sign}), stands behind “{name}”."
)


def read_name(text: str) -> str:
    """Take a name without the blanks around it; raises QuantityError where none is seen, or not all of it."""
    name = text.strip()
    if not name:
        raise QuantityError(
            "blank-name",
            Message("A name stands here that is nothing but blanks."),
            Message("Write the name, or take the entry away."),
        )
    if len(name) > LONGEST:
        message = Message("“{text}” is too long for a name.", text=shown(name))
        hint = Message("A name has at most {most} signs.", most=LONGEST)
        raise QuantityError("too-long", message, hint)
    if (before := before_unseen(name)) is not None:
        sign = f"U+{ord(name[len(before)]):04X}"
        said = (_BEHIND if before else _FIRST).naming(sign=sign)
        hint = Message("Write the name on one line, and type it anew.")
        raise QuantityError("unseen-sign", said.filled({"name": shown(before)}), hint)
    return name


def read_called(text: str) -> str:
    """Take a name that somebody or something is called by; raises QuantityError likewise, for a figure or a day, and for a word that names nothing."""
    name = read_name(text)
    if names_nothing(name):
        raise QuantityError("no-name", Message("“{text}” names nothing.", text=name), _WRITE_IT)
    if _is_figure(name):
        message = Message("“{text}” is a figure or a day, and no name.", text=shown(name))
        raise QuantityError("no-name", message, _WRITE_IT)
    return name


def _is_figure(name: str) -> bool:
    """Tell whether digits stand in a name and nothing else that says anything."""
    letters = any(sign.isalpha() and sign not in _OF_DAYS for sign in name)
    return not letters and any(map(str.isdigit, name))


def fault_in(name: str | None, read: Callable[[str], str] = read_name) -> Fault | None:
    """Give what is wrong with a name that stands somewhere already; None where nothing is, or none stands there."""
    try:
        read("—" if name is None else name)
    except QuantityError as odd:
        return odd.fault
    return None
