"""Opening the page: a new one, or a new key to the one that runs."""

from __future__ import annotations

import os
from collections.abc import Callable

from lccluster import __version__
from lccluster.language import spoken
from lccluster.usecases.page.program import Program
from lccluster.usecases.page.running import OnlyPage, Running
from lccluster.web.entrance.keys import SECRET, Signer
from lccluster.web.entrance.server import HOST, listening, serve
from lccluster.web.office import Desk
from lccluster.web.site import site


def open_page(office: Desk, port: int, announce: Callable[[str], None]) -> None:
    """Serve the page until it is ended; where one runs already, tell its address. Raises Unusable."""
    place = OnlyPage(office.cache, _about(office))
    try:
        if place.other:
            announce(_address(place.other))
        else:
            _serve(office, port, place, announce)
    finally:
        place.leave()
        office.drawer.empty()


def _serve(office: Desk, port: int, place: OnlyPage, announce: Callable[[str], None]) -> None:
    server = listening(port)
    running = Running(int(server.effective_port), os.urandom(SECRET))
    server.application = site(
        office, Signer(running.secret), running.port, Program(left=place.leave)
    )
    place.tell(running)
    announce(_address(running))
    serve(server)


def _address(running: Running) -> str:
    return f"http://{HOST}:{running.port}/?key={Signer(running.secret).new_key()}"


def _about(office: Desk) -> str:
    """Say what a page is of: another register, language, right or version of the tool is another page."""
    places = (office.register, office.round, office.folder)
    folders = [os.path.normcase(os.path.realpath(each)) if each else "" for each in places]
    return "\n".join([*folders, str(office.read_only), spoken(), __version__])
