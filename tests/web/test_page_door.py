"""Who is let in: each attack by plain HTTP, against the server that the command starts."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from lccluster.web.entrance import server
from marked import unmarked
from pages import Visitor, office_at, served
from running import speaking

PART = b'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n%s\r\n--x--\r\n'


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with served(office_at(tmp_path_factory.mktemp("office"))) as found:
        yield found


@pytest.fixture
def stranger(door: Visitor) -> Visitor:
    return Visitor(door.port, door.signer)


@pytest.fixture
def visitor(stranger: Visitor) -> Visitor:
    return stranger.enter()


def test_a_key_serves_once(door: Visitor) -> None:
    key = f"/?key={door.signer.new_key()}"
    assert [door.ask("GET", key).status for _ in range(2)] == [303, 403]


@pytest.mark.parametrize("key", ["", "x", "é", "0" * 96])
def test_a_key_that_is_none_opens_nothing(door: Visitor, key: str) -> None:
    got = door.ask("GET", "/?key=" + key.replace("é", "%C3%A9"))
    assert (got.status, "Set-Cookie" in got.headers) == (403, False)


def test_the_cookie_is_for_this_site_alone_and_no_script_reads_it(door: Visitor) -> None:
    said = door.ask("GET", f"/?key={door.signer.new_key()}").headers["Set-Cookie"]
    assert "HttpOnly" in said
    assert "SameSite=Strict" in said
    assert f"lccluster_{door.port}=" in said


def test_a_session_is_no_key_and_a_key_no_session(door: Visitor) -> None:
    assert door.ask("GET", f"/?key={door.signer.new_session()}").status == 403
    cookie = f"lccluster_{door.port}={door.signer.new_key()}"
    assert door.ask("GET", "/", Cookie=cookie).status == 403


def test_only_who_has_a_session_is_led_back(stranger: Visitor, visitor: Visitor) -> None:
    back = '<a href="/">'
    assert back not in stranger.ask("GET", "/").text  # it would say the same again
    refused = visitor.ask("POST", "/check", b"", Cookie=visitor.cookie)
    assert (refused.status, back in refused.text) == (403, True)


@pytest.mark.parametrize("path", ["/", "/icon.svg", "/nothing", "/../../etc/passwd"])
def test_nothing_is_shown_without_a_session(stranger: Visitor, path: str) -> None:
    assert stranger.ask("GET", path).status == 403


def test_a_refusal_has_the_looks_of_the_page_and_nothing_else_of_it(stranger: Visitor) -> None:
    assert 'href="/style.css"' in stranger.ask("GET", "/").text
    assert stranger.ask("GET", "/style.css").status == 200
    assert stranger.ask("POST", "/style.css").status == 403
    assert stranger.ask("GET", "/style.css", Host="evil.example").status == 421


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil:80"])
def test_another_name_of_this_computer_is_misdirected(visitor: Visitor, host: str) -> None:
    assert visitor.ask("GET", "/", Host=host, Cookie=visitor.cookie).status == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/check", "/nothing"])
def test_a_write_without_origin_or_token_is_refused_whatever_its_path(
    visitor: Visitor, method: str, path: str
) -> None:
    token = f"token={visitor.form_token()}".encode()
    kind = "application/x-www-form-urlencoded"
    cookie, origin = visitor.cookie, visitor.origin
    told = {"Content_Type": kind, "Cookie": cookie}
    attempts = [
        visitor.ask(method, path, token, Content_Type=kind, Origin=origin),
        visitor.ask(method, path, token, **told),
        visitor.ask(method, path, token, Origin="null", **told),
        visitor.ask(method, path, token, Origin="http://evil.example", **told),
        visitor.ask(method, path, token, Origin=origin, Sec_Fetch_Site="cross-site", **told),
        visitor.ask(method, path, b"token=", Origin=origin, **told),
        visitor.ask(method, path, b"", Origin=origin, **told),
        visitor.ask(method, path, b"token=%FF%FE", Origin=origin, **told),
    ]
    assert {each.status for each in attempts} == {403}


def test_a_look_at_the_head_alone_is_that_of_the_screen(visitor: Visitor) -> None:
    whole, head = visitor.get("/health"), visitor.ask("HEAD", "/health", Cookie=visitor.cookie)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.body))


def test_other_cookies_and_an_older_session_beside_ours_are_passed_over(visitor: Visitor) -> None:
    name = visitor.cookie.partition("=")[0]
    for beside in ("a=b; x", f"{name}=old", "=;;", '"; =', f"{name}"):
        assert visitor.ask("GET", "/health", Cookie=f"{beside}; {visitor.cookie}").status == 200
        assert visitor.ask("GET", "/health", Cookie=beside).status == 403


def test_the_token_of_another_session_is_none(visitor: Visitor) -> None:
    other = visitor.signer.token(visitor.signer.new_session())
    assert visitor.post("/nothing", token=other).status == 403
    assert visitor.post("/nothing").status == 404


def test_every_answer_forbids_scripts_and_frames(visitor: Visitor, stranger: Visitor) -> None:
    for got in (visitor.get("/"), visitor.get("/nothing"), stranger.ask("GET", "/")):
        rules = got.headers["Content-Security-Policy"]
        assert "default-src 'self'" in rules
        assert "script-src 'none'" in rules
        assert "unsafe" not in rules
        assert got.headers["X-Content-Type-Options"] == "nosniff"
        assert got.headers["Cache-Control"] == "private, no-cache"


def test_what_is_too_large_is_refused_with_an_answer(visitor: Visitor) -> None:
    got = visitor.post("/check", form=("form.docx", b"0" * (30 * 1024**2)))
    assert got.status == 413
    assert "20 MB" in got.text
    assert "<h1>Not taken</h1>" in got.text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_not_even_read_is_refused_in_words_of_ours(visitor: Visitor, lang: str) -> None:
    head = (
        f"POST /check HTTP/1.1\r\nHost: 127.0.0.1:{visitor.port}\r\nContent-Length: {10**9}\r\n\r\n"
    )
    with speaking(lang), socket.create_connection(("127.0.0.1", visitor.port), timeout=10) as line:
        line.sendall(head.encode())
        got = b"".join(iter(partial(line.recv, 4096), b"")).decode()
    assert got.startswith("HTTP/1.1 413 ")
    assert "script-src 'none'" in got
    assert {"zh": "一次最多可以提交 20 MB", "en": "20 MB can be sent at once"}[lang] in unmarked(
        got
    )
    assert "generated by" not in got


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b"--y"),
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\nno: head\r\n\r\n1\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x; charset=none", PART % b"a"),
        ("multipart/form-data; boundary=x", PART % b"\xff"),
        ("multipart/form-data; boundary=x", (PART % b"a").replace(b"token", b"\xff")),
        ("application/json", b'{"token": 1}'),
    ],
)
def test_a_form_that_cannot_be_read_is_refused(visitor: Visitor, kind: str, body: bytes) -> None:
    headers = {"Cookie": visitor.cookie, "Origin": visitor.origin, "Content_Type": kind}
    assert visitor.ask("POST", "/check", body, **headers).status == 403


def test_who_dawdles_holds_nobody_up_and_is_sent_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "WHOLE", 0)
    monkeypatch.setattr(server, "LOOK", 0.1)
    with (
        served(office_at(tmp_path)) as visitor,
        socket.create_connection(("127.0.0.1", visitor.port), timeout=15) as slow,
    ):
        slow.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert visitor.enter().get("/").status == 200
        assert slow.recv(1) == b""


def test_it_listens_on_this_computer_alone(door: Visitor, tmp_path: Path) -> None:
    found = server.listening(0)
    with found.socket:
        assert found.socket.getsockname()[0] == "127.0.0.1"
    found.task_dispatcher.shutdown()
    found.asyncore.close_all(found._map)
