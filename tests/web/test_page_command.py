"""`lccluster page` as programs meet it: its one line, a second start, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from lccluster.web.entrance.keys import Signer
from pages import Visitor
from running import Run

TOOL = ("-m", "lccluster")
OLDER = """
import lccluster
lccluster.__version__ = "0.0.1"
from lccluster.cli.main import main
main()
"""

DEAF = os.name != "nt" and signal.getsignal(signal.SIGHUP) == signal.SIG_IGN


def _command(folder: Path, tool: Sequence[str] = TOOL) -> subprocess.Popen[str]:
    environment = os.environ | {"LCCLUSTER_CACHE": str(folder / "cache"), "LCCLUSTER_LANG": "en"}
    line = [sys.executable, *tool, "page", "--no-browser"]
    pipe = subprocess.PIPE
    return subprocess.Popen(line, cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True)


@contextmanager
def _started(
    folder: Path, tool: Sequence[str] = TOOL
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with _command(folder, tool) as page:
        assert page.stdout
        try:
            yield page, page.stdout.readline().strip()
        finally:
            page.kill()


def _port(address: str) -> int:
    return int(address.removeprefix("http://127.0.0.1:").partition("/")[0])


def _lets_in(address: str) -> bool:
    visitor = Visitor(_port(address), Signer(b""))
    return visitor.ask("GET", address.partition(f":{visitor.port}")[2]).status == 303


def test_a_second_start_names_the_page_that_runs_with_a_new_key(tmp_path: Path) -> None:
    with _started(tmp_path) as (page, address):
        second, said = _command(tmp_path).communicate(timeout=60)
        assert (said, second.count("\n")) == ("", 1)
        assert _port(second.strip()) == _port(address)
        assert second.strip() != address
        assert [_lets_in(each) for each in (address, second.strip(), address)] == [1, 1, 0]
        page.send_signal(signal.SIGINT)
        assert page.wait(timeout=60) in (0, 130)
        assert page.stderr
        assert page.stderr.read() == ""


def test_a_page_that_an_older_version_serves_is_another_page(tmp_path: Path) -> None:
    """What is asked of a newer version, the older one does not answer."""
    with (
        _started(tmp_path, ("-c", OLDER)) as (_, older),
        _started(tmp_path) as (_, newer),
        _started(tmp_path, ("-c", OLDER)) as (_, again),
    ):
        assert _port(newer) != _port(older) == _port(again)
        assert [_lets_in(each) for each in (older, newer, again)] == [1, 1, 1]


@pytest.mark.skipif(os.name == "nt", reason="Windows ends what ran in a closed window by itself")
@pytest.mark.skipif(DEAF, reason="begun by nohup, nothing hears that its terminal was closed")
def test_closing_the_terminal_ends_it_and_a_killed_one_is_not_believed(tmp_path: Path) -> None:
    with _started(tmp_path) as (page, first):
        page.send_signal(signal.SIGKILL)
        page.wait(timeout=60)
    with _started(tmp_path) as (page, second):
        assert _lets_in(second)
        assert first != second
        page.send_signal(signal.SIGHUP)
        assert page.wait(timeout=60) == 128 + signal.SIGHUP
        with pytest.raises(OSError):
            urlopen(second, timeout=5)
    assert not list((tmp_path / "cache").glob("page-*.json"))


@pytest.mark.skipif(os.name == "nt", reason="the folder of an account is its own on Windows")
def test_a_note_that_others_can_write_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o777)
    (tmp_path / "cache").chmod(0o777)
    with _started(tmp_path) as (_, one), _started(tmp_path) as (_, other):
        assert _port(one) != _port(other)
    assert not list((tmp_path / "cache").iterdir())


@pytest.mark.parametrize("port", ["1x", "70000"])
def test_a_port_that_is_none_is_refused(run: Run, port: str) -> None:
    ran = run("page", "--no-browser", "--port", port)
    assert (ran.code, ran.out) == (2, "")
    assert "--port" in ran.err


def test_a_port_that_is_taken_is_refused(run: Run, tmp_path: Path) -> None:
    with _started(tmp_path) as (_, address):
        ran = run("page", "--no-browser", "--port", str(_port(address)))
    assert (ran.code, ran.out) == (2, "")
