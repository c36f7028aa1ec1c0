"""`register check`: whether every act is as it was sealed, and nothing stands where it should not."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import options
from lccluster.cli.answering.answers import WITHOUT_TABLE
from lccluster.cli.options import Flagged, Valued
from lccluster.cli.program import streams
from lccluster.cli.program.worth_a_look import OF_THE_REGISTER, warn
from lccluster.cli.register import common
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.usecases.register.checking.checkup import Checkup

DAMAGE = 7
ROOT = Flagged("--root", Message("Print the head of all seals alone, short enough for a notice."))
AGAINST = Valued(
    "--against", "HEAD", Message("Prove that all is still there that a printed head covered.")
)
RANGE = Valued(
    "--range",
    "OLD NEW",
    Message("Hold one commit of git against another, as a server's hook does."),
)
_ALL = f"{OF_THE_REGISTER} --format json"
FULL = Flagged("--full", Message("Read everything, also what an earlier check here found whole."))


def check(
    ctx: typer.Context,
    root: Annotated[bool, ROOT] = False,
    against: Annotated[str | None, AGAINST] = None,
    full: Annotated[bool, FULL] = False,
    commits: Annotated[tuple[str, str] | None, RANGE] = None,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> int:
    """`register check`."""
    from lccluster.cli.answering import for_programs

    if commits is not None:
        from lccluster.cli.register.git import check_range

        return check_range(ctx, *commits, format)
    from lccluster.usecases.register import check as checks
    from lccluster.usecases.register.head import with_head

    room = common.room(ctx)
    found = (checks.check if full else checks.check_changes)(room, against)
    if root:
        found = with_head(room, found, common.stamp().today, streams.tell)
    if format == "json":
        for_programs.write_json(_as_json(found))
    else:
        _print(found, ctx, root=root)
    return DAMAGE if found.damage else 0


def _print(found: "Checkup", ctx: typer.Context, *, root: bool) -> None:
    warn(found.damage, _ALL)
    if root:
        streams.show([found.head] if found.head else [], colour=ctx.obj.colour)
        return
    warn((*found.notices, *(each.problem for each in found.unsealed)), _ALL)
    if found.damage:
        streams.tell(Message("Damage found: {count}.", count=len(found.damage)))
    else:
        streams.show([found.whole], colour=ctx.obj.colour)
        _tell_format(ctx, found)
        _tell_believed(ctx, found)


def _tell_believed(ctx: typer.Context, found: "Checkup") -> None:
    if found.believed is not None and not ctx.obj.quiet:
        streams.tell(
            Message(
                "Files read: {read}; the other {believed} are byte for byte as an earlier check on this computer found them. “{command}” reads everything, and compares names and the counties' reports.",
                read=found.read,
                believed=found.believed,
                command="lccluster register check --full",
            )
        )


def _tell_format(ctx: typer.Context, found: "Checkup") -> None:
    if not found.by_writer and not ctx.obj.quiet:
        streams.tell(
            Message(
                "This register is of format 1. “{command}” makes it one that several offices can keep, and of which a check finds more: lost ends, changed facts, another head.",
                command="lccluster register upgrade",
            )
        )


def _as_json(found: "Checkup") -> dict[str, Any]:
    from lccluster.render.data.assessment_json import failure

    return {
        "clusters": found.clusters,
        "head": found.head,
        "believed": found.believed or 0,
        "damage": [failure(each) for each in found.damage],
        "notices": [failure(each) for each in found.notices],
        "unsealed": [failure(each.problem) for each in found.unsealed],
    }
