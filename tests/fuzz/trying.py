"""One mutated file read: it ends in an answer in time and in little memory, or it is a harm."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from fuzz_kinds import KINDS, FuzzKind, sound_bytes
from msgspec import Struct
from mutating import mutated

from lccluster.errors import Unusable
from lccluster.files.office.kinds import xls

SECONDS = 2.0  # of the processor
MEGABYTES = 200.0  # at the height of the reading, beyond what the process held before
_STATUS, _REFS = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class Trial(Struct, frozen=True):
    """What became of a file: seconds of the processor, the most memory in MB, and the harm if any."""

    kind: str
    seed: int
    seconds: float = 0
    memory: float = 0
    harm: str = ""


def tried(name: str, seed: int, folder: Path) -> Trial:
    """Read a file as a seed mutates it. Memory is measured on Linux only, 0 elsewhere."""
    kind = KINDS[name]
    path = folder / f"m{kind.suffix}"
    path.write_bytes(mutated(sound_bytes(name), seed))
    held, begun = begin_memory(), time.process_time()
    harm = _harm(kind, path)
    seconds, memory = time.process_time() - begun, most_memory() - held
    if not harm and seconds > SECONDS:
        harm = f"{seconds:.1f} s"
    if not harm and memory > MEGABYTES:
        harm = f"{memory:.0f} MB"
    return Trial(name, seed, seconds, memory, harm)


def _harm(kind: FuzzKind, path: Path) -> str:
    try:
        with patch.object(xls, "apart", _here):
            kind.read(path)
    except Unusable as unusable:
        return "" if all(str(each) for each in unusable.problems) else "a problem without words"
    except KeyboardInterrupt:
        raise
    except BaseException as harm:  # noqa: BLE001 - whatever it is, it is a harm
        if kind.apart and (isinstance(harm, MemoryError) or not isinstance(harm, Exception)):
            return ""  # the process that is apart would end, and its end is answered
        return f"{type(harm).__name__}: {str(harm)[:200]}"
    return ""


def _here(work: Callable[..., object], _seconds: float, _memory: int, *told: object) -> object:
    """Do in this process what is done in one of its own: fuzzing would start one each time."""
    return work(*told)


def begin_memory() -> float:
    """Forget the height that this process has come to before; give what it holds, in MB."""
    if _REFS.exists():
        _REFS.write_text("5")
    return held_memory()


def most_memory() -> float:
    """Give the height of this process since then, in MB."""
    return _status("VmHWM") if _REFS.exists() else 0


def held_memory() -> float:
    """Give what this process holds now, in MB."""
    return _status("VmRSS") if _REFS.exists() else 0


def _status(word: str) -> float:
    lines = _STATUS.read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{word}:"))
