"""The chains of seals on disk: one file an office, one line a seal, never edited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.safe_write import is_whole
from lccluster.files.register.links import refuse_links
from lccluster.files.yaml.text import unreadable
from lccluster.language import Message
from lccluster.register.seals import ALGORITHMS, Seal

SEALS = "seals.jsonl"


def read_chains(paths: Iterable[Path]) -> tuple[dict[str, list[Seal]], list[Problem]]:
    """Read every office's chain of seals, and what is wrong with those that cannot be read."""
    found: dict[str, list[Seal]] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            found[path.parent.name] = list(seals(path))
        except Unusable as unusable:
            problems += unusable.problems
    return found, problems


def seal_line(seal: Seal) -> bytes:
    """Draw a seal as its line in the chain."""
    return json.dumps(asdict(seal), ensure_ascii=False, separators=(", ", ": ")).encode()


def seals(path: Path, *, last: bool = False) -> Iterator[Seal]:
    """Read a chain, or its last seal; the end of a line that a crash tore off was never sealed, and is passed over."""
    refuse_links(path.parents[2], path)
    try:
        *lines, tail = whole_of(path).split(b"\n")
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None
    if is_whole(tail):
        lines.append(tail)
    for number, line in enumerate(lines, 1):
        if last and number < len(lines):
            continue
        try:
            seal = seal_of(line)
        except (ValueError, TypeError, RecursionError):
            raise Unusable(_no_seal(path, number)) from None
        if seal.alg not in ALGORITHMS:
            raise Unusable(_unknown_algorithm(seal.alg, path, number))
        yield seal


def seal_of(line: bytes | str) -> Seal:
    """Read a line of a chain; raises ValueError and TypeError where it is no seal."""
    words: Any = json.loads(line)
    seal = Seal(**words)
    kinds = {"n": int} | dict.fromkeys(("cluster", "event", "alg", "hash", "prev"), str)
    if any(type(value) is not kinds[key] for key, value in asdict(seal).items()):
        raise TypeError
    return seal


def _no_seal(path: Path, line: int) -> Problem:
    return Problem(
        code="torn-seal",
        message=Message("This line is no seal; it was cut off or edited."),
        hint=Message("Restore the file from a copy; seals are never edited."),
        file=str(path),
        line=line,
        column=1,
    )


def _unknown_algorithm(algorithm: str, path: Path, line: int) -> Problem:
    return Problem(
        code="unknown-algorithm",
        message=Message(
            "This seal was made by “{algorithm}”, which this version does not know.",
            algorithm=algorithm,
        ),
        hint=Message("Use the version of lccluster that made it, or a later one."),
        file=str(path),
        line=line,
        column=1,
    )
