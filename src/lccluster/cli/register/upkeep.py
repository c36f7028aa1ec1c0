"""`register init`, `seal`, `repack`, `export`, `import`: the register as a whole."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.following import tell_next
from lccluster.cli.options import Flagged, Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.program.worth_a_look import into_a_file, warn
from lccluster.cli.register import common, packs, parameters
from lccluster.errors import Fault
from lccluster.language import Message
from lccluster.render.formats import SUMMARIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lccluster.usecases.register.exchange.any_list import ListTaken
    from lccluster.usecases.register.room import Room

EXPORTED = (".json", ".csv", *SUMMARIES)
FROM = Valued(
    "--from",
    "FILE",
    Message(
        "A promulgated list of clusters, of Word, Excel, CSV or YAML, or a pack of the register."
    ),
)
KEPT_UNDER = Valued(
    "--rules", "ID|DIR", Message("The measure it is kept under; else the latest of the city.")
)
LISTED_ON = Valued("--on", "DATE", Message("The day of promulgation, of a list that is a table."))
YES = Flagged("--yes", Message("Also what a printed head covers and was changed by hand since."))


def init(
    ctx: typer.Context,
    listed: Annotated[str | None, FROM] = None,
    override: Annotated[str | None, parameters.override] = None,
    rules: Annotated[str | None, KEPT_UNDER] = None,
    on: Annotated[str | None, LISTED_ON] = None,
    document: Annotated[str | None, parameters.document] = None,
) -> int:
    """`register init`."""
    from lccluster.files.register.installation import office_file
    from lccluster.usecases.register.exchange.making import init as make_register

    folder, library = Path(ctx.obj.register), arguments.library()
    if listed and packs.is_pack(listed):
        given = {"--override": override, "--rules": rules, "--on": on, "--document": document}
        arguments.refuse_beside(packs.SAID_BY_THE_PACK, given)
        return _begun_from_pack(ctx, Path(listed))
    known = _listed(listed, rules, on, document)
    entered = make_register(
        folder,
        library,
        known.listed if known else None,
        common.stamp(),
        streams.tell,
        override,
        rules,
        office_file(os.environ),
    )
    streams.complain(known.notices if known else ())
    warn(warning for each in entered for warning in each.warnings)
    for left in known.columns_left if known else ():
        streams.tell(left)
    _tell_made(ctx, folder, len(entered))
    return 0


def _begun_from_pack(ctx: typer.Context, pack: Path) -> int:
    code = packs.begin(ctx, pack)
    if not code and not ctx.obj.quiet:
        tell_next(ctx.obj.again("register list"))
    return code


def _tell_made(ctx: typer.Context, folder: Path, titles: int) -> None:
    made = Message(
        "A register is made in {folder}; titles in it: {count}.", folder=folder, count=titles
    )
    streams.show([made], colour=ctx.obj.colour)
    if not ctx.obj.quiet:
        tell_next(ctx.obj.again("register list" if titles else "register recognise …"))


def _listed(
    listed: str | None, rules: str | None, on: str | None, document: str | None
) -> "ListTaken | None":
    """Read the list that the register begins with, of any kind; raises Unusable."""
    from lccluster.usecases.register.exchange.any_list import ListSaid, any_list

    if listed is None:
        arguments.refuse_beside(_OF_A_LIST, {"--on": on, "--document": document})
        return None
    library = arguments.library()
    law = library.folder(rules or library.latest_measure().id)
    return any_list(Path(listed), law, ListSaid(arguments.day("--on", on), document))


def seal(
    ctx: typer.Context,
    dry_run: Annotated[bool, options.dry_run] = False,
    yes: Annotated[bool, YES] = False,
) -> None:
    """`register seal`."""
    from lccluster.usecases.register.seal import adopted, seal_waiting, waiting

    room = common.room(ctx)
    found = waiting(room, yes=yes) if dry_run else seal_waiting(room, streams.tell, yes=yes)
    streams.show(adopted(room, found), colour=ctx.obj.colour)
    count = sum(each.index is not None for each in found.unsealed)
    streams.show([_sealed(count, dry_run=dry_run)], colour=ctx.obj.colour)


def _sealed(count: int, *, dry_run: bool) -> Message:
    if not count:
        return Message("Every act has its seal.")
    if dry_run:
        return Message("Acts that would be sealed: {count}.", count=count)
    return Message("Acts sealed: {count}.", count=count)


def repack(
    ctx: typer.Context,
    unpack: Annotated[bool, Flagged("--unpack", Message("Back to one file a cluster."))] = False,
    dry_run: Annotated[bool, options.dry_run] = False,
) -> None:
    """`register repack`."""
    from lccluster.usecases.register.repack import repack as repack_register

    done = repack_register(common.room(ctx), unpack=unpack, dry_run=dry_run, tell=streams.tell)
    warn(done.notices, into_a_file("lccluster register repack"))
    said = {"clusters": done.clusters, "before": done.before, "after": done.after}
    word = (
        Message(
            "Clusters that would move: {clusters}; files: {before} before, {after} after.",
            **said,
        )
        if dry_run
        else Message("Clusters moved: {clusters}; files: {before} before, {after} after.", **said)
    )
    streams.show([word], colour=ctx.obj.colour)


def export(
    ctx: typer.Context,
    file: Annotated[
        str,
        Placed(
            f"FILE{'|'.join(EXPORTED)}",
            Message("Where to write it; - is standard output, as JSON."),
        ),
    ],
) -> None:
    """`register export`."""
    from lccluster.cli.answering import for_programs

    if Path(file).suffix.lower() in SUMMARIES:
        _export_workbook(ctx, file)
    elif file == "-":
        for part in _exported(common.room(ctx), file):
            for_programs.write_text(part)
    else:
        output = outputs.ready(file, "FILE", *EXPORTED)
        output.write_parts(part.encode() for part in _exported(common.room(ctx), file))
        streams.tell(Message("{file} is written.", file=file))


def _export_workbook(ctx: typer.Context, file: str) -> None:
    """Write every title as it stands today, with its whole history."""
    from lccluster.register.rows import Wanted
    from lccluster.usecases.register.documents import write_titles

    output = outputs.ready(file, "FILE", *SUMMARIES)
    room, clocks = common.room(ctx), common.clocks(None)
    outputs.tell_written([write_titles(room, clocks, Wanted(), output, outputs.fonts())])


def _exported(room: "Room", file: str) -> "Iterator[str]":
    from lccluster.usecases.register.exchange.exporting import csv_export, json_export

    return csv_export(room) if file.lower().endswith(".csv") else json_export(room)


def import_register(
    ctx: typer.Context,
    file: Annotated[str, Placed("FILE", Message("A file that “lccluster register export” wrote."))],
) -> None:
    """`register import`."""
    from lccluster.usecases.register.exchange.importing import import_file

    brought = import_file(common.room(ctx), Path(file), streams.tell)
    warn(brought.warnings)
    streams.show([brought.in_all], colour=ctx.obj.colour)


_OF_A_LIST = Fault(
    "option-of-a-list",
    Message("{option} is of a list, and none is named."),
    Message("Name it with --from, or leave {option} out."),
)
