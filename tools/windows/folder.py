"""What lies where in the folder.

Three files to click or to read, and `program` with all that an update replaces; the office's own files come beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from windows import distribution, licences, texts, wheels
from windows.refusal import NotMade

PROGRAM = "program"
LIBRARIES = f"{PROGRAM}/lib"
SEARCHED = f"python{distribution.TAG}._pth"


def laid_out(embedded: dict[str, bytes], chosen: Sequence[Path], python: Path) -> dict[str, bytes]:
    """Give every file of the folder by its name; raises NotMade where two wheels hold one file."""
    libraries = _together(map(wheels.files_of, chosen))
    version = wheels.version_of(chosen)
    return {
        **_below(PROGRAM, embedded | {SEARCHED: texts.searched()}),
        **_below(LIBRARIES, libraries),
        **_below(f"{PROGRAM}/licences", licences.of(libraries)),
        f"{PROGRAM}/licences/python/LICENSE.txt": embedded["LICENSE.txt"],
        f"{PROGRAM}/inputs.txt": texts.inputs(map(_hashed, (python, *chosen))),
        "lccluster.cmd": texts.command(),
        "打开页面.cmd": texts.page(),
        "说明.txt": texts.explained(version, python.name),
    }


def _below(folder: str, files: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


def _together(parts: Iterable[dict[str, bytes]]) -> dict[str, bytes]:
    """Unite files that nobody else has."""
    files: dict[str, bytes] = {}
    for each in parts:
        if twice := sorted(files.keys() & each.keys()):
            raise NotMade(
                f"两个组件都有 {twice[0]}。请核对所用的组件。",
                f"Two wheels hold {twice[0]}. Look at the wheels.",
            )
        files |= each
    return files


def _hashed(path: Path) -> tuple[str, str]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.name
