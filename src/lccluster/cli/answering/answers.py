"""An answer in the format asked for; the formats stand here, one line each."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from lccluster.cli.program import streams

if TYPE_CHECKING:
    from lccluster.render.table import Block, Table


class Answer(NamedTuple):
    """What a command answers, drawn once it is asked for: on a screen, for programs, as one table."""

    blocks: "Callable[[], Iterable[Block]]"
    data: Callable[[], Any]
    table: "Callable[[], Table] | None" = None


def _text(answer: Answer, colour: bool) -> None:
    streams.show(answer.blocks(), colour=colour)


def _json(answer: Answer, _colour: bool) -> None:
    from lccluster.cli.answering import for_programs

    for_programs.write_json(answer.data())


def _csv(answer: Answer, _colour: bool) -> None:
    from lccluster.cli.answering import for_programs

    assert answer.table  # noqa: S101 - a command with no table does not offer it
    for_programs.write_csv(answer.table())


WITHOUT_TABLE = {"text": _text, "json": _json}
PRINTED = {**WITHOUT_TABLE, "csv": _csv}


def print_answer(answer: Answer, format: str, *, colour: bool) -> None:
    """Print an answer in one of the formats."""
    PRINTED[format](answer, colour)
