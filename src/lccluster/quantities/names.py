"""Names as people write them, of people, offices, clusters, and ids: on one line, of signs that are seen."""

from __future__ import annotations

from typing import Annotated

from lccluster.errors import Fault
from lccluster.language import Message
from lccluster.quantities.texts import QuantityError, shown
from lccluster.unseen import before_unseen

Name = Annotated[str, "name"]  # what `read_name` reads, in a file that people write


def read_name(text: str) -> str:
    """Take a name without the blanks around it; raises QuantityError where none is seen, or not all of it."""
    name = text.strip()
    if not name:
        raise QuantityError(
            "blank-name",
            Message("A name stands here that is nothing but blanks."),
            Message("Write the name, or take the entry away."),
        )
    if (before := before_unseen(name)) is not None:
        message = Message(
            "In a name a line break, or a sign that is not to be seen, stands behind “{name}”.",
            name=shown(before),
        )
        hint = Message("Write the name on one line, and type it anew.")
        raise QuantityError("unseen-sign", message, hint)
    return name


def fault_in(name: str | None) -> Fault | None:
    """Give what is wrong with a name that stands somewhere already; None where nothing is, or none stands there."""
    try:
        read_name("—" if name is None else name)
    except QuantityError as odd:
        return odd.fault
    return None
