"""Which screen answers an address, and what it answers with.

A framework would load as long as everything else that the first screen needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lccluster.quantities.texts import is_digits

HTML = "text/html; charset=utf-8"
MOST_DIGITS = 9
PHRASES = {
    200: "OK",
    303: "See Other",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    422: "Unprocessable Content",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


class Reply(Exception):
    """An answer that is more than a screen; it is raised where a screen can go no further."""

    def __init__(self, body: bytes, status: int = 200, kind: str = HTML, **headers: str) -> None:
        super().__init__(status)
        self.body, self.status = body, f"{status} {PHRASES[status]}"
        named = [(key.replace("_", "-"), value) for key, value in headers.items()]
        self.headers = [("Content-Type", kind), ("Content-Length", str(len(body))), *named]


Answering = Callable[..., "bytes | Reply"]


class Routes:
    """The addresses, in the order in which they were added; `<name>` stands for a text, `<name:int>` for a number."""

    def __init__(self) -> None:
        self._known: list[tuple[str, list[str], Answering]] = []

    def get(self, address: str) -> Callable[[Answering], Answering]:
        """Add what shows a screen."""
        return self._adding("GET", address)

    def post(self, address: str) -> Callable[[Answering], Answering]:
        """Add what takes a form."""
        return self._adding("POST", address)

    def _adding(self, method: str, address: str) -> Callable[[Answering], Answering]:
        def add(answering: Answering) -> Answering:
            self._known.append((method, address.split("/"), answering))
            return answering

        return add

    def found(self, method: str, path: str) -> tuple[Answering, dict[str, Any]] | None:
        """Give what answers an address, and what the address says; None where nothing does."""
        said = path.split("/")
        for known, asked, answering in self._known:
            if known == method and (values := _values(asked, said)) is not None:
                return answering, values
        return None


def _values(asked: list[str], said: list[str]) -> dict[str, Any] | None:
    """Give what stands in the places of names; None where the addresses differ."""
    if len(asked) != len(said):
        return None
    values: dict[str, Any] = {}
    for each, word in zip(asked, said, strict=True):
        if not each.startswith("<"):
            if each != word:
                return None
            continue
        name, _, kind = each[1:-1].partition(":")
        if not word or (kind == "int" and not _is_number(word)):
            return None
        values[name] = int(word) if kind == "int" else word
    return values


def _is_number(word: str) -> bool:
    """Tell whether it is a number that something could have; a longer one is none that can be read."""
    return is_digits(word) and len(word) <= MOST_DIGITS
