"""A new application of a cluster whose title stands: said when it is filed, as it could not be promulgated."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from lccluster.errors import Fault, Severity, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.layout import HEADER
from lccluster.files.register.reading.finding import naming
from lccluster.files.register.reading.steady import steadily
from lccluster.language import Message
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.round.recording.following import register_of
from lccluster.usecases.round.room import RoundRoom


def remark_standing_title(room: RoundRoom, name: str, day: date) -> None:
    """Remark the title of a name that stands on a day; where no register can be read nothing is known of it."""
    if not (room.register / HEADER).is_file():
        return
    with suppress(Unusable):
        register = register_of(room)
        for each in steadily(register.register, lambda found: naming(found, name)):
            title = title_of(each.cluster, register.measure, Clocks(day))
            if title and not title.ended and name in (title.name, each.cluster.name):
                until, id = title.valid_until, each.cluster.id
                deeds.remark(_STANDS.at(each.path, name=name, id=id, until=until))


_STANDS = Fault(
    "title-stands",
    Message("“{name}” holds a title already ({id}, valid until {until})."),
    Message(
        "An application for its re-review is filed with --renews {id}; a new one can be promulgated only once that title has ended."
    ),
    severity=Severity.WARNING,
)
