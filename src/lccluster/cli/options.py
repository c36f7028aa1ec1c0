"""Options and arguments, each declared once: name, what to put there, what it does.

Calling one describes it in the language spoken; what a single command alone has stands in its signature.
"""

import os
from typing import Any, NamedTuple

import typer

from lccluster.cli.program.placeholders import placeholder
from lccluster.language import Message
from lccluster.render.formats import SUMMARIES

ASKED_BY_A_SHELL = "_LCCLUSTER_COMPLETE"


def _offering(name: str, metavar: str) -> Any:
    """Give what completes a value; only a shell that asks for it pays for that."""
    if ASKED_BY_A_SHELL not in os.environ:
        return None
    from lccluster.cli.completing.offering import offering

    return offering(name, metavar)


def option(names: str, metavar: str | Message, text: Message) -> Any:
    """Declare an option that takes a value; a second name stands behind the first."""
    named = names.split()
    return typer.Option(
        *named,
        metavar=placeholder(metavar),
        show_default=False,
        help=str(text),
        autocompletion=_offering(named[-1], str(metavar)),
    )


def flag(name: str, text: Message) -> Any:
    """Declare an option that is there or not."""
    return typer.Option(name, help=str(text))


def argument(metavar: str, text: Message) -> Any:
    """Declare an argument."""
    return typer.Argument(
        metavar=placeholder(metavar),
        show_default=False,
        help=str(text),
        autocompletion=_offering("", metavar),
    )


def output(metavar: str, text: Message) -> Any:
    """Declare where a command writes what it makes."""
    return option("-o --output", metavar, text)


def format(*known: str) -> Any:
    """Declare how a result is printed."""
    return option(
        "--format", "|".join(known), Message("How to print the result; text unless said.")
    )


class Valued(NamedTuple):
    """An option with a value that several commands have."""

    names: str
    metavar: str | Message
    text: Message

    def __call__(self) -> Any:
        """Describe it."""
        return option(*self)


class Flagged(NamedTuple):
    """An option that several commands have, there or not."""

    name: str
    text: Message

    def __call__(self) -> Any:
        """Describe it."""
        return flag(*self)


class Placed(NamedTuple):
    """An argument that several commands have."""

    metavar: str
    text: Message

    def __call__(self) -> Any:
        """Describe it."""
        return argument(*self)


applications = Placed("PATH...", Message("Application files, or folders of them."))
findings = Valued(
    "--findings",
    "FILE|DIR",
    Message("What officials found, in files of its own or folders of them; may be said again."),
)
day_that_decides = Valued(
    "--on", "DATE", Message("The day that decides; else the day the form was filled in.")
)
rules = Valued("--rules", "ID|DIR", Message("The rulebook; else the one in force on the day."))
review = Flagged(
    "--review", Message("Hold the applications against what a re-review asks, no new recognition.")
)
form_of = Valued("--rules", "ID|DIR", Message("Whose form; else that of the rulebook in force."))
overwrite = Flagged("--overwrite", Message("Replace a file that stands there."))
dry_run = Flagged("--dry-run", Message("Show what would be written; write nothing."))
xlsx = Valued(
    "--xlsx", f"FILE{'|'.join(SUMMARIES)}", Message("Also write the summary workbook there.")
)
template = Valued(
    "--template", "FILE.xlsx", Message("An office's own table, filled in instead; only read.")
)
