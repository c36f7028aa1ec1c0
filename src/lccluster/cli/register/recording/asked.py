"""What a recording command asks: its own parameters first, then those of every act."""

from collections.abc import Callable, Sequence
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

import typer

from lccluster.cli import options
from lccluster.cli.options import option
from lccluster.cli.program.help import Command
from lccluster.cli.register import parameters
from lccluster.cli.register.recording.doing import Doing
from lccluster.language import Message
from lccluster.register.acts import Act


def recording(register: typer.Typer, name: str) -> Callable[[Callable[..., None]], None]:
    """Add a function as a command: it is told what it does, and what its own parameters say."""

    def add(does: Callable[..., None]) -> None:
        _, *own = signature(does, eval_str=True).parameters.values()
        add_recording(register, name, does, [_by_name(each) for each in own])

    return add


def add_recording(
    register: typer.Typer,
    name: str,
    does: Callable[..., None],
    own: Sequence[Parameter],
    counts_from: Message = Act.counts_from,
) -> None:
    """Add the command; `own` are the parameters beside those of every act."""
    every = common(counts_from)

    def record(ctx: typer.Context, **said: Any) -> None:
        doing = Doing(ctx, {each.name: said.pop(each.name) for each in every})
        does(doing, **said)

    asked = [needed("ctx", typer.Context), *own, *every]
    record.__annotations__ = {each.name: each.annotation for each in asked}
    vars(record)["__signature__"] = Signature(asked)
    register.command(name, cls=Command, no_args_is_help=True)(record)


def _by_name(own: Parameter) -> Parameter:
    return own.replace(kind=Parameter.KEYWORD_ONLY)


def needed(name: str, annotation: Any) -> Parameter:
    """Ask for what may not be left out."""
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation)


def optional(name: str, annotation: Any, default: bool | None = None) -> Parameter:
    """Ask for what may be left out."""
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def common(counts_from: Message) -> list[Parameter]:
    """Ask what is asked of every act."""
    return [
        optional("on", Annotated[str | None, option("--on", "DATE", counts_from)]),
        optional("document", Annotated[str | None, parameters.document()]),
        optional("note", Annotated[str | None, parameters.note()]),
        optional("override", Annotated[str | None, parameters.override()]),
        optional("dry_run", Annotated[bool, options.dry_run()], default=False),
    ]
