"""What a recording command asks: its own parameters first, then those of every act."""

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

import typer

from lccluster.cli import options
from lccluster.cli.options import Valued
from lccluster.cli.register import parameters
from lccluster.cli.register.recording.doing import Doing
from lccluster.language import Message
from lccluster.register.acts import Act


def recording(does: Callable[..., None]) -> Callable[..., None]:
    """Make a command of a function: it is told what it does, and what its own parameters say."""
    return recorder(does, own_of(does), every_act_asks(Act.counts_from))


def recorder(
    does: Callable[..., None],
    own: Sequence[Parameter],
    every: Sequence[Parameter],
    doing: Callable[[typer.Context, Mapping[str, Any]], Any] = Doing,
) -> Callable[..., None]:
    """Make a command that records: `own` are what it alone asks, `every` what `doing` reads."""

    def record(ctx: typer.Context, **said: Any) -> None:
        done = doing(ctx, {each.name: said.pop(each.name) for each in every})
        does(done, **said)

    vars(record)["__signature__"] = Signature([needed("ctx", typer.Context), *own, *every])
    return record


def own_of(does: Callable[..., None]) -> list[Parameter]:
    """Give the parameters of a function behind the first, which is what it does."""
    _, *own = signature(does).parameters.values()
    return [each.replace(kind=Parameter.KEYWORD_ONLY) for each in own]


def needed(name: str, annotation: Any) -> Parameter:
    """Ask for what may not be left out."""
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation)


def optional(name: str, annotation: Any, default: bool | None = None) -> Parameter:
    """Ask for what may be left out."""
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def every_act_asks(counts_from: Message) -> list[Parameter]:
    """Ask what is asked of every act."""
    return [
        optional("on", Annotated[str | None, Valued("--on", "DATE", counts_from)]),
        optional("document", Annotated[str | None, parameters.document]),
        optional("note", Annotated[str | None, parameters.note]),
        optional("override", Annotated[str | None, parameters.override]),
        optional("dry_run", Annotated[bool, options.dry_run], default=False),
    ]
