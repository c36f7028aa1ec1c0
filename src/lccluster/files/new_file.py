"""Writing a file that is not there yet: whole or not at all, never over another one."""

from __future__ import annotations

from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.language import Message


def write_new(path: Path, text: str) -> None:
    """Write a new file; raises Unusable where one stands already or the folder refuses."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Unusable(
            _problem(
                path,
                "file-exists",
                Message("A file stands here already; it was left alone."),
                Message("Name another one."),
            )
        ) from None
    except OSError:
        raise Unusable(
            _problem(
                path,
                "cannot-write",
                Message("The file cannot be written."),
                Message("Look at the folder: is it there, and may you write in it?"),
            )
        ) from None


def _problem(path: Path, code: str, message: Message, hint: Message) -> Problem:
    return Problem(code=code, message=message, hint=hint, file=str(path))
