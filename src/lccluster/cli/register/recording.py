"""`register recognise` … `correct`: commands that record an act, and ask for nothing they can work out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options, streams
from lccluster.cli.help import Command
from lccluster.cli.register import common
from lccluster.errors import Problem, Unusable
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.register.events import Cluster, Event
    from lccluster.usecases.register_acts import Recorded

UNLAWFUL = 6


def _on() -> Any:
    return typer.Option(
        "--on",
        metavar="DATE",
        show_default=False,
        help=str(Message("The day of the decision; else today.")),
    )


def _document() -> Any:
    return typer.Option(
        "--document",
        metavar=str(Message("NUMBER")),
        show_default=False,
        help=str(Message("The number of the document.")),
    )


def _note() -> Any:
    return typer.Option(
        "--note",
        metavar="TEXT",
        show_default=False,
        help=str(Message("A remark to keep with the act.")),
    )


def _dry_run() -> Any:
    return typer.Option(
        "--dry-run", help=str(Message("Show what would be written; write nothing."))
    )


def _id() -> Any:
    return typer.Argument(metavar="ID", help=str(Message("The cluster's id.")))


def _ground() -> Any:
    return typer.Option(
        "--ground",
        metavar="G",
        show_default=False,
        help=str(Message("The ground, as the measure names it.")),
    )


def _record(
    ctx: typer.Context, cluster: str, make: Callable[[Cluster, dict[str, Any]], Event]
) -> int:
    """Record what `make` makes of the cluster and the options that every act has."""
    from lccluster.usecases.register_acts import record  # noqa: PLC0415

    room, stamp = common.room(ctx), common.stamp()
    said = ctx.params
    common_words = {
        "on": arguments.day("--on", said["on"]) or stamp.today,
        "by": room.offices.city.name.zh,
        "document_number": said["document"],
        "note": said["note"],
    }
    return _tried(
        ctx,
        lambda: record(
            room,
            cluster,
            lambda found: make(found, common_words),
            stamp,
            dry_run=said["dry_run"],
            tell=streams.tell,
        ),
    )


def _tried(ctx: typer.Context, act: Callable[[], Recorded]) -> int:
    from lccluster.register.lawful import Unlawful  # noqa: PLC0415

    try:
        recorded = act()
    except Unlawful as unlawful:
        streams.tell(unlawful)
        return UNLAWFUL
    streams.complain(recorded.warnings)
    head = (
        Message("Would be written to {file}:", file=recorded.path)
        if ctx.params["dry_run"]
        else Message("Written to {file}:", file=recorded.path)
    )
    streams.show([head, *recorded.line.splitlines()], colour=ctx.obj.colour)
    return 0


def add_recognise(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "recognise",
        cls=Command,
        no_args_is_help=True,
    )
    def recognise(
        ctx: typer.Context,
        application: Annotated[str | None, _application()] = None,
        findings: Annotated[list[str] | None, options.findings()] = None,
        name: Annotated[str | None, _name()] = None,
        county: Annotated[str | None, _county()] = None,
        override: Annotated[str | None, _override()] = None,
        on: Annotated[str | None, _on()] = None,
        document: Annotated[str | None, _document()] = None,
        note: Annotated[str | None, _note()] = None,
        dry_run: Annotated[bool, _dry_run()] = False,
    ) -> int:
        from lccluster.usecases import register_recognition  # noqa: PLC0415

        room, stamp = common.room(ctx), common.stamp()
        paper = register_recognition.Paper(arguments.day("--on", on) or stamp.today, document, note)
        if application is None:
            if not name or not county:
                raise Unusable(_nothing_to_recognise())
            return _tried(
                ctx,
                lambda: register_recognition.by_hand(
                    room,
                    name,
                    arguments.county(county, room.offices),
                    paper,
                    stamp,
                    dry_run=dry_run,
                    tell=streams.tell,
                ),
            )
        return _tried(
            ctx,
            lambda: register_recognition.from_application(
                room,
                Path(application),
                [Path(each) for each in findings or ()],
                paper,
                stamp,
                override=override,
                dry_run=dry_run,
                tell=streams.tell,
            ),
        )


def _nothing_to_recognise() -> Problem:
    return Problem(
        code="nothing-to-recognise",
        message=Message("An application is missing, or --name and --county for an old title."),
        hint=Message(
            "“{command}” shows what can be typed.", command="lccluster register recognise --help"
        ),
    )


def add_report(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "report",
        cls=Command,
        no_args_is_help=True,
    )
    def report(
        ctx: typer.Context,
        cluster: Annotated[str, _id()],
        sender: Annotated[str, _sender()] = "cluster",
        year: Annotated[str | None, _year()] = None,
        on: Annotated[str | None, _on()] = None,
        document: Annotated[str | None, _document()] = None,
        note: Annotated[str | None, _note()] = None,
        dry_run: Annotated[bool, _dry_run()] = False,
    ) -> int:
        from lccluster.register.events import REPORTS  # noqa: PLC0415

        kind = REPORTS[arguments.one_of("--from", sender, tuple(REPORTS))]
        about = arguments.number("--year", year)

        def make(found: Cluster, said: dict[str, Any]) -> Event:
            by = found.county if sender == "county" else None
            return kind(**said | {"by": by}, year=said["on"].year - 1 if about is None else about)

        return _record(ctx, cluster, make)


def add_apply_review(register: typer.Typer) -> None:
    """Add the command."""
    _review(register, "review_applied")


def add_pass_review(register: typer.Typer) -> None:
    """Add the command."""
    _review(register, "review_passed")


def add_fail_review(register: typer.Typer) -> None:
    """Add the command."""
    _review(register, "review_failed")


def _review(register: typer.Typer, word: str) -> None:
    @register.command(cls=Command, no_args_is_help=True)
    def review(
        ctx: typer.Context,
        cluster: Annotated[str, _id()],
        on: Annotated[str | None, _on()] = None,
        document: Annotated[str | None, _document()] = None,
        note: Annotated[str | None, _note()] = None,
        dry_run: Annotated[bool, _dry_run()] = False,
    ) -> int:
        from lccluster.register.events import REVIEWS  # noqa: PLC0415

        by = {"by": None} if word == "review_applied" else {}
        return _record(ctx, cluster, lambda _found, said: REVIEWS[word](**said | by))


def add_cancel(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "cancel",
        cls=Command,
        no_args_is_help=True,
    )
    def cancel(
        ctx: typer.Context,
        cluster: Annotated[str, _id()],
        ground: Annotated[str | None, _ground()] = None,
        on: Annotated[str | None, _on()] = None,
        document: Annotated[str | None, _document()] = None,
        note: Annotated[str | None, _note()] = None,
        dry_run: Annotated[bool, _dry_run()] = False,
    ) -> int:
        from lccluster.register.events import Cancelled  # noqa: PLC0415

        return _record(ctx, cluster, lambda _found, said: Cancelled(**said, ground=ground or ""))


def add_revoke(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "revoke",
        cls=Command,
        no_args_is_help=True,
    )
    def revoke(
        ctx: typer.Context,
        cluster: Annotated[str, _id()],
        ground: Annotated[str | None, _ground()] = None,
        on: Annotated[str | None, _on()] = None,
        document: Annotated[str | None, _document()] = None,
        note: Annotated[str | None, _note()] = None,
        dry_run: Annotated[bool, _dry_run()] = False,
    ) -> int:
        from lccluster.register.events import Revoked  # noqa: PLC0415

        return _record(ctx, cluster, lambda _found, said: Revoked(**said, ground=ground or ""))


def add_rename(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "rename",
        cls=Command,
        no_args_is_help=True,
    )
    def rename(
        ctx: typer.Context,
        cluster: Annotated[str, _id()],
        name: Annotated[str, typer.Argument(metavar="NAME", help=str(Message("The new name.")))],
        on: Annotated[str | None, _on()] = None,
        document: Annotated[str | None, _document()] = None,
        note: Annotated[str | None, _note()] = None,
        dry_run: Annotated[bool, _dry_run()] = False,
    ) -> int:
        from lccluster.register.events import Renamed  # noqa: PLC0415

        return _record(ctx, cluster, lambda _found, said: Renamed(**said, name=name))


def add_set_aside(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "set-aside",
        cls=Command,
        no_args_is_help=True,
    )
    def set_aside(
        ctx: typer.Context,
        cluster: Annotated[str, _id()],
        event: Annotated[str, _event()],
        on: Annotated[str | None, _on()] = None,
        document: Annotated[str | None, _document()] = None,
        note: Annotated[str | None, _note()] = None,
        dry_run: Annotated[bool, _dry_run()] = False,
    ) -> int:
        from lccluster.register.events import SetAside  # noqa: PLC0415
        from lccluster.register.references import event_meant  # noqa: PLC0415

        return _record(
            ctx, cluster, lambda found, said: SetAside(**said, of=event_meant(found, event))
        )


def add_correct(register: typer.Typer) -> None:
    """Add the command."""

    @register.command(
        "correct",
        cls=Command,
        no_args_is_help=True,
    )
    def correct(
        ctx: typer.Context,
        cluster: Annotated[str, _id()],
        event: Annotated[str, _event()],
        values: Annotated[list[str], _values()],
        on: Annotated[str | None, _on()] = None,
        document: Annotated[str | None, _document()] = None,
        note: Annotated[str | None, _note()] = None,
        dry_run: Annotated[bool, _dry_run()] = False,
    ) -> int:
        from dataclasses import replace  # noqa: PLC0415

        from lccluster.register.references import event_meant  # noqa: PLC0415
        from lccluster.usecases.register_acts import correction  # noqa: PLC0415

        day, right = arguments.day("--on", on), arguments.pairs(values)
        if right.get("on"):  # written as people do, recorded as all days are
            right["on"] = str(arguments.day("on", right["on"]))

        def make(found: Cluster, said: dict[str, Any]) -> Event:
            made = correction(found, event_meant(found, event), right, day, said["on"])
            return replace(made, **said | {"on": made.on})

        return _record(ctx, cluster, make)


def _application() -> Any:
    return typer.Argument(
        metavar="[APPLICATION]",
        show_default=False,
        help=str(Message("The application; it has to be eligible.")),
    )


def _name() -> Any:
    return typer.Option(
        "--name",
        metavar="NAME",
        show_default=False,
        help=str(Message("By hand: the cluster's name.")),
    )


def _county() -> Any:
    return typer.Option(
        "--county",
        metavar="C",
        show_default=False,
        help=str(Message("By hand: the county.")),
    )


def _override() -> Any:
    return typer.Option(
        "--override",
        metavar="TEXT",
        show_default=False,
        help=str(
            Message("The reason for taking an application that is not eligible; it is recorded.")
        ),
    )


def _sender() -> Any:
    return typer.Option(
        "--from",
        metavar="cluster|county",
        show_default=False,
        help=str(Message("Whose report it is; the cluster's unless said.")),
    )


def _year() -> Any:
    return typer.Option(
        "--year",
        metavar="YYYY",
        show_default=False,
        help=str(Message("The year it is about; else last year.")),
    )


def _event() -> Any:
    return typer.Argument(
        metavar="EVENT",
        help=str(
            Message(
                "The act: its id, the end of it, or its kind (the last one), as “history” shows."
            )
        ),
    )


def _values() -> Any:
    return typer.Argument(
        metavar="KEY=VALUE...",
        help=str(Message("What is right: on=2022-05-09, document_number=…")),
    )
