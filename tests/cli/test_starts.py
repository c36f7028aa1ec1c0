"""What a start loads: nothing that the command asked for does not use."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import pytest

from lccluster.cli.program.plugins import LOADER, look_for_none
from running import EXAMPLES

# What libraries name at their head, and none of our commands calls.
UNCALLED = {"difflib", "gettext", "platform", "shutil", "subprocess", "tokenize", "urllib.parse"}
ONE = EXAMPLES / "complete" / "application.yaml"


def _loaded(*words: str) -> set[str]:
    """Name the modules that a command loads, in a process of its own."""
    run = [sys.executable, "-X", "importtime", "-m", "lccluster", *words]
    told = subprocess.run(run, check=False, capture_output=True, text=True, encoding="utf-8").stderr
    return {line.rpartition("|")[2].strip() for line in told.splitlines()}


@pytest.mark.parametrize("words", [(), ("--help",), ("--version",), ("register", "list", "--help")])
def test_help_loads_no_form_and_no_parser(words: tuple[str, ...]) -> None:
    loaded = _loaded(*words)
    assert "lccluster.cli.main" in loaded
    assert loaded.isdisjoint({"pydantic", "yaml", "rich"})


def test_the_first_page_of_help_loads_no_values() -> None:
    assert _loaded("--help").isdisjoint({"msgspec", "decimal", "lccluster.errors"})


def test_the_version_loads_neither_typer_nor_pathlib() -> None:
    assert _loaded("--version").isdisjoint({"typer", "pathlib", "lccluster.errors"})


def test_a_list_of_titles_loads_no_form(tmp_path: Path) -> None:
    loaded = _loaded("register", "list", "--register", str(tmp_path / "none"))
    assert "lccluster.usecases.register.room" in loaded
    assert loaded.isdisjoint({"pydantic", "yaml", "hashlib", "multiprocessing"})
    assert loaded.isdisjoint({"json", "getpass", "calendar", "locale", "ipaddress"} | UNCALLED)


def test_an_act_loads_neither_form_nor_openssl(tmp_path: Path) -> None:
    told = ("--register", str(tmp_path / "register"))
    _loaded("register", "init", *told)
    by_hand = ("--name", "莘县预制菜集群", "--county", "莘县", "--on", "2022-05-09")
    _loaded("register", "recognise", *by_hand, "--document", "1号", *told)
    loaded = _loaded("register", "report", "LC-2022-001", "--year", "2022", *told)
    assert "annual_report" in (tmp_path / "register/clusters/莘县/LC-2022-001.yaml").read_text(
        "utf-8"
    )
    assert "lccluster.files.disk.exclusive" in loaded
    assert loaded.isdisjoint({"pydantic", "yaml", "hashlib", "filelock", "rich"})
    assert loaded.isdisjoint(
        {"lccluster.rulebook.conditions", "lccluster.usecases.register.asking.lists"}
    )
    assert loaded.isdisjoint({"json", "getpass", "calendar", "locale", "ipaddress"} | UNCALLED)


@pytest.mark.parametrize("words", [("register", "list"), ("register", "void", "LC-2022-001", "X")])
def test_no_start_compiles_a_range_of_chinese_signs(tmp_path: Path, words: tuple[str, ...]) -> None:
    code = (
        "import re, sys\n"
        "made, kept = re._compiler.compile, []\n"
        "re._compiler.compile = lambda pattern, flags=0: kept.append(pattern) or made(pattern, flags)\n"
        "from lccluster.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: print(ascii(kept))"
    )
    _loaded("register", "init", "--register", str(tmp_path / "register"))
    run = [sys.executable, "-c", code, *words, "--register", str(tmp_path / "register")]
    told = subprocess.run(run, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    assert "A-Z" in told
    assert r"\u9fff" not in told


def test_a_plain_line_of_the_page_loads_no_library_of_command_lines() -> None:
    code = (
        "import sys; from lccluster.cli import main, page_here\n"
        "page_here.open_here = lambda _, **said: print(said, 'typer' in sys.modules)\n"
        "for each in ([], ['--no-browser'], ['--read-only', '--no-browser']):\n"
        "    assert main._reported(['--lang', 'en', 'page', *each]) == 0\n"
    )
    run = [sys.executable, "-c", code]
    told = subprocess.run(run, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    assert told.splitlines() == [
        "{} False",
        "{'no_browser': True} False",
        "{'read_only': True, 'no_browser': True} False",
    ]


def _loaded_by_the_first_screen(folder: Path, *words: str) -> set[str]:
    """Name the modules that a page loads until its first screen was drawn."""
    line = [sys.executable, "-X", "importtime", "-m", "lccluster", "page", "--no-browser", *words]
    environment = os.environ | {"LCCLUSTER_CACHE": str(folder / "cache")}
    told = folder / "told.txt"
    with (
        told.open("wb") as stderr,
        subprocess.Popen(
            line, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=stderr, text=True
        ) as page,
    ):
        assert page.stdout
        try:
            visitor = build_opener(ProxyHandler({}), HTTPCookieProcessor())
            with visitor.open(page.stdout.readline().strip(), timeout=60) as screen:
                assert b"LC-2022-005" in screen.read()
        finally:
            page.kill()
    lines = told.read_text("utf-8", "replace").splitlines()
    return {line.rpartition("|")[2].strip() for line in lines}


def test_the_first_screen_loads_what_it_shows_and_no_more(tmp_path: Path) -> None:
    _loaded("demo", str(tmp_path / "office"))
    (year,) = (tmp_path / "office" / "rounds").iterdir()
    words = ("--register", str(tmp_path / "office" / "register"))
    loaded = _loaded_by_the_first_screen(tmp_path, *words, "--round", str(year))
    assert {"minijinja", "waitress.server", "lccluster.round.todo"} <= loaded
    assert loaded.isdisjoint({"jinja2", "bottle", "pydantic", "yaml", "rich", "docx", "openpyxl"})
    assert loaded.isdisjoint({"email", "http.client", "ssl", "inspect", "pickle", "ast"})
    assert loaded.isdisjoint(
        {"json", "tempfile", "shutil", "lzma", "random", "secrets", "platform"}
    )
    assert not {each for each in loaded if each.startswith("lccluster.form.application")}
    in_hand = "lccluster.files.register.change"
    assert loaded.isdisjoint({f"{in_hand}.settling", f"{in_hand}.loss"})
    alone = _loaded_by_the_first_screen(tmp_path, *words, "--read-only")
    assert alone.isdisjoint({"typer", "lccluster.round.acts", "lccluster.rulebook.procedure"})


def test_typing_extensions_is_there_for_whoever_needs_it() -> None:
    code = (
        "from lccluster.cli.program.libraries import load_structs; load_structs();"
        "import sys; assert 'typing_extensions' not in sys.modules; import typing_extensions"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_libraries_were_loaded_without_is_there_once_it_is_called() -> None:
    code = (
        "from lccluster.cli.program import libraries as l; l.load_typer(); l.load_structs()\n"
        "import sys; assert {*l.UNCALLED_BY_TYPER, *l.UNCALLED_BY_MSGSPEC}.isdisjoint({*sys.modules} - {'uuid'})\n"
        "import uuid; from typer import core, main; import inspect, msgspec, platform\n"
        "assert main.platform.system() == platform.system()\n"
        "assert main.UUID(int=1) == uuid.UUID(int=1)\n"
        "assert core.get_close_matches('chek', ['check']) == ['check'] and core._('check') == 'check'\n"
        "from pathlib import Path; assert Path('/a b').as_uri() == 'file:///a%20b'\n"
        "assert inspect.tokenize.open.__module__ == 'tokenize'\n"
        "assert msgspec.toml.decode(b'a = 1') == {'a': 1} and msgspec.inspect.type_info(int)\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


@pytest.mark.parametrize("system", ["win32", "linux"])
def test_the_server_knows_its_system_and_asks_no_service_of_windows(system: str) -> None:
    """On Windows `platform` asks WMI, which may be slow or not answer."""
    code = (
        f"import sys; from lccluster.cli.program import libraries; sys.platform = {system!r}\n"
        "libraries.load_server(); sys.platform = 'linux'; from waitress import compat\n"
        f"assert compat.WIN is {system == 'win32'} and 'platform' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_stand_in_that_is_called_while_a_library_loads_makes_room_for_its_module() -> None:
    code = (
        "import sys; from lccluster.cli.program import libraries\n"
        "with libraries._standing_in(('fnmatch', 'shlex')):\n"
        "    import fnmatch; from fnmatch import fnmatchcase; from shlex import quote\n"
        "    assert quote('a b') == repr('a b') and 'fnmatch' in sys.modules\n"
        "assert fnmatchcase('ab', 'a*') and fnmatch.translate('a') and 'shlex' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "made",
    ["from shlex import shlex\nclass Lexer(shlex): ...", "import shlex\nclass L(shlex.shlex): ..."],
)
def test_a_release_that_cannot_do_without_a_module_is_loaded_with_it(
    tmp_path: Path, made: str
) -> None:
    (tmp_path / "library.py").write_text(f"{made}\n", "utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from lccluster.cli.program import libraries\n"
        "libraries._load(('library',), ('shlex',)); import library, shlex\n"
        "kinds = [k for k in vars(library).values() if isinstance(k, type)]\n"
        "assert kinds and all(issubclass(k, shlex.shlex) for k in kinds) and library.shlex\n"
        "assert [*kinds[-1]('a b')] == ['a', 'b']\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_plain_form_is_checked_without_the_parser_of_yaml(tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    text = re.sub(r"materials/\S+\.[a-z]+", "true", ONE.read_text("utf-8"))
    form.write_text(text, "utf-8")
    loaded = _loaded("check", str(form))
    assert "pydantic.errors" in loaded
    assert loaded.isdisjoint({"yaml", "rich", "multiprocessing", "xml.etree.ElementTree"})
    assert loaded.isdisjoint({"email", "zipfile", "csv", "json", "lccluster.form.findings"})
    assert loaded.isdisjoint({"base64", "secrets", "zoneinfo"} | UNCALLED)


def test_pydantic_is_told_of_no_plugins_and_whatever_else_it_asks_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, LOADER, sys.modules.get(LOADER))
    del sys.modules[LOADER]
    look_for_none()
    loader = import_module(LOADER)
    assert list(loader.get_plugins()) == []
    assert loader.PYDANTIC_ENTRY_POINT_GROUP == "pydantic"
