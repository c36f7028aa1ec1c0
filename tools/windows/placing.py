"""Files put on the disk: the whole folder at once or nothing, and the same times each time."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.refusal import NotMade

MOMENT = 315_532_800  # 1980-01-01, the first that a zip can hold


@contextmanager
def appearing(place: Path) -> Iterator[Path]:
    """Give a folder that takes its place when all is done; raises NotMade where the place is in use."""
    _hold_free(place)
    beside = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.absolute().parent))
    try:
        yield beside
        _settle(beside)
        _take(beside, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _hold_free(place: Path) -> None:
    if place.is_symlink() or (place.exists() and not (place.is_dir() and not any(place.iterdir()))):
        raise NotMade(
            f"{place} 已经存在，里面的内容没有改动。请另写 --out。",
            f"{place} exists; nothing in it was changed. Name another --out.",
        )
    if not place.absolute().parent.is_dir():
        raise NotMade(
            f"没有文件夹 {place.absolute().parent}。请先建立，或者另写 --out。",
            f"There is no folder {place.absolute().parent}. Make it, or name another --out.",
        )


def _take(beside: Path, place: Path) -> None:
    if place.exists():
        place.rmdir()
    beside.rename(place)


def write(files: dict[str, bytes], folder: Path) -> None:
    """Write files by their names, in the order of their names."""
    for name, data in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def sizes(folder: Path) -> dict[str, int]:
    """Give the size in bytes of every file by its name."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.stat().st_size for each in files}


def _settle(folder: Path) -> None:
    """Give everything the same time and the usual rights; what lies in a folder comes before it."""
    for each in sorted(folder.rglob("*"), reverse=True):
        each.chmod(0o755 if each.is_dir() else 0o644)
        os.utime(each, (MOMENT, MOMENT))
    folder.chmod(0o755)
    os.utime(folder, (MOMENT, MOMENT))
