"""What comes of a list, title by title, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lccluster.errors import Fault, Problem, Unusable
from lccluster.language import Listing, Message, headed
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.offices.foreseen import Happening
from lccluster.usecases.register.acts import Recorded

MOST = 2000  # titles of a list: each is a file that is written while all who use the page wait


def one_file(typed: Typed, field: AskedField) -> Path:
    """Give the one file of a field; raises Unusable."""
    files = typed.files(field.key)
    if len(files) != 1:
        raise Unusable((_SEVERAL if files else _NONE).at(field=field.option))
    return files[0]


def refuse_long(count: int, field: AskedField) -> None:
    """Refuse a list of more titles than are taken at once; raises Unusable."""
    if count > MOST:
        raise Unusable(_TOO_LONG.at(field=field.option, count=count, most=MOST))


def told(
    recorded: Sequence[Recorded], details: Sequence[str], notices: Sequence[Problem]
) -> Happening:
    """Say of every title what is recorded, and what is worth a look; `details` are those of each act."""
    lines = map(_line, recorded, details)
    warnings = [one for each in recorded for one in each.warnings]
    answered = tuple(one for each in recorded for one in each.answered)
    count = Message("Titles in all: {count}.", count=len(recorded))
    return Happening((*lines, count), answered=answered, warnings=(*notices, *warnings))


def _line(recorded: Recorded, details: str) -> str:
    event, cluster = recorded.event, recorded.cluster
    said = (event.words, event.on, event.document_number, details)
    named = Message(
        "{name} ({id}), {county}", name=recorded.name, id=cluster.id, county=cluster.county
    )
    return headed(named, Listing(filter(None, said)))


_NONE = Fault("nothing-handed-in", Message("No file was chosen."))
_SEVERAL = Fault(
    "several-files", Message("One file at a time is taken here."), Message("Choose one.")
)
_TOO_LONG = Fault(
    "list-too-long",
    Message("This list has {count} titles; the page takes {most} at once."),
    Message("Hand it in in parts."),
)
