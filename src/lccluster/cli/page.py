"""`lccluster page`: the same use cases in the browser of this computer."""

from typing import Annotated

import typer

from lccluster.cli import arguments
from lccluster.cli.options import Flagged, Valued
from lccluster.cli.page_here import open_here
from lccluster.language import Message

PORT = Message("The port to listen on; a free one unless said.")
READ_ONLY = Message("Show and check only; record nothing.")
NO_BROWSER = Message("Print the address alone; open no browser.")


def page(
    ctx: typer.Context,
    port: Annotated[str | None, Valued("--port", "PORT", PORT)] = None,
    read_only: Annotated[bool, Flagged("--read-only", READ_ONLY)] = False,
    no_browser: Annotated[bool, Flagged("--no-browser", NO_BROWSER)] = False,
) -> None:
    """`page`."""
    number = arguments.number("--port", port) or 0
    open_here(ctx.obj, port=number, read_only=read_only, no_browser=no_browser)
