"""The page from its start to its first screen, of the register of `demo` and of its round, beside a bare page."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

from timing import Row, Runs, once, ratio

TOOL = str(Path(sys.executable).with_name("lccluster"))
ROUNDS = 15
BARE = """
from bottle import Bottle
from waitress.server import create_server
app = Bottle()
app.get("/", callback=lambda: "<title>bare</title>")
server = create_server(app, host="127.0.0.1", port=0, threads=1)
print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
server.run()
"""
AIM = 2.0


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LCCLUSTER_CACHE"] = str(Path(folder, "cache"))
        office = Path(folder, "office")
        once([TOOL, "demo", str(office)])
        page = [TOOL, "page", "--no-browser", "--register", str(office / "register")]
        (year,) = (office / "rounds").iterdir()
        commands = {
            "register": page,
            "round": [*page, "--round", str(year)],
            "bare": [sys.executable, "-c", BARE],
        }
        runs = {name: Runs() for name in commands}
        for counted in [False] + [True] * ROUNDS:
            for name, command in commands.items():
                measured = _first_screen(command)
                if counted:
                    runs[name].add(measured)
    yield ratio("first screen, a register / bare bottle, waitress", runs, "register", "bare", AIM)
    yield ratio("first screen, register and round / the same", runs, "round", "bare", AIM)


def _first_screen(command: Sequence[str]) -> tuple[float, float, float]:
    """Start a page, draw what its address leads to, and end it; the time by the clock is nobody's."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        visitor = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))
        visitor.open(address, timeout=60).read()
        process.kill()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_utime + usage.ru_stime, 0.0, usage.ru_maxrss / 1024
