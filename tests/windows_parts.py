"""What stands in for the parts of a folder for Windows: the embeddable distribution, and wheels."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from pathlib import Path

SEARCHED = (
    "python313.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\n#import site\r\n"
)
OWN = {"lccluster/__init__.py": "", "lccluster/__main__.py": "print('lccluster')\n"}
COMPILED = {
    "fast/__init__.py": "from fast._core import go\n",
    "fast/_core.cp313-win_amd64.pyd": "MZ",
    "fast-2.0.dist-info/METADATA": "Name: fast\nVersion: 2.0\n",
    "fast-2.0.dist-info/licenses/LICENSE": "BSD",
    "fast-2.0.dist-info/licenses/vendored/COPYING": "MIT",
}
PURE = {
    "plain.py": "VALUE = {'a', 'b', 'c'}\n",
    "plain-1.0.data/purelib/besides.py": "",
    "plain-1.0.data/scripts/plain": "#!python",
    "plain-1.0.dist-info/METADATA": "Name: plain\nVersion: 1.0\nLicense: MIT\n",
}


def program(machine: int = 0x8664) -> bytes:
    """A program of Windows as far as its header, for a processor."""
    return (
        b"MZ" + bytes(58) + struct.pack("<I", 128) + bytes(64) + struct.pack("<4sH", b"PE", machine)
    )


def distribution(machine: int = 0x8664, tag: str = "313") -> dict[str, bytes]:
    """The files of an embeddable distribution."""
    named = {f"python{tag}.dll": program(machine), f"python{tag}.zip": b"PK\5\6" + bytes(18)}
    return {
        **named,
        **dict.fromkeys(("python.exe", "pythonw.exe", "python3.dll"), program(machine)),
        **dict.fromkeys(("_ssl.pyd", "vcruntime140.dll", "sqlite3.dll"), b"MZ"),
        f"python{tag}._pth": SEARCHED.encode(),
        "LICENSE.txt": b"PSF LICENSE",
    }


def zipped(path: Path, files: dict[str, bytes] | dict[str, str]) -> Path:
    """Write a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def wheels(folder: Path) -> Path:
    """Write lccluster's wheel, one that is compiled and one of Python alone; gives their folder."""
    folder.mkdir()
    zipped(folder / "lccluster-0.1.0-py3-none-any.whl", OWN)
    zipped(folder / "fast-2.0-cp313-cp313-win_amd64.whl", COMPILED)
    zipped(folder / "plain-1.0-py2.py3-none-any.whl", PURE)
    return folder


def lock(folder: Path) -> str:
    """Name the wheels of a folder, but for lccluster's, as the lock does."""
    return "".join(map(_line, sorted(folder.glob("[!l]*.whl"))))


def _line(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    data = wheel.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return f"{name}=={version} --hash=sha256:{sha256}  # {wheel.name}, {len(data)}\n"
