"""A page left running while its program is replaced on the disk: nothing is answered by half of either."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from lccluster.usecases.page.program import RECORD, Program
from lccluster.usecases.page.running import OnlyPage, Running
from lccluster.web import screens
from lccluster.web.entrance.keys import Signer
from lccluster.web.site import site
from pages import office_at, served

Installed = tuple[Path, Path]


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    """An installed program: its package, and what the installer wrote of it."""
    package = tmp_path / "site" / "lccluster"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    os.utime(package / "__init__.py", (0, 0))
    record = tmp_path / "site" / "lccluster-1.0.dist-info" / RECORD
    record.parent.mkdir()
    record.write_text("one")
    return package, record


def _anew(package: Path, record: Path) -> None:
    record.unlink()
    record.write_text("another")


def _copied_over(package: Path, record: Path) -> None:
    """A folder for Windows bears the same times whenever it is made."""
    times = record.stat().st_atime_ns, record.stat().st_mtime_ns
    record.write_text("two")
    os.utime(record, ns=times)


def _beside(package: Path, record: Path) -> None:
    newer = package.parent / "lccluster-1.1.dist-info"
    newer.mkdir()
    (newer / RECORD).write_text("another")


def _taken_away(package: Path, record: Path) -> None:
    record.unlink()


def _whole_folder(package: Path, record: Path) -> None:
    package.parent.rename(package.parent.with_name("elsewhere"))


@pytest.mark.parametrize("replaced", [_anew, _copied_over, _beside, _taken_away, _whole_folder])
def test_another_installation_is_noticed_and_told_once_asked(
    installed: Installed, replaced: Any
) -> None:
    left: list[int] = []
    program = Program(lambda: left.append(1), installed[0])
    assert (program.is_replaced(), program.is_touched(), left) == (False, False, [])
    replaced(*installed)
    assert program.is_replaced()
    assert program.is_touched()
    assert left


def test_what_the_program_writes_itself_and_other_packages_are_no_other_program(
    installed: Installed,
) -> None:
    package, _ = installed
    program = Program(package=package)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "x.pyc").write_text("")
    (package.parent / "another-2.0.dist-info").mkdir()
    assert not program.is_touched()


def test_sources_that_are_edited_are_noticed_after_a_mistake(installed: Installed) -> None:
    package, record = installed
    record.unlink()
    record.parent.rmdir()
    program = Program(package=package)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "x.pyc").write_text("")
    assert not program.is_touched()
    (package / "new.py").write_text("")
    assert (program.is_replaced(), program.is_touched()) == (False, True)


def test_the_page_says_that_its_program_is_another_one_and_records_nothing(
    tmp_path: Path, installed: Installed, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    program = Program(package=installed[0])
    monkeypatch.setattr("lccluster.web.site.Program", lambda: program)
    with served(office_at(folder)) as visitor:
        visitor.enter()
        assert visitor.get("/").status == 200
        _anew(*installed)
        said = {"zh": "请重新打开页面", "en": "Open the page anew"}[language]
        for got in (visitor.get("/check"), visitor.post("/begin"), visitor.get("/")):
            assert (got.status, said in got.text) == (503, True)
        assert visitor.get("/style.css").status == 200
    assert not (folder / "register").exists()


def test_a_mistake_of_half_a_program_is_called_by_its_name(
    tmp_path: Path, installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sources have no record: the request breaks off, and only then is it told why."""
    package, record = installed
    record.unlink()
    record.parent.rmdir()
    program = Program(package=package)
    monkeypatch.setattr("lccluster.web.site.Program", lambda: program)
    monkeypatch.setattr(screens.Screen, "add_to", _moved)
    with served(office_at(tmp_path)) as visitor:
        visitor.enter()
        assert visitor.get("/check").status == 500
        (package / "new.py").write_text("")
        assert visitor.get("/check").status == 503


def _moved(*_: object) -> None:
    raise ModuleNotFoundError("lccluster.somewhere")


def test_a_screen_that_could_not_be_loaded_is_there_for_the_next_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(office_at(tmp_path)) as visitor:
        visitor.enter()
        with monkeypatch.context() as broken:
            broken.setattr(screens.Screen, "add_to", _moved)
            assert visitor.get("/check").status == 500
        assert visitor.get("/check").status == 200


def test_the_place_is_left_once_so_that_a_newer_page_takes_it(
    tmp_path: Path, installed: Installed
) -> None:
    first = OnlyPage(tmp_path / "cache", "of here")
    site(office_at(tmp_path), Signer(b"x"), 1, program := Program(first.leave, installed[0]))
    first.tell(Running(1, b"x"))
    _anew(*installed)
    assert program.is_replaced()
    second = OnlyPage(tmp_path / "cache", "of here")
    assert second.other is None
    first.leave()  # at its end
    second.tell(Running(2, b"y"))
    assert OnlyPage(tmp_path / "cache", "of here").other == Running(2, b"y")
    second.leave()


@pytest.mark.parametrize(("place", "another"), [("cli/acts", True), ("cli/__pycache__", False)])
def test_sources_that_nobody_installed_are_another_program_once_one_was_edited(
    tmp_path: Path, place: str, another: bool
) -> None:
    source = tmp_path / "lccluster" / place / "written.py"
    source.parent.mkdir(parents=True)
    source.touch()
    os.utime(source, (0, 0))
    program = Program(package=tmp_path / "lccluster")
    assert not program.is_touched()
    os.utime(source, (2**32, 2**32))
    assert program.is_touched() is another
