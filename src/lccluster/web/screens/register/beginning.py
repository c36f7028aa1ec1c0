"""A register begun from the page, where none is yet: where it would lie and under which measure, then the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.errors import Refused, Unusable
from lccluster.language import Message
from lccluster.usecases.register.acts import Stamp
from lccluster.web.addresses import BEGINNING
from lccluster.web.answering import UNUSABLE, answer, not_found, refused, said_by
from lccluster.web.asked import see

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("Begin a register")
BACK = "/titles", Message("The register")
WORDS = {
    "would": Message("An empty register would be made:"),
    "begin": Message("Make it"),
}


def add_to(app: Routes, office: Desk) -> None:
    """Add what would be made, and the making."""

    @app.get(BEGINNING)
    def preview() -> bytes:
        _go_on_where_one_is(office)
        return _page(office)

    @app.post(BEGINNING)
    def make() -> Reply:
        _go_on_where_one_is(office)
        from lccluster.usecases.register.acts import unheard
        from lccluster.usecases.register.exchange.making import init

        stamp, settings = Stamp(office.clock()), office.settings()
        try:
            init(office.register, office.library, None, stamp, unheard, office=settings)
        except (Unusable, Refused) as error:
            raise refused(UNUSABLE, _page(office, said_by(error))) from None
        return see("/titles")


def _go_on_where_one_is(office: Desk) -> None:
    """Lead to the register where one is, as where it was clicked twice; where nothing may be written is no such page."""
    if office.read_only:
        raise not_found(office)
    if office.missing_register is None:
        raise see("/titles")


def _page(office: Desk, said: Sequence[str] = ()) -> bytes:
    measure = office.library.latest_measure()
    about = [
        (Message("folder"), str(office.register)),
        (Message("measure"), str(measure.title)),
        (Message("document"), measure.document_number),
    ]
    facts = {"about": about, "said": said, "address": BEGINNING, "back": BACK}
    return answer(office, "begin.html", WORDS, title=HEAD, **facts)
