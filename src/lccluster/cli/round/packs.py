"""`round pack`, `receive`: a round sent from office to office as one file."""

from pathlib import Path
from typing import Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.options import argument
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.cli.register.packs import CODE, COUNTY, SUFFIX
from lccluster.cli.round import common
from lccluster.errors import Problem, Unusable
from lccluster.language import Message


def add_pack(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("pack", cls=Command, no_args_is_help=True)
    def pack(
        ctx: typer.Context,
        output: Annotated[str, options.output(f"FILE{SUFFIX}", Message("Where to write it."))],
        county: Annotated[str | None, COUNTY()] = None,
    ) -> None:
        from lccluster.files.disk.documents.output import refuse_other_kinds
        from lccluster.files.round.pack_file import round_pack_bytes
        from lccluster.usecases.round.packs import make_round_pack

        refuse_other_kinds(Path(output), "-o", (SUFFIX,))
        place = outputs.fresh(output)
        room = common.room(ctx)
        made = make_round_pack(room, arguments.county(county, room.offices) if county else None)
        place.write(round_pack_bytes(made))
        streams.show([Message("Code of the pack: {code}", code=made.code)], colour=ctx.obj.colour)
        streams.tell(Message("{file} is written.", file=output))


def add_receive(group: typer.Typer) -> None:
    """Add the command."""

    @group.command("receive", cls=Command, no_args_is_help=True)
    def receive(
        ctx: typer.Context,
        packs: Annotated[list[str], argument("PACK...", Message("The packs, in any order."))],
        code: Annotated[list[str] | None, CODE()] = None,
    ) -> None:
        from lccluster.files.round.pack_file import read_round_pack
        from lccluster.usecases.round.packs import begin_from, receive_packs

        read = [(str(each), read_round_pack(each)) for each in arguments.files(packs)]
        codes = {each.code for _, each in read}
        if wrong := [each for each in code or () if each.strip().upper() not in codes]:
            raise Unusable(_another_code(each) for each in wrong)
        place = common.place(ctx, read[0][1].year)
        if not (place / "round.yaml").exists():
            begin_from(place, *read[0], streams.tell)
            streams.tell(Message("A round is begun in {folder}.", folder=place))
        found = receive_packs(common.room_at(ctx, place), read, streams.tell)
        said = Message(
            "Taken: acts {acts}, applications {applications}.",
            acts=found.acts,
            applications=found.applications,
        )
        streams.show([said], colour=ctx.obj.colour)
        for each in found.kept:
            streams.tell(Message("{file} stands otherwise here, and stays so.", file=each))


def _another_code(code: str) -> Problem:
    return Problem(
        code="another-code",
        field=code,
        message=Message("No pack here has the code {code}; nothing was taken.", code=code),
        hint=Message("Compare it with what the sender told; have the pack sent again."),
    )
