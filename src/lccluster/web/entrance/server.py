"""The server: this computer alone, one piece of work at a time, nobody who dawdles holds it up.

One thread does all the work, as a command does: what a process keeps for one command needs no lock.
"""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.processes.interrupts import asked, unwound

HOST = "127.0.0.1"
BODY = 64 * 1024**2  # bytes read before an answer says that they are too many
IDLE, WHOLE, LOOK = 20, 60, 2  # seconds: nothing said; a whole request; between two looks
ENDING = (
    "SIGTERM",
    "SIGHUP",
    "SIGBREAK",
)  # SIGHUP where the terminal is closed, SIGBREAK by Ctrl-Break on Windows


class _InWords(ErrorTask):  # type: ignore[misc]
    """Says in words of ours what the server refuses by itself, before any screen is asked."""

    def execute(self) -> None:
        """Answer with a page, where so much is sent that it is not even read; else there is no browser."""
        if isinstance(self.request.error, RequestEntityTooLarge):
            self.request.error = _TooLarge("")
        super().execute()


class _TooLarge(RequestEntityTooLarge):  # type: ignore[misc]
    def to_response(self, _ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        """Give what the door says of files that are too large."""
        from lccluster.web.drawing import refusal_page
        from lccluster.web.entrance.door import HEADERS, too_large

        refused = too_large()
        page = refusal_page(refused.said, refused.head, comes_back=True)
        return refused.status, [("Content-Type", "text/html; charset=utf-8"), *HEADERS], page


class _Channel(HTTPChannel):  # type: ignore[misc]
    error_task_class = _InWords


class PatientServer(TcpWSGIServer):  # type: ignore[misc]
    """Waits for a request so long as a person's browser may need, and no longer."""

    channel_class = _Channel
    _begun: dict[HTTPChannel, tuple[object, float]]

    def bind_server_socket(self) -> None:
        """Leave the socket as it came, bound."""

    def set_reuse_addr(self) -> None:
        """Share the port with nobody."""

    def maintenance(self, now: float) -> None:
        """Close connections that say nothing, or that say it too slowly."""
        super().maintenance(now)
        before = vars(self).get("_begun", {})
        half = {each: each.request for each in self.active_channels.values() if each.request}
        self._begun = {each: _since(before.get(each), half[each], now) for each in half}
        for each, (_, since) in self._begun.items():
            each.will_close = each.will_close or now - since > WHOLE


def _since(known: tuple[object, float] | None, request: object, now: float) -> tuple[object, float]:
    return known if known and known[0] is request else (request, now)


def listening(port: int) -> PatientServer:
    """Listen on a port, on a free one for 0; raises Unusable where it is taken, or none."""
    bound = socket.socket()
    try:
        bound.setsockopt(socket.SOL_SOCKET, *_ALONE)
        bound.bind((HOST, port))
    except (OSError, OverflowError):
        bound.close()
        raise Unusable(_TAKEN.at(field="--port", port=port)) from None
    about = socket.AF_INET, socket.SOCK_STREAM, 0, (HOST, port)
    return PatientServer(_nothing, map={}, adj=_bounded(), _sock=bound, sockinfo=about)


# Elsewhere the option frees a port that has just been let go; on Windows it would share one.
_ALONE = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR), 1


def _bounded() -> Adjustments:
    return Adjustments(
        listen="",  # the socket is bound already, and no name has to be looked up
        threads=1,
        ident=None,
        max_request_body_size=BODY,
        outbuf_high_watermark=BODY,
        channel_timeout=IDLE,
        cleanup_interval=LOOK,
        connection_limit=200,
        clear_untrusted_proxy_headers=True,
    )


def _nothing(_environ: Any, _start: Any) -> list[bytes]:
    return []  # the screens come once the port is known


def serve(server: PatientServer) -> None:
    """Serve until Ctrl-C, or until the terminal is closed."""
    logging.getLogger("waitress").setLevel(logging.ERROR)  # who waits in the queue is no news
    with unwound(), _ended_by_signals():
        try:
            while not asked():
                server.asyncore.loop(timeout=1, map=server._map, count=1)
        finally:
            server.task_dispatcher.shutdown()
            server.close()


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """End in order where the terminal is closed; a page that was told to outlive it does."""
    numbers = [getattr(signal, each) for each in ENDING if hasattr(signal, each)]
    before = {each: signal.getsignal(each) for each in numbers}
    ours = [each for each, old in before.items() if old == signal.SIG_DFL]
    for each in ours:
        signal.signal(each, _end)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


_TAKEN = Fault(
    "port-taken",
    Message("The page cannot listen on port {port}."),
    Message("Leave --port out, and a free one is taken."),
)
