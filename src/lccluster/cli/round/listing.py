"""`round propose`, `notice`, `object`."""

from typing import Annotated, Any

import typer

from lccluster.cli import arguments, options
from lccluster.cli.options import option
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.language import Message


def add_propose(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("propose", cls=Command, no_args_is_help=True)
    def propose(
        ctx: typer.Context,
        applications: Annotated[list[str] | None, common.several()] = None,
        reason: Annotated[
            str | None, option("--reason", "REASON", Message("Why the order of scores is left."))
        ] = None,
        on: Annotated[str | None, parameters.on()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        override: Annotated[str | None, parameters.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.listing import propose

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        words = common.plain_words(on, note, hand) | {"override": override}
        recorded = propose(room, applications or (), reason, words, hand)
        common.tell(ctx, recorded, dry_run=dry_run)


def add_notice(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("notice", cls=Command, no_args_is_help=True)
    def notice(
        ctx: typer.Context,
        since: Annotated[str, option("--from", "DATE", Message("The first day of the notice."))],
        until: Annotated[
            str | None,
            option(
                "--until", "DATE", Message("Its last day, counted by hand; else as the call says.")
            ),
        ] = None,
        on: Annotated[
            str | None,
            option("--on", "DATE", Message("The day of its posting; else the first day.")),
        ] = None,
        document: Annotated[str | None, parameters.document()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.listing import post_notice

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        first = arguments.day("--from", since)
        assert first is not None  # noqa: S101 - it was given
        words = common.plain_words(on, note, hand) | {"document_number": document}
        words["on"] = arguments.day("--on", on) or first
        last = arguments.day("--until", until)
        recorded = post_notice(room, first, last, words, hand)
        common.tell(ctx, recorded, dry_run=dry_run)
        for each in recorded:
            streams.tell(Message("The notice runs until {day}.", day=each.event.until))  # type: ignore[attr-defined]


def add_object(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("object", cls=Command, no_args_is_help=True)
    def object_(
        ctx: typer.Context,
        application: Annotated[str, common.one()],
        reason: Annotated[
            str | None, option("--reason", "TEXT", Message("What is said against it."))
        ] = None,
        named: Annotated[str | None, common.named()] = None,
        sealed: Annotated[str | None, common.sealed()] = None,
        on: Annotated[str | None, parameters.on()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.listing import object_to

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        words = common.plain_words(on, note, hand)
        said: dict[str, Any] = {
            "reason": reason,
            "named": _yes_or_no("--named", named),
            "sealed": _yes_or_no("--sealed", sealed),
        }
        common.tell(ctx, object_to(room, application, said, words, hand), dry_run=dry_run)


def _yes_or_no(option: str, written: str | None) -> str | None:
    return written and arguments.choice(option, written, ("yes", "no"))
