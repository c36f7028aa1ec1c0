"""The site: its screens behind the door, and what becomes of whatever a screen raises."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from lccluster.errors import Refused, Unusable
from lccluster.language import Message, sentences
from lccluster.usecases.page import told_by_disk
from lccluster.usecases.page.program import Program
from lccluster.web import answering, asked
from lccluster.web.addresses import HEALTH
from lccluster.web.answering import answer, not_found, said_by
from lccluster.web.drawing import icon, refusal_page, style
from lccluster.web.entrance.door import STYLE, Door, Start
from lccluster.web.routes import Reply, Routes
from lccluster.web.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lccluster.web.asked import Environment
    from lccluster.web.entrance.keys import Signer
    from lccluster.web.office import Desk


ICON = "/icon.svg"
LOOKS = (STYLE, ICON)


def site(office: Desk, signer: Signer, port: int, program: Program | None = None) -> Door:
    """Put the screens together; `program` is what runs them."""
    return Door(_Site(office, program or Program()), signer, port)


class _Site:
    """Adds each screen when it is asked for first: what it loads is no matter of the start."""

    def __init__(self, office: Desk, program: Program) -> None:
        self._office, self._routes, self._program = office, Routes(), program
        self._waiting = list(SCREENS)
        self._other = b""
        self._routes.get(STYLE)(self._style)
        self._routes.get(ICON)(lambda: Reply(icon(), kind="image/svg+xml"))

    def __call__(self, environ: Environment, start: Start) -> Iterable[bytes]:
        asked.begin(environ)
        looks_only = environ["REQUEST_METHOD"] == "HEAD"
        reply = self._reply("GET" if looks_only else environ["REQUEST_METHOD"], asked.path())
        start(reply.status, reply.headers)
        return [] if looks_only else [reply.body]

    def _reply(self, method: str, path: str) -> Reply:
        said = self._rescued(lambda: self._screen(method, path))
        return said if isinstance(said, Reply) else Reply(said)

    def _screen(self, method: str, path: str) -> bytes | Reply:
        if path not in LOOKS and self._program.is_replaced():
            return answering.refused(answering.GONE, self._other or _other())
        for each in [each for each in self._waiting if each.holds(path)]:
            each.add_to(self._routes, self._office)
            self._waiting.remove(
                each
            )  # of one that could not be loaded the next request asks again
        found = self._routes.found(method, path)
        if found is None:
            return not_found(self._office)
        screen, values = found
        return screen(**values)

    def _style(self) -> Reply:
        """Give how pages look. It is asked for behind the first screen: a page of this program, drawn while there is no other, keeps nobody waiting."""
        self._other = self._other or _other()
        return Reply(style(), kind="text/css; charset=utf-8")

    def _rescued(self, screen: Callable[[], bytes | Reply]) -> bytes | Reply:
        """Turn what a screen raises into a page, as the last door of the commands does."""
        told_by_disk.begin()  # as a command does: what an earlier request wrote is no part of this one
        try:
            return screen()
        except Reply as reply:
            return reply
        except (Unusable, Refused) as error:
            told_by_disk.told_elsewhere(getattr(error, "problems", ()))
            return self._page(answering.UNUSABLE, _CANNOT, said_by(error), HEALTH)
        except Exception as bug:  # noqa: BLE001 - the last door: no trace reaches an official
            if isinstance(bug, OSError) and bug.errno is not None:
                return self._page(answering.UNUSABLE, _CANNOT, [told_by_disk.told(bug)])
            if self._program.is_touched():
                return self._broken_off()
            return self._page(answering.BUG, _BUG, [_mistake(bug)])

    def _broken_off(self) -> Reply:
        """Say that another program came between, and what this one had written by then."""
        said = sentences(_ANOTHER, *told_by_disk.standing())
        return answering.refused(answering.GONE, refusal_page(said, _REPLACED, comes_back=False))

    def _page(self, status: int, title: Message, said: Any, health: str = "") -> Reply:
        """Say it, and lead to all that is wrong where this may be but the first of it."""
        facts = {"title": title, "said": [*said, *told_by_disk.standing()], "health": health}
        return answering.refused(
            status, answer(self._office, "problems.html", answering.DAMAGED, **facts)
        )


def _other() -> bytes:
    return refusal_page(_ANOTHER, _REPLACED, comes_back=False)


_CANNOT = Message("This cannot be done")
_REPLACED = Message("The program was replaced")
_ANOTHER = Message(
    "Another version was put in the place of the program while this page was open. Open the page anew; what was recorded is kept."
)
_BUG = Message("A mistake of the tool")


def _mistake(bug: Exception) -> Message:
    if os.environ.get("LCCLUSTER_DEBUG") == "1":
        import traceback

        traceback.print_exception(bug, file=sys.stderr)
    return Message("This is a mistake of lccluster itself ({kind}).", kind=type(bug).__name__)
