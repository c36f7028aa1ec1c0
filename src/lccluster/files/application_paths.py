"""Which files a command line means: names, patterns that the shell left alone, and folders."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
# What office programs and sync clients leave lying about; what officials found is no application.
_LEFTOVERS = ("~$*", ".*", "*.tmp", "Thumbs.db")
_FINDINGS = ("findings.yaml", "*.findings.yaml")


def application_paths(written: Iterable[Path]) -> list[Path]:
    """List the applications meant, in order, each once."""
    return list(dict.fromkeys(path for each in written for path in _meant(each)))


def _meant(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (found for found in sorted(path.rglob("*")) if _is_application(found))
    elif _is_pattern(path):
        matches = sorted(path.parent.glob(path.name))
        yield from matches or [path]
    else:
        yield path


def _is_pattern(path: Path) -> bool:
    return any(sign in path.name for sign in "*?[") and not path.exists()


def is_leftover(path: Path) -> bool:
    """Tell whether a program left this file lying about."""
    return any(fnmatch.fnmatch(path.name, pattern) for pattern in _LEFTOVERS)


def _is_application(path: Path) -> bool:
    if path.suffix.lower() not in SUFFIXES or not path.is_file() or is_leftover(path):
        return False
    return not any(fnmatch.fnmatch(path.name, pattern) for pattern in _FINDINGS)
