"""What a browser asks for, and what a form of the page says: its texts and its files."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from lccluster.usecases.page.applications.handed_in import Upload
from lccluster.web.routes import Reply

if TYPE_CHECKING:
    from bottle import BaseRequest

Environment = dict[str, Any]
LARGEST = 20 * 1024 * 1024  # bytes of one form with its files

_now: ContextVar[Environment] = ContextVar("what is asked now")


def begin(environ: Environment) -> None:
    """Take up what is asked next."""
    _now.set(environ)


def noted(key: str) -> str:
    """Give what the door noted of whoever asks."""
    return str(_now.get()[key])


def path() -> str:
    """Give the address that is asked for."""
    return str(_now.get()["PATH_INFO"]).encode("latin-1").decode("utf-8", "replace")


def query() -> dict[str, str]:
    """Give what stands behind the address."""
    return dict(parse_qsl(_now.get().get("QUERY_STRING", "")))


def text(name: str) -> str:
    """Give what was typed into a field, without blanks around it."""
    return _typed(_sent().forms.getunicode(name, ""))


def several(name: str) -> list[str]:
    """Give what was ticked of several."""
    return [str(each) for each in _sent().forms.decode().getall(name)]


def everything() -> dict[str, str]:
    """Give everything that was typed or chosen, by the names of the fields."""
    return {key: _typed(value) for key, value in _sent().forms.decode().items()}


def _typed(said: Any) -> str:
    """Give what a keyboard can have typed, without blanks around it: no file holds a sign of control.

    Browsers end a line with two signs, of which files keep one.
    """
    return str(said).translate(_CONTROL).strip()


_CONTROL = dict.fromkeys({*range(32), 127} - set(map(ord, "\t\n")))


def uploads(name: str) -> list[Upload]:
    """Give the files that were put into a field."""
    found = _sent().files.decode().getall(name)
    return [Upload(each.raw_filename, each.file.read()) for each in found]


def see(address: str) -> Reply:
    """Send the browser on, so that what was sent is not sent again."""
    return Reply(b"", 303, Location=address)


def _sent() -> BaseRequest:
    return form_of(_now.get())


def form_of(environ: Environment) -> BaseRequest:
    """Read a form, once however often it is asked for; its library is loaded with the first form."""
    return _reader()(environ)


@cache
def _reader() -> type[BaseRequest]:
    from bottle import BaseRequest

    class Form(BaseRequest):  # type: ignore[misc]
        """A form whose small files stand in memory, as a bounded form may."""

        MEMFILE_MAX = LARGEST

    return Form
