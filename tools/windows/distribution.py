"""The embeddable distribution of Python, looked at before a byte of it is used."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path

from windows.refusal import NotMade

TAG = "313"
PARTS = (
    *("python.exe", "pythonw.exe", f"python{TAG}.dll", f"python{TAG}.zip", f"python{TAG}._pth"),
    "LICENSE.txt",
)
AMD64 = 0x8664  # PE/COFF, field Machine
OTHERS = {0x014C: ("32 位", "32-bit"), 0xAA64: ("ARM64 ", "ARM64")}
UNKNOWN = ("其他处理器", "another processor")
MOST = 200_000_000  # bytes unpacked; the distribution has some 25 million
BROKEN = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError)


def files_of(path: Path) -> dict[str, bytes]:
    """Give the files by name; raises NotMade for anything but Python 3.13 for 64-bit Windows."""
    try:
        files = _unpacked(path)
    except BROKEN as broken:
        raise _not(path, f"不能作为 zip 读取（{broken}）", f"no zip ({broken})") from None
    _hold_version(path, files)
    _hold_parts(path, files)
    _hold_machine(path, files["python.exe"])
    return files


def _not(path: Path, chinese: str, english: str) -> NotMade:
    return NotMade(
        f"{path}：{chinese}。请用 python-3.13.*-embed-amd64.zip。",
        f"{path}: {english}. Take python-3.13.*-embed-amd64.zip.",
    )


def _unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        astray = [each for each in entries if not re.fullmatch(r"[\w.-]+", each.filename)]
        if astray or sum(each.file_size for each in entries) > MOST:
            raise _not(path, "不是 Python 的嵌入版", "not the embeddable distribution of Python")
        return {each.filename: archive.read(each) for each in entries}


def _hold_version(path: Path, files: dict[str, bytes]) -> None:
    """Refuse the Python of another version, which its library names."""
    found = [match[1] for name in files if (match := re.fullmatch(r"python3(\d+)\.dll", name))]
    if found and TAG not in [f"3{each}" for each in found]:
        version = f"Python 3.{found[0]}"
        raise _not(
            path,
            f"这是 {version}，所用组件须配 Python 3.13",
            f"{version}, and the wheels need Python 3.13",
        )


def _hold_parts(path: Path, files: dict[str, bytes]) -> None:
    missing = [name for name in PARTS if name not in files]
    if missing:
        raise _not(
            path,
            f"缺少 {'、'.join(missing)}，不是 Python 的嵌入版",
            f"without {', '.join(missing)} it is not the embeddable distribution of Python",
        )


def _hold_machine(path: Path, program: bytes) -> None:
    machine = _machine(program)
    if machine != AMD64:
        chinese, english = OTHERS.get(machine, UNKNOWN)
        raise _not(
            path,
            f"这是{chinese}版，所用组件须配 64 位（amd64）版",
            f"for {english}, and the wheels need 64-bit (amd64)",
        )


def _machine(program: bytes) -> int:
    """Read from a program's header which processor it is for; 0 where it has no such header."""
    try:
        (header,) = struct.unpack_from("<I", program, 0x3C)
        magic, machine = struct.unpack_from("<4sH", program, header)
    except struct.error:
        return 0
    return int(machine) if program[:2] == b"MZ" and magic == b"PE\0\0" else 0
