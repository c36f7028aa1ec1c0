"""What was typed cannot be a command: say so in the language spoken, and what to type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import typer

from lccluster.cli.program.streams import tell
from lccluster.language import Listing, Message, headed

USAGE = 2
_SURPLUS = re.compile(r"unexpected extra argument\(s\) \((.*)\)")
_NO_COMMAND = re.compile(r"No such command '(.*?)'")


def explain(error: typer.TyperException, command: Any, argv: Sequence[str]) -> int:
    """Print what is wrong with a line and where help is; give the exit code."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        for line in error.format_message().splitlines():
            tell(line)
        return USAGE
    tell(headed("lccluster", _sentence(error)))
    if words := _few_words(error):
        tell(Message("It can be one of these: {words}.", words=Listing(words)))
    path = context.command_path if context else _path(command, argv)
    tell(Message("“{command}” shows what can be typed.", command=f"{path} --help"))
    return USAGE


def _few_words(error: typer.TyperException) -> list[str]:
    """Give what may be written for a value that is missing, where it is little."""
    parameter: Any = getattr(error, "param", None)
    if type(error).__name__ != "MissingParameter" or parameter is None:
        return []
    from lccluster.cli.completing.offering import few

    context: Any = getattr(error, "ctx", None)
    return few(parameter.opts[0], parameter.make_metavar(context), context.obj)


def _path(command: Any, argv: Sequence[str]) -> str:
    """Name the command of a line, where the error does not."""
    path = "lccluster"
    for word in argv:
        command = getattr(command, "commands", {}).get(word)
        if command is None:
            break
        path = f"{path} {word}"
    return path


def _sentence(error: typer.TyperException) -> Message:
    if match := _NO_COMMAND.search(error.message):
        return _no_such_command(match[1], error)
    match type(error).__name__:
        case "NoSuchOption":
            return _no_such_option(error)
        case "MissingParameter":
            return Message("{name} is missing.", name=_name(error))
        case "BadOptionUsage":
            return _misused(error)
    if match := _SURPLUS.search(error.message):
        return Message("These words are too many: {words}.", words=match[1])
    return Message("This cannot be understood: {name}.", name=_name(error))


def _misused(error: typer.TyperException) -> Message:
    if "requires" in error.message:
        return Message("Option {name} needs a value.", name=_name(error))
    return Message("Option {name} takes no value.", name=_name(error))


def _no_such_command(written: str, error: typer.TyperException) -> Message:
    group: Any = getattr(error, "ctx", None)
    from lccluster.errors import nearest

    near = nearest(written, group.command.list_commands(group))
    if near:
        return Message("There is no command “{written}”; is it {near}?", written=written, near=near)
    return Message("There is no command “{written}”.", written=written)


def _no_such_option(error: typer.TyperException) -> Message:
    """Offer what is most like it without the dashes, which all have in common."""
    from lccluster.errors import nearest

    name, context = _name(error), getattr(error, "ctx", None)
    parameters = context.command.params if context else ()
    known = [word[2:] for each in parameters for word in each.opts if word.startswith("--")]
    if near := nearest(name.lstrip("-"), known):
        return Message(
            "There is no option “{written}”; is it {near}?", written=name, near=f"--{near}"
        )
    return Message("There is no option “{written}”.", written=name)


def _name(error: typer.TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "option_name", error.message))
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.make_metavar(getattr(error, "ctx", None)))
