"""Standard output is the report, standard error everything else; neither dies of a character."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterable
from typing import Any

from lccluster.errors import Problem
from lccluster.render.table import Block, Table, clean

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

        sys.stdout.write(plain.draw(blocks))


def ascii_only() -> bool:
    """Tell whether JSON has to be escaped, because the stream could not carry Chinese."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "")
    return encoding != "utf8"


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Draw JSON; escaped where the stream could not carry Chinese."""
    import json  # noqa: PLC0415

    return json.dumps(value, ensure_ascii=ascii_only(), indent=indent)


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
        sys.stderr.write(f"{clean(str(problem))}\n")


def tell(message: object) -> None:
    """Print a sentence to standard error."""
    sys.stderr.write(f"{clean(str(message))}\n")
