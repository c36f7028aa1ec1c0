"""`round recommend`."""

from typing import Annotated

import typer

from lccluster.cli import arguments, options
from lccluster.cli.options import argument, option
from lccluster.cli.program.help import Command
from lccluster.cli.register import parameters
from lccluster.cli.round import common
from lccluster.language import Message


def add_recommend(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("recommend", cls=Command, no_args_is_help=True)
    def recommend(
        ctx: typer.Context,
        county: Annotated[str, argument("COUNTY", Message("The county that recommends."))],
        document: Annotated[str | None, parameters.document()] = None,
        order: Annotated[
            str | None,
            option("--order", "APP,APP…", Message("Just these, by rank; else all that passed.")),
        ] = None,
        late: Annotated[str | None, common.late()] = None,
        on: Annotated[str | None, parameters.on()] = None,
        note: Annotated[str | None, parameters.note()] = None,
        override: Annotated[str | None, parameters.override()] = None,
        dry_run: Annotated[bool, options.dry_run()] = False,
    ) -> None:
        from lccluster.usecases.round.recording.deciding import Recommending, recommend

        hand, room = common.hand(dry_run=dry_run), common.room(ctx)
        said = {"on": on, "document": document, "note": note, "override": override}
        words = common.words(said, hand) | {"late": late}
        named = [
            each.strip() for each in (order or "").replace("，", ",").split(",") if each.strip()
        ]
        office = room.offices.county(arguments.county(county, room.offices))
        assert office is not None  # noqa: S101 - it was found by its name
        recorded = recommend(room, office, Recommending(words, named), hand)
        common.tell(ctx, recorded, dry_run=dry_run)
