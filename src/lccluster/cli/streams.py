"""Standard output is the report, standard error everything else; neither dies of a character."""

from __future__ import annotations

import codecs
import io
import os
import shutil
import sys
from collections.abc import Iterable
from typing import Any

from lccluster.errors import Problem
from lccluster.render.table import Block, Table, clean, width

# Signs that GBK lacks, and what stands for them; everything else becomes a question mark.
_SAFE = {"✓": "√", "✗": "×", "•": "·", "²": "2", "⚠": "!", "㎢": "km2", "–": "-", "\xa0": " "}


def prepare() -> None:
    """Make both streams print something for every character, whatever their encoding."""
    codecs.register_error("lccluster", _stand_in)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="lccluster")


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_safe(sign, error.encoding) for sign in signs), error.end


def _safe(sign: str, encoding: str) -> str:
    stand_in = _SAFE.get(sign, "?")
    return stand_in.encode(encoding, "replace").decode(encoding)


def show(blocks: Iterable[Block], *, colour: bool) -> None:
    """Print blocks as a report: tables on a terminal, aligned text in a pipe."""
    if sys.stdout.isatty():
        from lccluster.render import terminal  # noqa: PLC0415 - rich only where it is seen

        terminal.draw(blocks, colour=colour)
    else:
        from lccluster.render import plain  # noqa: PLC0415

        sys.stdout.writelines(f"{line}\n" for line in plain.lines(blocks))


def ascii_only() -> bool:
    """Tell whether JSON has to be escaped, because the stream could not carry Chinese."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "")
    return encoding != "utf8"


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Draw JSON; escaped where the stream could not carry Chinese."""
    from lccluster.render.json_text import json_text as drawn  # noqa: PLC0415

    return drawn(value, ascii_only=ascii_only(), indent=indent)


def write_text(text: str) -> None:
    """Print a file's text in UTF-8 with its own line ends, whatever the stream's encoding is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())


def write_json(value: Any) -> None:
    """Print one JSON document."""
    sys.stdout.write(json_text(value, indent=2) + "\n")


def write_csv(table: Table) -> None:
    """Print a table as CSV."""
    from lccluster.render.csv_table import BOM, csv_row  # noqa: PLC0415

    head = csv_row(column.head for column in table.columns)
    write_text(BOM + head + "".join(map(csv_row, table.rows)))


def complain(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, one line each."""
    sys.stdout.flush()
    for problem in problems:
        tell(problem)


def tell(message: object) -> None:
    """Print a sentence to standard error; a line of its own, broken only by a terminal's edge."""
    wipe()
    line = clean(str(message))
    if sys.stderr.isatty():
        from lccluster.render.screen.breaking import wrapped  # noqa: PLC0415

        line = "\n".join(wrapped(line, _columns()))
    sys.stderr.write(f"{line}\n")


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:  # no terminal of this system
        return shutil.get_terminal_size().columns


class _Passing:
    """The line on standard error that the next one replaces."""

    shown = 0  # cells


def pass_by(text: str) -> None:
    """Show a line on the terminal of standard error, in place of the one shown before."""
    blanks = " " * (_Passing.shown - width(text))
    sys.stderr.write(f"\r{text}{blanks}")
    sys.stderr.flush()
    _Passing.shown = width(text)


def wipe() -> None:
    """Take the passing line away."""
    if _Passing.shown:
        pass_by("")
        sys.stderr.write("\r")
