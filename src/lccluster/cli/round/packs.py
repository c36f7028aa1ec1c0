"""`register pack --round`, and `register receive` of what it made: a round sent from office to office as one file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lccluster.cli import arguments
from lccluster.cli.answering.answers import Answer, print_answer
from lccluster.cli.answering.here import place_of_year
from lccluster.cli.program import streams
from lccluster.cli.round import common
from lccluster.errors import Fault
from lccluster.language import Message

if TYPE_CHECKING:
    import typer

    from lccluster.files.disk.documents.output import Output


def pack(
    ctx: typer.Context, county: str | None, place: Output, format: str, *, dry_run: bool
) -> None:
    """Make a pack of a round, or of a county's part of it."""
    from lccluster.files.round.pack_file import round_pack_bytes
    from lccluster.usecases.register.packs.saying import code_of_pack
    from lccluster.usecases.round.packs import make_round_pack

    room = common.room(ctx)
    made = make_round_pack(room, arguments.county(county, room.offices) if county else None)
    answer = Answer(
        lambda: [code_of_pack(made.code)],
        lambda: {"code": made.code, "writer": made.writer, "round": made.year},
    )
    print_answer(answer, format, colour=ctx.obj.colour)
    if not dry_run:
        place.write(round_pack_bytes(made))
        streams.tell(Message("{file} is written.", file=place.path))


def receive(ctx: typer.Context, files: Sequence[str], codes: Sequence[str], format: str) -> None:
    """Take packs of a round in; where none is here yet, one of the city's begins it."""
    from lccluster.files.round.pack_file import read_round_pack
    from lccluster.usecases.register.packs import saying
    from lccluster.usecases.round.packs import (
        begin_from,
        receive_packs,
        refuse_another_code,
        together,
    )

    read = [(str(each), read_round_pack(each)) for each in arguments.files(files)]
    refuse_another_code(codes, [each for _, each in read])
    place = place_of_year(ctx.obj, read[0][1].year)
    if not (place / "round.yaml").exists():
        begin_from(place, arguments.library(), *read[0], streams.tell)
        streams.tell(saying.round_begun(place))
    for line in (line for _, each in read for line in saying.of_round(each, codes)):
        streams.tell(line)
    found = receive_packs(common.room_at(ctx, place), read, common.hand(dry_run=False))
    answer = Answer(
        lambda: [saying.round_taken(found.acts, found.applications)],
        lambda: {"acts": found.acts, "applications": found.applications, "kept": found.kept},
    )
    print_answer(answer, format, colour=ctx.obj.colour)
    for each in found.kept:
        streams.tell(saying.stays_otherwise(each))
    for pack, _ in found.refused:
        streams.tell(saying.not_taken(saying.a_pack_of_a_round(pack)))
    if found.refused:
        raise together([why for _, why in found.refused])


NOT_OF_A_ROUND = Fault(
    "not-of-a-round",
    Message(
        "A pack of a round holds all of it each time; this option is for packs of the register."
    ),
    Message("Leave {option} out."),
)
