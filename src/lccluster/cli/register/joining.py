"""`register merge`, `conflicts`, `settle`: copies of one register brought together."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options
from lccluster.cli.answering.answers import WITHOUT_TABLE, Answer, print_answer
from lccluster.cli.answering.following import tell_next
from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.program.placeholders import placeholder
from lccluster.cli.program.worth_a_look import warn_of_acts
from lccluster.cli.register import common
from lccluster.language import Message, headed

if TYPE_CHECKING:
    from lccluster.register.acts import Act
    from lccluster.register.joining.clash import Clash
    from lccluster.usecases.register.joining.settling import Settlement
    from lccluster.usecases.register.joining.taking import Taken

_SIDES = "theirs|ours|both"

_HEADS = (Message("Theirs"), Message("Ours"))
CONFLICTS = 8  # exit code while any is open


def merge(
    ctx: typer.Context,
    folder: Annotated[str, Placed("DIR", Message("Another copy of this register."))],
    dry_run: Annotated[bool, options.dry_run] = False,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> int:
    """`register merge`."""
    from lccluster.usecases.register.joining.copies import merge as merge_copy

    found = merge_copy(common.room(ctx), Path(folder), streams.tell, dry_run=dry_run)
    return print_taken(found, format, ctx, dry_run=dry_run)


def print_taken(
    found: "Taken",
    format: str,
    ctx: typer.Context,
    more: Mapping[str, Any] | None = None,
    *,
    dry_run: bool = False,
) -> int:
    """Print what was taken in, as data with what `more` there is to say, and give the exit code."""
    warn_of_acts(found.warnings, dry_run=dry_run)
    answer = Answer(
        lambda: _taken(found, ctx, dry_run=dry_run),
        lambda: {**_taken_data(found), **(more or {})},
    )
    print_answer(answer, format, colour=ctx.obj.colour)
    return CONFLICTS if found.conflicts else 0


def _taken(found: "Taken", ctx: typer.Context, *, dry_run: bool) -> list[str | Message]:
    from lccluster.usecases.register.joining.saying import counted

    return [*counted(found, dry_run=dry_run), *_listed(found.conflicts, ctx, found.aside)]


def _taken_data(found: "Taken") -> dict[str, Any]:
    listed = _data(found.conflicts)
    refused = [
        each for each, clash in zip(listed, found.conflicts, strict=True) if clash in found.refused
    ]
    return {
        "taken": found.taken,
        "known": found.known,
        "conflicts": listed,
        "refused": refused,
    }


def conflicts(
    ctx: typer.Context, format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text"
) -> int:
    """`register conflicts`."""
    from lccluster.usecases.register.joining.open import open_conflicts
    from lccluster.usecases.register.joining.saying import NONE_OPEN

    found = open_conflicts(common.room(ctx))
    answer = Answer(lambda: _listed(found, ctx) or [NONE_OPEN], lambda: {"conflicts": _data(found)})
    print_answer(answer, format, colour=ctx.obj.colour)
    return CONFLICTS if found else 0


def settle(
    ctx: typer.Context,
    number: Annotated[
        str, Placed("N", Message("Which one, as “lccluster register conflicts” numbers them."))
    ],
    keep: Annotated[str, Valued("--keep", _SIDES, Message("What stands from now on."))],
    reason: Annotated[str, Valued("--reason", "TEXT", Message("Why; it is recorded."))],
    dry_run: Annotated[bool, options.dry_run] = False,
) -> None:
    """`register settle`."""
    from lccluster.usecases.register.joining.choice import Keep, Settling
    from lccluster.usecases.register.joining.settling import settle as settle_conflict

    kept = Keep(keep)
    choice = Settling(kept, arguments.needed("--reason", reason), common.stamp())
    at = arguments.number("N", number) or 0
    done = settle_conflict(common.room(ctx), at, choice, streams.tell, dry_run=dry_run)
    warn_of_acts(done.warnings, dry_run=dry_run)
    streams.show(_settled(done, dry_run=dry_run), colour=ctx.obj.colour)
    if not dry_run and not ctx.obj.quiet:
        following = "register conflicts" if done.conflicts else "register check"
        tell_next(ctx.obj.again(following))


def _settled(done: "Settlement", *, dry_run: bool) -> list[str | Message]:
    from lccluster.usecases.register.joining import saying

    head = [saying.headline(1, done.clash)] if dry_run else []
    would = Message("Would be recorded: {count}.", count=len(done.acts))
    return [
        *head,
        would if dry_run else saying.settled(done),
        saying.still_open(done.conflicts),
    ]


def _listed(
    found: "Sequence[Clash]", ctx: typer.Context, brought: "Mapping[str, Act] | None" = None
) -> list[str | Message]:
    from lccluster.usecases.register.joining.sides import sides

    if not found:
        return []
    said = zip(found, sides(common.room(ctx), found, brought), strict=True)
    words = f"{placeholder('N')} --keep {placeholder(_SIDES)} --reason …"
    command = f"lccluster register settle {words}"
    settle = Message("“{command}” settles one.", command=ctx.obj.again(command))
    return [*(line for n, each in enumerate(said, 1) for line in _said(n, *each)), settle]


def _said(n: int, each: "Clash", sides: tuple[str, str]) -> list[str | Message]:
    from lccluster.usecases.register.joining.saying import headline

    theirs, ours = (headed(head, said) for head, said in zip(_HEADS, sides, strict=True))
    return [headline(n, each), *(f"   {line}" for line in (*each.why, theirs, ours))]


def _data(found: "Sequence[Clash]") -> list[dict[str, Any]]:
    return [
        {
            "n": n,
            "kind": each.kind.value,
            "cluster": each.cluster,
            "theirs": [*each.theirs],
            "ours": [*each.ours],
            **(
                {"beside": each.beside} if each.beside else {}
            ),  # where ours stands in another cluster
        }
        for n, each in enumerate(found, 1)
    ]
