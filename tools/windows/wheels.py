"""The wheels that go into the folder: those that the lock names, byte for byte, and lccluster's own.

cp313-win_amd64 wheels are taken as they were tested; nothing is resolved here.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from windows.needless import needed
from windows.refusal import NotMade

ROOT = Path(__file__).parents[2]
LOCK = Path(__file__).with_name("wheels.txt")
TARGET = (
    *("--only-binary", ":all:", "--platform", "win_amd64"),
    *("--implementation", "cp", "--python-version", "313"),
)
DATA = re.compile(r"[^/]+\.data/(?P<kind>[^/]+)/(?P<rest>.+)")
IN_PLACE = ("purelib", "platlib")  # of a wheel's data; scripts and headers serve nothing here


@dataclass(frozen=True)
class Locked:
    """A line of the lock."""

    name: str
    version: str
    sha256: str
    file: str
    size: int  # bytes


LINE = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>\S+) --hash=sha256:(?P<sha256>[0-9a-f]{64})"
    r"  # (?P<file>\S+\.whl), (?P<size>\d+)"
)


def locked(text: str) -> list[Locked]:
    """Read the lock; raises ValueError for a line that is none."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = [LINE.fullmatch(line) for line in lines]
    if None in found:
        raise ValueError(lines[found.index(None)])
    return [
        Locked(each["name"], each["version"], each["sha256"], each["file"], int(each["size"]))
        for each in found
        if each
    ]


@contextmanager
def gathered(given: Path | None) -> Iterator[list[Path]]:
    """Give the wheels, lccluster's own first: from a folder, or from the index; raises NotMade."""
    with tempfile.TemporaryDirectory() as name:
        folder = given or _from_the_index(Path(name))
        yield [_own(folder), *_as_locked(folder)]


def _from_the_index(folder: Path) -> Path:
    pip("download", "--no-deps", "--require-hashes", *TARGET, "-r", str(LOCK), "-d", str(folder))
    pip("wheel", "--no-deps", "-w", str(folder), str(ROOT))
    return folder


def pip(*words: str) -> None:
    """Run pip in silence; raises NotMade with its last words."""
    command = (sys.executable, "-m", "pip", "--disable-pip-version-check", *words, "-q")
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()][-3:]
        raise NotMade(
            "pip 没有取得组件：" + " ".join(said) + "。请查看网络；不联网的用 --wheels。",
            "pip did not get the wheels, see above. Look at the network, or use --wheels.",
        )


def _own(folder: Path) -> Path:
    found = sorted(folder.glob("lccluster-*-py3-none-any.whl"))
    if len(found) != 1:
        raise NotMade(
            f"{folder}：lccluster 的组件应有一个，实有 {len(found)} 个。可用 pip wheel --no-deps -w {folder} . 生成。",
            f"{folder}: {len(found)} wheels of lccluster, not one. Made by: pip wheel --no-deps -w {folder} .",
        )
    return found[0]


def _as_locked(folder: Path) -> Iterator[Path]:
    """Give each wheel of the lock, known by its bytes and not by its name."""
    for each in locked(LOCK.read_text(encoding="utf-8")):
        path = folder / each.file
        if not path.is_file():
            raise _missing(path)
        if hashlib.sha256(path.read_bytes()).hexdigest() != each.sha256:
            raise _altered(path)
        yield path


def _missing(path: Path) -> NotMade:
    return NotMade(
        f"缺少 {path}。所需组件列在 {LOCK} 中，取得的办法见 docs/windows.md。",
        f"{path} is not there. What is needed stands in {LOCK}, how to get it in docs/windows.md.",
    )


def _altered(path: Path) -> NotMade:
    return NotMade(
        f"{path} 与清单中的 sha256 值不符。请重新取得。",
        f"{path} is not what the lock names (sha256). Get it again.",
    )


def files_of(wheel: Path) -> dict[str, bytes]:
    """Unpack a wheel as an installer would, without its commands; raises NotMade for a broken one."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            names = [each for each in archive.namelist() if not each.endswith("/")]
            placed = [(place, name) for name in names if (place := _place(name))]
            return {place: archive.read(name) for place, name in placed}
    except (OSError, zipfile.BadZipFile, zlib.error) as broken:
        raise NotMade(
            f"{wheel}：不能读取（{broken}）。请重新取得。",
            f"{wheel}: cannot be read ({broken}). Get it again.",
        ) from None


def _place(name: str) -> str | None:
    """Say where a file of a wheel goes; None for one that has no place."""
    data = DATA.fullmatch(name)
    if data and data["kind"] not in IN_PLACE:
        return None
    place = data["rest"] if data else name
    return place if needed(place) else None


def version_of(wheels: Sequence[Path]) -> str:
    """Give the version of lccluster, which stands first."""
    return wheels[0].name.split("-")[1]
