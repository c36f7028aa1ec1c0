"""A command for every kind of act that is recorded as it is said: its options are its particulars."""

from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from lccluster.cli.options import argument, option
from lccluster.cli.program.help import Command
from lccluster.cli.register.recording.asked import needed, optional
from lccluster.cli.round import common
from lccluster.register.acts import Particular
from lccluster.round.acts import RoundAct


def add_act(group: typer.Typer, kind: type[RoundAct]) -> None:
    """Add the command of a kind of act."""

    def record(ctx: typer.Context, **said: Any) -> None:
        from lccluster.usecases.round.recording.deciding import by_whom, record_acts
        from lccluster.usecases.round.recording.said import read_said

        hand, room = common.hand(dry_run=said["dry_run"]), common.room(ctx)
        own = {each.key: read_said(kind, each, said[each.key]) for each in kind.asked()}
        words = common.words(said, hand) | own
        recorded = record_acts(
            room,
            [said["application"]] if _places(kind) else said["applications"],
            lambda each: kind(by=by_whom(room, kind, each), **words),
            hand,
        )
        common.tell(ctx, recorded, dry_run=hand.dry_run)

    asked = [
        needed("ctx", typer.Context),
        *_applications(kind),
        *map(_declared, kind.asked()),
        *common.every(kind),
    ]
    record.__annotations__ = {each.name: each.annotation for each in asked}
    vars(record)["__signature__"] = Signature(asked)
    assert kind.command  # noqa: S101 - the table lists those that have one
    group.command(kind.command, cls=Command, no_args_is_help=True)(record)


def _places(kind: type[RoundAct]) -> bool:
    """Tell whether more than the applications is told by its place on the line."""
    return any(each.by_place for each in kind.asked())


def _applications(kind: type[RoundAct]) -> list[Parameter]:
    if _places(kind):
        return [needed("application", Annotated[str, common.one()])]
    return [optional("applications", Annotated[list[str] | None, common.several()])]


def _declared(each: Particular) -> Parameter:
    assert each.help is not None  # noqa: S101 - it is asked for
    if each.by_place:
        return needed(each.key, Annotated[str, argument(each.metavar, each.help)])
    asked = option(each.option, each.metavar, each.help)
    return optional(each.key, Annotated[str | None, asked])
