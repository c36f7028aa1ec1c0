"""A page served in a thread of the tests, and a browser of plain HTTP that keeps cookie and token."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.rules.library import Library
from lccluster.web.entrance.keys import Signer
from lccluster.web.entrance.server import PatientServer, listening
from lccluster.web.office import Desk, Rounds
from lccluster.web.site import site
from marked import unmarked
from running import TODAY

BOUNDARY = "----of-the-tests"
NOON = datetime.combine(TODAY, time(12), timezone(timedelta(hours=8)))


class Answer(Struct, frozen=True):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Give the page; what only keeps a day or an id on one line is left out."""
        return unmarked(self.body.decode())

    @property
    def token(self) -> str:
        return self.hidden["token"]

    @property
    def hidden(self) -> dict[str, str]:
        """Give the hidden fields, as a browser sends them back."""
        found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.text)
        return dict(found)


class Visitor:
    """A browser without windows."""

    def __init__(self, port: int, signer: Signer) -> None:
        self.port, self.signer, self.cookie = port, signer, ""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Send exactly this."""
        said = {key.replace("_", "-"): value for key, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, said)
            got = connection.getresponse()
            return Answer(got.status, dict(got.getheaders()), got.read())
        finally:
            connection.close()

    def enter(self) -> Visitor:
        """Open a session by a new key."""
        got = self.ask("GET", f"/?key={self.signer.new_key()}")
        assert got.status == 303
        self.cookie = got.headers["Set-Cookie"].partition(";")[0]
        return self

    def get(self, path: str) -> Answer:
        """Ask for a screen."""
        return self.ask("GET", path, Cookie=self.cookie)

    def form_token(self) -> str:
        return self.signer.token(self.cookie.partition("=")[2])

    def post(self, path: str, **fields: Any) -> Answer:
        """Send a form of the page, its token with it; what came with a Location is followed."""
        files = [(key, value) for key, value in fields.items() if isinstance(value, tuple)]
        texts = {key: value for key, value in fields.items() if not isinstance(value, tuple)}
        return self.send(path, files, **texts)

    def send(
        self, path: str, files: Sequence[tuple[str, tuple[str, bytes]]], **texts: Any
    ) -> Answer:
        """Send a form with several files to a field."""
        texts.setdefault("token", self.form_token())
        body, kind = _multipart(texts, files) if files else _plain(texts)
        headers = {"Cookie": self.cookie, "Origin": self.origin, "Content_Type": kind}
        got = self.ask("POST", path, body, **headers)
        return self.get(got.headers["Location"]) if got.status == 303 else got


def _plain(fields: Mapping[str, Any]) -> tuple[bytes, str]:
    return urlencode(fields, doseq=True).encode(), "application/x-www-form-urlencoded"


def _multipart(
    fields: Mapping[str, str], files: Iterable[tuple[str, tuple[str, bytes]]]
) -> tuple[bytes, str]:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    for key, (name, data) in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"; filename="{name}"\r\n\r\n'
        parts.append(head.encode() + data + b"\r\n")
    parts.append(f"--{BOUNDARY}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={BOUNDARY}"


def office_at(folder: Path, **said: Any) -> Desk:
    """An office in a folder, on the day of the tests."""
    rounds = folder / "rounds"
    office = Desk(
        register=folder / "register",
        folder=folder,
        rounds=Rounds(lambda: max(rounds.glob("*"), default=None), lambda year: rounds / year),
        library=Library(None, folder / "rules"),
        clock=lambda: NOON,
    )
    return replace(office, **said)


# Looks, and documents, which tests of their own take down.
NO_SCREEN = re.compile(r"\.css$|\.svg$|^/documents/.*/\d+$|^/check/blank$")


def _links(text: str) -> set[str]:
    return {each for each in re.findall(r'href="(/[^"#]*)"', text) if not NO_SCREEN.search(each)}


def reached(page: Visitor) -> dict[str, Answer]:
    """Follow every link from the first screen; what is no screen leads no further."""
    found: dict[str, Answer] = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        got = page.get(address)
        assert got.status == 200, address
        found[address] = got
        if is_screen(got):
            waiting += sorted(_links(got.text) - found.keys() - {*waiting})
    return found


def is_screen(got: Answer) -> bool:
    """Tell whether this is shown, not kept as a file."""
    return got.headers["Content-Type"].startswith("text/html")


@contextmanager
def served(office: Desk) -> Iterator[Visitor]:
    """Serve the page of an office, as the command does, in a thread."""
    server = listening(0)
    signer = Signer(b"of the tests")
    server.application = site(office, signer, server.effective_port)
    ended = threading.Event()
    thread = threading.Thread(target=_run, args=(server, ended))
    thread.start()
    try:
        yield Visitor(server.effective_port, signer)
    finally:
        ended.set()
        server.pull_trigger()
        thread.join()
        server.task_dispatcher.shutdown()
        server.asyncore.close_all(server._map)
        office.drawer.empty()


def _run(server: PatientServer, ended: threading.Event) -> None:
    while not ended.is_set():
        server.asyncore.loop(timeout=1, map=server._map, count=1)
