"""`register rename`, `set-aside`, `void`, `correct`: acts on one title, and on other acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments
from lccluster.cli.help import Command
from lccluster.cli.options import argument, option
from lccluster.cli.register import options
from lccluster.cli.register.recording.doing import Doing
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.register.events import Cluster, Event


def add_rename(register: typer.Typer) -> None:
    """Add the command."""

    @register.command("rename", cls=Command, no_args_is_help=True)
    def rename(
        ctx: typer.Context,
        cluster: Annotated[str, options.one()],
        name: Annotated[str, argument("NAME", Message("The new name."))],
        on: Annotated[str | None, options.on()] = None,
        document: Annotated[str | None, options.document()] = None,
        note: Annotated[str | None, options.note()] = None,
        override: Annotated[str | None, options.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.register.events import Renamed
        from lccluster.usecases.recording.intended import for_each

        doing = Doing(ctx)
        doing.on([cluster], for_each(lambda _: Renamed(**doing.words, name=name)))


def add_set_aside(register: typer.Typer) -> None:
    """Add the command."""

    @register.command("set-aside", cls=Command, no_args_is_help=True)
    def set_aside(
        ctx: typer.Context,
        cluster: Annotated[str, options.one()],
        event: Annotated[str, options.event()],
        on: Annotated[str | None, options.on()] = None,
        document: Annotated[str | None, options.document()] = None,
        note: Annotated[str | None, options.note()] = None,
        override: Annotated[str | None, options.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.register.events import SetAside
        from lccluster.register.references import event_meant
        from lccluster.usecases.recording.intended import for_each

        doing = Doing(ctx)

        def act(found: Cluster) -> Event:
            return SetAside(**doing.words, of=event_meant(found, event))

        doing.on([cluster], for_each(act))


def add_void(register: typer.Typer) -> None:
    """Add the command."""

    @register.command("void", cls=Command, no_args_is_help=True)
    def void(
        ctx: typer.Context,
        cluster: Annotated[str, options.one()],
        event: Annotated[str, options.event()],
        reason: Annotated[str, _reason()] = "",
        on: Annotated[str | None, _from_its_day()] = None,
        document: Annotated[str | None, options.document()] = None,
        note: Annotated[str | None, options.note()] = None,
        override: Annotated[str | None, options.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.recording.intended import for_each
        from lccluster.usecases.recording.on_acts import voiding

        doing = Doing(ctx)
        day = arguments.day("--on", on)

        def act(found: Cluster) -> Event:
            return voiding(found, event, arguments.needed("--reason", reason), day, doing.words)

        doing.on([cluster], for_each(act))


def add_correct(register: typer.Typer) -> None:
    """Add the command."""

    @register.command("correct", cls=Command, no_args_is_help=True)
    def correct(
        ctx: typer.Context,
        cluster: Annotated[str, options.one()],
        event: Annotated[str, options.event()],
        values: Annotated[list[str], _values()],
        on: Annotated[str | None, _from_its_day()] = None,
        document: Annotated[str | None, options.document()] = None,
        note: Annotated[str | None, options.note()] = None,
        override: Annotated[str | None, options.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.recording.intended import for_each
        from lccluster.usecases.recording.on_acts import correcting

        day, right, doing = arguments.day("--on", on), arguments.pairs(values), Doing(ctx)
        if right.get("on"):  # written as people do, recorded as all days are
            right["on"] = str(arguments.day("on", right["on"]))

        def act(found: Cluster) -> Event:
            return correcting(found, event, right, day, doing.words)

        doing.on([cluster], for_each(act))


def _reason() -> Any:
    return option("--reason", "TEXT", Message("Why the record was a mistake."))


def _from_its_day() -> Any:
    return option(
        "--on",
        "DATE",
        Message("From which day it counts; else from the day of the act that it is on."),
    )


def _values() -> Any:
    return argument("KEY=VALUE...", Message("What is right: on=2022-05-09, document_number=…"))
