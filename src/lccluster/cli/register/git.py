"""`register git-setup`, `check --range`, and the merge driver that git calls by `register git-merge`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments
from lccluster.cli.answering.answers import Answer, print_answer
from lccluster.cli.options import Placed
from lccluster.cli.program import streams
from lccluster.cli.program.worth_a_look import warn
from lccluster.language import Message

DAMAGED = 7

if TYPE_CHECKING:
    from lccluster.usecases.register.git.setup import SetUp


def git_setup(ctx: typer.Context) -> None:
    """`register git-setup`."""
    from lccluster.usecases.register.git.setup import git_setup as set_up

    done = set_up(Path(ctx.obj.register))
    streams.show(list(_told(done)), colour=ctx.obj.colour)
    if not done.found:
        streams.tell(
            Message(
                "Git will not find “lccluster” by its name: put its folder into PATH. Until then files that both sides changed are in conflict."
            )
        )


def _told(done: "SetUp") -> Iterator[Message]:
    for each in done.settings:
        yield Message("Set in this clone: {setting}.", setting=each)
    for path in done.files:
        yield Message("{file} is written; commit it.", file=path)
    if not (done.settings or done.files):
        yield Message("Nothing to do: git unites the files of this register already.")


def git_merge(
    base: Annotated[str, Placed("%O", Message("What both sides began with."))],
    ours: Annotated[str, Placed("%A", Message("Our side; it becomes what both say."))],
    theirs: Annotated[str, Placed("%B", Message("The other side."))],
    name: Annotated[str, Placed("%P", Message("The file's path in the work tree."))],
) -> int:
    """`register git-merge`."""
    from lccluster.usecases.register.git.merging import merge_file

    problems = merge_file(Path(base), Path(ours), Path(theirs), name)
    streams.complain(problems)
    return 1 if problems else 0


def check_range(ctx: typer.Context, old: str, new: str, format: str) -> int:
    """Print what came to the register between two commits, and give the exit code."""
    from lccluster.render.data.assessment_json import failure
    from lccluster.usecases.register.git.between import between

    found = between(Path(ctx.obj.register), arguments.library(), old, new)
    warn(found.damage, f"lccluster register check --range {old} {new} --format json")
    if found.damage and format == "text":
        streams.tell(Message("Damage found: {count}.", count=len(found.damage)))
    else:
        answer = Answer(
            lambda: [Message("Only added to; acts that came: {count}.", count=found.acts)],
            lambda: {"acts": found.acts, "damage": [*map(failure, found.damage)]},
        )
        print_answer(answer, format, colour=ctx.obj.colour)
    return DAMAGED if found.damage else 0
