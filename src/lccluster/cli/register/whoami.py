"""`register whoami`: who works on this computer."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments, options
from lccluster.cli.answering.answers import WITHOUT_TABLE, Answer, print_answer
from lccluster.cli.answering.following import tell_next
from lccluster.cli.options import Valued
from lccluster.cli.program import streams
from lccluster.files.disk.glance import is_register
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.usecases.register.whoami import Me


def whoami(
    ctx: typer.Context,
    office: Annotated[
        str | None,
        Valued("--office", "OFFICE", Message("Say once of which office this computer is.")),
    ] = None,
    person: Annotated[str | None, Valued("--person", "NAME", Message("Who works on it."))] = None,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> None:
    """`register whoami`."""
    from lccluster.files.register.installation import office_file
    from lccluster.usecases.register.whoami import become, who, writes_as

    at = (Path(ctx.obj.register), arguments.library(), office_file(os.environ))
    me = become(*at, office, person) if office or person else who(*at)
    print_answer(Answer(lambda: [writes_as(me)], lambda: _data(me)), format, colour=ctx.obj.colour)
    if ctx.obj.quiet:
        return
    if me.file is None:
        command = "lccluster register whoami --office … --person …"
        streams.tell(Message("“{command}” says it once.", command=command))
    elif office or person:
        here = is_register(Path(ctx.obj.register))
        tell_next(ctx.obj.again("register list" if here else "register init --from …"))


def _data(me: "Me") -> dict[str, str | None]:
    installation = me.installation
    return {
        "writer": installation.writer,
        "office": installation.office,
        "person": installation.person,
        "file": str(me.file) if me.file else None,
    }
