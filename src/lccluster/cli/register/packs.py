"""`register pack`, `receive`: what is recorded, sent from office to office as one file."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import WITHOUT_TABLE, Answer, print_answer
from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.register import common
from lccluster.cli.register.joining import print_taken
from lccluster.errors import Fault, Unusable
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.usecases.register.packs.receiving import TakenPack
    from lccluster.usecases.register.packs.sending import MadePack

SUFFIX = ".lcp"
TO = Valued(
    "--to",
    "OFFICE",
    Message("For whom: all that was not sent there yet; of the city, of all writers."),
)
COUNTY = Valued(
    "--county",
    "COUNTY",
    Message(
        "Only what that office's computers recorded, or of a round that county's applications."
    ),
)
SINCE = Valued(
    "--since", f"FILE{SUFFIX}", Message("Since that pack of ours; else since the last one.")
)
CODE = Valued(
    "--code",
    "CODE",
    Message("The code on the letter; a pack with another is refused. May be said again."),
)
LETTER = Valued(
    "--letter", "FILE.docx", Message("Also write the letter that goes with it, to be sealed.")
)


def pack(
    ctx: typer.Context,
    output: Annotated[str, options.output(f"FILE{SUFFIX}", Message("Where to write it."))],
    to: Annotated[str | None, TO] = None,
    county: Annotated[str | None, COUNTY] = None,
    since: Annotated[str | None, SINCE] = None,
    letter: Annotated[str | None, LETTER] = None,
    dry_run: Annotated[bool, options.dry_run] = False,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> None:
    """`register pack`."""
    from lccluster.files.disk.documents.output import Output, Over, refuse_other_kinds
    from lccluster.usecases.register.packs import saying
    from lccluster.usecases.register.packs.outputs import PackOutputs
    from lccluster.usecases.register.packs.scope import Wish
    from lccluster.usecases.register.packs.sending import make_pack

    refuse_other_kinds(Path(output), "-o", (SUFFIX,))
    place = Output(Path(output), over=Over.ANYTHING).ready()
    if ctx.obj.round:
        from lccluster.cli.round import packs as of_round

        given = {"--to": to, "--since": since, "--letter": letter}
        arguments.refuse_beside(of_round.NOT_OF_A_ROUND, given)
        of_round.pack(ctx, county, place, format, dry_run=dry_run)
        return
    beside = outputs.ready(letter, "--letter", ".docx", inputs=[since]) if letter else None
    places = PackOutputs(place, beside, outputs.fonts(), common.stamp().today)
    wish = Wish(county, to, outputs.path(since))
    made = make_pack(common.room(ctx), wish, places, streams.tell, dry_run=dry_run)
    if made.left_out:
        streams.tell(saying.left_out(made.left_out))
    print_answer(
        Answer(lambda: saying.made_pack(made), lambda: _made_data(made)),
        format,
        colour=ctx.obj.colour,
    )
    if not dry_run:
        streams.tell(Message("{file} is written.", file=output))
        outputs.tell_written([made.letter] if made.letter else [])


def _made_data(made: "MadePack") -> dict[str, Any]:
    return {"code": made.code, "writer": made.pack.writer, "sequence": made.pack.sequence}


def receive(
    ctx: typer.Context,
    files: Annotated[list[str], Placed("FILE...", Message("Packs, in any order."))],
    code: Annotated[list[str] | None, CODE] = None,
    dry_run: Annotated[bool, options.dry_run] = False,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> int:
    """`register receive`."""
    from lccluster.errors import Damaged
    from lccluster.files.round.pack_file import is_round_pack
    from lccluster.usecases.register.packs import saying
    from lccluster.usecases.register.packs.receiving import receive as receive_packs

    if ctx.obj.round or any(map(is_round_pack, files)):
        from lccluster.cli.round import packs as of_round

        arguments.refuse_beside(of_round.NOT_OF_A_ROUND, {"--dry-run": dry_run or None})
        of_round.receive(ctx, files, code or (), format)
        return 0
    found = receive_packs(
        common.room(ctx), [*map(Path, files)], code or (), streams.tell, dry_run=dry_run
    )
    for each in found.packs:
        for line in saying.vouching(each):
            streams.tell(line)
    for left in found.refused:
        said = saying.received(left.pack) if left.pack else left.file
        streams.tell(saying.not_taken(said))
    exits = 0
    if found.taken:
        more = {"packs": [*map(_pack_data, found.packs)]}
        exits = print_taken(found.taken, format, ctx, more, dry_run=dry_run)
    if found.refused:
        kind = Damaged if any(isinstance(e.why, Damaged) for e in found.refused) else Unusable
        raise kind(problem for e in found.refused for problem in e.why.problems)
    return exits


def _pack_data(taken: "TakenPack") -> dict[str, Any]:
    pack = taken.file.pack
    return {
        "pack": pack.name,
        "writer": pack.writer,
        "office": pack.office,
        "code": taken.file.code,
        "vouched": taken.vouched,
        "first": taken.first,
    }


def is_pack(file: str) -> bool:
    """Tell by its name whether a file is a pack."""
    return Path(file).suffix.lower() == SUFFIX


def begin(ctx: typer.Context, file: Path) -> int:
    """Make a register of what a pack holds, and give the exit code."""
    from lccluster.files.register.installation import office_file
    from lccluster.usecases.register.packs import saying
    from lccluster.usecases.register.packs.beginning import begin_from

    folder, library = Path(ctx.obj.register), arguments.library()
    pack, found = begin_from(folder, library, file, streams.tell, office_file(os.environ))
    streams.tell(saying.register_begun(folder))
    for line in (saying.received(pack), saying.unvouched(pack.pack.office, pack.code)):
        streams.tell(line)
    return print_taken(found, "text", ctx)


SAID_BY_THE_PACK = Fault(
    "said-by-the-pack",
    Message("A register that begins from a pack is kept as the pack says."),
    Message("Leave {option} out."),
)
