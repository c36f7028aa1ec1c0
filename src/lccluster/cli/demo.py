"""`lccluster demo`: a small office to play with, and what to type in it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from lccluster.cli import arguments
from lccluster.cli.options import Placed
from lccluster.cli.program import streams
from lccluster.language import Message

# What can be tried, under what it shows; each line may be typed again and ends with 0.
TO_TRY = (
    (
        Message("An application, with what officials found on it:"),
        "check 申报/冠县轴承.yaml --findings 审核意见/冠县轴承.yaml",
    ),
    (
        Message("A form that a county sent in Word, read in:"),
        "form import 申报/东阿县钢球.docx --overwrite",
    ),
    (
        Message("What people still have to decide on an application, as a workbook to fill in:"),
        "findings new 申报/莘县纸业.yaml -o 待认定.xlsx --overwrite",
    ),
    (Message("The titles, and until when they last:"), "register list"),
    (Message("One title, with all that happened to it:"), "register show LC-2022-005"),
    (Message("What is owed, and by whom:"), "register due --as-of 2025-03-01"),
    (Message("The last figures beside the bounds:"), "register outlook"),
    (
        Message("What an act would write, without writing it:"),
        "register report LC-2022-004 --year 2024 --on 2025-01-12 --dry-run",
    ),
    (Message("The round: what each office has to do next:"), "round todo"),
    (Message("One application's whole life:"), "round show 371522-01"),
    (Message("The workbooks in which experts score:"), "round sheets -o 评审表"),
    (Message("Every file, act and seal, held against one another:"), "round check"),
)


ELSEWHERE = ("LCCLUSTER_REGISTER", "LCCLUSTER_ROUND")


def demo(
    ctx: typer.Context,
    folder: Annotated[
        str, Placed("DIR", Message("A new or an empty folder; one in use is left alone."))
    ],
) -> None:
    """`demo`."""
    from lccluster.usecases.demo.office import lay_out

    (place,) = arguments.files([folder])
    lay_out(place, arguments.library())
    streams.show(list(_what_to_type(place)), colour=ctx.obj.colour)
    for each in filter(os.environ.get, ELSEWHERE):
        streams.tell(
            Message(
                "{name} is set: these lines would ask about {folder}; take it away first.",
                name=each,
                folder=os.environ[each],
            )
        )


def _what_to_type(place: Path) -> Iterator[str | Message]:
    """Name the way there and every command, one a line."""
    yield Message("A small office is laid out in {folder}; all of it is made up.", folder=place)
    yield Message("Go there:")
    yield f'  cd "{place}"'
    yield Message("Then type any of these lines; none of them does harm:")
    for shows, command in TO_TRY:
        yield ""
        yield shows
        yield f"lccluster {command}"
