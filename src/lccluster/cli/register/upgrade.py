"""`register upgrade`: from format 1 to format 2."""

from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import options
from lccluster.cli.program import streams
from lccluster.cli.register import common
from lccluster.language import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lccluster.usecases.register.upgrade import Finished, Upgraded


def upgrade(
    ctx: typer.Context,
    dry_run: Annotated[bool, options.dry_run] = False,
) -> None:
    """`register upgrade`."""
    from lccluster.usecases.register.upgrade import Finished
    from lccluster.usecases.register.upgrade import upgrade as upgrade_register

    done = upgrade_register(common.room(ctx), dry_run=dry_run, tell=streams.tell)
    said = _finished(done) if isinstance(done, Finished) else _said(done, dry_run=dry_run)
    streams.show([*said], colour=ctx.obj.colour)


def _finished(done: "Finished") -> "list[Message]":
    told = [Message("The register is of format 2 already.")]
    left = Message("Chains of an upgrade that had broken off: {count}.", count=done.chains)
    return [*told, left] if done.chains else told


def _said(done: "Upgraded", *, dry_run: bool) -> "Iterator[Message]":
    said = {"chains": done.chains, "clusters": done.clusters}
    if dry_run:
        yield Message(
            "Would be upgraded. Chains kept as they are: {chains}; clusters whose facts get a seal: {clusters}.",
            **said,
        )
    else:
        yield Message(
            "Upgraded. Chains kept as they are: {chains}; clusters whose facts have a seal now: {clusters}.",
            **said,
        )
    if done.unsealed:
        yield Message(
            "Acts that still bear no seal: {count}. “lccluster register seal” adopts them.",
            count=done.unsealed,
        )
