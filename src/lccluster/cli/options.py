"""Options and arguments declared in the language spoken: name, what to put there, what it does."""

from __future__ import annotations

from typing import Any

import typer

from lccluster.language import Message


def option(name: str, metavar: str, text: Message) -> Any:
    """Declare an option that takes a value."""
    return typer.Option(name, metavar=metavar, show_default=False, help=str(text))


def flag(name: str, text: Message) -> Any:
    """Declare an option that is there or not."""
    return typer.Option(name, help=str(text))


def argument(metavar: str, text: Message) -> Any:
    """Declare an argument."""
    return typer.Argument(metavar=metavar, show_default=False, help=str(text))


def findings() -> Any:
    """Declare `--findings`, which may be said several times."""
    return option(
        "--findings",
        "FILE|DIR",
        Message("What officials found, in files of its own or folders of them; may be said again."),
    )


def applications() -> Any:
    """Declare the applications that a command is about."""
    return argument("PATH...", Message("Application files, or folders of them."))


def day_that_decides() -> Any:
    """Declare `--on` of a check."""
    return option(
        "--on", "DATE", Message("The day that decides; else the day the form was filled in.")
    )


def rules() -> Any:
    """Declare `--rules` of a check."""
    return option("--rules", "ID|DIR", Message("The rulebook; else the one in force on the day."))


def overwrite() -> Any:
    """Declare `--overwrite`."""
    return flag("--overwrite", Message("Replace a file that stands there."))
