"""Which screen answers an address."""

from __future__ import annotations

import pytest

from lccluster.web.routes import Reply, Routes


@pytest.mark.parametrize(
    ("method", "path", "found"),
    [
        ("GET", "/titles", ("list", {})),
        ("GET", "/titles/莘县", ("one", {"name": "莘县"})),
        ("GET", "/titles/a/7", ("page", {"name": "a", "at": 7})),
        ("POST", "/titles", ("taken", {})),
        ("POST", "/titles/a", None),
        ("PUT", "/titles", None),
        ("GET", "/titles/", None),
        ("GET", "/titles/a/-7", None),
        ("GET", "/titles/a/٧", None),
        ("GET", f"/titles/a/{'9' * 5000}", None),  # more digits than Python reads
        ("GET", "/titles/a/7/", None),
        ("GET", "//titles", None),
        ("GET", "", None),
    ],
)
def test_an_address_is_answered_by_the_screen_added_for_it(
    method: str, path: str, found: tuple[str, dict[str, object]] | None
) -> None:
    routes = Routes()
    known = {"list": "/titles", "one": "/titles/<name>", "page": "/titles/<name>/<at:int>"}
    said = {key: routes.get(address)(lambda **_: b"") for key, address in known.items()}
    said["taken"] = routes.post("/titles")(lambda **_: b"")
    assert routes.found(method, path) == (found and (said[found[0]], found[1]))


def test_what_was_added_first_answers_first() -> None:
    routes = Routes()
    first = routes.get("/round/do/<word>")(lambda **_: b"")
    routes.get("/round/<number>/<word>")(lambda **_: b"")
    assert routes.found("GET", "/round/do/file") == (first, {"word": "file"})


def test_a_reply_says_how_long_it_is() -> None:
    reply = Reply("公文".encode(), 404, Content_Disposition="attachment")
    assert reply.status == "404 Not Found"
    assert ("Content-Length", "6") in reply.headers
    assert ("Content-Disposition", "attachment") in reply.headers
