"""The folder for Windows is made whole, the same each time, of nothing but what was asked for, or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

import windows_folder
from running import EXAMPLES, ROOT
from windows import bytecode, limits, needless, placing
from windows import wheels as at_hand
from windows_parts import COMPILED, distribution, lock, program, wheels, zipped

NAMES = [
    "lccluster.cmd",
    "program/LICENSE.txt",
    "program/_ssl.pyd",
    "program/inputs.txt",
    "program/lib/besides.py",
    "program/lib/fast-2.0.dist-info/METADATA",
    "program/lib/fast-2.0.dist-info/licenses/LICENSE",
    "program/lib/fast-2.0.dist-info/licenses/vendored/COPYING",
    "program/lib/fast/__init__.py",
    "program/lib/fast/_core.cp313-win_amd64.pyd",
    "program/lib/lccluster/__init__.py",
    "program/lib/lccluster/__main__.py",
    "program/lib/plain-1.0.dist-info/METADATA",
    "program/lib/plain.py",
    "program/licences/fast-2.0/LICENSE",
    "program/licences/fast-2.0/vendored/COPYING",
    "program/licences/plain-1.0/METADATA",
    "program/licences/python/LICENSE.txt",
    "program/python.exe",
    "program/python3.dll",
    "program/python313._pth",
    "program/python313.dll",
    "program/python313.zip",
    "program/pythonw.exe",
    "program/sqlite3.dll",
    "program/vcruntime140.dll",
    "打开页面.cmd",
    "说明.txt",
]


class Desk(Struct, frozen=True):
    """Where somebody works, with what they have."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "python-3.13.9-embed-amd64.zip"

    @property
    def wheels(self) -> Path:
        return self.folder / "wheels"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def make(self) -> int:
        """Make the folder as the command does."""
        words = ("--python", self.python, "--wheels", self.wheels, "--out", self.out)
        return windows_folder.main(list(map(str, words)))

    def names(self) -> list[str]:
        return sorted(each.relative_to(self.folder).as_posix() for each in self.folder.rglob("*"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    place = tmp_path / "desk"
    place.mkdir()
    desk = Desk(place)
    zipped(desk.python, distribution())
    wheels(desk.wheels)
    locked = tmp_path / "wheels.txt"
    locked.write_text(lock(desk.wheels), encoding="utf-8")
    monkeypatch.setattr(at_hand, "LOCK", locked)
    monkeypatch.setattr(
        bytecode, "VERSION", ()
    )  # whichever Python the tests run on, it compiles nothing
    return desk


def _files(folder: Path) -> dict[str, tuple[bytes, float]]:
    files = [each for each in folder.rglob("*") if each.is_file()]
    return {
        each.relative_to(folder).as_posix(): (each.read_bytes(), each.stat().st_mtime)
        for each in files
    }


def test_it_holds_python_the_wheels_their_licences_and_three_files_to_click_or_read(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.make() == 0
    assert sorted(_files(desk.out)) == sorted(NAMES)
    said = capsys.readouterr().out
    assert f"{len(NAMES)} 个文件" in said
    assert "run this with Python 3.13" in said


def test_python_looks_for_modules_beside_itself_and_nowhere_else(desk: Desk) -> None:
    desk.make()
    program = desk.out / "program"
    searched = (program / "python313._pth").read_bytes()
    places = searched.decode("ascii").split("\r\n")
    assert places.pop() == ""
    assert all((program / each).exists() for each in places)
    assert b"import site" not in searched


@pytest.mark.parametrize("name", ["lccluster.cmd", "打开页面.cmd"])
def test_a_command_is_ascii_with_the_line_ends_of_windows_and_finds_its_python(
    desk: Desk, name: str
) -> None:
    desk.make()
    text = (desk.out / name).read_bytes().decode("ascii")
    assert text.count("\n") == text.count("\r\n") > 0
    (called,) = re.findall(r'"%~dp0(.+?)" -m lccluster', text)
    assert (desk.out / called.replace("\\", "/")).is_file()


def test_the_explanation_opens_in_every_notepad_and_names_what_is_there(desk: Desk) -> None:
    desk.make()
    data = (desk.out / "说明.txt").read_bytes()
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n") > 0
    text.encode("gbk")
    assert "lccluster 0.1.0" in text
    assert desk.python.name in text
    assert {"打开页面.cmd", "lccluster.cmd", "说明.txt", "program"} <= {
        each.name for each in desk.out.iterdir() if each.name in text
    }


def test_what_it_was_made_of_is_named_with_its_hash(desk: Desk) -> None:
    desk.make()
    text = (desk.out / "program" / "inputs.txt").read_text(encoding="utf-8-sig")
    named = dict(reversed(line.split("  ")) for line in text.splitlines())
    files = [desk.python, *desk.wheels.iterdir()]
    assert named == {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def test_the_same_parts_give_the_same_bytes_and_times_wherever_it_is_made(
    desk: Desk, tmp_path: Path
) -> None:
    desk.make()
    elsewhere = tmp_path / "elsewhere"
    desk.folder.rename(elsewhere)
    for each in elsewhere.glob("wheels/*"):
        os.utime(each, (0, 0))
    first = _files(elsewhere / "out")
    (elsewhere / "out").rename(tmp_path / "first")
    assert Desk(elsewhere).make() == 0
    assert _files(elsewhere / "out") == first
    assert {time for _, time in first.values()} == {placing.MOMENT}


def test_an_empty_folder_is_filled(desk: Desk) -> None:
    desk.out.mkdir()
    assert desk.make() == 0


def test_the_folders_own_version_of_python_compiles_its_modules_to_be_believed_unseen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bytecode, "VERSION", sys.version_info[:2])
    desk.make()
    tag = sys.implementation.cache_tag
    compiled = desk.out / "program" / "lib" / "__pycache__" / f"plain.{tag}.pyc"
    first = compiled.read_bytes()
    assert int.from_bytes(first[4:8], "little") == 0b01  # PEP 552: by hash, and unchecked
    assert str(desk.folder).encode() not in first
    assert "modules compiled" in capsys.readouterr().out
    desk.out.rename(desk.folder / "first")
    desk.make()
    assert compiled.read_bytes() == first


ISOLATED = """
import sys
sys.path += {libraries}
sys.modules |= dict.fromkeys({absent})
from lccluster.cli.main import main
for words in {commands}:
    try:
        main(words)
    except SystemExit as end:
        print("exit", end.code)
"""


def test_commands_of_every_kind_need_no_site_module_and_nothing_that_was_left_out(
    tmp_path: Path,
) -> None:
    """The embeddable distribution never imports `site`, and some parts of wheels are not in the folder."""
    libraries = [str(ROOT / "src"), *(each for each in sys.path if each.endswith("-packages"))]
    titles = str(ROOT / "examples" / "register" / "recognised-2022.yaml")
    form = str(EXAMPLES / "shenxian-prepared-food")
    commands = [
        ["check", form, "--xlsx", "a.xlsx", "--html", "a.html", "--docx", "letters"],
        ["check", form, "--xlsx", "b.xlsx", "--template", "a.xlsx"],
        ["form", "fill", f"{form}/application.yaml", "-o", "form.docx"],
        ["form", "fill", f"{form}/application.yaml", "-o", "form.xlsx"],
        ["form", "import", "form.xlsx", "-o", "read.yaml"],
        ["findings", "new", form, "-o", "findings.xlsx"],
        ["register", "init", "--from", titles],
        ["register", "due", "--as-of", "2024-01-15", "--ics", "due.ics"],
        ["register", "notice", "recognition", "-o", "notice.docx"],
        ["simulate", form, "--rules", "liaocheng-2021-97"],
    ]
    script = ISOLATED.format(libraries=libraries, absent=needless.MODULES, commands=commands)
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    codes = [line for line in done.stdout.splitlines() if line.startswith("exit ")]
    assert codes == ["exit 4", "exit 4", *["exit 0"] * 8], done.stderr


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("lxml/etree.cp313-win_amd64.pyd", True),
        ("lxml/objectify.cp313-win_amd64.pyd", False),
        ("lxml/html/diff.py", False),
        ("lxml/includes/libxml/tree.h", False),
        ("icalendar/tests/calendars/a.ics", False),
        ("pygments/lexers/python.py", False),
        ("lccluster/locale/zh/LC_MESSAGES/lccluster.mo", True),
        ("lccluster/locale/zh/LC_MESSAGES/lccluster.po", False),
        ("docx/templates/default.docx", True),
        ("lccluster/rules/liaocheng-2021-97/measure.yaml", True),
        ("pygments-2.21.0.dist-info/licenses/LICENSE", True),
    ],
)
def test_what_nothing_loads_is_left_out(name: str, needed: bool) -> None:
    assert needless.needed(name) is needed


def _rewritten(desk: Desk, **changes: bytes | None) -> None:
    """Write the distribution with some files changed, or left out."""
    files = distribution() | {name.replace("__", "."): data for name, data in changes.items()}
    zipped(desk.python, {name: data for name, data in files.items() if data is not None})


def _flipped(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)


def _wheel(desk: Desk, name: str, files: dict[str, str]) -> None:
    zipped(desk.wheels / name, files)
    at_hand.LOCK.write_text(lock(desk.wheels), encoding="utf-8")


FAST = "fast-2.0-cp313-cp313-win_amd64.whl"
OTHER = "other-1.0-py3-none-any.whl"
HARMS: dict[str, tuple[Callable[[Desk], object], str]] = {
    "no file": (lambda desk: desk.python.unlink(), "no zip"),
    "an installer": (lambda desk: desk.python.write_bytes(program()), "no zip"),
    "a flipped byte": (lambda desk: _flipped(desk.python, 60), "no zip"),
    "half of it": (
        lambda desk: desk.python.write_bytes(desk.python.read_bytes()[:-40]),
        "no zip",
    ),
    "Python 3.12": (
        lambda desk: zipped(desk.python, distribution(tag="312")),
        "Python 3.12, and the wheels need Python 3.13",
    ),
    "32 bits": (lambda desk: zipped(desk.python, distribution(0x014C)), "for 32-bit"),
    "ARM": (lambda desk: zipped(desk.python, distribution(0xAA64)), "for ARM64"),
    "no program": (lambda desk: _rewritten(desk, python__exe=b"MZ"), "for another processor"),
    "without a part": (lambda desk: _rewritten(desk, pythonw__exe=None), "without pythonw.exe"),
    "any zip": (
        lambda desk: zipped(desk.python, {"a.txt": b""}),
        "it is not the embeddable distribution",
    ),
    "a zip of folders": (
        lambda desk: zipped(desk.python, {"tools/python.exe": b""}),
        "not the embeddable distribution",
    ),
    "a way out": (
        lambda desk: zipped(desk.python, {"..": b""} | distribution() | {"../python.exe": b""}),
        "not the embeddable distribution",
    ),
    "out is a file": (lambda desk: desk.out.write_text("mine"), "exists; nothing in it"),
    "out is in use": (lambda desk: (desk.out / "mine").mkdir(parents=True), "exists; nothing"),
    "out is a link": (lambda desk: desk.out.symlink_to(desk.wheels), "exists; nothing in it"),
    "no wheel": (lambda desk: (desk.wheels / FAST).unlink(), f"{FAST} is not there"),
    "another wheel": (lambda desk: zipped(desk.wheels / FAST, {}), f"{FAST} is not what the lock"),
    "no wheel of ours": (
        lambda desk: (desk.wheels / "lccluster-0.1.0-py3-none-any.whl").unlink(),
        "0 wheels of lccluster, not one",
    ),
    "two wheels of ours": (
        lambda desk: zipped(desk.wheels / "lccluster-0.2.0-py3-none-any.whl", {}),
        "2 wheels of lccluster, not one",
    ),
    "a broken wheel of ours": (
        lambda desk: (desk.wheels / "lccluster-0.1.0-py3-none-any.whl").write_bytes(b"?"),
        "cannot be read",
    ),
    "a file twice": (lambda desk: _wheel(desk, OTHER, COMPILED), "Two wheels hold fast"),
    "a long name": (
        lambda desk: _wheel(desk, OTHER, {"a" * 120: ""}),
        "Windows cannot use the name program/lib/aaa",
    ),
    "a device": (lambda desk: _wheel(desk, OTHER, {"x/Aux.py": ""}), "program/lib/x/Aux.py"),
    "a dot at the end": (lambda desk: _wheel(desk, OTHER, {"x./y.py": ""}), "program/lib/x./y.py"),
    "a colon": (lambda desk: _wheel(desk, OTHER, {"x:y.py": ""}), "program/lib/x:y.py"),
    "names that differ by case": (
        lambda desk: _wheel(desk, OTHER, {"aB.py": "", "Ab.py": ""}),
        "program/lib/aB.py",
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_what_cannot_be_made_is_said_in_both_languages_and_leaves_nothing(
    desk: Desk, harm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    do, said = HARMS[harm]
    do(desk)
    before = desk.names()
    assert desk.make() == 2
    chinese, english = capsys.readouterr().err.strip().split("\n")
    assert said in english
    assert re.search("[\u4e00-\u9fff].*。$", chinese)
    chinese.encode("gbk")
    assert desk.names() == before


def test_a_folder_that_is_too_large_is_not_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(limits, "MOST", 1000)
    assert desk.make() == 2
    assert "are more than" in capsys.readouterr().err
    assert not desk.out.exists()


def test_a_place_in_no_folder_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(desk.folder).make() == 0
    words = ("--python", desk.python, "--wheels", desk.wheels, "--out", desk.folder / "no" / "out")
    assert windows_folder.main(list(map(str, words))) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_ctrl_c_in_the_middle_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(bytecode, "compile_in", interrupted)
    before = desk.names()
    assert desk.make() == 130
    assert desk.names() == before


def test_a_disk_that_is_full_is_said_and_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placing, "write", full)
    before = desk.names()
    assert desk.make() == 2
    assert "Not written" in capsys.readouterr().err
    assert desk.names() == before


@pytest.mark.usefixtures("index")
@pytest.mark.timeout(600)
def test_from_the_index_it_is_whole_and_every_windows_computer_can_take_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    python, out = tmp_path / "python-3.13.9-embed-amd64.zip", tmp_path / "out"
    zipped(python, distribution())
    assert windows_folder.main(["--python", str(python), "--out", str(out)]) == 0
    capsys.readouterr()
    files = _files(out)
    licences = {name.split("/")[2] for name in files if name.startswith("program/licences/")}
    packages = {name.split("/")[2] for name in files if name.endswith(".dist-info/METADATA")}
    assert {f"{each}.dist-info" for each in licences - {"python"}} == packages
    assert len(packages) == len(at_hand.locked(at_hand.LOCK.read_text(encoding="utf-8"))) + 1
    base = r"C:\Users\Administrator\Desktop\工作\特色产业集群\lccluster-0.1.0-windows"
    assert max(len(f"{base}\\{name}") for name in files) < 200
    assert sum(len(data) for data, _ in files.values()) < 70_000_000 - 25_000_000
