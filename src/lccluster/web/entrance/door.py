"""The door: whoever comes in is from this computer, has a key, and writes by our own forms alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from lccluster.language import Message
from lccluster.web.asked import LARGEST, Environment, form_of
from lccluster.web.drawing import refusal_page
from lccluster.web.entrance.keys import Signer

Start = Callable[..., Any]
App = Callable[[Environment, Start], Iterable[bytes]]

READING = ("GET", "HEAD")
STYLE = "/style.css"
SESSION, TOKEN = "lccluster.session", "lccluster.token"
HEADERS = (
    (
        "Content-Security-Policy",
        "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    # Asked for anew each time, but for the button that goes back: under no-store it would end in an error of
    # the browser behind every form that was sent, and what was typed would be gone.
    ("Cache-Control", "private, no-cache"),
)


class NotLetIn(Exception):
    """Somebody who is not let in: the status, what they are told, and the head above it."""

    def __init__(self, status: str, said: Message, head: Message | None = None) -> None:
        super().__init__(status)
        self.status, self.said, self.head = status, said, head


class Door:
    """Stands before every screen; nothing behind it asks again who is there."""

    def __init__(self, inner: App, signer: Signer, port: int) -> None:
        self._inner, self._signer = inner, signer
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = f"lccluster_{port}"  # cookies know no ports

    def __call__(self, environ: Environment, start: Start) -> Iterable[bytes]:
        """Let a request in, or say why not."""
        try:
            self._refuse_foreign_host(environ)
            if key := _key(environ):
                return self._opened(environ, key, start)
            if not _is_looks(environ):
                self._let_in(environ)
        except NotLetIn as refused:
            known = self._session(environ) is not None
            page = refusal_page(refused.said, refused.head, comes_back=known)
            return _answered(refused.status, page, start)
        return self._inner(environ, _with_headers(start))

    def _refuse_foreign_host(self, environ: Environment) -> None:
        if environ.get("HTTP_HOST") not in self._hosts:
            raise NotLetIn("421 Misdirected Request", Message("This page has another address."))

    def _opened(self, environ: Environment, key: str, start: Start) -> Iterable[bytes]:
        """Give a session for a key, or to who has one already the screen; the address loses its key."""
        if self._session(environ) is None:
            if not self._signer.opens(key):
                raise NotLetIn("403 Forbidden", _NO_KEY)
            session = self._signer.new_session()
            cookie = f"{self._cookie}={session}; Path=/; HttpOnly; SameSite=Strict"
            return _answered("303 See Other", b"", start, ("Location", "/"), ("Set-Cookie", cookie))
        return _answered("303 See Other", b"", start, ("Location", "/"))

    def _let_in(self, environ: Environment) -> None:
        """Note session and token for the screens; raises NotLetIn."""
        session = self._session(environ)
        writes = environ["REQUEST_METHOD"] not in READING
        if writes and (session is None or not self._is_from_here(environ)):
            raise NotLetIn("403 Forbidden", _NOT_OURS)
        if session is None:
            raise NotLetIn("403 Forbidden", _NO_KEY)
        if writes:
            _refuse_large(environ)
            if not self._signer.has_token(session, _token(environ)):
                raise NotLetIn("403 Forbidden", _NOT_OURS)
        environ[SESSION], environ[TOKEN] = session, self._signer.token(session)

    def _session(self, environ: Environment) -> str | None:
        said = (each.strip().partition("=") for each in environ.get("HTTP_COOKIE", "").split(";"))
        words = (word for name, _, word in said if name == self._cookie)
        return next(filter(self._signer.knows, words), None)

    def _is_from_here(self, environ: Environment) -> bool:
        sent_by = environ.get("HTTP_SEC_FETCH_SITE", "same-origin")
        return environ.get("HTTP_ORIGIN") == f"http://{environ['HTTP_HOST']}" and (
            sent_by == "same-origin"
        )


_NO_KEY = Message("Open the page again the way it was opened: each of its addresses serves once.")
_NOT_OURS = Message("Nothing was written: this was not sent by a form of this page.")


def _is_looks(environ: Environment) -> bool:
    """Tell whether the style sheet is asked for: it says nothing of an office, and a refusal bears it, too."""
    return environ["REQUEST_METHOD"] in READING and environ.get("PATH_INFO") == STYLE


def _key(environ: Environment) -> str | None:
    if environ["REQUEST_METHOD"] != "GET" or environ.get("PATH_INFO") != "/":
        return None
    return next(iter(parse_qs(environ.get("QUERY_STRING", "")).get("key", ())), None)


def too_large() -> NotLetIn:
    """Say that more was sent than is taken at once; the server says it, too, of what it does not even read."""
    most = LARGEST // 1024**2
    said = Message("These files are too large; {most} MB can be sent at once.", most=most)
    return NotLetIn("413 Content Too Large", said, _NOT_TAKEN)


def _refuse_large(environ: Environment) -> None:
    if int(environ.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise too_large()


def _token(environ: Environment) -> str:
    from bottle import HTTPError

    try:
        return str(form_of(environ).forms.getunicode("token", ""))
    except (HTTPError, ValueError, LookupError):  # no form, no text, no encoding that there is
        raise NotLetIn("403 Forbidden", _UNREADABLE) from None


_NOT_TAKEN = Message("Not taken")
_UNREADABLE = Message("What the browser sent cannot be read.")


def _answered(status: str, page: bytes, start: Start, *headers: tuple[str, str]) -> Iterable[bytes]:
    kind = ("Content-Type", "text/html; charset=utf-8")
    start(status, [kind, ("Content-Length", str(len(page))), *headers, *HEADERS])
    return [page]


def _with_headers(start: Start) -> Start:
    def begin(status: str, headers: list[tuple[str, str]], *failed: Any) -> Any:
        return start(status, [*headers, *HEADERS], *failed)

    return begin
