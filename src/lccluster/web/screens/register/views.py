"""What all titles come to: counted, and their last figures held against the bounds; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lccluster.language import Message
from lccluster.web.addresses import OUTLOOK, STATS, of_title
from lccluster.web.answering import answer, not_found
from lccluster.web.parts import in_parts
from lccluster.web.tables import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lccluster.render.table import Block
    from lccluster.usecases.register.room import Room
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes

OUTLOOK_HEAD = Message("The last figures held against the bounds")
STATS_HEAD = Message("How many titles stand where")
VIEWS = ((STATS, STATS_HEAD), (OUTLOOK, OUTLOOK_HEAD))
BACK = "/titles", Message("The register")


def add_to(app: Routes, office: Desk) -> None:
    """Add them."""

    @app.get(STATS)
    def stats() -> bytes:
        from lccluster.render.screen.register import stats_tables
        from lccluster.usecases.register.asking.lists import counted

        return _page(office, STATS_HEAD, lambda room: stats_tables(counted(room, office.clocks)))

    @app.get(OUTLOOK)
    def outlook() -> bytes:
        from lccluster.render.screen.outlook import outlook_by_lines as shown
        from lccluster.usecases.register.asking.figures import outlook as held

        return _page(office, OUTLOOK_HEAD, lambda room: shown(held(room, office.clocks)))


def _page(office: Desk, title: Message, shown: Callable[[Room], Iterable[Block]]) -> bytes:
    if office.missing_register:
        raise not_found(office)
    found = in_parts(with_titles_linked(office, blocks([*shown(office.room())])))
    return answer(office, "blocks.html", title=title, blocks=found, back=BACK)


def with_titles_linked(office: Desk, found: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Lead from each row that begins with the id of a title here to that title."""
    known = {*office.room().register.ids()}
    return [(kind, _linked(block, known) if kind == "table" else block) for kind, block in found]


def _linked(table: dict[str, Any], known: set[str]) -> dict[str, Any]:
    first = (row[0][0] if row else "" for row in table["rows"])
    return table | {"column": 0, "links": [of_title(id) if id in known else None for id in first]}
