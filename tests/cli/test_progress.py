"""The line that tells how far a long piece of work is."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from lccluster.cli.program import streams
from lccluster.cli.program.progress import followed
from lccluster.language import Message


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, voice: None) -> Iterator[Callable[[], Terminal]]:
    """Give what puts a terminal in the place of standard error, once the test itself runs."""

    def put() -> Terminal:
        made = Terminal()
        monkeypatch.setattr(sys, "stderr", made)
        return made

    yield put
    streams.wipe()


def _seen(written: str) -> list[str]:
    """Play a terminal: a carriage return goes back to the line's begin and what follows covers it."""
    lines = []
    for line in written.split("\n"):
        shown = ""
        for part in line.split("\r"):
            shown = part + shown[len(part) :]
        lines.append(shown.rstrip())
    return lines


def _ticking(step: float) -> Callable[[], float]:
    ticks = count()
    return lambda: next(ticks) * step


def _followed(total: int, step: float) -> list[int]:
    return list(followed(range(total), total, Message("checking"), _ticking(step)))


def test_slow_work_is_followed_and_nothing_of_it_is_left(terminal: Callable[[], Terminal]) -> None:
    screen = terminal()
    assert _followed(30, 0.4) == list(range(30))
    assert "30/30" in screen.getvalue()
    assert _seen(screen.getvalue()) == [""]


@pytest.mark.parametrize(("total", "step"), [(20, 9.0), (200, 0.001)])
def test_little_or_quick_work_is_not_followed(
    total: int, step: float, terminal: Callable[[], Terminal]
) -> None:
    screen = terminal()
    _followed(total, step)
    assert screen.getvalue() == ""


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    _followed(30, 9.0)
    assert sys.stderr.getvalue() == ""


def test_a_sentence_told_meanwhile_has_its_line_to_itself(terminal: Callable[[], Terminal]) -> None:
    screen = terminal()
    for number in followed(range(30), 30, Message("checking"), _ticking(2.0)):
        if number == 9:
            streams.tell("甲")
    assert _seen(screen.getvalue()) == ["甲", ""]


def test_work_that_breaks_off_leaves_no_line_behind(terminal: Callable[[], Terminal]) -> None:
    screen = terminal()
    with pytest.raises(ZeroDivisionError):
        for number in followed(range(30), 30, Message("checking"), _ticking(2.0)):
            1 // (number - 25)
    streams.tell("甲")
    assert "25/30" in screen.getvalue()
    assert _seen(screen.getvalue()) == ["甲", ""]
