"""Standard output is the report, standard error everything else; neither dies of a character."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.errors import Problem
    from lccluster.render.table import Block

BUFFER = 1 << 16  # bytes handed to a pipe at once, as many as one takes
# Signs that GBK lacks, and what stands for them; everything else becomes a question mark.
_SAFE = {"✓": "√", "✗": "×", "•": "·", "²": "2", "⚠": "!", "㎢": "km2", "–": "-", "\xa0": " "}


class ReportLost(Exception):
    """Standard output took the report not at all, or not to its end."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence


class ReaderGone(Exception):
    """Whoever read standard output has read enough, as `head` does."""


class _Report(io.FileIO):
    """Standard output into a file or a pipe: it tells a lost report from every other failure."""

    told = 0

    def write(self, data: Any, /) -> int:
        """Write what the stream holds; raises ReportLost and ReaderGone."""
        try:
            written = super().write(data)
        except OSError as error:
            from lccluster.cli.program.lost import nobody_reads, why_lost

            if nobody_reads(error) and self.told:
                raise ReaderGone from None
            raise ReportLost(why_lost(error)) from None
        self.told += written
        return written


class _Closed(io.FileIO):
    """What stands for a standard output that was closed before the start."""

    def write(self, _data: Any, /) -> int:
        """Refuse; raises ReportLost."""
        raise ReportLost(Message("Standard output is closed."))


class _Aside(io.FileIO):
    """Standard error into a file or a pipe: where it takes nothing, nobody is left to tell."""

    def write(self, data: Any, /) -> int:
        """Write what can be written."""
        try:
            return super().write(data)
        except OSError:
            return len(data)


def prepare() -> None:
    """Make both streams print something for every character, whatever their encoding."""
    codecs.register_error("lccluster", _stand_in)
    _fill_gaps()
    sys.stderr = _through(_Aside, sys.stderr, 2)
    sys.stdout = _through(_Closed if sys.stdout is None else _Report, sys.stdout, 1)


def refuse_closed() -> None:
    """Refuse to begin where no report can be written; raises ReportLost."""
    raw = getattr(sys.stdout.buffer, "raw", None)
    if isinstance(raw, _Closed):
        raw.write(b"")


def refuse_narrow(system: str) -> None:
    """Refuse to work where the system cannot name a Chinese file, and would call it absent; raises Unusable."""
    try:
        "县".encode(system)
    except UnicodeEncodeError:
        from lccluster.catalogs import speak
        from lccluster.cli.program.lost import NARROW
        from lccluster.errors import Unusable

        speak("en")  # it could not be read in Chinese there
        raise Unusable(NARROW.at(encoding=system)) from None


def _fill_gaps() -> None:
    """Take the numbers of closed streams, so that no file that is opened later gets them."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _through(kind: type[io.FileIO], stream: Any, number: int) -> Any:
    """Give a stream that writes through `kind`; a terminal, and a stream of the tests, stay."""
    if stream is None:
        return io.TextIOWrapper(io.BufferedWriter(kind(number, "wb", closefd=False)), "utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="lccluster")
        raw = getattr(stream.buffer, "raw", stream.buffer)  # unbuffered, it is the file itself
        if isinstance(raw, io.FileIO) and not stream.isatty():
            buffer = io.BufferedWriter(kind(stream.fileno(), "wb", closefd=False), BUFFER)
            lines = stream.line_buffering
            return io.TextIOWrapper(buffer, stream.encoding, "lccluster", line_buffering=lines)
    return stream


def give_up() -> None:
    """Send what is left in both streams nowhere, so that no trace follows at the end."""
    nobody = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nobody, number)
    os.close(nobody)


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
        from lccluster.render.screen import terminal

        terminal.draw(blocks, colour=colour)
    else:
        from lccluster.files.disk.put_aside import put_aside
        from lccluster.render.screen import plain

        sys.stdout.writelines(f"{line}\n" for line in plain.lines(blocks, put_aside))


def ascii_only() -> bool:
    """Tell whether JSON has to be escaped, because the stream could not carry Chinese."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "")
    return encoding != "utf8"


def complain(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, one line each, behind what was printed before."""
    for at, problem in enumerate(problems):
        if not at:
            sys.stdout.flush()
        tell(_typed(problem))


def _typed(problem: Problem) -> Problem:
    """Name what was typed as help does; what stands in a file keeps the file's own key."""
    from msgspec.structs import replace

    from lccluster.cli.program.placeholders import placeholder

    if problem.file or not problem.field:
        return problem
    drawn = placeholder(problem.field)
    said = problem.message.values
    named = {key: drawn if value == problem.field else value for key, value in said.items()}
    once = None if drawn in named.values() else drawn  # the sentence names it
    return replace(problem, field=once, message=problem.message.naming(**named))


def tell(message: object) -> None:
    """Print a sentence to standard error; a line of its own, broken only by a terminal's edge."""
    from lccluster.cli.program.named_again import named_again
    from lccluster.render.signs import clean

    wipe()
    line = clean(named_again(str(message)))
    if sys.stderr.isatty():
        from lccluster.render.screen.breaking import wrapped

        line = "\n".join(wrapped(line, _columns()))
    sys.stderr.write(f"{line}\n")


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:  # no terminal of this system
        import shutil

        return shutil.get_terminal_size().columns


class _Passing:
    """The line on standard error that the next one replaces."""

    shown = 0  # cells


def pass_by(text: str) -> None:
    """Show a line on the terminal of standard error, in place of the one shown before."""
    from lccluster.render.signs import width

    blanks = " " * (_Passing.shown - width(text))
    sys.stderr.write(f"\r{text}{blanks}")
    sys.stderr.flush()
    _Passing.shown = width(text)


def wipe() -> None:
    """Take the passing line away."""
    if _Passing.shown:
        pass_by("")
        sys.stderr.write("\r")
