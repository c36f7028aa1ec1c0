"""The site: its screens behind the door, and what becomes of whatever a screen raises."""

from __future__ import annotations

import os
import sys
import traceback
from functools import partial
from typing import TYPE_CHECKING, Any

from bottle import Bottle, HTTPResponse

from lccluster.errors import Refused, Unusable
from lccluster.language import Message
from lccluster.usecases.page import told_by_disk
from lccluster.web import answering
from lccluster.web.answering import answer, not_found, said_by
from lccluster.web.drawing import icon, style
from lccluster.web.entrance.door import Door, Environment, Start
from lccluster.web.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lccluster.web.entrance.keys import Signer
    from lccluster.web.office import Desk


LOOKS = (
    ("/style.css", style, "text/css; charset=utf-8"),
    ("/icon.svg", icon, "image/svg+xml"),
)


def site(office: Desk, signer: Signer, port: int) -> Door:
    """Put the screens together."""
    app = Bottle()
    app.install(_Rescue(office))
    for address, drawn, kind in LOOKS:
        app.get(address, callback=partial(_look, drawn, kind))
    for code in (404, 405):
        app.error(code, callback=lambda _: not_found(office).body)
    return Door(_Added(app, office), signer, port)


def _look(drawn: Callable[[], bytes], kind: str) -> HTTPResponse:
    return HTTPResponse(drawn(), content_type=kind)


class _Added:
    """Adds each screen when it is asked for first: what it loads is no matter of the start."""

    def __init__(self, app: Bottle, office: Desk) -> None:
        self._app, self._office = app, office
        self._waiting = list(SCREENS)

    def __call__(self, environ: Environment, start: Start) -> Iterable[bytes]:
        asked = [each for each in self._waiting if each.holds(environ["PATH_INFO"])]
        for each in asked:
            self._waiting.remove(each)
            each.add_to(self._app, self._office)
        found: Iterable[bytes] = self._app(environ, start)
        return found


class _Rescue:
    """Turns what a screen raises into a page, as the last door of the commands does."""

    api = 2

    def __init__(self, office: Desk) -> None:
        self._office = office

    def apply(self, screen: Callable[..., Any], _route: Any) -> Callable[..., Any]:
        def rescued(*args: Any, **named: Any) -> Any:
            told_by_disk.begin()  # as a command does: what an earlier request wrote is no part of this one
            try:
                return screen(*args, **named)
            except HTTPResponse:
                raise
            except (Unusable, Refused) as error:
                return self._page(answering.UNUSABLE, _CANNOT, said_by(error))
            except Exception as bug:  # noqa: BLE001 - the last door: no trace reaches an official
                if isinstance(bug, OSError) and bug.errno is not None:
                    return self._page(answering.UNUSABLE, _CANNOT, [told_by_disk.told(bug)])
                return self._page(answering.BUG, _BUG, [_mistake(bug)])

        return rescued

    def _page(self, status: int, title: Message, said: Any) -> HTTPResponse:
        return answering.refused(
            status,
            answer(
                self._office, "problems.html", title=title, said=[*said, *told_by_disk.standing()]
            ),
        )


_CANNOT = Message("This cannot be done")
_BUG = Message("A mistake of the tool")


def _mistake(bug: Exception) -> Message:
    if os.environ.get("LCCLUSTER_DEBUG") == "1":
        traceback.print_exception(bug, file=sys.stderr)
    return Message("This is a mistake of lccluster itself ({kind}).", kind=type(bug).__name__)
