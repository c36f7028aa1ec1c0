"""Options and arguments, each declared once: name, what to put there, what it does.

They stand in the signatures of commands, and are described in the language spoken when one is put together.
"""

import os
from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import typer

from lccluster.choices import choices_in
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


def _reading(name: str, metavar: str) -> Callable[[str], str] | None:
    """Give what reads one of some choices, in whatever spelling; it raises Unusable."""
    words = choices_in(metavar)
    if not words:
        return None

    def read(written: str) -> str:
        from lccluster.usecases.typed_words import choice

        return choice(name, written, words)

    return read


class Valued(NamedTuple):
    """An option that takes a value; a second name stands behind the first."""

    names: str
    metavar: str | Message
    text: Message

    def described(self) -> Any:
        """Describe it as typer wants it."""
        named = self.names.split()
        return typer.Option(
            *named,
            metavar=placeholder(self.metavar),
            show_default=False,
            help=str(self.text),
            autocompletion=_offering(named[-1], str(self.metavar)),
            parser=_reading(named[-1], str(self.metavar)),
        )


class Flagged(NamedTuple):
    """An option that is there or not."""

    name: str
    text: Message

    def described(self) -> Any:
        """Describe it as typer wants it."""
        return typer.Option(self.name, help=str(self.text))


class Placed(NamedTuple):
    """An argument, told by its place on the line."""

    metavar: str
    text: Message

    def described(self) -> Any:
        """Describe it as typer wants it."""
        return typer.Argument(
            metavar=placeholder(self.metavar),
            show_default=False,
            help=str(self.text),
            autocompletion=_offering("", self.metavar),
            parser=_reading(placeholder("KIND"), self.metavar),
        )


def described(does: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command's function as typer reads it: what it asks for in the language spoken."""

    @wraps(does)
    def command(**said: Any) -> Any:
        return does(**said)

    asked = [_described(each) for each in signature(does).parameters.values()]
    command.__annotations__ = {each.name: each.annotation for each in asked}
    vars(command)["__signature__"] = Signature(asked)
    return command


def _described(asked: Parameter) -> Parameter:
    if get_origin(asked.annotation) is not Annotated:
        return asked
    kind, declared = get_args(asked.annotation)
    return asked.replace(annotation=Annotated[kind, declared.described()])


def output(metavar: str, text: Message) -> Valued:
    """Declare where a command writes what it makes."""
    return Valued("-o --output", metavar, text)


def format(*known: str) -> Valued:
    """Declare how a result is printed."""
    return Valued(
        "--format", "|".join(known), Message("How to print the result; text unless said.")
    )


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
